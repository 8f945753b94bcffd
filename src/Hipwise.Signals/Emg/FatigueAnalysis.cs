using System.Collections.Immutable;
using Hipwise.Signals.Emg.Onsets;
using Hipwise.Signals.Emg.Spectra;

namespace Hipwise.Signals.Emg;

/// <summary>The median frequency of activity over time and its slope.</summary>
public static class FatigueAnalysis
{
    private const int BurgPlaces = 256;

    /// <summary>Median frequencies of all windows that lie within activity.</summary>
    /// <param name="filtered">Conditioned; NaN where samples are missing.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="start">Time of the first sample (s).</param>
    /// <param name="active">Where there is activity, by place.</param>
    /// <param name="rules">By which figures.</param>
    public static ImmutableArray<EmgMedianFrequency> Follow(double[] filtered, double rate, double start, IReadOnlyList<Extent> active, EmgFatigueRules rules)
    {
        ArgumentNullException.ThrowIfNull(filtered);
        ArgumentNullException.ThrowIfNull(active);
        ArgumentNullException.ThrowIfNull(rules);
        var (window, step) = ((int)(rules.WindowSeconds * rate), Math.Max(1, (int)(rules.StepSeconds * rate)));
        var segment = Math.Max(4, (int)(rules.SegmentSeconds * rate));
        if (window < segment || window <= 2 * rules.ModelOrder)
        {
            return [];
        }

        var (welch, burg, points) = (new WelchSpectrum(segment, rate), new BurgMedian(window, rules.ModelOrder, rate), ImmutableArray.CreateBuilder<EmgMedianFrequency>());
        foreach (var extent in active)
        {
            for (var first = extent.First; first + window <= extent.End; first += step)
            {
                var samples = filtered.AsSpan(first, window);
                var median = WelchSpectrum.Median(welch.Of(samples), welch.Step);
                if (double.IsFinite(median))
                {
                    points.Add(new(start + ((first + (window / 2.0)) / rate), median, burg.Of(samples)));
                }
            }
        }

        return points.ToImmutable();
    }

    /// <summary>The slope through median frequencies, without spikes.</summary>
    /// <param name="points">By time.</param>
    /// <param name="rules">By which figures.</param>
    /// <returns>Null when there are too few of them, or over too short a time.</returns>
    public static EmgFatigue? Slope(ImmutableArray<EmgMedianFrequency> points, EmgFatigueRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (points.Length < rules.LeastPoints || points[^1].Time - points[0].Time < rules.LeastSpan)
        {
            return null;
        }

        var kept = WithoutSpikes(points, point => point.Welch, rules.SpikeLimit).Intersect(WithoutSpikes(points, point => point.Burg, rules.SpikeLimit)).ToImmutableArray();
        if (kept.Length < rules.LeastPoints)
        {
            return null;
        }

        // Windows overlap, so that neighbours share samples: as many points fewer tell of the scatter.
        var shared = Math.Max(1, rules.WindowSeconds / rules.StepSeconds);
        var (welch, level) = Line(kept, point => point.Welch, shared);
        return new(welch, Line(kept, point => point.Burg, shared).Slope, level, kept, points.Length - kept.Length);
    }

    // Theil and Sen's line, which single spikes cannot turn, and what lies too far off it.
    private static IEnumerable<EmgMedianFrequency> WithoutSpikes(ImmutableArray<EmgMedianFrequency> points, Func<EmgMedianFrequency, double> value, double limit)
    {
        const int Most = 200;
        const double DeviationOverMedian = 1.4826;
        var stride = Math.Max(1, points.Length / Most);
        var slopes = new List<double>();
        for (var i = 0; i < points.Length; i += stride)
        {
            for (var j = i + stride; j < points.Length; j += stride)
            {
                slopes.Add((value(points[j]) - value(points[i])) / (points[j].Time - points[i].Time));
            }
        }

        var slope = Median(slopes);
        var level = Median([.. points.Select(point => value(point) - (slope * point.Time))]);
        double Off(EmgMedianFrequency point) => Math.Abs(value(point) - (slope * point.Time) - level);
        var usual = DeviationOverMedian * Median([.. points.Select(Off)]);
        return points.Where(point => Off(point) <= limit * usual);
    }

    private static (EmgEstimate Slope, double Level) Line(ImmutableArray<EmgMedianFrequency> points, Func<EmgMedianFrequency, double> value, double shared)
    {
        const double SecondsAMinute = 60;
        var (time, mean) = (points.Average(point => point.Time), points.Average(value));
        var spread = points.Sum(point => (point.Time - time) * (point.Time - time));
        var slope = points.Sum(point => (point.Time - time) * (value(point) - mean)) / spread;
        var rest = points.Sum(point => Math.Pow(value(point) - mean - (slope * (point.Time - time)), 2));
        var independent = Math.Max(1, (points.Length / shared) - 2);
        var sd = Math.Sqrt(rest / points.Length * ((independent + 2) / independent) * shared / spread);
        var reach = StudentT.Quantile975(independent) * sd;
        return (new(SecondsAMinute * slope, SecondsAMinute * (slope - reach), SecondsAMinute * (slope + reach)), mean + (slope * (points[0].Time - time)));
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values.Count == 0 ? 0 : (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }

    // The spectrum of an autoregressive model at even steps up to half the rate.
    private sealed class BurgMedian(int window, int order, double rate)
    {
        private readonly double[] scratch = new double[2 * window];
        private readonly double[] density = new double[BurgPlaces + 1];
        private readonly double[] real = new double[2 * BurgPlaces];
        private readonly double[] imaginary = new double[2 * BurgPlaces];
        private readonly Fft fft = new(2 * BurgPlaces);

        public double Of(ReadOnlySpan<double> samples)
        {
            var model = Autoregression.OfSamples(samples, order, scratch);
            Array.Clear(real);
            Array.Clear(imaginary);
            real[0] = 1;
            model.Coefficients.CopyTo(real, 1);
            fft.Transform(real, imaginary);
            for (var k = 0; k < density.Length; k++)
            {
                density[k] = 1 / ((real[k] * real[k]) + (imaginary[k] * imaginary[k]));
            }

            return WelchSpectrum.Median(density, rate / fft.Length);
        }
    }
}
