using Hipwise.Signals.Emg;

namespace Hipwise.Signals.Tests.Emg;

/// <summary>Made-up muscle activity whose beginning and end are known. Noise has the spectrum of Shwedyk, Balasubramanian and Scott:
/// f²·h⁴ / ((f² + l²)·(f² + h²)²), here of three filters of first order.</summary>
internal static class BurstSynthesis
{
    private const double LowHz = 60;
    private const double HighHz = 120;

    /// <summary>How a burst lies in its recording.</summary>
    /// <param name="Rate">Samples a second.</param>
    /// <param name="Seconds">Of the recording.</param>
    /// <param name="Onset">First sample that is louder than rest (s).</param>
    /// <param name="Offset">Where rest begins again (s).</param>
    /// <param name="Ramp">How long it takes from rest to full and back (s).</param>
    public sealed record Shape(double Rate, double Seconds, double Onset, double Offset, double Ramp)
    {
        public int Count => (int)(Rate * Seconds);

        /// <summary>0 at rest, 1 when full.</summary>
        public double HeightAt(int sample)
        {
            var t = sample / Rate;
            if (t < Onset || t >= Offset)
            {
                return 0;
            }

            return Ramp == 0 ? 1 : Math.Min(1, Math.Min((t - Onset) / Ramp, (Offset - t) / Ramp));
        }
    }

    /// <summary>Noise of a muscle's spectrum with deviation 1.</summary>
    public static double[] Muscle(int count, double rate, SeededNoise noise)
    {
        const int Settle = 500;
        var (high, low) = (Math.Exp(-2 * Math.PI * HighHz / rate), Math.Exp(-2 * Math.PI * LowHz / rate));
        var (output, a, b, c, before) = (new double[count], 0.0, 0.0, 0.0, 0.0);
        for (var i = -Settle; i < count; i++)
        {
            (a, before) = ((high * a) + ((1 - high) * noise.NextNormal()), b);
            b = (high * b) + ((1 - high) * a);
            c = (low * c) + (b - before);
            if (i >= 0)
            {
                output[i] = c;
            }
        }

        var scale = 1 / Math.Sqrt(Power(high, low));
        return [.. output.Select(value => value * scale)];
    }

    /// <summary>One noise, louder during the burst: its root of the mean square is that of rest times 10^(dB/20), all in all.</summary>
    public static double[] Modulated(Shape shape, double decibels, SeededNoise noise)
    {
        var (output, gain) = (Muscle(shape.Count, shape.Rate, noise), Math.Pow(10, decibels / 20) - 1);
        for (var i = 0; i < output.Length; i++)
        {
            output[i] *= 1 + (gain * shape.HeightAt(i));
        }

        return output;
    }

    /// <summary>White noise of an amplifier that is always there, and a muscle's activity added to it, 10^(dB/20) times as loud.</summary>
    public static double[] Added(Shape shape, double decibels, SeededNoise noise)
    {
        var (output, gain) = (Muscle(shape.Count, shape.Rate, noise), Math.Pow(10, decibels / 20));
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = (output[i] * gain * shape.HeightAt(i)) + noise.NextNormal();
        }

        return output;
    }

    // Mean square of what the filters leave of white noise: the sum of the squares of their answer to one impulse.
    private static double Power(double high, double low)
    {
        var (sum, a, b, c, before) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < 4000; i++)
        {
            (a, before) = ((high * a) + ((1 - high) * (i == 0 ? 1 : 0)), b);
            b = (high * b) + ((1 - high) * a);
            c = (low * c) + (b - before);
            sum += c * c;
        }

        return sum;
    }
}
