using Hipwise.Knowledge;
using Hipwise.Motion.Screens;

namespace Hipwise.Motion.Events;

/// <summary>Finds tries in the series of one quantity.</summary>
/// <param name="tries">How a screen's tries are found.</param>
/// <param name="rules">When a movement counts as a repetition.</param>
internal sealed class TryFinder(CameraTries tries, RepetitionRules rules)
{
    // Of a repetition's way: where it starts and where it ends.
    private const double EdgeShare = 0.1;

    // A smooth movement has begun about so much of its way up, in time, before it has gone a tenth of its way.
    private const double LeadShare = 0.26;

    // Peaks lower than this share of the highest say nothing of the usual way.
    private const double UsualShare = 0.6;

    /// <summary>The tries as frames, in the order done.</summary>
    /// <param name="series">The quantity in each frame; NaN where it could not be read.</param>
    /// <param name="step">Time from frame to frame (s).</param>
    /// <param name="stance">The quantity in the quiet moment; 0 when there is none.</param>
    public List<TryFrames> Find(double[] series, double step, double stance)
    {
        var found = tries.Kind switch
        {
            TryKind.Repetitions => Repetitions(Filled(series)),
            TryKind.Whole => Whole(series),
            _ => Holds(series, tries.Least + (tries.AboveStance ? stance : 0)),
        };
        return [.. found.Where(one => (one.End - one.Start + 1) * step >= tries.Seconds)];
    }

    private double[] Filled(double[] series)
    {
        var filled = series.ToArray();
        var last = series.FirstOrDefault(value => !double.IsNaN(value));
        for (var i = 0; i < filled.Length; i++)
        {
            last = double.IsNaN(filled[i]) ? last : filled[i];
            filled[i] = tries.Falls ? -last : last;
        }

        return filled;
    }

    private List<TryFrames> Repetitions(double[] series)
    {
        var range = Statistics.Quantile(series, 0.99) - Statistics.Quantile(series, 0.01);
        if (!(range >= tries.Least))
        {
            return [];
        }

        var heights = Peaks(series, range / 4).ConvertAll(peak => peak.Height);
        if (heights.Count == 0)
        {
            return [];
        }

        var usual = Statistics.Median([.. heights.Where(height => height >= UsualShare * heights.Max())]);
        return [.. Peaks(series, rules.Return * usual).Where(peak => peak.Height >= Math.Max(tries.Least, rules.Share * usual)).Select(peak => Edges(series, peak))];
    }

    // Highest points between lowest ones, where it rose by a bound before and fell by it afterwards.
    private static List<Peak> Peaks(double[] series, double bound)
    {
        var (peaks, low, high, rising) = (new List<Peak>(), 0, 0, false);
        for (var i = 1; i < series.Length; i++)
        {
            if (rising)
            {
                high = series[i] > series[high] ? i : high;
                if (series[high] - series[i] >= bound)
                {
                    peaks.Add(new(low, high, i, series[high] - series[low]));
                    (low, rising) = (i, false);
                }
            }
            else
            {
                low = series[i] < series[low] ? i : low;
                if (peaks.Count > 0)
                {
                    peaks[^1] = peaks[^1].ReachingTo(low, series);
                }

                if (series[i] - series[low] >= bound)
                {
                    (high, rising) = (i, true);
                }
            }
        }

        return peaks;
    }

    private static TryFrames Edges(double[] series, Peak peak)
    {
        var (start, end) = (peak.Top, peak.Top);
        while (start > peak.Before && series[start - 1] > series[peak.Before] + (EdgeShare * (series[peak.Top] - series[peak.Before])))
        {
            start--;
        }

        while (end < peak.After && series[end + 1] > series[peak.After] + (EdgeShare * (series[peak.Top] - series[peak.After])))
        {
            end++;
        }

        return new(Math.Max(peak.Before, start - (int)(LeadShare * (peak.Top - start))), start, peak.Top, end, peak.Height);
    }

    private static List<TryFrames> Holds(double[] series, double bound)
    {
        var (holds, start) = (new List<TryFrames>(), -1);
        for (var i = 0; i <= series.Length; i++)
        {
            // What could not be read neither starts nor ends a hold.
            if (i < series.Length && (double.IsNaN(series[i]) || series[i] > bound))
            {
                start = start < 0 && !double.IsNaN(series[i]) ? i : start;
            }
            else if (start >= 0)
            {
                var top = Enumerable.Range(start, i - start).MaxBy(frame => double.IsNaN(series[frame]) ? double.NegativeInfinity : series[frame]);
                holds.Add(new(start, start, top, i - 1, series[top]));
                start = -1;
            }
        }

        return holds;
    }

    private static List<TryFrames> Whole(double[] series) =>
        series.Length == 0 ? [] : [new(0, 0, series.Length / 2, series.Length - 1, Statistics.Quantile(series, 1) - Statistics.Quantile(series, 0))];

    private readonly record struct Peak(int Before, int Top, int After, double Height)
    {
        // The height counts from the lower of both sides.
        public Peak ReachingTo(int low, double[] series) =>
            series[low] < series[After] ? this with { After = low, Height = Math.Max(Height, series[Top] - series[low]) } : this;
    }
}

/// <summary>A try as frames.</summary>
/// <param name="Rest">The frame before it in which the person still was where the try begins.</param>
/// <param name="Start">Its first frame, a tenth of its way from there.</param>
/// <param name="Furthest">Where it was furthest.</param>
/// <param name="End">Its last frame.</param>
/// <param name="Range">How far it went, in the quantity's unit.</param>
internal readonly record struct TryFrames(int Rest, int Start, int Furthest, int End, double Range)
{
    /// <summary>The same as times.</summary>
    public TryFound ToFound(Angles.PointTracks tracks) => new(tracks.TimeOf(Start), tracks.TimeOf(Furthest), tracks.TimeOf(End), Range);
}
