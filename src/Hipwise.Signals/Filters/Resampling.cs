namespace Hipwise.Signals.Filters;

/// <summary>Brings channels to evenly spaced times.</summary>
public static class Resampling
{
    // What OpenSim limits a resampled table to.
    private const int MostSamples = 100_000;

    // The difference between average and least step that counts as uneven: the spacing of numbers near 1.
    private const double Uneven = 2.220446049250313e-16;

    /// <summary>The least time from one sample to the next (s).</summary>
    /// <param name="times">Rising, at least two.</param>
    /// <exception cref="ArgumentException">Fewer than two times.</exception>
    public static double LeastStep(ReadOnlySpan<double> times)
    {
        if (times.Length < 2)
        {
            throw new ArgumentException($"{times.Length} times have no step between them.", nameof(times));
        }

        var least = double.PositiveInfinity;
        for (var i = 1; i < times.Length; i++)
        {
            least = Math.Min(least, times[i] - times[i - 1]);
        }

        return least;
    }

    /// <summary>
    /// Whether OpenSim takes these times for uneven: the average step is longer than the least one by more than rounding near 1 s. Times
    /// printed with three decimals always are, unless they fall on whole milliseconds.
    /// </summary>
    /// <param name="times">Rising, at least two.</param>
    /// <exception cref="ArgumentException">Fewer than two times.</exception>
    public static bool AreUneven(ReadOnlySpan<double> times) =>
        ((times[^1] - times[0]) / (times.Length - 1)) - LeastStep(times) > Uneven;

    /// <summary>The channels at times one step apart, from the first time to the last step that is not behind the last time.</summary>
    /// <param name="series">Without gaps, and with more samples than the degree.</param>
    /// <param name="step">The new spacing (s); lengthened when more than 100,000 samples would come of it.</param>
    /// <param name="degree">Of the splines through the channels: 1, 3, 5 or 7.</param>
    /// <exception cref="ArgumentException">Gaps, too few samples, or a step that is not above 0.</exception>
    public static TimeSeries ToStep(TimeSeries series, double step, int degree = 5)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (!(step > 0) || !double.IsFinite(step))
        {
            throw new ArgumentException($"A step of {step:G9} s; it must be above 0.", nameof(step));
        }

        if (series.Count <= degree)
        {
            throw new ArgumentException($"{series.Count} samples; a spline of degree {degree} needs at least {degree + 1}.", nameof(series));
        }

        var times = EvenTimes(series.Times[0], series.Times[^1], step);
        var channels = new double[series.Channels.Length][];
        for (var c = 0; c < channels.Length; c++)
        {
            RefuseGaps(series, c);
            var (spline, piece) = (new NaturalSpline(series.Times, series.Channels[c], degree), 0);
            channels[c] = Array.ConvertAll(times, time => spline.At(time, 0, ref piece));
        }

        return new TimeSeries(times, series.Names, channels);
    }

    /// <summary>The last sample at or before a time, as OpenSim picks the frames of a time range; 0 when all are later.</summary>
    /// <param name="times">Rising.</param>
    /// <param name="time">Any time (s).</param>
    public static int IndexAtOrBefore(double[] times, double time)
    {
        ArgumentNullException.ThrowIfNull(times);
        var found = Array.BinarySearch(times, time);
        return Math.Max(0, found >= 0 ? found : ~found - 1);
    }

    internal static void RefuseGaps(TimeSeries series, int channel)
    {
        var values = series.Channels[channel];
        var gap = Array.FindIndex(values, value => !double.IsFinite(value));
        if (gap >= 0)
        {
            throw new ArgumentException(
                $"Channel '{series.Names[channel]}' is {values[gap]} at {series.Times[gap]:G9} s: gaps are filled before it is filtered or resampled.", nameof(series));
        }
    }

    // Steps are added up one by one, as OpenSim does: the rounding of the last times is the same.
    private static double[] EvenTimes(double first, double last, double step)
    {
        step = Math.Max(step, (last - first) / MostSamples);
        var times = new List<double>((int)((last - first) / step) + 2);
        for (var time = first; time <= last; time += step)
        {
            times.Add(time);
        }

        return [.. times];
    }
}
