namespace Hipwise.Signals.Emg.Spectra;

/// <summary>x(n) = −a₁x(n−1) − … − a_p x(n−p) + e(n): a spectrum in few numbers, and the filter that makes noise of that spectrum white.</summary>
/// <param name="Coefficients">a₁ … a_p.</param>
/// <param name="Variance">Of e, in the samples' unit squared.</param>
public sealed record Autoregression(double[] Coefficients, double Variance)
{
    private const int Piece = 1024;

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
        var (a, before, power) = (new double[order], new double[order], Products.Dot(samples, samples) / samples.Length);
        for (var k = 0; k < order; k++)
        {
            // With each order what lies one sample further back is held against what lies ahead.
            forward = forward[1..];
            backward = backward[..^1];
            var both = Products.Dot(forward, forward) + Products.Dot(backward, backward);
            var reflection = both > 0 ? -2 * Products.Dot(forward, backward) / both : 0;
            a.AsSpan(0, k).CopyTo(before);
            for (var i = 0; i < k; i++)
            {
                a[i] = before[i] + (reflection * before[k - 1 - i]);
            }

            a[k] = reflection;
            power *= 1 - (reflection * reflection);
            Products.Cross(forward, backward, reflection);
        }

        return new(a, power);
    }

    /// <summary>What is left of samples when what the ones before tell is taken out: white where the samples have this spectrum.</summary>
    /// <param name="samples">Before the first one there is nothing.</param>
    /// <param name="residuals">As long; in the samples' unit.</param>
    public void Whiten(ReadOnlySpan<double> samples, Span<double> residuals)
    {
        samples.CopyTo(residuals);
        // Piece by piece, so that a piece stays near while all coefficients pass over it.
        for (var first = 0; first < samples.Length; first += Piece)
        {
            var end = Math.Min(samples.Length, first + Piece);
            for (var k = 0; k < Coefficients.Length; k++)
            {
                var from = Math.Min(end, Math.Max(first, k + 1));
                Products.Add(residuals[from..end], Coefficients[k], samples[(from - 1 - k)..(end - 1 - k)]);
            }
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
                sums[k] += Products.Dot(piece.AsSpan(k), piece.AsSpan(0, piece.Length - k));
            }
        }

        return count == 0 ? sums : [.. sums.Select(sum => sum / count)];
    }
}
