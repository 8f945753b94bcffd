using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Motion.Angles;
using Hipwise.Motion.Landmarks;

namespace Hipwise.Motion.Screens;

/// <summary>One take made ready for reading: points, body, the quiet start and the series that is watched.</summary>
/// <param name="Tracks">Smoothed points.</param>
/// <param name="Body">Which way the person faces, and how long they are in the picture.</param>
/// <param name="Stance">Mean points of the quiet start; empty when the screen has none.</param>
/// <param name="Series">What the screen watches, in each frame.</param>
/// <param name="StanceSeries">The same during the quiet start.</param>
internal sealed record Film(PointTracks Tracks, FilmedBody Body, double[] Stance, double[] Series, double[] StanceSeries)
{
    /// <summary>Finds out what holds for the whole take.</summary>
    /// <param name="tracks">Its smoothed points.</param>
    /// <param name="camera">What the screen watches.</param>
    /// <param name="side">The side tested.</param>
    /// <param name="distance">From the camera, in lengths of a leg; ∞ without perspective.</param>
    public static Film Of(PointTracks tracks, ScreenCamera camera, Side side, double distance)
    {
        var body = FilmedBody.Of(tracks, side, distance);
        var first = Math.Max(0, Array.IndexOf(tracks.Seen, true));
        var last = Math.Min(tracks.FrameCount - 1, first + (int)Math.Round(camera.StanceSeconds / tracks.Step));
        var stance = camera.StanceSeconds > 0 ? MeanOf(tracks, first, last) : [];
        body = body.With(stance);
        var series = Enumerable.Range(0, tracks.FrameCount).Select(frame => body.Calculate(camera.Tries.Quantity, tracks.Of(frame))).ToArray();
        return new(tracks, body, stance, series, camera.StanceSeconds > 0 ? series[first..(last + 1)] : []);
    }

    /// <summary>Mean of each point over some frames; NaN where it was never read.</summary>
    public static double[] MeanOf(PointTracks tracks, int first, int last)
    {
        var (sum, count) = (new double[LandmarkNames.Count * 2], new int[LandmarkNames.Count * 2]);
        for (var frame = first; frame <= last; frame++)
        {
            var points = tracks.Of(frame);
            for (var i = 0; i < sum.Length; i++)
            {
                (sum[i], count[i]) = double.IsNaN(points[i]) ? (sum[i], count[i]) : (sum[i] + points[i], count[i] + 1);
            }
        }

        return [.. sum.Select((value, i) => value / count[i])];
    }
}
