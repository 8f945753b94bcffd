using Hipwise.Knowledge;
using Hipwise.Signals.Emg;
using Hipwise.Signals.Emg.Onsets;
using Hipwise.Signals.Filters;
using Hipwise.Testing;

namespace Hipwise.Signals.Tests.Emg;

/// <summary>Many bursts of known beginning, found by each detector and by all together.</summary>
internal sealed class OnsetTrials
{
    public const double Rate = 2000;

    public static SectionFilter Band { get; } = SectionFilters.BandPass(4, 20, 450, Rate);

    /// <summary>The figures that are shipped.</summary>
    public static EmgRules All { get; } = KnowledgeLoader.Load(Repository.Knowledge).Emg.Rules;

    public static EmgDetectionRules Rules => All.Detection;

    /// <summary>What became of one way of finding.</summary>
    public sealed class Tally
    {
        public List<double> Onsets { get; } = [];

        public List<double> Offsets { get; } = [];

        public int Missed { get; set; }

        /// <summary>Loudness of those found beyond rest's, as multiples of it.</summary>
        public List<double> Levels { get; } = [];

        public int Faint => Levels.Count(level => level < Rules.FaintLevel);

        public int Covered { get; set; }

        public int Ranges { get; set; }

        public double Width { get; set; }

        public int FalseAlarms { get; set; }

        public double Bias => Onsets.Count == 0 ? double.NaN : Onsets.Average();

        public double Sd => Onsets.Count < 2 ? double.NaN : Math.Sqrt(Onsets.Sum(x => (x - Bias) * (x - Bias)) / (Onsets.Count - 1));

        public double Coverage => Ranges == 0 ? double.NaN : (double)Covered / Ranges;
    }

    /// <summary>Detectors' names and the consensus last, each with its tally.</summary>
    public Dictionary<string, Tally> Tallies { get; } = [];

    public double RestMinutes { get; private set; }

    public static string[] Names => [.. OnsetConsensus.Detectors(Rules).Select(one => one.Name), "Consensus"];

    public static (double[] Filtered, RestNoise? Noise) Condition(double[] raw)
    {
        var filtered = Band.FilterBothWays(raw, 400);
        return (filtered, RestNoise.Find(filtered, Rate, Rules));
    }

    public void Run(bool isAdded, double decibels, double ramp, int trials, long seed, double seconds = 5)
    {
        for (var i = 0; i < trials; i++)
        {
            var noise = new SeededNoise(seed + i);
            var onset = 1.5 + noise.NextShare();
            var shape = new BurstSynthesis.Shape(Rate, seconds, onset, onset + 0.8 + (2 * ramp * noise.NextShare()) + ramp, ramp);
            var raw = isAdded ? BurstSynthesis.Added(shape, decibels, noise) : BurstSynthesis.Modulated(shape, decibels, noise);
            Take(raw, shape, noise);
        }
    }

    private void Take(double[] raw, BurstSynthesis.Shape shape, SeededNoise noise)
    {
        var (filtered, rest) = Condition(raw);
        RestMinutes += (shape.Seconds - (shape.Offset - shape.Onset) - 0.2) / 60;
        if (rest is null)
        {
            throw new InvalidOperationException("No rest was found.");
        }

        foreach (var detector in OnsetConsensus.Detectors(Rules))
        {
            var found = Extent.Tidy([.. detector.Detect(filtered, rest)], (int)(Rules.LeastPause * Rate), (int)(Rules.LeastBurst * Rate));
            Note(detector.Name, shape, [.. found.Select(one => new ConsensusBurst(one, Bare(one.First), Bare(one.End), []))]);
        }

        var bursts = OnsetConsensus.Find(raw, [Band], filtered, rest, Rules, noise);
        Note("Consensus", shape, bursts);
        Tallies["Consensus"].Levels.AddRange(
            bursts.Where(one => one.Onset.Value < shape.Offset * Rate && one.Offset.Value > shape.Onset * Rate).Select(one => Beyond(filtered, one, rest) / rest.Rms));
    }

    private static double Beyond(double[] filtered, ConsensusBurst burst, RestNoise rest)
    {
        var part = filtered.AsSpan((int)Math.Round(burst.Onset.Value)..(int)Math.Round(burst.Offset.Value)).ToArray();
        return Math.Sqrt(Math.Max(0, part.Average(value => value * value) - (rest.Rms * rest.Rms)));
    }

    private static EmgEstimate Bare(int place) => new(place, double.NaN, double.NaN);

    private void Note(string name, BurstSynthesis.Shape shape, IReadOnlyList<ConsensusBurst> bursts)
    {
        if (!Tallies.TryGetValue(name, out var tally))
        {
            Tallies[name] = tally = new();
        }

        var (from, to) = (shape.Onset * Rate, shape.Offset * Rate);
        tally.FalseAlarms += bursts.Count(one => one.Offset.Value < from - (0.1 * Rate) || one.Onset.Value > to + (0.1 * Rate));
        var best = bursts.MaxBy(one => Math.Min(one.Offset.Value, to) - Math.Max(one.Onset.Value, from));
        if (best is null || Math.Min(best.Offset.Value, to) - Math.Max(best.Onset.Value, from) <= 0)
        {
            tally.Missed++;
            return;
        }

        tally.Onsets.Add(1000 * (best.Onset.Value - from) / Rate);
        tally.Offsets.Add(1000 * (best.Offset.Value - to) / Rate);
        foreach (var (estimate, truth) in new[] { (best.Onset, from), (best.Offset, to) }.Where(pair => double.IsFinite(pair.Item1.Low)))
        {
            tally.Ranges++;
            tally.Covered += estimate.Low <= truth && truth <= estimate.High ? 1 : 0;
            tally.Width += 1000 * (estimate.High - estimate.Low) / Rate;
        }
    }
}
