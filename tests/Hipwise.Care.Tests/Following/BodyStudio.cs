using Hipwise.Body;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Care.Following;
using Hipwise.Knowledge;
using Hipwise.Motion.Landmarks;

namespace Hipwise.Care.Tests.Following;

/// <summary>A pinhole camera that films the body model, with the errors a pose engine makes.</summary>
/// <param name="random">What it draws from; the caller prints the seed.</param>
internal sealed class BodyStudio(ModelDescription body, KnowledgeBase knowledge, Random random)
{
    private const int Width = 720;
    private const int Height = 1280;
    private const double Focal = 1200;
    private const double CameraHeight = 0.9;
    private const double Trunk = 0.5;

    private readonly BodyModel model = BodyModel.Compile(body);

    /// <summary>Where the camera stands around the person (deg): 0 in front, 90 at the left.</summary>
    public double Azimuth { get; init; }

    /// <summary>Roll of the camera (deg), known to the take.</summary>
    public double Roll { get; init; }

    public double Distance { get; init; } = 3;

    /// <summary>Share of the errors of points that knowledge of screens states, in trunk lengths.</summary>
    public double Errors { get; init; }

    /// <summary>Share of the deviations with which the body follows points and depths: constant through a take.</summary>
    public double Offsets { get; init; }

    /// <summary>Chance of a frame to start a hidden tenth of a second of one knee.</summary>
    public double Hiding { get; init; }

    public bool Mirrored { get; init; }

    public LandmarkTake Film(double rate, IReadOnlyList<double[]> poses)
    {
        var points = FollowedParts.Points(knowledge.Follow, body);
        var (builder, work, errors) = (new LandmarkTakeBuilder(Width, Height) { Engine = "synthetic" }, new Workspace(model), knowledge.Camera.Errors);
        var offsets = points.Select(point => (
            X: Draw((Offsets * point.Point.Deviation) + 0) + Draw(Errors * errors.Offset * Trunk),
            Y: Draw(Offsets * point.Point.Deviation) + Draw(Errors * errors.Offset * Trunk),
            Z: Draw(Offsets * knowledge.Follow.Fit.DepthCentimetres / 100))).ToArray();
        var wander = new double[2 * points.Length];
        var kept = Math.Exp(-1 / (rate * errors.WanderSeconds));
        var (image, world, hidden) = (new float[LandmarkTake.Stride], new float[LandmarkTake.Stride], 0);
        for (var frame = 0; frame < poses.Count; frame++)
        {
            ForwardKinematics.UpdatePositions(work, poses[frame]);
            var seen = points.Select(point => Seen(work.GetFrame(model.FindSegment(point.Point.Segment)).Apply(point.Point.Point))).ToArray();
            var middle = points.Zip(seen).Where(pair => pair.First.Point.IsMiddle).Average(pair => pair.Second.Z);
            hidden = hidden > 0 ? hidden - 1 : random.NextDouble() < Hiding ? (int)(rate / 10) : 0;
            Array.Fill(image, float.NaN);
            Array.Fill(world, float.NaN);
            for (var i = 0; i < points.Length; i++)
            {
                for (var k = 2 * i; k < (2 * i) + 2; k++)
                {
                    wander[k] = (kept * wander[k]) + (Math.Sqrt(1 - (kept * kept)) * Draw(Errors * errors.Wander * Trunk));
                }

                var jitter = 2 * Errors * errors.LeastNoise * Trunk;
                var (x, y, z) = (seen[i].X + offsets[i].X + wander[2 * i] + Draw(jitter), seen[i].Y + offsets[i].Y + wander[(2 * i) + 1] + Draw(jitter), seen[i].Z);
                var landmark = (int)(Mirrored ? points[i].Landmark.Mirrored() : points[i].Landmark);
                var visible = hidden > 0 && points[i].Landmark is Landmark.LeftKnee or Landmark.RightKnee && hidden > 0 ? 0.1f : 0.95f;
                Put(image, landmark, (Mirrored ? -1 : 1) * Focal * x / (Distance - z), Focal * y / (Distance - z), visible);
                (world[4 * landmark], world[(4 * landmark) + 1], world[(4 * landmark) + 2], world[(4 * landmark) + 3]) =
                    ((float)x, (float)-y, (float)-(z - middle + offsets[i].Z), visible);
            }

            builder.Add(frame / rate, image, world, 1, (float)double.DegreesToRadians(Roll));
        }

        return builder.ToTake();
    }

    public double Draw(double deviation) => deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    // Right, up and towards the camera (m).
    private (double X, double Y, double Z) Seen(Vec3 place)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(Azimuth));
        return ((-sin * place.X) - (cos * place.Z), place.Y - CameraHeight, (cos * place.X) - (sin * place.Z));
    }

    private void Put(float[] image, int landmark, double x, double up, float visibility)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(Roll));
        image[4 * landmark] = (float)(0.5 + (((x * cos) + (up * sin)) / Width));
        image[(4 * landmark) + 1] = (float)(0.5 + (((x * sin) - (up * cos)) / Height));
        image[(4 * landmark) + 2] = 0;
        image[(4 * landmark) + 3] = visibility;
    }
}
