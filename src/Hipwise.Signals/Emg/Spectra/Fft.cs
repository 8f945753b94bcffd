namespace Hipwise.Signals.Emg.Spectra;

/// <summary>The discrete Fourier transform for lengths that are powers of two, in place, with factors made once. Not for two threads at a time.</summary>
public sealed class Fft
{
    private readonly double[] cosines;
    private readonly double[] sines;
    private readonly int[] turned;

    /// <summary>Makes the factors.</summary>
    /// <param name="length">A power of two.</param>
    /// <exception cref="ArgumentException">It is none.</exception>
    public Fft(int length)
    {
        if (length < 2 || (length & (length - 1)) != 0)
        {
            throw new ArgumentException($"A length of {length}; it must be a power of two.", nameof(length));
        }

        (cosines, sines, turned) = (new double[length / 2], new double[length / 2], new int[length]);
        for (var i = 0; i < length / 2; i++)
        {
            (sines[i], cosines[i]) = Math.SinCos(-2 * Math.PI * i / length);
        }

        for (var i = 1; i < length; i++)
        {
            turned[i] = (turned[i >> 1] >> 1) | ((i & 1) * (length >> 1));
        }
    }

    /// <summary>Values a transform takes.</summary>
    public int Length => turned.Length;

    /// <summary>X(k) = Σ x(n)·exp(−2πi·k·n / length).</summary>
    /// <param name="real">Of x, then of X.</param>
    /// <param name="imaginary">Likewise.</param>
    public void Transform(Span<double> real, Span<double> imaginary)
    {
        for (var i = 0; i < turned.Length; i++)
        {
            var j = turned[i];
            if (i < j)
            {
                (real[i], real[j], imaginary[i], imaginary[j]) = (real[j], real[i], imaginary[j], imaginary[i]);
            }
        }

        for (var half = 1; half < turned.Length; half *= 2)
        {
            var stride = turned.Length / (2 * half);
            for (var first = 0; first < turned.Length; first += 2 * half)
            {
                Merge(real.Slice(first, 2 * half), imaginary.Slice(first, 2 * half), half, stride);
            }
        }
    }

    private void Merge(Span<double> real, Span<double> imaginary, int half, int stride)
    {
        for (var k = 0; k < half; k++)
        {
            var (c, s) = (cosines[k * stride], sines[k * stride]);
            var (u, v) = ((real[half + k] * c) - (imaginary[half + k] * s), (real[half + k] * s) + (imaginary[half + k] * c));
            (real[half + k], imaginary[half + k]) = (real[k] - u, imaginary[k] - v);
            (real[k], imaginary[k]) = (real[k] + u, imaginary[k] + v);
        }
    }
}
