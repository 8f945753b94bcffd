using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Motion.Landmarks;

namespace Hipwise.Motion.Angles;

/// <summary>One person before one camera: which way they face, which side is tested and how long trunk and leg are in the picture.</summary>
/// <remarks>All that is constant through a take, so that a quantity of a frame depends on that frame's points alone.</remarks>
internal sealed class FilmedBody
{
    private readonly Quantities quantities;

    private FilmedBody(Quantities quantities) => this.quantities = quantities;

    /// <summary>Finds out from a whole take.</summary>
    /// <param name="tracks">Its smoothed points.</param>
    /// <param name="tested">The side tested.</param>
    /// <param name="distance">From the camera, in lengths of a leg.</param>
    public static FilmedBody Of(PointTracks tracks, Side tested, double distance)
    {
        var lengths = LengthsOf(tracks, tested);
        var facing = FacingOf(tracks);
        return new(new Quantities(tested, lengths, facing, LateralOf(tracks, tested)) { Stance = [], Distance = distance * lengths.Leg });
    }

    /// <summary>From one moment alone, in any unit of length.</summary>
    /// <param name="points">Of that moment, in which the person stands quiet.</param>
    /// <param name="tested">The side tested.</param>
    /// <param name="distance">From the camera, in lengths of a leg.</param>
    public static Quantities OfMoment(double[] points, Side tested, double distance)
    {
        var tracks = new PointTracks(0, 1, 1);
        points.CopyTo(tracks.Of(0));
        return Of(tracks, tested, distance).With([.. points]).quantities;
    }

    /// <summary>With the quiet moment that some quantities are held against.</summary>
    /// <param name="stance">Mean points of that moment.</param>
    public FilmedBody With(double[] stance) => new(quantities with { Stance = stance });

    /// <summary>A quantity of one frame, in its unit; NaN where a point that it needs is missing.</summary>
    public double Calculate(CameraQuantity quantity, ReadOnlySpan<double> points) => quantities.Calculate(quantity, points);

    /// <summary>How much a quantity of one frame changes when the camera goes around the person, in its unit for each degree.</summary>
    public double ViewSlope(CameraQuantity quantity, ReadOnlySpan<double> points) => quantities.ViewSlope(quantity, points);

    private static (double Trunk, double Leg, double Hips) LengthsOf(PointTracks tracks, Side side)
    {
        var (leg, hips, trunk) = (new List<double>(), new List<double>(), new List<double>());
        var mirror = side == Side.Left ? 0 : 1;
        for (var frame = 0; frame < tracks.FrameCount; frame++)
        {
            var p = tracks.Of(frame);
            leg.Add(Points.Length(p, Landmark.LeftHip + mirror, Landmark.LeftKnee + mirror) + Points.Length(p, Landmark.LeftKnee + mirror, Landmark.LeftAnkle + mirror));
            hips.Add(Points.Length(p, Landmark.LeftHip, Landmark.RightHip));
            var (shoulder, hip) = (Points.Middle(p, Landmark.LeftShoulder, Landmark.RightShoulder), Points.Middle(p, Landmark.LeftHip, Landmark.RightHip));
            trunk.Add((shoulder - hip).Length);
        }

        // Foreshortening only ever shortens: the usual long ones are the true ones.
        return (Statistics.Quantile(trunk, 0.9), Statistics.Quantile(leg, 0.9), Statistics.Quantile(hips, 0.9));
    }

    // +1 when the person faces to the right of the picture: feet point forwards, and so does the nose from the ears.
    private static int FacingOf(PointTracks tracks)
    {
        var sum = 0.0;
        for (var frame = 0; frame < tracks.FrameCount; frame++)
        {
            var p = tracks.Of(frame);
            for (var mirror = 0; mirror < 2; mirror++)
            {
                var shin = Points.At(p, Landmark.LeftAnkle + mirror) - Points.At(p, Landmark.LeftKnee + mirror);
                var foot = Points.At(p, Landmark.LeftFootIndex + mirror) - Points.At(p, Landmark.LeftHeel + mirror);
                sum += Known(-shin.Cross(foot));
                var face = Points.At(p, Landmark.Nose) - Points.At(p, Landmark.LeftEar + mirror);
                var trunk = Points.Middle(p, Landmark.LeftHip, Landmark.RightHip) - Points.Middle(p, Landmark.LeftShoulder, Landmark.RightShoulder);
                sum += Known(-trunk.Cross(face));
            }
        }

        return sum < 0 ? -1 : 1;
    }

    // +1 when the tested side lies clockwise of the way down the trunk, as seen in the picture.
    private static int LateralOf(PointTracks tracks, Side side)
    {
        var sum = 0.0;
        for (var frame = 0; frame < tracks.FrameCount; frame++)
        {
            var p = tracks.Of(frame);
            var trunk = Points.Middle(p, Landmark.LeftHip, Landmark.RightHip) - Points.Middle(p, Landmark.LeftShoulder, Landmark.RightShoulder);
            var left = Points.At(p, Landmark.LeftHip) - Points.At(p, Landmark.RightHip) + Points.At(p, Landmark.LeftShoulder) - Points.At(p, Landmark.RightShoulder);
            sum += Known(trunk.Cross(left));
        }

        return (sum < 0 ? -1 : 1) * (side == Side.Left ? 1 : -1);
    }

    private static double Known(double value) => double.IsNaN(value) ? 0 : value;
}
