namespace Hipwise.Signals.Filters;

/// <summary>
/// Filters a table of coordinates as OpenSim's inverse dynamics and analyses do, so that what is computed from it agrees; step by step in
/// docs/concepts/filters.md.
/// </summary>
public static class OpenSimLowpass
{
    // OpenSim's filter has three poles, whatever is filtered.
    private const int Order = 3;
    private const int SplineDegree = 5;

    // What a cut-off beyond half the sample rate is lowered to, as a part of the sample rate.
    private const double HighestCutoff = 0.49;

    /// <summary>
    /// The channels, low-passed: extended by half their length at both ends, brought to even times when theirs are uneven, and filtered forwards
    /// and backwards. The extension stays, as it does in OpenSim, whose frames are then picked from the new times.
    /// </summary>
    /// <param name="series">Without gaps; at least four samples when even, six when not.</param>
    /// <param name="cutoff">Where each pass has lost 3 dB (Hz); lowered to 0.49 of the sample rate when it is half of it or more.</param>
    /// <exception cref="ArgumentException">A gap, too few samples, or a cut-off that is not above 0.</exception>
    public static TimeSeries Filter(TimeSeries series, double cutoff)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Count <= Order)
        {
            throw new ArgumentException($"{series.Count} samples are too few to filter; at least {Order + 1} are needed.", nameof(series));
        }

        for (var c = 0; c < series.Channels.Length; c++)
        {
            Resampling.RefuseGaps(series, c);
        }

        var even = MakeEven(Extend(series, series.Count / 2));
        return FilterEven(even, cutoff);
    }

    /// <summary>Times and channels, extended by their odd reflection.</summary>
    /// <param name="series">More samples than are added at one end.</param>
    /// <param name="extension">How many samples are added at each end.</param>
    /// <exception cref="ArgumentException">Too few samples.</exception>
    public static TimeSeries Extend(TimeSeries series, int extension)
    {
        ArgumentNullException.ThrowIfNull(series);
        return new(
            Reflection.Extend(series.Times, extension), series.Names, Array.ConvertAll(series.Channels, channel => Reflection.Extend(channel, extension)));
    }

    private static TimeSeries MakeEven(TimeSeries series) =>
        Resampling.AreUneven(series.Times) ? Resampling.ToStep(series, Resampling.LeastStep(series.Times), SplineDegree) : series;

    private static TimeSeries FilterEven(TimeSeries series, double cutoff)
    {
        var interval = Resampling.LeastStep(series.Times);
        var filter = new ButterworthLowpass(Order, cutoff * interval < 0.5 ? cutoff : HighestCutoff / interval, interval);
        return new(series.Times, series.Names, Array.ConvertAll(series.Channels, channel => filter.FilterBothWays(channel)));
    }
}
