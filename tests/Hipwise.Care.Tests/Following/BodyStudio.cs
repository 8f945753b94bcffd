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
    private const int ShortSide = 720;
    private const int LongSide = 1280;
    private const double Focal = 1200;
    private const double FarAway = 300;

    private readonly BodyModel model = BodyModel.Compile(body);

    private (int Width, int Height) Pixels => Wide ? (LongSide, ShortSide) : (ShortSide, LongSide);

    /// <summary>Where the camera stands around the person (deg): 0 in front, 90 at the left.</summary>
    public double Azimuth { get; init; }

    /// <summary>Roll of the camera (deg), known to the take.</summary>
    public double Roll { get; init; }

    public double Distance { get; init; } = 3;

    /// <summary>Of the camera above the floor (m).</summary>
    public double Height { get; init; } = 0.9;

    /// <summary>Whether the picture is broader than high.</summary>
    public bool Wide { get; init; }

    /// <summary>What the camera looks at: forwards and to the right of the origin (m).</summary>
    public (double X, double Z) Centre { get; init; }

    /// <summary>Whether it looks from so far away that nothing is drawn larger for being nearer, and the take says so.</summary>
    public bool Measures { get; init; }

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
        var (builder, work, errors) = (new LandmarkTakeBuilder(Pixels.Width, Pixels.Height) { Engine = "synthetic", IsMeasured = Measures }, new Workspace(model), knowledge.Camera.Errors);
        var trunk = TrunkOf(work, poses[0], points);
        var offsets = points.Select(point => (
            X: Draw((Offsets * point.Point.Deviation) + 0) + Draw(Errors * errors.Offset * trunk),
            Y: Draw(Offsets * point.Point.Deviation) + Draw(Errors * errors.Offset * trunk),
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
                    wander[k] = (kept * wander[k]) + (Math.Sqrt(1 - (kept * kept)) * Draw(Errors * errors.Wander * trunk));
                }

                var jitter = 2 * Errors * errors.LeastNoise * trunk;
                var (x, y, z) = (seen[i].X + offsets[i].X + wander[2 * i] + Draw(jitter), seen[i].Y + offsets[i].Y + wander[(2 * i) + 1] + Draw(jitter), seen[i].Z);
                var landmark = (int)(Mirrored ? points[i].Landmark.Mirrored() : points[i].Landmark);
                var visible = hidden > 0 && points[i].Landmark is Landmark.LeftKnee or Landmark.RightKnee && hidden > 0 ? 0.1f : 0.95f;
                var scale = Measures ? Focal / Distance * FarAway / (FarAway - z) : Focal / (Distance - z);
                Put(image, landmark, (Mirrored ? -1 : 1) * scale * x, scale * y, visible);
                (world[4 * landmark], world[(4 * landmark) + 1], world[(4 * landmark) + 2], world[(4 * landmark) + 3]) =
                    ((float)x, (float)-y, (float)-(z - middle + offsets[i].Z), visible);
            }

            builder.Add(frame / rate, image, world, 1, (float)double.DegreesToRadians(Roll));
        }

        return builder.ToTake();
    }

    // From the middle of the shoulders to that of the hips (m).
    private double TrunkOf(Workspace work, double[] pose, IReadOnlyList<(Landmark Landmark, Hipwise.Simulation.Following.FollowedPoint Point)> points)
    {
        ForwardKinematics.UpdatePositions(work, pose);
        Vec3 Middle(Landmark left) => points.Where(point => point.Landmark == left || point.Landmark == left.Mirrored())
            .Aggregate(Vec3.Zero, (sum, point) => sum + (0.5 * work.GetFrame(model.FindSegment(point.Point.Segment)).Apply(point.Point.Point)));
        return (Middle(Landmark.LeftShoulder) - Middle(Landmark.LeftHip)).Norm;
    }

    public double Draw(double deviation) => deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    // Right, up and towards the camera (m).
    private (double X, double Y, double Z) Seen(Vec3 place)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(Azimuth));
        var (x, z) = (place.X - Centre.X, place.Z - Centre.Z);
        return ((-sin * x) - (cos * z), place.Y - Height, (cos * x) - (sin * z));
    }

    private void Put(float[] image, int landmark, double x, double up, float visibility)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(Roll));
        image[4 * landmark] = (float)(0.5 + (((x * cos) + (up * sin)) / Pixels.Width));
        image[(4 * landmark) + 1] = (float)(0.5 + (((x * sin) - (up * cos)) / Pixels.Height));
        image[(4 * landmark) + 2] = 0;
        image[(4 * landmark) + 3] = visibility;
    }
}
