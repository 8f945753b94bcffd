using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Signals.Emg;

/// <summary>Channels and repetitions compared with each other.</summary>
internal static class EmgTiming
{
    public static EmgSpread Spread(IEnumerable<double> values)
    {
        double[] all = [.. values];
        if (all.Length == 0)
        {
            return new(new(double.NaN, double.NaN, double.NaN), double.NaN, double.NaN, double.NaN);
        }

        var mean = all.Average();
        var sd = all.Length < 2 ? double.NaN : Math.Sqrt(all.Sum(value => (value - mean) * (value - mean)) / (all.Length - 1));
        var reach = all.Length < 2 ? double.NaN : StudentT.Quantile975(all.Length - 1) * sd / Math.Sqrt(all.Length);
        return new(new(mean, mean - reach, mean + reach), sd, all.Min(), all.Max());
    }

    public static EmgRepetitions? Repeat(ImmutableArray<EmgBurst> bursts) => bursts.Length < 2 ? null : new(
        bursts.Length, Spread(bursts.Select(burst => burst.Seconds)), Spread(bursts.Zip(bursts.Skip(1), (one, next) => next.Onset.Value - one.Onset.Value)),
        Spread(bursts.Select(burst => burst.Rms.Value)), Spread(bursts.Select(burst => burst.Peak)));

    /// <summary>Which of two channels begins first, over bursts whose onsets are each other's nearest.</summary>
    public static EmgOrder? Order(EmgChannel first, EmgChannel second, EmgTimingRules rules)
    {
        var pairs = first.Bursts.Select(burst => (One: burst, Other: Nearest(second.Bursts, burst)))
            .Where(pair => pair.Other is not null && Math.Abs(pair.Other.Onset.Value - pair.One.Onset.Value) <= rules.PairSeconds
                && ReferenceEquals(Nearest(first.Bursts, pair.Other), pair.One))
            .Where(pair => double.IsFinite(pair.One.Onset.Sd) && double.IsFinite(pair.Other!.Onset.Sd))
            .Select(pair => (Delay: pair.Other!.Onset.Value - pair.One.Onset.Value, Sd: Math.Sqrt(Math.Pow(pair.One.Onset.Sd, 2) + Math.Pow(pair.Other.Onset.Sd, 2)))).ToList();
        if (pairs.Count == 0)
        {
            return null;
        }

        var (spread, shared) = (Spread(pairs.Select(pair => pair.Delay)), rules.OnsetSd * rules.OnsetSd);
        var leads = pairs.Average(pair => Normal(pair.Delay / Math.Sqrt((pair.Sd * pair.Sd) + shared)));
        var error = Math.Sqrt(pairs.Sum(pair => pair.Sd * pair.Sd)) / pairs.Count;
        // The repetitions' own scatter holds the errors of the onsets; few that happen to agree must not tell more than those errors allow.
        var delay = EmgEstimate.Of(spread.Mean.Value, error);
        delay = spread.Mean.High - spread.Mean.Low > delay.High - delay.Low ? spread.Mean : delay;
        // What repetitions share, more of them do not take away.
        delay = EmgEstimate.Of(delay.Value, Math.Sqrt((delay.Sd * delay.Sd) + shared));
        return new(first.Placement.Channel, second.Placement.Channel, pairs.Count, delay, leads) { Each = [.. pairs.Select(pair => pair.Delay)] };
    }

    public static EmgSideDifference Compare(EmgChannel left, EmgChannel right, EmgTimingRules rules)
    {
        EmgEstimate? difference = null;
        if (left.Amplitude is { Basis: EmgBasis.StrongestContraction } one && right.Amplitude is { Basis: EmgBasis.StrongestContraction } other)
        {
            var larger = Math.Max(one.Share.Value, other.Share.Value);
            difference = EmgEstimate.Of((one.Share.Value - other.Share.Value) / larger, Math.Sqrt(Math.Pow(one.Share.Sd, 2) + Math.Pow(other.Share.Sd, 2)) / larger);
        }

        var isBeyond = difference is { } told && (told.Low > rules.LeastDifference || told.High < -rules.LeastDifference);
        double Length(EmgChannel channel) => channel.Bursts.IsEmpty ? double.NaN : channel.Bursts.Average(burst => burst.Seconds);
        return new(left.Placement.Muscle, left.Placement.Channel, right.Placement.Channel, difference, Length(left), Length(right), isBeyond);
    }

