using System.Collections.Immutable;
using System.Numerics;

namespace Hipwise.Signals.Filters;

/// <summary>Filters made of sections, by the bilinear transform with their frequencies prewarped: f stands for w = tan(π·f / rate).</summary>
public static class SectionFilters
{
    private const int HighestOrder = 8;

    /// <summary>A Butterworth band-pass. One pass has |H|² = 1 / (1 + ((w² − w₁w₂) / (w(w₂ − w₁)))²ⁿ): it has lost 3 dB at both ends.</summary>
    /// <param name="order">n, 1 to 8: each slope has 6n dB an octave; there are 2n poles.</param>
    /// <param name="low">Lower end (Hz).</param>
    /// <param name="high">Upper end (Hz), below half the sample rate.</param>
    /// <param name="rate">Samples a second.</param>
    /// <exception cref="ArgumentException">An order or an end out of range.</exception>
    public static SectionFilter BandPass(int order, double low, double high, double rate)
    {
        Check(order, rate);
        if (!(low > 0) || !(high > low) || !(high < rate / 2))
        {
            throw new ArgumentException($"A band from {low:G9} to {high:G9} Hz; it must be above 0 and below half the sample rate, {rate / 2:G9} Hz.", nameof(low));
        }

        var (w1, w2) = (Warp(low, rate), Warp(high, rate));
        var (width, centre) = (w2 - w1, w1 * w2);
        var sections = ImmutableArray.CreateBuilder<Section>();
        for (var k = 0; k < (order + 1) / 2; k++)
        {
            // A pole p of the low-pass becomes the two roots of s² − p·width·s + centre; its conjugate gives theirs.
            var p = Complex.FromPolarCoordinates(1, Math.PI * ((2 * k) + 1 + order) / (2 * order));
            if ((2 * k) + 1 == order)
            {
                sections.Add(Section.Of(0, width, 0, width, centre));
                continue;
            }

            var root = Complex.Sqrt((p * p * width * width) - (4 * centre));
            foreach (var s in new[] { ((p * width) + root) / 2, ((p * width) - root) / 2 })
            {
                sections.Add(Section.Of(0, width, 0, -2 * s.Real, (s.Real * s.Real) + (s.Imaginary * s.Imaginary)));
            }
        }

        return new(sections.ToImmutable(), rate);
    }

    /// <summary>A Butterworth low-pass. One pass has |H|² = 1 / (1 + (w / w₀)²ⁿ).</summary>
    /// <param name="order">n, 1 to 8.</param>
    /// <param name="cutoff">Where one pass has lost 3 dB (Hz), below half the sample rate.</param>
    /// <param name="rate">Samples a second.</param>
    /// <exception cref="ArgumentException">An order or a cut-off out of range.</exception>
    public static SectionFilter LowPass(int order, double cutoff, double rate)
    {
        Check(order, rate);
        CheckFrequency(cutoff, rate, nameof(cutoff));
        var (w, sections) = (Warp(cutoff, rate), ImmutableArray.CreateBuilder<Section>());
        for (var k = 0; k < order / 2; k++)
        {
            sections.Add(Section.Of(0, 0, w * w, 2 * w * Math.Sin(Math.PI * ((2 * k) + 1) / (2 * order)), w * w));
        }

        if (order % 2 == 1)
        {
            sections.Add(new(w / (1 + w), w / (1 + w), 0, (w - 1) / (1 + w), 0));
        }

        return new(sections.ToImmutable(), rate);
    }

    /// <summary>Takes out a frequency and its multiples below half the sample rate. Each notch has |H|² = (w² − w₀²)² / ((w² − w₀²)² + (w·b)²) with b the
    /// width between the points where 3 dB are lost, in warped frequency.</summary>
    /// <param name="frequency">Of the mains, say (Hz).</param>
    /// <param name="width">Of each notch (Hz).</param>
    /// <param name="harmonics">How many multiples beside the frequency itself, as far as they fit.</param>
    /// <param name="rate">Samples a second.</param>
    /// <exception cref="ArgumentException">A frequency, width or number out of range.</exception>
    public static SectionFilter Notch(double frequency, double width, int harmonics, double rate)
    {
        Check(1, rate);
        CheckFrequency(frequency, rate, nameof(frequency));
        if (!(width > 0) || !(width < frequency) || harmonics < 0)
        {
            throw new ArgumentException($"A notch of {width:G9} Hz with {harmonics} harmonics; its width must be above 0 and below its frequency.", nameof(width));
        }

        var sections = ImmutableArray.CreateBuilder<Section>();
        for (var k = 1; k <= harmonics + 1L && (k * frequency) + (width / 2) < rate / 2; k++)
        {
            var w = Warp(k * frequency, rate);
            // The ends lie so that w₁·w₂ = w₀² and their difference is b.
            var b = Warp((k * frequency) + (width / 2), rate) - Warp((k * frequency) - (width / 2), rate);
            sections.Add(Section.Of(1, 0, w * w, b, w * w));
        }

        return new(sections.ToImmutable(), rate);
    }

    private static double Warp(double frequency, double rate) => Math.Tan(Math.PI * frequency / rate);

    private static void Check(int order, double rate)
    {
        if (order is < 1 or > HighestOrder)
        {
            throw new ArgumentException($"A filter of order {order}; it must be 1 to {HighestOrder}.", nameof(order));
        }

        if (!(rate > 0) || !double.IsFinite(rate))
        {
            throw new ArgumentException($"A rate of {rate:G9} samples a second; it must be above 0.", nameof(rate));
        }
    }

    private static void CheckFrequency(double frequency, double rate, string name)
    {
        if (!(frequency > 0) || !(frequency < rate / 2))
        {
            throw new ArgumentException($"A frequency of {frequency:G9} Hz; it must be above 0 and below half the sample rate, {rate / 2:G9} Hz.", name);
        }
    }
}
