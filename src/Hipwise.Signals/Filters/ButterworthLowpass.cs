namespace Hipwise.Signals.Filters;

/// <summary>
/// A digital Butterworth low-pass filter of any order up to 8, by the bilinear transform with the cut-off prewarped. Run forwards and
/// backwards it has no phase, and the square of its gain.
/// </summary>
public sealed class ButterworthLowpass
{
    // Beyond this order the coefficients of one polynomial lose too many digits.
    private const int HighestOrder = 8;

    private readonly double[] numerator;
    private readonly double[] denominator;
    private readonly double warped;

    /// <summary>Computes the coefficients.</summary>
    /// <param name="order">1 to 8: the slope is 6 dB an octave for each, in one pass.</param>
    /// <param name="cutoff">Where one pass has lost 3 dB, and two have lost 6 (Hz); below half the sample rate.</param>
    /// <param name="interval">Time from sample to sample (s).</param>
    /// <exception cref="ArgumentException">An order out of range, or a cut-off or interval that is not above 0 or too large.</exception>
    public ButterworthLowpass(int order, double cutoff, double interval)
    {
        if (order is < 1 or > HighestOrder)
        {
            throw new ArgumentException($"A filter of order {order}; it must be 1 to {HighestOrder}.", nameof(order));
        }

        if (!(interval > 0) || !double.IsFinite(interval))
        {
            throw new ArgumentException($"A time of {interval:G9} s from sample to sample; it must be above 0.", nameof(interval));
        }

        if (!(cutoff > 0) || !(cutoff * interval < 0.5))
        {
            throw new ArgumentException($"A cut-off of {cutoff:G9} Hz; it must be above 0 and below half the sample rate, {0.5 / interval:G9} Hz.", nameof(cutoff));
        }

        (Order, Cutoff, Interval) = (order, cutoff, interval);
        warped = Math.Tan(Math.PI * cutoff * interval);
        denominator = DenominatorOf(order, warped);
        numerator = NumeratorOf(order, denominator);
    }

    /// <summary>The number of poles.</summary>
    public int Order { get; }

    /// <summary>Where one pass has lost 3 dB (Hz).</summary>
    public double Cutoff { get; }

    /// <summary>Time from sample to sample (s).</summary>
    public double Interval { get; }

    /// <summary>The filter whose two passes together have lost 3 dB at that frequency.</summary>
    /// <param name="order">Of one pass, 1 to 8.</param>
    /// <param name="cutoff">Where both passes together have lost 3 dB (Hz).</param>
    /// <param name="interval">Time from sample to sample (s).</param>
    /// <exception cref="ArgumentException">As for the constructor.</exception>
    public static ButterworthLowpass ForBothPasses(int order, double cutoff, double interval)
    {
        // Two passes: 1/(1 + x²ⁿ) = 1/√2 at the cut-off, x in warped frequency.
        var widening = Math.Pow(Math.Sqrt(2) - 1, 1 / (2.0 * order));
        return new(order, Math.Atan(Math.Tan(Math.PI * cutoff * interval) / widening) / (Math.PI * interval), interval);
    }

    /// <summary>What one pass leaves of a sine's amplitude.</summary>
    /// <param name="frequency">0 to half the sample rate (Hz).</param>
    public double GainAt(double frequency) =>
        1 / Math.Sqrt(1 + Math.Pow(Math.Tan(Math.PI * frequency * Interval) / warped, 2 * Order));

    /// <summary>
    /// One pass in rising time. The first samples, as many as the order, are kept as they are and start the recursion.
    /// </summary>
    /// <param name="input">Evenly spaced samples, more than the order.</param>
    /// <param name="output">As long as the input, and not the same memory.</param>
    /// <exception cref="ArgumentException">Too few samples, an output of another length, or a sample that is not finite.</exception>
    public void FilterForwards(ReadOnlySpan<double> input, Span<double> output)
    {
        Check(input, output);
        input[..Order].CopyTo(output);
        for (var i = Order; i < input.Length; i++)
        {
            var sum = numerator[0] * input[i];
            for (var k = 1; k <= Order; k++)
            {
                sum += (numerator[k] * input[i - k]) - (denominator[k] * output[i - k]);
            }

            output[i] = sum;
        }
    }

    /// <summary>A pass forwards and one backwards over the samples as they are: no phase, and near the ends what starting there costs.</summary>
    /// <param name="samples">Evenly spaced, more than the order, all finite.</param>
    /// <exception cref="ArgumentException">Too few samples, or one that is not finite.</exception>
    public double[] FilterBothWays(ReadOnlySpan<double> samples)
    {
        var (once, twice) = (new double[samples.Length], new double[samples.Length]);
        FilterForwards(samples, once);
        Array.Reverse(once);
        FilterForwards(once, twice);
        Array.Reverse(twice);
        return twice;
    }

    /// <summary>
    /// Both ways over samples that are first extended at both ends by their own odd reflection, so that value and slope go on there.
    /// </summary>
    /// <param name="samples">Evenly spaced, more than the order, all finite.</param>
    /// <param name="extension">How many samples are added at each end; fewer than there are.</param>
    /// <exception cref="ArgumentException">Too few samples, one that is not finite, or too long an extension.</exception>
    public double[] FilterExtended(ReadOnlySpan<double> samples, int extension) =>
        FilterBothWays(Reflection.Extend(samples, extension))[extension..^extension];

    // Analog prototype: for each pair of poles s² + 2·sin(angle)·s + 1, and s + 1 for an odd one, with s = (1 − z⁻¹)/(w·(1 + z⁻¹)).
    private static double[] DenominatorOf(int order, double w)
    {
        double[] product = [1];
        if (order % 2 == 1)
        {
            product = Multiply(product, [1, (w - 1) / (w + 1)]);
        }

        for (var pair = 0; pair < order / 2; pair++)
        {
            var damping = 2 * Math.Sin(Math.PI * ((2 * pair) + 1) / (2 * order));
            var leading = 1 + (damping * w) + (w * w);
            product = Multiply(product, [1, 2 * ((w * w) - 1) / leading, (1 - (damping * w) + (w * w)) / leading]);
        }

        return product;
    }

    // (1 + z⁻¹)ⁿ, scaled so that a constant passes unchanged.
    private static double[] NumeratorOf(int order, double[] denominator)
    {
        double[] product = [denominator.Sum() / Math.Pow(2, order)];
        for (var k = 0; k < order; k++)
        {
            product = Multiply(product, [1, 1]);
        }

        return product;
    }

    private static double[] Multiply(double[] a, double[] b)
    {
        var product = new double[a.Length + b.Length - 1];
        for (var i = 0; i < a.Length; i++)
        {
            for (var k = 0; k < b.Length; k++)
            {
                product[i + k] += a[i] * b[k];
            }
        }

        return product;
    }

    private void Check(ReadOnlySpan<double> input, Span<double> output)
    {
        if (input.Length <= Order || output.Length != input.Length)
        {
            throw new ArgumentException(
                $"{input.Length} samples into {output.Length}: a filter of order {Order} needs more than {Order}, and room for as many.", nameof(input));
        }

        for (var i = 0; i < input.Length; i++)
        {
            if (!double.IsFinite(input[i]))
            {
                throw new ArgumentException($"Sample {i + 1} is {input[i]}: gaps are filled before a filter runs.", nameof(input));
            }
        }
    }
}
