namespace Hipwise.Signals.Emg.Onsets;

/// <summary>Staude's approximated generalised likelihood ratio: whitened samples alarm when their variance over a window differs upwards from rest's; then the likeliest
/// place of the change is looked for about the alarm. The end is found in the same way, backwards.</summary>
/// <param name="WindowSeconds">The window (s).</param>
/// <param name="Threshold">Where it alarms, in log-likelihood.</param>
public sealed record LikelihoodRatio(double WindowSeconds, double Threshold) : IOnsetDetector
{
    /// <inheritdoc/>
    public string Name => "Likelihood ratio";

    /// <inheritdoc/>
    public IReadOnlyList<Extent> Detect(double[] samples, RestNoise rest)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(rest);
        var (window, sums) = (Math.Max(2, (int)Math.Round(WindowSeconds * rest.Rate)), new double[samples.Length + 1]);
        var white = new double[samples.Length];
        rest.Model.Whiten(samples, white);
        for (var i = 0; i < white.Length; i++)
        {
            sums[i + 1] = sums[i] + (white[i] * white[i] / rest.Model.Variance);
        }

        var marks = new bool[samples.Length];
        for (var i = window; i <= samples.Length; i++)
        {
            marks[i - 1] = Ratio(sums[i] - sums[i - window], window) > Threshold;
        }

        // An alarm stands at the window's last sample: what it tells of begins and ends up to a window before.
        return [.. Extent.Where(marks).Select(alarm => Settle(sums, alarm, window))];
    }

    /// <inheritdoc/>
    public double FalseAlarmsPerMinute(RestNoise rest)
    {
        ArgumentNullException.ThrowIfNull(rest);
        var (low, high) = (1.0, 1e3);
        var count = Math.Max(2, Math.Round(WindowSeconds * rest.Rate));
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Ratio(middle * count, count) > Threshold ? (low, middle) : (middle, high);
        }

        return FalseAlarms.PerMinute(Math.Sqrt(high), WindowSeconds, rest.Rate / 2);
    }

    // ln p(window | its own variance) − ln p(window | rest), for variances above rest's.
    private static double Ratio(double sum, double count)
    {
        var variance = sum / count;
        return variance > 1 ? count / 2 * (variance - 1 - Math.Log(variance)) : 0;
    }

    private static Extent Settle(double[] sums, Extent alarm, int window)
    {
        var (from, to) = (Math.Max(0, alarm.First - window), alarm.End);
        var variance = Math.Max(1.0001, (sums[to] - sums[from]) / (to - from));
        // From a place on, each sample argues for activity by x²/2·(1 − 1/v) − ln(v)/2.
        var (weight, cost) = ((1 - (1 / variance)) / 2, Math.Log(variance) / 2);
        var onset = Best(sums, Math.Max(0, from - window), alarm.First, i => -(weight * sums[i]) + (cost * i));
        var offset = Best(sums, Math.Max(onset + 1, alarm.End - window), alarm.End, i => (weight * sums[i]) - (cost * i));
        return new(onset, offset - onset);
    }

    private static int Best(double[] sums, int from, int to, Func<int, double> score)
    {
        var best = from;
        for (var i = from; i <= Math.Min(to, sums.Length - 1); i++)
        {
            best = score(i) > score(best) ? i : best;
        }

        return best;
    }
}
