using System.Collections.Immutable;
using Hipwise.Signals.Emg.Spectra;

namespace Hipwise.Signals.Emg.Onsets;

/// <summary>What a conditioned channel has while its muscle rests.</summary>
public sealed class RestNoise
{
    private const int Order = 16;

    // Blocks before and behind what is louder than rest that are no rest either.
    private const int Margin = 20;
    private const double BandwidthLagSeconds = 0.05;

    private RestNoise(ImmutableArray<Extent> spans, double[] samples, double rate)
    {
        (Extents, Rate, Pieces) = (spans, rate, [.. spans.Select(span => samples[span.First..span.End])]);
        var correlation = Autoregression.Correlate(Pieces, Math.Max(Order, (int)(BandwidthLagSeconds * rate)));
        Rms = Math.Sqrt(correlation[0]);
        Model = Measured(Whitener(correlation));
        // (∫S)²/∫S² of one side of the spectrum, by Parseval; short rest has chance correlations of about 1/√n, which are taken off again.
        var count = Pieces.Sum(piece => piece.Length);
        var squares = correlation.Skip(1).Sum(value => Math.Max(0, Math.Pow(value / correlation[0], 2) - (1.0 / count)));
        Bandwidth = rate / (2 * (1 + (2 * squares)));
    }

    private RestNoise(RestNoise other) =>
        (Extents, Pieces, Rate, Rms, Bandwidth, Model) = (other.Extents, other.Pieces, other.Rate, other.Rms, other.Bandwidth, other.Model);

    /// <summary>Where rest is; empty when it lies in another piece of the channel.</summary>
    public ImmutableArray<Extent> Extents { get; private init; }

    /// <summary>Its samples.</summary>
    public ImmutableArray<double[]> Pieces { get; }

    /// <summary>Samples a second.</summary>
    public double Rate { get; }

    /// <summary>Root of the mean square, in the samples' unit.</summary>
    public double Rms { get; }

    /// <summary>(∫S)² / ∫S² (Hz): the mean square over T seconds scatters as that of 2·T of these independent values.</summary>
    public double Bandwidth { get; }

    /// <summary>Its spectrum.</summary>
    public Autoregression Model { get; }

    /// <summary>How much there is (s).</summary>
    public double Seconds => Pieces.Sum(piece => piece.Length) / Rate;

    /// <summary>The same rest as seen from one piece of the channel; that of the others where the piece has none of its own.</summary>
    /// <param name="piece">Where the piece lies.</param>
    /// <param name="samples">Its samples.</param>
    internal RestNoise Within(Extent piece, double[] samples)
    {
        if (piece.First == 0 && Extents[^1].End <= piece.End)
        {
            return this;
        }

        ImmutableArray<Extent> own = [.. Extents.Where(extent => extent.First >= piece.First && extent.End <= piece.End)
            .Select(extent => extent with { First = extent.First - piece.First })];
        return own.IsEmpty ? new(this) { Extents = [] } : new(own, samples, Rate);
    }

    /// <summary>Finds rest: from the quietest stretch on everything that is no louder than chance would make it.</summary>
    /// <param name="samples">Conditioned; NaN where there are none.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="rules">By which figures.</param>
    /// <returns>Null when there is too little of it, or the quietest stretch is quite without noise.</returns>
    public static RestNoise? Find(double[] samples, double rate, EmgDetectionRules rules) => Find(samples, rate, rules, out _);

    /// <summary>The same, and how much of it there is, enough or not (s).</summary>
    internal static RestNoise? Find(double[] samples, double rate, EmgDetectionRules rules, out double seconds)
    {
        seconds = 0;
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(rules);
        var block = Math.Max(1, (int)Math.Round(rate * rules.WindowSeconds / 5));
        var stretch = Math.Max(1, (int)Math.Round(rules.RestSeconds * rate / block));
        // What is quietest as it stands tells the spectrum of rest; made white by that, short stretches tell their level well.
        var (_, first) = Quietest(Powers(samples, block), stretch);
        if (first < 0)
        {
            return null;
        }

        var powers = Powers(White(samples, samples[(first * block)..((first + stretch) * block)]), block);
        var (quietest, _) = Quietest(powers, stretch);
        var (rest, limit) = (new bool[powers.Length], rules.RestLimit * rules.RestLimit);
        Mark(powers, Settle(powers, quietest, limit, rest) * limit, Margin, rest);
        var spans = Extent.Where(rest).Select(span => new Extent(span.First * block, span.Count * block)).Where(span => span.Count >= 5 * block).ToImmutableArray();
        seconds = spans.Sum(span => span.Count) / rate;
        return seconds >= rules.LeastRest ? new(spans, samples, rate) : null;
    }

