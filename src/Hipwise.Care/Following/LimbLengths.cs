using System.Collections.Immutable;
using Hipwise.Body;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Motion.Landmarks;
using Hipwise.Simulation.Following;

namespace Hipwise.Care.Following;

// How large a body is in a picture.
internal static class LimbLengths
{
    private static readonly (Landmark From, Landmark To)[] Limbs =
    [
        (Landmark.LeftHip, Landmark.LeftKnee), (Landmark.RightHip, Landmark.RightKnee), (Landmark.LeftKnee, Landmark.LeftAnkle),
        (Landmark.RightKnee, Landmark.RightAnkle), (Landmark.LeftShoulder, Landmark.LeftHip), (Landmark.RightShoulder, Landmark.RightHip),
    ];

    // Between followed points that keep their distance (m), as the body stands.
    public static IEnumerable<(int From, int To, double Length)> Of(ImmutableArray<(Landmark Landmark, FollowedPoint Point)> points, BodyModel model)
    {
        var work = new Workspace(model);
        ForwardKinematics.UpdatePositions(work, model.GetDefaultPose());
        int Find(Landmark landmark) => points.Select(point => point.Landmark).ToList().IndexOf(landmark);
        foreach (var (from, to) in Limbs.Select(limb => (Find(limb.From), Find(limb.To))).Where(pair => pair.Item1 >= 0 && pair.Item2 >= 0))
        {
            var (a, b) = (points[from].Point, points[to].Point);
            yield return (
                from, to, (work.GetFrame(model.FindSegment(b.Segment)).Apply(b.Point) - work.GetFrame(model.FindSegment(a.Segment)).Apply(a.Point)).Norm);
        }
    }

    // Picture heights a metre: of the limb that is drawn longest.
    public static double LargestScale(ImmutableArray<(int From, int To, double Length)> lengths, LandmarkView view)
    {
        var largest = 0.0;
        foreach (var (from, to, length) in lengths)
        {
            var (a, b) = (view[from], view[to]);
            var scale = Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y))) / length;
            largest = scale > largest ? scale : largest;
        }

        return largest;
    }

    // Of points about their middles: seen times drawn, and drawn times drawn; their ratio is the size that fits best.
    public static (double Product, double Square) Compare(LandmarkView view, ReadOnlySpan<double> drawn)
    {
        var (sx, sy, dx, dy, seen) = (0.0, 0.0, 0.0, 0.0, 0);
        for (var i = 0; i < view.Count; i++)
        {
            if (!double.IsNaN(view[i].X))
            {
                (sx, sy, dx, dy, seen) = (sx + view[i].X, sy + view[i].Y, dx + drawn[2 * i], dy + drawn[(2 * i) + 1], seen + 1);
            }
        }

        var (product, square) = (0.0, 0.0);
        for (var i = 0; i < view.Count; i++)
        {
            if (!double.IsNaN(view[i].X))
            {
                var (ax, ay) = (drawn[2 * i] - (dx / seen), drawn[(2 * i) + 1] - (dy / seen));
                product += (ax * (view[i].X - (sx / seen))) + (ay * (view[i].Y - (sy / seen)));
                square += (ax * ax) + (ay * ay);
            }
        }

        return (product, square);
    }
}
