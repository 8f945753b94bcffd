namespace Hipwise.Signals.Emg.Spectra;

/// <summary>x(n) = −a₁x(n−1) − … − a_p x(n−p) + e(n): a spectrum in few numbers, and the filter that makes noise of that spectrum white.</summary>
/// <param name="Coefficients">a₁ … a_p.</param>
/// <param name="Variance">Of e, in the samples' unit squared.</param>
public sealed record Autoregression(double[] Coefficients, double Variance)
{
    /// <summary>By Levinson and Durbin's recursion.</summary>
    /// <param name="correlation">Mean of x(n)·x(n−k) for k from 0 to the order.</param>
    /// <exception cref="ArgumentException">The power is not above 0.</exception>
    public static Autoregression OfCorrelation(ReadOnlySpan<double> correlation)
    {
        if (!(correlation[0] > 0))
        {
            throw new ArgumentException($"A power of {correlation[0]:G9}; it must be above 0.", nameof(correlation));
        }

        var (a, before, error) = (new double[correlation.Length - 1], new double[correlation.Length - 1], correlation[0]);
        for (var k = 0; k < a.Length; k++)
        {
            var sum = correlation[k + 1];
            for (var i = 0; i < k; i++)
            {
                sum += a[i] * correlation[k - i];
            }

            var reflection = -sum / error;
            a.AsSpan(0, k).CopyTo(before);
            for (var i = 0; i < k; i++)
            {
                a[i] = before[i] + (reflection * before[k - 1 - i]);
            }

            a[k] = reflection;
            error *= 1 - (reflection * reflection);
        }

        return new(a, error);
    }

    /// <summary>By Burg's recursion, which finds short stretches' peaks better than correlations do.</summary>
    /// <param name="samples">Without mean; longer than the order.</param>
    /// <param name="order">How many coefficients.</param>
    /// <param name="scratch">At least twice as long as the samples; it is overwritten.</param>
    /// <exception cref="ArgumentException">Too few samples, or too short a scratch.</exception>
    public static Autoregression OfSamples(ReadOnlySpan<double> samples, int order, Span<double> scratch)
    {
        if (samples.Length <= order || scratch.Length < 2 * samples.Length)
        {
            throw new ArgumentException($"{samples.Length} samples and {scratch.Length} places of scratch for a model of order {order}.", nameof(samples));
        }

        var forward = scratch[..samples.Length];
        var backward = scratch[samples.Length..(2 * samples.Length)];
        samples.CopyTo(forward);
        samples.CopyTo(backward);
        var (a, before, power) = (new double[order], new double[order], Energy(samples) / samples.Length);
        for (var k = 0; k < order; k++)
        {
            var f = forward[(k + 1)..];
            var b = backward[k..^1];
            var (cross, both) = (0.0, 0.0);
            for (var i = 0; i < f.Length; i++)
            {
                cross += f[i] * b[i];
                both += (f[i] * f[i]) + (b[i] * b[i]);
            }

            var reflection = both > 0 ? -2 * cross / both : 0;
            a.AsSpan(0, k).CopyTo(before);
            for (var i = 0; i < k; i++)
            {
                a[i] = before[i] + (reflection * before[k - 1 - i]);
            }

            a[k] = reflection;
            power *= 1 - (reflection * reflection);
            // Backwards, so that what is still needed is not overwritten.
            for (var i = f.Length - 1; i >= 0; i--)
            {
                var (u, v) = (f[i], b[i]);
                f[i] = u + (reflection * v);
                backward[k + 1 + i] = v + (reflection * u);
            }
        }

        return new(a, power);
    }

    /// <summary>What is left of samples when what the ones before tell is taken out: white where the samples have this spectrum.</summary>
    /// <param name="samples">Before the first one there is nothing.</param>
    /// <param name="residuals">As long; in the samples' unit.</param>
    public void Whiten(ReadOnlySpan<double> samples, Span<double> residuals)
    {
        for (var n = 0; n < samples.Length; n++)
        {
            var (sum, reach) = (samples[n], Math.Min(n, Coefficients.Length));
            for (var k = 0; k < reach; k++)
            {
                sum += Coefficients[k] * samples[n - 1 - k];
            }

            residuals[n] = sum;
        }
    }

    /// <summary>Mean of x(n)·x(n−k) over several pieces.</summary>
    /// <param name="pieces">Each without gaps; without mean.</param>
    /// <param name="lags">The largest k.</param>
    public static double[] Correlate(IEnumerable<double[]> pieces, int lags)
    {
        var (sums, count) = (new double[lags + 1], 0L);
        foreach (var piece in pieces)
        {
            count += piece.Length;
            for (var k = 0; k <= lags && k < piece.Length; k++)
            {
                var sum = 0.0;
                for (var i = k; i < piece.Length; i++)
                {
                    sum += piece[i] * piece[i - k];
                }

                sums[k] += sum;
            }
        }

        return count == 0 ? sums : [.. sums.Select(sum => sum / count)];
    }

    private static double Energy(ReadOnlySpan<double> samples)
    {
        var sum = 0.0;
        foreach (var sample in samples)
        {
            sum += sample * sample;
        }

        return sum;
    }
}
