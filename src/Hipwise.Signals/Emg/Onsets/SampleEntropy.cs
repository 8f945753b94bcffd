namespace Hipwise.Signals.Emg.Onsets;

/// <summary>Sample entropy with a tolerance that is fixed in deviations of rest: the louder, the less often short runs of samples recur.</summary>
/// <param name="WindowSeconds">Over which it is taken, though at least 64 samples (s); a new one every fifth of it.</param>
/// <param name="Order">How many samples a run has.</param>
/// <param name="Tolerance">How near runs must be, in deviations of rest.</param>
/// <param name="Multiple">How many of its deviations at rest it must lie above its mean at rest.</param>
public sealed record SampleEntropy(double WindowSeconds, int Order, double Tolerance, double Multiple) : IOnsetDetector
{
    private const int LeastWindow = 64;

    /// <inheritdoc/>
    public string Name => "Sample entropy";

    /// <inheritdoc/>
    public IReadOnlyList<Extent> Detect(double[] samples, RestNoise rest)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(rest);
        var window = Math.Max(LeastWindow, (int)Math.Round(WindowSeconds * rest.Rate));
        var (step, near) = (Math.Max(1, window / 5), Tolerance * rest.Rms);
        var (mean, sd) = SlidingMean.AtRest(rest.Pieces.Select(piece => Entropies(piece, window, step, near)).Where(values => values.Length > 0), 0);
        if (!double.IsFinite(mean))
        {
            return [];
        }

        var (entropies, marks) = (Entropies(samples, window, step, near), new bool[samples.Length]);
        for (var i = 0; i < entropies.Length; i++)
        {
            if (entropies[i] > mean + (Multiple * sd))
            {
                // A window stands for the step in its middle.
                var first = (i * step) + ((window - step) / 2);
                marks.AsSpan(first, Math.Min(step, marks.Length - first)).Fill(true);
            }
        }

        return Extent.Where(marks);
    }

    /// <inheritdoc/>
    public double FalseAlarmsPerMinute(RestNoise rest) => double.NaN;

    /// <summary>−ln(A / B): of runs that are near each other over the order, the share that stays near for one sample more.
    /// Without any that stays near, as if half a pair did.</summary>
    /// <param name="samples">A window.</param>
    /// <param name="order">How many samples a run has.</param>
    /// <param name="near">How near each of a run's samples must be, in their unit.</param>
    public static double Of(ReadOnlySpan<double> samples, int order, double near)
    {
        var (longer, shorter) = (0, 0);
        for (var i = 0; i < samples.Length - order; i++)
        {
            for (var j = i + 1; j < samples.Length - order; j++)
            {
                var k = 0;
                while (k < order && Math.Abs(samples[i + k] - samples[j + k]) <= near)
                {
                    k++;
                }

                if (k == order)
                {
                    shorter++;
                    longer += Math.Abs(samples[i + k] - samples[j + k]) <= near ? 1 : 0;
                }
            }
        }

        // Far apart altogether: as uncertain as a window of this length can tell.
        return shorter == 0 ? Math.Log(samples.Length * samples.Length / 2.0) : -Math.Log(Math.Max(longer, 0.5) / shorter);
    }

    private double[] Entropies(double[] samples, int window, int step, double near)
    {
        var values = new double[samples.Length < window ? 0 : ((samples.Length - window) / step) + 1];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Of(samples.AsSpan(i * step, window), Order, near);
        }

        return values;
    }
}
