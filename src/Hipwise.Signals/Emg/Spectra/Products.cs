using System.Numerics;
using System.Runtime.InteropServices;

namespace Hipwise.Signals.Emg.Spectra;

// Sums over many samples, several at a time.
internal static class Products
{
    // Σ a·b.
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var wideA = MemoryMarshal.Cast<double, Vector<double>>(a);
        var wideB = MemoryMarshal.Cast<double, Vector<double>>(b);
        // Two sums at once: while one waits for its last result, the other goes on.
        var (even, odd, i) = (Vector<double>.Zero, Vector<double>.Zero, 0);
        for (; i + 1 < wideA.Length; i += 2)
        {
            even += wideA[i] * wideB[i];
            odd += wideA[i + 1] * wideB[i + 1];
        }

        for (; i < wideA.Length; i++)
        {
            even += wideA[i] * wideB[i];
        }

        var sum = Vector.Sum(even + odd);
        for (var k = wideA.Length * Vector<double>.Count; k < a.Length; k++)
        {
            sum += a[k] * b[k];
        }

        return sum;
    }

    // sums += factor·a.
    public static void Add(Span<double> sums, double factor, ReadOnlySpan<double> a)
    {
        var wideSums = MemoryMarshal.Cast<double, Vector<double>>(sums);
        var wideA = MemoryMarshal.Cast<double, Vector<double>>(a);
        var wideFactor = new Vector<double>(factor);
        for (var i = 0; i < wideSums.Length; i++)
        {
            wideSums[i] += wideFactor * wideA[i];
        }

        for (var k = wideSums.Length * Vector<double>.Count; k < sums.Length; k++)
        {
            sums[k] += factor * a[k];
        }
    }

    // Both at once: a += factor·b and b += factor·a, each of what the other was.
    public static void Cross(Span<double> a, Span<double> b, double factor)
    {
        var wideA = MemoryMarshal.Cast<double, Vector<double>>(a);
        var wideB = MemoryMarshal.Cast<double, Vector<double>>(b);
        var wideFactor = new Vector<double>(factor);
        for (var i = 0; i < wideA.Length; i++)
        {
            var (u, v) = (wideA[i], wideB[i]);
            (wideA[i], wideB[i]) = (u + (wideFactor * v), v + (wideFactor * u));
        }

        for (var k = wideA.Length * Vector<double>.Count; k < a.Length; k++)
        {
            (a[k], b[k]) = (a[k] + (factor * b[k]), b[k] + (factor * a[k]));
        }
    }
}