    /// <summary>How far two channels are active together; null when neither ever is.</summary>
    public static EmgCoActivation? Together(EmgChannel first, EmgChannel second)
    {
        if (first.Amplitude is not { } one || second.Amplitude is not { } other || first.Traces.Envelope is not { } lines || second.Traces.Envelope is not { } others)
        {
            return null;
        }

        var (lower, sum, either, both) = (0.0, 0.0, 0, 0);
        var isSame = one.Basis == other.Basis;
        foreach (var burst in Joined(first, second))
        {
            for (var place = (long)Math.Ceiling(burst.From / EmgEnvelope.Step); place * EmgEnvelope.Step < burst.To; place++)
            {
                var (t, a, b) = (place * EmgEnvelope.Step, lines.At(place) / one.Reference.Value, others.At(place) / other.Reference.Value);
                if (double.IsNaN(a) || double.IsNaN(b))
                {
                    continue;
                }

                (lower, sum, either) = (lower + Math.Min(a, b), sum + a + b, either + 1);
                both += IsActive(first, t) && IsActive(second, t) ? 1 : 0;
            }
        }

        return either == 0 || !isSame ? null : new(first.Placement.Channel, second.Placement.Channel, 2 * lower / sum, (double)both / either, one.Basis);
    }

    /// <summary>The envelope over the cycles between events of one label, the most frequent one.</summary>
    public static EmgCycle? Cycle(Channel channel, double[] linear, ImmutableArray<RecordingEvent> events, EmgTimingRules rules)
    {
        var marks = events.Where(mark => mark.Label.Length > 0).GroupBy(mark => mark.Label, StringComparer.Ordinal).OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal).FirstOrDefault();
        if (marks is null || marks.Count() < 2)
        {
            return null;
        }

        double[] times = [.. marks.Select(mark => mark.Time).Order()];
        var cycles = times.Zip(times.Skip(1)).Where(pair => pair.Second > pair.First)
            .Select(pair => Enumerable.Range(0, rules.CyclePoints)
                .Select(i => EmgEnvelope.At(channel, linear, pair.First + ((pair.Second - pair.First) * i / (rules.CyclePoints - 1)))).ToArray())
            .Where(cycle => !Array.Exists(cycle, double.IsNaN)).ToList();
        return cycles.Count == 0 ? null : new(
            marks.Key, cycles.Count, [.. Enumerable.Range(0, rules.CyclePoints).Select(i => cycles.Average(cycle => cycle[i]))],
            [.. Enumerable.Range(0, rules.CyclePoints).Select(i => Spread(cycles.Select(cycle => cycle[i])).Sd)]);
    }

    private static List<(double From, double To)> Joined(EmgChannel first, EmgChannel second)
    {
        var joined = new List<(double From, double To)>();
        foreach (var burst in first.Bursts.Concat(second.Bursts).OrderBy(burst => burst.Onset.Value))
        {
            if (joined.Count > 0 && burst.Onset.Value <= joined[^1].To)
            {
                joined[^1] = (joined[^1].From, Math.Max(joined[^1].To, burst.Offset.Value));
            }
            else
            {
                joined.Add((burst.Onset.Value, burst.Offset.Value));
            }
        }

        return joined;
    }

    private static bool IsActive(EmgChannel channel, double time) => LastBefore(channel.Bursts, time) is var i and >= 0 && time < channel.Bursts[i].Offset.Value;

    private static EmgBurst? Nearest(ImmutableArray<EmgBurst> bursts, EmgBurst to)
    {
        var i = LastBefore(bursts, to.Onset.Value);
        double Away(int place) => Math.Abs(bursts[place].Onset.Value - to.Onset.Value);
        return bursts.IsEmpty ? null : bursts[i < 0 ? 0 : i + 1 < bursts.Length && Away(i + 1) < Away(i) ? i + 1 : i];
    }

    // Place of the last burst that begins no later; -1 when there is none.
    private static int LastBefore(ImmutableArray<EmgBurst> bursts, double time)
    {
        var (low, high) = (-1, bursts.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = bursts[middle].Onset.Value <= time ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    // The normal distribution by Zelen and Severo's approximation, within 1e-7.
    private static double Normal(double z)
    {
        var t = 1 / (1 + (0.2316419 * Math.Abs(z)));
        var tail = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return z > 0 ? 1 - tail : tail;
    }
}
