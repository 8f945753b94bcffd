using Hipwise.Knowledge;
using Hipwise.Motion.Landmarks;
using Hipwise.Motion.Quality;
using Hipwise.Signals.Filters;

namespace Hipwise.Motion.Angles;

/// <summary>From a take to smoothed points: legs put right, single wild points replaced, short gaps bridged, low-passed without phase.</summary>
internal static class TrackBuilder
{
    // Fewer frames than this between two gaps are too short to be smoothed.
    private const int ShortestRun = 6;

    // The filter's memory: half a second of reflected samples at each end.
    private const double ExtensionSeconds = 0.5;

    /// <summary>The tracks, or null when nobody was seen in two frames or time does not go on.</summary>
    public static PointTracks? Build(LandmarkTake take, CameraRules rules)
    {
        var step = StepOf(take);
        var points = RawPoints.Of(take, rules.Filters);
        if (double.IsNaN(points.Trunk) || !(step > 0))
        {
            return null;
        }

        var (repaired, refused) = take.IsMeasured ? (0, 0) : LegSwaps.Repair(points, LegSwaps.Find(points, rules.Filters, rules.Swaps));
        var count = (int)Math.Round((take.Times[^1] - take.Times[0]) / step) + 1;
        var tracks = new PointTracks(take.Times[0], step, count) { Trunk = points.Trunk, Repaired = repaired, Refused = refused };
        var filter = new ButterworthLowpass(rules.Filters.Order, rules.Filters.CutoffFor(step), step);
        var kept = KeptShare(filter);
        for (var point = 0; point < LandmarkNames.Count; point++)
        {
            var (x, y) = (Column(points, points.X, point), Column(points, points.Y, point));
            var noise = Math.Max(Smooth(take.Times, x, tracks, (2 * point) + 0, filter, rules.Filters), Smooth(take.Times, y, tracks, (2 * point) + 1, filter, rules.Filters));
            tracks.Noise[point] = Math.Max(noise, rules.Errors.LeastNoise * points.Trunk) * kept;
        }

        for (var frame = 0; frame < take.FrameCount; frame++)
        {
            tracks.Seen[tracks.FrameAt(take.Times[frame])] |= take.HasPerson(frame);
        }

        return tracks;
    }

    /// <summary>Usual time from frame to frame (s); 0 for fewer than two frames.</summary>
    public static double StepOf(LandmarkTake take) =>
        take.FrameCount < 2 ? 0 : Statistics.Median([.. take.Times.Zip(take.Times.Skip(1), (a, b) => b - a)]);

    private static double[] Column(RawPoints points, double[] values, int point) =>
        [.. Enumerable.Range(0, points.FrameCount).Select(frame => (frame * LandmarkNames.Count) + point)
            .Select(at => points.IsReadable[at] ? values[at] : double.NaN)];

    // Smooths one coordinate run by run into the grid; gives the jitter's standard deviation.
    private static double Smooth(double[] times, double[] samples, PointTracks tracks, int at, ButterworthLowpass filter, PointFilters rules)
    {
        var cleaned = Hampel.Clean(samples, rules.HampelWindow, rules.HampelLimit);
        for (var frame = 0; frame < tracks.FrameCount; frame++)
        {
            tracks.Of(frame)[at] = double.NaN;
        }

        var left = new List<double>();
        foreach (var run in RunsOf(times, cleaned, rules.LongestGapSeconds + (tracks.Step / 10)))
        {
            var (first, last) = (tracks.FrameAt(times[run[0]]), tracks.FrameAt(times[run[^1]]));
            if (last - first + 1 < Math.Max(ShortestRun, filter.Order + 2))
            {
                continue;
            }

            var even = Resample(times, cleaned, run, tracks, first, last);
            var smooth = filter.FilterExtended(even, Math.Min(even.Length - 1, (int)(ExtensionSeconds / tracks.Step)));
            for (var i = 0; i < smooth.Length; i++)
            {
                tracks.Of(first + i)[at] = smooth[i];
            }

            left.AddRange(run.Select(frame => Math.Abs(samples[frame] - smooth[tracks.FrameAt(times[frame]) - first])));
        }

        // Median of absolute deviations to the standard deviation of normally spread ones.
        return left.Count == 0 ? 0 : 1.4826 * Statistics.Median(left);
    }

    private static IEnumerable<List<int>> RunsOf(double[] times, double[] samples, double longestGap)
    {
        var run = new List<int>();
        for (var frame = 0; frame < samples.Length; frame++)
        {
            if (double.IsNaN(samples[frame]))
            {
                continue;
            }

            if (run.Count > 0 && times[frame] - times[run[^1]] > longestGap)
            {
                yield return run;
                run = [];
            }

            run.Add(frame);
        }

        if (run.Count > 1)
        {
            yield return run;
        }
    }

    private static double[] Resample(double[] times, double[] samples, List<int> run, PointTracks tracks, int first, int last)
    {
        var (even, k) = (new double[last - first + 1], 0);
        for (var i = 0; i < even.Length; i++)
        {
            var time = tracks.TimeOf(first + i);
            while (k < run.Count - 2 && times[run[k + 1]] < time)
            {
                k++;
            }

            var (a, b) = (run[k], run[k + 1]);
            var share = Math.Clamp((time - times[a]) / (times[b] - times[a]), 0, 1);
            even[i] = samples[a] + (share * (samples[b] - samples[a]));
        }

        return even;
    }

    // What both passes leave of white jitter's standard deviation: the root of the impulse response's energy.
    private static double KeptShare(ButterworthLowpass filter)
    {
        var impulse = new double[513];
        impulse[256] = 1;
        return Math.Sqrt(filter.FilterBothWays(impulse).Sum(value => value * value));
    }
}
