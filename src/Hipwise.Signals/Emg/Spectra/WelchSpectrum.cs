namespace Hipwise.Signals.Emg.Spectra;

/// <summary>Mean power spectra of short Hann-weighted segments that overlap by half. Not for two threads at a time; nothing is allocated for a spectrum.</summary>
public sealed class WelchSpectrum
{
    private readonly double[] weights;
    private readonly double[] real;
    private readonly double[] imaginary;
    private readonly double[] density;
    private readonly Fft fft;
    private readonly double rate;

    /// <summary>For segments of a length.</summary>
    /// <param name="segment">Samples of each, 4 or more; they are filled up with zeros to a power of two.</param>
    /// <param name="rate">Samples a second.</param>
    public WelchSpectrum(int segment, double rate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(segment, 4);
        this.rate = rate;
        weights = new double[segment];
        for (var i = 0; i < segment; i++)
        {
            weights[i] = 0.5 - (0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / segment));
        }

        fft = new((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)segment));
        (real, imaginary, density) = (new double[fft.Length], new double[fft.Length], new double[(fft.Length / 2) + 1]);
    }

    /// <summary>From one frequency of a spectrum to the next (Hz).</summary>
    public double Step => rate / fft.Length;

    /// <summary>Power by frequency: the sum over all of them times <see cref="Step"/> is the mean square. The same memory each time.</summary>
    /// <param name="samples">At least one segment.</param>
    /// <exception cref="ArgumentException">Fewer.</exception>
    public ReadOnlySpan<double> Of(ReadOnlySpan<double> samples)
    {
        if (samples.Length < weights.Length)
        {
            throw new ArgumentException($"{samples.Length} samples for segments of {weights.Length}.", nameof(samples));
        }

        Array.Clear(density);
        var (hop, count) = (weights.Length / 2, 0);
        for (var first = 0; first + weights.Length <= samples.Length; first += 2 * hop)
        {
            // Two segments go through one transform: the second as its imaginary part, told apart by symmetry; power only needs their sum.
            Array.Clear(real);
            Array.Clear(imaginary);
            count += Fill(real, samples, first) + Fill(imaginary, samples, first + hop);
            fft.Transform(real, imaginary);
            Gather();
        }

        // What the weights leave of the power, and one side for both.
        var scale = 1 / (count * rate * weights.Sum(weight => weight * weight));
        for (var k = 0; k < density.Length; k++)
        {
            density[k] *= scale * (k == 0 || k == density.Length - 1 ? 1 : 2);
        }

        return density;
    }

    /// <summary>The frequency below which half the power lies (Hz), between the spectrum's places by a straight line; NaN without power.</summary>
    /// <param name="density">Power by frequency.</param>
    /// <param name="step">From one to the next (Hz).</param>
    public static double Median(ReadOnlySpan<double> density, double step)
    {
        var total = 0.0;
        foreach (var value in density)
        {
            total += value;
        }

        var running = 0.0;
        for (var k = 0; k < density.Length; k++)
        {
            if (density[k] > 0 && running + density[k] >= total / 2)
            {
                return Math.Max(0, (k - 0.5 + (((total / 2) - running) / density[k])) * step);
            }

            running += density[k];
        }

        return double.NaN;
    }

    private int Fill(double[] part, ReadOnlySpan<double> samples, int first)
    {
        if (first + weights.Length > samples.Length)
        {
            return 0;
        }

        for (var i = 0; i < weights.Length; i++)
        {
            part[i] = samples[first + i] * weights[i];
        }

        return 1;
    }

    // |X|² + |Y|² of two real signals in one transform is the mean of |Z|² at k and at −k.
    private void Gather()
    {
        for (var k = 0; k < density.Length; k++)
        {
            var other = (fft.Length - k) % fft.Length;
            density[k] += ((real[k] * real[k]) + (imaginary[k] * imaginary[k]) + (real[other] * real[other]) + (imaginary[other] * imaginary[other])) / 2;
        }
    }
}
