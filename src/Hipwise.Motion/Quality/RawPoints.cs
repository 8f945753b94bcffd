using Hipwise.Knowledge;
using Hipwise.Motion.Landmarks;

namespace Hipwise.Motion.Quality;

/// <summary>Points of a take in pixels with the camera's roll undone, x to the right and y down; NaN where nobody was seen.</summary>
/// <remarks>The legs and body of a frame can be exchanged; nothing is smoothed.</remarks>
internal sealed class RawPoints
{
    private const int Count = LandmarkNames.Count;

    private RawPoints(LandmarkTake take)
    {
        (Take, X, Y) = (take, new double[take.FrameCount * Count], new double[take.FrameCount * Count]);
        IsReadable = new bool[take.FrameCount * Count];
    }

    public LandmarkTake Take { get; }

    public double[] X { get; }

    public double[] Y { get; }

    /// <summary>False where a point is out of sight or of the picture, or was refused: engines place those all the same.</summary>
    public bool[] IsReadable { get; }

    public int FrameCount => Take.FrameCount;

    /// <summary>Median length from between the shoulders to between the hips (px); NaN when never seen.</summary>
    public double Trunk { get; private set; } = double.NaN;

    public static RawPoints Of(LandmarkTake take, PointFilters filters)
    {
        var points = new RawPoints(take);
        for (var frame = 0; frame < take.FrameCount; frame++)
        {
            points.Place(frame, filters);
        }

        points.Trunk = points.MedianTrunk();
        return points;
    }

    public double XOf(int frame, Landmark point) => X[(frame * Count) + (int)point];

    public double YOf(int frame, Landmark point) => Y[(frame * Count) + (int)point];

    /// <summary>Exchanges two points of one frame.</summary>
    public void Exchange(int frame, Landmark a, Landmark b)
    {
        var (i, k) = ((frame * Count) + (int)a, (frame * Count) + (int)b);
        (X[i], X[k]) = (X[k], X[i]);
        (Y[i], Y[k]) = (Y[k], Y[i]);
        (IsReadable[i], IsReadable[k]) = (IsReadable[k], IsReadable[i]);
    }

    /// <summary>Leaves a point of one frame out.</summary>
    public void Forget(int frame, Landmark point) => IsReadable[(frame * Count) + (int)point] = false;

    private void Place(int frame, PointFilters filters)
    {
        var image = Take.ImageOf(frame);
        var roll = float.IsNaN(Take.Roll[frame]) ? 0 : Take.Roll[frame];
        var (cos, sin) = (Math.Cos(roll), Math.Sin(roll));
        for (var i = 0; i < Count; i++)
        {
            var (u, v, visibility) = (image[4 * i], image[(4 * i) + 1], image[(4 * i) + 3]);
            var (x, y) = ((u - 0.5) * Take.Width, (v - 0.5) * Take.Height);
            X[(frame * Count) + i] = (x * cos) + (y * sin);
            Y[(frame * Count) + i] = (y * cos) - (x * sin);
            IsReadable[(frame * Count) + i] = visibility >= filters.LeastVisibility && IsInside(u, filters.EdgeShare) && IsInside(v, filters.EdgeShare);
        }
    }

    private static bool IsInside(float share, double edge) => share >= edge && share <= 1 - edge;

    private double MedianTrunk()
    {
        var lengths = new List<double>();
        for (var frame = 0; frame < FrameCount; frame++)
        {
            var x = XOf(frame, Landmark.LeftShoulder) + XOf(frame, Landmark.RightShoulder) - XOf(frame, Landmark.LeftHip) - XOf(frame, Landmark.RightHip);
            var y = YOf(frame, Landmark.LeftShoulder) + YOf(frame, Landmark.RightShoulder) - YOf(frame, Landmark.LeftHip) - YOf(frame, Landmark.RightHip);
            if (!double.IsNaN(x))
            {
                lengths.Add(Math.Sqrt((x * x) + (y * y)) / 2);
            }
        }

        return Statistics.Median(lengths);
    }
}
