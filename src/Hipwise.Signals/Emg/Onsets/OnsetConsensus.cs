using System.Collections.Immutable;
using Hipwise.Signals.Filters;

namespace Hipwise.Signals.Emg.Onsets;

/// <summary>A burst as all ways of finding it together see it; places are samples and may lie between them.</summary>
/// <param name="Coarse">Where enough of them agree.</param>
/// <param name="Onset">Where it begins; without a range where it was there from the first sample on.</param>
/// <param name="Offset">Where it ends; likewise.</param>
/// <param name="Found">The runs that each detector found there, in the order of the detectors; with no samples where it found none.</param>
public sealed record ConsensusBurst(Extent Coarse, EmgEstimate Onset, EmgEstimate Offset, ImmutableArray<Extent> Found);

/// <summary>Ways of finding activity that vote for where it is, and a likelihood over steps and ramps that tells when exactly.</summary>
public static class OnsetConsensus
{
    /// <summary>The six detectors with the figures of the rules.</summary>
    /// <param name="rules">Whose.</param>
    public static ImmutableArray<IOnsetDetector> Detectors(EmgDetectionRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return
        [
            new HodgesBui(rules.WindowSeconds, rules.HodgesMultiple),
            new Bonato(rules.BonatoShare, rules.BonatoOf, rules.BonatoLeast),
            new TeagerKaiserThreshold(rules.WindowSeconds, rules.TeagerMultiple),
            new SampleEntropy(rules.WindowSeconds, rules.EntropyOrder, rules.EntropyTolerance, rules.EntropyMultiple),
            new ChangePoints(rules.ChangeStep, rules.ChangePenalty, rules.Threshold),
            new LikelihoodRatio(rules.WindowSeconds, rules.GlrThreshold),
        ];
    }

    /// <summary>Finds all bursts of one piece of a channel.</summary>
    /// <param name="raw">As recorded, all finite.</param>
    /// <param name="condition">The band-pass, and the notches where the mains are seen.</param>
    /// <param name="filtered">Both ways through <paramref name="condition"/>.</param>
    /// <param name="rest">Of the same piece.</param>
    /// <param name="rules">By which figures.</param>
    /// <param name="noise">For drawing rest anew.</param>
    public static ImmutableArray<ConsensusBurst> Find(
        double[] raw, IReadOnlyList<SectionFilter> condition, double[] filtered, RestNoise rest, EmgDetectionRules rules, SeededNoise noise)
    {
        ArgumentNullException.ThrowIfNull(raw);
        ArgumentNullException.ThrowIfNull(rest);
        ArgumentNullException.ThrowIfNull(rules);
        var (pause, least) = ((int)(rules.LeastPause * rest.Rate), (int)(rules.LeastBurst * rest.Rate));
        List<Extent> Seen(IOnsetDetector detector)
        {
            LargeArrays.LetGo();
            return Extent.Tidy([.. detector.Detect(filtered, rest)], pause, least);
        }

        ImmutableArray<List<Extent>> found = [.. Detectors(rules).Select(Seen)];
        var coarse = Extent.Tidy(Agreed(found, raw.Length, rules.LeastVotes), pause, least);
        if (coarse.Count == 0)
        {
            return [];
        }

        var onsets = Edges(Forwards(raw, condition), rest, rest.Extents, coarse, rules, noise);
        List<Extent> behind = [.. coarse.Select(burst => Turn(burst, raw.Length)).Reverse()];
        var offsets = Edges(Forwards([.. raw.Reverse()], condition), rest, [.. rest.Extents.Select(extent => Turn(extent, raw.Length))], behind, rules, noise);
        var bursts = ImmutableArray.CreateBuilder<ConsensusBurst>();
        for (var i = 0; i < coarse.Count; i++)
        {
            var (onset, offset) = (onsets[i], offsets[coarse.Count - 1 - i]);
            var end = new EmgEstimate(raw.Length - 1 - offset.Value, raw.Length - 1 - offset.High, raw.Length - 1 - offset.Low);
            if (onset.Gain > rules.LeastGain && end.Value - onset.Value >= least)
            {
                Add(bursts, new(coarse[i], onset.At, end, [.. found.Select(list => Extent.FirstIn(list, coarse[i]))]));
            }
        }

        return bursts.ToImmutable();
    }

    // Where one ends after the next began, they are one.
    private static void Add(ImmutableArray<ConsensusBurst>.Builder bursts, ConsensusBurst next)
    {
        if (bursts.Count == 0 || bursts[^1].Offset.Value < next.Onset.Value)
        {
            bursts.Add(next);
            return;
        }

        var last = bursts[^1];
        bursts[^1] = last with { Coarse = new(last.Coarse.First, next.Coarse.End - last.Coarse.First), Offset = next.Offset };
    }

    private readonly record struct EdgeFound(EmgEstimate At, double Gain)
    {
        public double Value => At.Value;

        public double Low => At.Low;

        public double High => At.High;
    }

    // A model holds as much as the samples do; it ends with its edges.
    private static EdgeFound[] Edges(double[] forwards, RestNoise rest, ImmutableArray<Extent> where, List<Extent> bursts, EmgDetectionRules rules, SeededNoise noise)
    {
        LargeArrays.LetGo();
        var model = new RampModel(forwards, where, rest.Pieces, bursts, rest.Rate, rules, noise);
        return [.. Enumerable.Range(0, bursts.Count).Select(i => Edge(model, bursts, i, rest.Rate))];
    }

    private static EdgeFound Edge(RampModel model, List<Extent> bursts, int i, double rate)
    {
        const double Before = 0.6;
        const double LeastBefore = 0.05;
        var free = i == 0 ? 0 : bursts[i - 1].End;
        var from = Math.Max(free, bursts[i].First - (int)(Before * rate));
        if (bursts[i].First - from < LeastBefore * rate && i == 0)
        {
            // It was there before anything was recorded.
            return new(new(bursts[i].First, double.NaN, double.NaN), double.PositiveInfinity);
        }

        var (median, low, high, gain) = model.Find(from, bursts[i]);
        return new(new(median, low, high), gain);
    }

    private static Extent Turn(Extent extent, int count) => new(count - extent.End, extent.Count);

    private static double[] Forwards(double[] samples, IReadOnlyList<SectionFilter> filters) =>
        filters.Aggregate(samples, (signal, filter) => filter.FilterForwards(signal));

    private static List<Extent> Agreed(ImmutableArray<List<Extent>> found, int count, int least)
    {
        var (votes, marks, now) = (new sbyte[count + 1], new bool[count], 0);
        foreach (var extent in found.SelectMany(list => list))
        {
            votes[extent.First]++;
            votes[extent.End]--;
        }

        for (var i = 0; i < count; i++)
        {
            now += votes[i];
            marks[i] = now >= least;
        }

        return Extent.Where(marks);
    }
}
