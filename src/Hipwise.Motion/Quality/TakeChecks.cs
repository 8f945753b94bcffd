using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Motion.Angles;
using Hipwise.Motion.Landmarks;
using Hipwise.Motion.Screens;

namespace Hipwise.Motion.Quality;

/// <summary>What a take must fulfil before anything is read from it.</summary>
internal sealed class TakeChecks(CameraRules rules, LandmarkTake take)
{
    private const double Percent = 100;
    private static readonly Landmark[] Whole =
        [Landmark.LeftShoulder, Landmark.RightShoulder, Landmark.LeftHip, Landmark.RightHip, Landmark.LeftKnee, Landmark.RightKnee, Landmark.LeftAnkle, Landmark.RightAnkle];

    private readonly ImmutableArray<QualityVerdict>.Builder verdicts = ImmutableArray.CreateBuilder<QualityVerdict>();

    /// <summary>Checks that need no more than the take.</summary>
    public ImmutableArray<QualityVerdict> OfTake(ScreenCamera camera)
    {
        var step = TrackBuilder.StepOf(take);
        var seen = Enumerable.Range(0, take.FrameCount).Where(take.HasPerson).ToList();
        AtLeast("length", take.FrameCount < 2 ? 0 : take.Times[^1] - take.Times[0]);
        AtLeast("rate", step > 0 ? 1 / step : 0, camera.LeastRate);
        AtMost("gaps", step > 0 ? Math.Max(0, 1 - (take.FrameCount / (((take.Times[^1] - take.Times[0]) / step) + 1))) : 1);
        AtLeast("person", Share(seen.Count, take.FrameCount));
        AtMost("one-person", Share(take.Persons.Count(people => people > 1), take.FrameCount));
        AtLeast("whole-body", Share(seen.Count(IsWhole), seen.Count));
        var tilts = take.Roll.Where(roll => !float.IsNaN(roll)).Select(roll => Math.Abs(double.RadiansToDegrees(roll))).ToList();
        AtMost("tilt", tilts.Count == 0 ? 0 : Statistics.Median(tilts));
        return verdicts.DrainToImmutable();
    }

    /// <summary>Checks of what became of its points.</summary>
    public ImmutableArray<QualityVerdict> OfBody(PointTracks tracks, FilmedBody body, ScreenCamera camera, double[] stanceSeries)
    {
        // What was measured in space is drawn in the view that is wanted.
        if (!take.IsMeasured && camera.View == CameraView.Frontal)
        {
            AtLeast("frontal", WidthOf(tracks));
        }
        else if (!take.IsMeasured)
        {
            AtMost("sagittal", WidthOf(tracks));
        }

        AtLeast("points", CoverageOf(tracks, body, camera));
        if (camera.StanceSeconds > 0)
        {
            AtMost("stance", stanceSeries.All(double.IsNaN) ? double.NaN : Statistics.Spread(stanceSeries) / NeedOf(camera));
        }

        return verdicts.DrainToImmutable();
    }

    /// <summary>Share of the frames with a person in which what the screen watches could be read.</summary>
    public static double CoverageOf(PointTracks tracks, FilmedBody body, ScreenCamera camera)
    {
        var seen = Enumerable.Range(0, tracks.FrameCount).Where(frame => tracks.Seen[frame]).ToList();
        return Share(seen.Count(frame => !double.IsNaN(body.Calculate(camera.Tries.Quantity, tracks.Of(frame)))), seen.Count);
    }

    // A start is quiet when it spreads by less than so many per cent of the least way.
    private static double NeedOf(ScreenCamera camera) => Math.Max(camera.Tries.Least, 1) / 10;

    // Shoulders and hips across the trunk's line, in trunk lengths: about 0.6 from in front, near 0 from the side.
    private static double WidthOf(PointTracks tracks)
    {
        var widths = new List<double>();
        for (var frame = 0; frame < tracks.FrameCount; frame++)
        {
            var p = tracks.Of(frame);
            var trunk = Points.Middle(p, Landmark.LeftHip, Landmark.RightHip) - Points.Middle(p, Landmark.LeftShoulder, Landmark.RightShoulder);
            var across = Math.Abs(trunk.Cross(Points.At(p, Landmark.LeftShoulder) - Points.At(p, Landmark.RightShoulder)))
                + Math.Abs(trunk.Cross(Points.At(p, Landmark.LeftHip) - Points.At(p, Landmark.RightHip)));
            widths.Add(across / 2 / trunk.Length / tracks.Trunk);
        }

        return Statistics.Median(widths);
    }

    private bool IsWhole(int frame)
    {
        var image = take.ImageOf(frame);
        foreach (var point in Whole)
        {
            var (x, y) = (image[4 * (int)point], image[(4 * (int)point) + 1]);
            if (x is < 0 or > 1 || y is < 0 or > 1)
            {
                return false;
            }
        }

        return true;
    }

    private void AtLeast(string id, double value, double? own = null)
    {
        var bound = own ?? rules.Checks[id].Bound;
        Add(id, value, bound, value >= bound);
    }

    private void AtMost(string id, double value) => Add(id, value, rules.Checks[id].Bound, value <= rules.Checks[id].Bound);

    private void Add(string id, double value, double bound, bool ok)
    {
        var check = rules.Checks[id];
        verdicts.Add(new(id, ok, Math.Round(value * Percent) / Percent, bound, check.Name, check.Do));
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