    // The level of everything that is no louder than chance makes it, from the quietest stretch on. What lies next to something louder counts here: else a stretch that is
    // quiet by chance would leave out more and more of rest.
    private static double Settle(double[] powers, double level, double limit, bool[] rest)
    {
        for (var round = 0; round < 8; round++)
        {
            Mark(powers, level * limit, 0, rest);
            var (sum, count) = (0.0, 0);
            for (var i = 0; i < rest.Length; i++)
            {
                (sum, count) = rest[i] ? (sum + powers[i], count + 1) : (sum, count);
            }

            var next = count == 0 ? level : sum / count;
            if (count == 0 || Math.Abs(next - level) < 1e-3 * level)
            {
                break;
            }

            level = next;
        }

        return level;
    }

    // A little white noise beside what is there: nothing outside the band is blown up beyond measure.
    private static Autoregression Whitener(double[] correlation)
    {
        const double Floor = 1e-4;
        var part = correlation[..(Order + 1)];
        part[0] *= 1 + Floor;
        return Autoregression.OfCorrelation(part);
    }

    // The variance that is really left of rest, floor or not.
    private Autoregression Measured(Autoregression model)
    {
        var (sum, count) = (0.0, 0);
        foreach (var piece in Pieces)
        {
            var white = new double[piece.Length];
            model.Whiten(piece, white);
            for (var i = Order; i < white.Length; i++)
            {
                (sum, count) = (sum + (white[i] * white[i]), count + 1);
            }
        }

        return count == 0 ? model : model with { Variance = sum / count };
    }

    // White samples are independent of each other, so that a short stretch of them tells more of its level.
    private static double[] White(double[] samples, double[] quiet)
    {
        var zeroed = new double[samples.Length];
        for (var i = 0; i < zeroed.Length; i++)
        {
            zeroed[i] = double.IsNaN(samples[i]) ? 0 : samples[i];
        }

        var white = new double[samples.Length];
        Whitener(Autoregression.Correlate([quiet], Order)).Whiten(zeroed, white);
        for (var i = 0; i < white.Length; i++)
        {
            white[i] = double.IsNaN(samples[i]) ? double.NaN : white[i];
        }

        return white;
    }

    private static double[] Powers(double[] samples, int block)
    {
        var powers = new double[samples.Length / block];
        for (var i = 0; i < powers.Length; i++)
        {
            var sum = 0.0;
            for (var k = i * block; k < (i + 1) * block; k++)
            {
                sum += samples[k] * samples[k];
            }

            powers[i] = sum / block;
        }

        return powers;
    }

    private static (double Level, int First) Quietest(double[] powers, int window)
    {
        var (least, place, sum, run) = (double.NaN, -1, 0.0, 0);
        for (var i = 0; i < powers.Length; i++)
        {
            if (double.IsNaN(powers[i]))
            {
                (sum, run) = (0, 0);
                continue;
            }

            (sum, run) = (sum + powers[i], run + 1);
            if (run > window)
            {
                sum -= powers[i - window];
            }

            // A stretch that is quite silent is a sensor that gave nothing.
            if (run >= window && sum > 1e-9 * powers[i] && !(sum / window >= least))
            {
                (least, place) = (sum / window, i + 1 - window);
            }
        }

        return (least, place);
    }

    // A block rests when five about it are quiet together, and so are those of a margin before and behind.
    private static void Mark(double[] powers, double limit, int margin, bool[] rest)
    {
        const int Half = 2;
        Array.Fill(rest, true);
        for (var i = 0; i < powers.Length; i++)
        {
            var (sum, count) = (0.0, 0);
            for (var k = Math.Max(0, i - Half); k <= Math.Min(powers.Length - 1, i + Half); k++)
            {
                (sum, count) = (sum + powers[k], count + 1);
            }

            if (!(sum / count < limit))
            {
                var first = Math.Max(0, i - margin);
                rest.AsSpan(first, Math.Min(powers.Length, i + margin + 1) - first).Clear();
            }
        }
    }
}
