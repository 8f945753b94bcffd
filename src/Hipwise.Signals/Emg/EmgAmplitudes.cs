using System.Collections.Immutable;
using Hipwise.Signals.Emg.Onsets;

namespace Hipwise.Signals.Emg;

/// <summary>How much activity there is, as a share of a strongest contraction or of the strongest burst.</summary>
internal static class EmgAmplitudes
{
    /// <summary>Root of the mean square of a burst beyond rest's, with the range that noise of its length and width gives it.</summary>
    public static EmgEstimate Measure(double[] filtered, int first, int end, RestNoise rest)
    {
        var sum = 0.0;
        for (var i = first; i < end; i++)
        {
            sum += filtered[i] * filtered[i];
        }

        // A mean square over T seconds of noise of width B scatters by 1/√(B·T) of it, its root by half of that.
        var power = sum / Math.Max(1, end - first);
        var scatter = 0.5 / Math.Sqrt(Math.Max(1, rest.Bandwidth * (end - first) / rest.Rate));
        var value = Math.Sqrt(Math.Max(0, power - (rest.Rms * rest.Rms)));
        return EmgEstimate.Of(value, value > 0 ? scatter * power / value : double.NaN);
    }

    /// <summary>The strongest contractions that were recorded for a channel.</summary>
    /// <returns>The reference, or why there is none; null where none was recorded at all.</returns>
    public static (EmgEstimate Reference, ImmutableArray<double> Attempts, EmgRefusal? Refused)? Strongest(
        EmgPlacement placement, Func<string, IEnumerable<Channel>>? strongest, SignalUnit unit, EmgRules rules, SeededNoise noise)
    {
        if (strongest is null)
        {
            return null;
        }

        var attempts = ImmutableArray.CreateBuilder<double>();
        var (found, failed) = (0, 0);
        foreach (var channel in strongest(placement.Channel).Where(channel => channel.Unit.Text == unit.Text))
        {
            found++;
            var read = ChannelReading.Read(channel, rules, noise, isStrongest: true);
            failed += read.Quality.IsUsable ? 0 : 1;
            attempts.AddRange(read.Quality.IsUsable ? Peaks(read, rules.Amplitude.WindowSeconds) : []);
        }

        double[] best = [.. attempts.OrderDescending().Take(rules.Amplitude.Attempts)];
        EmgRefusal? refused = found == 0 || failed == found ? EmgRefusal.Quality
            : best.Length < rules.Amplitude.Attempts ? EmgRefusal.TooFewAttempts
            : best.Length > 1 && best[0] - best[1] > rules.Amplitude.MostDifference * best[0] ? EmgRefusal.Unsteady : null;
        return (best.Length == 0 ? new(double.NaN, double.NaN, double.NaN) : EmgEstimate.Of(best[0], rules.Amplitude.RepeatCv * best[0]), attempts.ToImmutable(), refused);
    }

    /// <summary>Bursts with their shares, and the channel's amplitude.</summary>
    public static (ImmutableArray<EmgBurst> Bursts, EmgAmplitude? Amplitude) Scale(
        ImmutableArray<EmgBurst> bursts, (EmgEstimate Reference, ImmutableArray<double> Attempts, EmgRefusal? Refused)? strongest, EmgAmplitudeRules rules)
    {
        if (bursts.IsEmpty)
        {
            return (bursts, null);
        }

        var isStrongest = strongest is { Refused: null };
        var reference = isStrongest ? strongest!.Value.Reference : bursts.MaxBy(burst => burst.Rms.Value)!.Rms;
        ImmutableArray<EmgBurst> shared = [.. bursts.Select(burst => burst with { Share = Ratio(burst.Rms, reference) })];
        var weight = shared.Sum(burst => burst.Seconds);
        var mean = shared.Sum(burst => burst.Share.Value * burst.Seconds) / weight;
        // Errors of bursts are independent of each other; the reference's is the same in all of them.
        var own = Math.Sqrt(shared.Sum(burst => Math.Pow(burst.Rms.Sd / reference.Value * burst.Seconds / weight, 2)));
        var common = isStrongest ? mean * reference.Sd / reference.Value : 0;
        var share = EmgEstimate.Of(mean, Math.Sqrt((own * own) + (common * common)));
        int? BandOf(double value) => isStrongest ? rules.BandEdges.Count(edge => value > edge) : null;
        return (shared, new(
            isStrongest ? EmgBasis.StrongestContraction : EmgBasis.StrongestBurst, reference, share, BandOf(share.Value), BandOf(share.Low), BandOf(share.High),
            strongest?.Attempts ?? [], strongest?.Refused));
    }

    private static EmgEstimate Ratio(EmgEstimate value, EmgEstimate reference)
    {
        var ratio = value.Value / reference.Value;
        // The strongest burst itself is the whole, without doubt.
        return value == reference ? new(1, 1, 1) : EmgEstimate.Of(ratio, ratio * Math.Sqrt(Math.Pow(value.Sd / value.Value, 2) + Math.Pow(reference.Sd / reference.Value, 2)));
    }

    // Of each burst that is long enough, the largest root of the mean square over the window.
    private static IEnumerable<double> Peaks(ChannelReading read, double windowSeconds)
    {
        var window = (2 * (int)(windowSeconds * read.Source.Rate / 2)) + 1;
        foreach (var extent in read.Extents.Where(extent => extent.Count >= window))
        {
            var levels = Envelopes.Rms(read.Signals!.Filtered.AsSpan(extent.First, extent.Count), window);
            yield return levels.AsSpan(window / 2, extent.Count - window + 1).ToArray().Max();
        }
    }
}
