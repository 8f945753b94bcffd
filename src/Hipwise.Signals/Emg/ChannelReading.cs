using System.Collections.Immutable;
using Hipwise.Signals.Emg.Onsets;

namespace Hipwise.Signals.Emg;

/// <summary>One channel judged, conditioned and searched for bursts; not yet compared with anything.</summary>
internal sealed record ChannelReading(Channel Source, EmgQuality Quality, EmgSignals? Signals, RestNoise? Noise, ImmutableArray<EmgBurst> Bursts, ImmutableArray<Extent> Extents)
{
    /// <summary>Bursts that are hardly louder than rest.</summary>
    public ImmutableArray<EmgBurst> Faint { get; private init; } = [];

    private const double StrongRank = 0.9;

    /// <summary>Reads a channel. Strongest contractions may fill a recording, so that little rest is asked of it.</summary>
    public static ChannelReading Read(Channel channel, EmgRules rules, SeededNoise noise, bool isStrongest = false)
    {
        LargeArrays.LetGo();
        var made = new EmgConditioning(channel, rules.Condition);
        var check = new EmgQualityCheck(made, rules.Quality);
        check.LookAtSamples();
        if (made.Pieces.IsEmpty || made.Filters.IsEmpty)
        {
            return new(channel, new(check.Problems, double.NaN, double.NaN), null, null, [], []);
        }

        var filtered = made.Filter();
        check.LookAtBand(filtered);
        if (double.IsFinite(check.LineFrequency))
        {
            made.TakeOutMains(check.LineFrequency);
            filtered = made.Filter();
        }

        LargeArrays.LetGo();
        var (signals, rest) = (new EmgSignals(made, filtered), RestNoise.Find(filtered, channel.Rate, rules.Detection, out var restSeconds));
        var found = check.Fails || rest is null ? [] : Find(made, signals, rest, rules.Detection, noise);
        var decibels = Strength(signals, rest, found);
        if (!isStrongest)
        {
            check.LookAtSignal(decibels);
            check.LookAtRest(restSeconds);
        }

        var quality = new EmgQuality(check.Problems, check.LineFrequency, decibels);
        if (!quality.IsUsable || rest is null)
        {
            return new(channel, quality, signals, null, [], []);
        }

        bool IsFaint(EmgBurst burst) => burst.Rms.Value < rules.Detection.FaintLevel * rest.Rms;
        var clear = found.Where(pair => !IsFaint(pair.Burst)).ToList();
        return new(channel, quality, signals, rest, [.. clear.Select(pair => pair.Burst)], [.. clear.Select(pair => pair.Extent)])
        {
            Faint = [.. found.Select(pair => pair.Burst).Where(IsFaint).Select(burst => burst with { Share = new(double.NaN, double.NaN, double.NaN) })],
        };
    }

    /// <summary>What is told of rest.</summary>
    public EmgRest? Rest(EmgDetectionRules rules)
    {
        if (Noise is null)
        {
            return null;
        }

        var longest = Noise.Extents.MaxBy(extent => extent.Count);
        return new(
            Noise.Rms, Noise.Bandwidth, Noise.Seconds, Source.TimeOf(longest.First), Source.TimeOf(longest.End - 1), rules.Threshold,
            FalseAlarms.PerMinute(rules.Threshold, rules.WindowSeconds, Noise.Bandwidth));
    }

    private static List<(EmgBurst Burst, Extent Extent)> Find(EmgConditioning made, EmgSignals signals, RestNoise rest, EmgDetectionRules rules, SeededNoise noise)
    {
        var (names, bursts) = (OnsetConsensus.Detectors(rules).Select(detector => detector.Name).ToList(), new List<(EmgBurst, Extent)>());
        foreach (var piece in made.Pieces)
        {
            var part = Part(signals.Filtered, piece);
            foreach (var found in OnsetConsensus.Find(Part(made.Samples, piece), made.Filters, part, rest.Within(piece, part), rules, noise))
            {
                var first = Math.Clamp((int)Math.Round(found.Onset.Value), 0, piece.Count - 1);
                var end = Math.Clamp((int)Math.Round(found.Offset.Value), first + 1, piece.Count);
                var start = made.Channel.TimeOf(piece.First);
                EmgEstimate At(EmgEstimate place) => new(start + (place.Value / rest.Rate), start + (place.Low / rest.Rate), start + (place.High / rest.Rate));
                var seen = found.Found.Select((run, i) => (Run: run, Name: names[i])).Where(pair => pair.Run.Count > 0)
                    .Select(pair => new EmgDetection(pair.Name, start + (pair.Run.First / rest.Rate), start + (pair.Run.End / rest.Rate)));
                var rms = EmgAmplitudes.Measure(part, first, end, rest);
                var peak = signals.Rms.AsSpan(piece.First + first, end - first).ToArray().Max();
                bursts.Add((new(At(found.Onset), At(found.Offset), [.. seen], rms, peak, default), new(piece.First + first, end - first)));
            }
        }

        return bursts;
    }

    // One that is everything is not copied.
    private static double[] Part(double[] samples, Extent piece) => piece.Count == samples.Length ? samples : samples[piece.First..piece.End];

    // The strongest burst against rest; without any, what nine tenths of the envelope stay below.
    private static double Strength(EmgSignals signals, RestNoise? rest, List<(EmgBurst Burst, Extent Extent)> found)
    {
        if (rest is null)
        {
            return double.NaN;
        }

        double[] levels = found.Count > 0 ? [found.Max(pair => pair.Burst.Rms.Value)] : [.. signals.Rms.Where(double.IsFinite).Order()];
        return levels.Length == 0 ? double.NaN : 20 * Math.Log10(levels[(int)(StrongRank * (levels.Length - 1))] / rest.Rms);
    }
}
