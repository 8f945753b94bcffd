using Hipwise.Signals.Filters;

namespace Hipwise.Signals.Emg;

/// <summary>From the swings of muscle activity to how much there is of it. None of these moves anything in time; for samples that come one by one see
/// <see cref="RmsStream"/> and <see cref="SectionFilter.ToStream"/>.</summary>
public static class Envelopes
{
    /// <summary>|x|.</summary>
    /// <param name="samples">In any unit.</param>
    public static double[] Rectify(ReadOnlySpan<double> samples)
    {
        var output = new double[samples.Length];
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = Math.Abs(samples[i]);
        }

        return output;
    }

    /// <summary>Root of the mean square over a window about each sample; at the ends over what of the window is there. A sine's is its amplitude over √2
    /// where the window holds whole half periods. White noise of deviation σ gives σ, spread by σ/√(2·window).</summary>
    /// <param name="samples">In any unit.</param>
    /// <param name="window">Samples; odd, so that it has a middle.</param>
    /// <exception cref="ArgumentException">The window is even or below 1.</exception>
    public static double[] Rms(ReadOnlySpan<double> samples, int window)
    {
        var (half, output, count, stream, running) = (window / 2, new double[samples.Length], samples.Length, new RmsStream(window), 0.0);
        for (var i = 0; i < count; i++)
        {
            running = stream.Next(samples[i]);
            if (i >= half)
            {
                output[i - half] = running;
            }
        }

        // About these a window holds everything.
        for (var i = Math.Max(0, count - half); i < Math.Min(half, count); i++)
        {
            output[i] = running;
        }

        // Windows that are cut by the end of the samples are running ones from behind.
        stream = new RmsStream(window);
        for (var i = count - 1; i >= Math.Max(0, count - (2 * half)); i--)
        {
            running = stream.Next(samples[i]);
            if (i + half < count)
            {
                output[i + half] = running;
            }
        }

        return output;
    }

    /// <summary>The rectified samples, low-passed both ways: together |H|² of <see cref="SectionFilters.LowPass"/>, so that 6 dB are lost at the cut-off.</summary>
    /// <param name="samples">In any unit, all finite.</param>
    /// <param name="order">Of one pass, 1 to 8.</param>
    /// <param name="cutoff">Where each pass has lost 3 dB (Hz).</param>
    /// <param name="rate">Samples a second.</param>
    /// <exception cref="ArgumentException">A sample is not finite, or an order or a cut-off is out of range.</exception>
    public static double[] Linear(ReadOnlySpan<double> samples, int order, double cutoff, double rate)
    {
        var filter = SectionFilters.LowPass(order, cutoff, rate);
        var rectified = Rectify(samples);
        // Six time constants of the cut-off, mirrored at both ends, let these settle at the level that is there.
        var extension = Math.Min(samples.Length, (int)Math.Ceiling(6 * rate / (2 * Math.PI * cutoff)));
        var mirrored = new double[rectified.Length + (2 * extension)];
        rectified.CopyTo(mirrored, extension);
        for (var k = 0; k < extension; k++)
        {
            (mirrored[extension - 1 - k], mirrored[^(extension - k)]) = (rectified[k], rectified[^(k + 1)]);
        }

        return filter.FilterBothWays(mirrored, 0)[extension..(extension + samples.Length)];
    }

    /// <summary>Teager and Kaiser's energy x(n)² − x(n−1)·x(n+1), which rises with amplitude and frequency alike: A²·sin²(2π·f/rate) for a sine. The first and the last
    /// sample, which lack a neighbour, get their neighbour's.</summary>
    /// <param name="samples">In any unit; the energy is in its square.</param>
    public static double[] TeagerKaiser(ReadOnlySpan<double> samples)
    {
        var output = new double[samples.Length];
        for (var i = 1; i < samples.Length - 1; i++)
        {
            output[i] = (samples[i] * samples[i]) - (samples[i - 1] * samples[i + 1]);
        }

        if (samples.Length > 2)
        {
            (output[0], output[^1]) = (output[1], output[^2]);
        }

        return output;
    }
}
