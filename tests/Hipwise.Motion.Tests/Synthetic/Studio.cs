using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Motion.Landmarks;

namespace Hipwise.Motion.Tests.Synthetic;

/// <summary>A pinhole camera that films a stick figure, with the errors a pose engine makes.</summary>
/// <param name="random">What it draws from; the caller prints the seed.</param>
internal sealed class Studio(Random random)
{
    private const int Width = 720;
    private const int Height = 1280;
    private const double Focal = 1300;
    private const double Distance = 3.2;
    private const double CameraHeight = 0.9;

    /// <summary>Where the camera stands around the person (deg): 0 in front, 90 at the left.</summary>
    public double Azimuth { get; init; }

    /// <summary>Roll of the camera (deg), known to the take.</summary>
    public double Roll { get; init; }

    /// <summary>Errors of points, as knowledge states them; 0 leaves points exact.</summary>
    public double Errors { get; init; } = 1;

    /// <summary>Chance of a frame to start a hidden tenth of a second of one knee.</summary>
    public double Hiding { get; init; }

    public double Rate { get; init; } = 30;

    /// <summary>How far a picture may be off its time, as a share of the step.</summary>
    public double Unsteady { get; init; }

    public LandmarkTake Film(double seconds, Func<double, Stick> at)
    {
        var builder = new LandmarkTakeBuilder(Width, Height) { Engine = "synthetic" };
        var errors = Fixture.Knowledge.Camera.Errors;
        var trunk = Focal * Stick.Trunk / Distance;
        var offset = Draw(errors.Offset * trunk);
        var wander = Draw(errors.Wander * trunk);
        var kept = Math.Exp(-1 / (Rate * errors.WanderSeconds));
        var image = new float[LandmarkTake.Stride];
        var hidden = 0;
        for (var frame = 0; frame < seconds * Rate; frame++)
        {
            var (jitter, fresh) = (Draw(2 * errors.LeastNoise * trunk), Draw(errors.Wander * trunk));
            Array.Fill(image, float.NaN);
            hidden = hidden > 0 ? hidden - 1 : random.NextDouble() < Hiding ? (int)(Rate / 10) : 0;
            var time = (frame + (Unsteady * random.NextDouble())) / Rate;
            foreach (var (point, spot) in at(time).Spots)
            {
                var i = 2 * (int)point;
                for (var k = i; k < i + 2; k++)
                {
                    wander[k] = (kept * wander[k]) + (Math.Sqrt(1 - (kept * kept)) * fresh[k]);
                }

                var (x, y) = Project(spot);
                Put(image, point, x + Errors * (offset[i] + wander[i] + jitter[i]), y + Errors * (offset[i + 1] + wander[i + 1] + jitter[i + 1]), hidden > 0);
            }

            builder.Add(time, image, [], 1, (float)double.DegreesToRadians(Roll));
        }

        return builder.ToTake();
    }

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public double Between(double low, double high) => low + ((high - low) * random.NextDouble());

    private (double X, double Y) Project(Spot spot)
    {
        var angle = double.DegreesToRadians(Azimuth);
        var depth = Distance - (spot.X * Math.Cos(angle)) - (spot.Z * Math.Sin(angle));
        var right = (spot.Z * Math.Cos(angle)) - (spot.X * Math.Sin(angle));
        return (Focal * right / depth, Focal * (CameraHeight - spot.Y) / depth);
    }

    private void Put(float[] image, Landmark point, double x, double y, bool hidden)
    {
        var (cos, sin) = (Math.Cos(double.DegreesToRadians(Roll)), Math.Sin(double.DegreesToRadians(Roll)));
        var at = 4 * (int)point;
        image[at] = (float)(0.5 + (((x * cos) - (y * sin)) / Width));
        image[at + 1] = (float)(0.5 + (((x * sin) + (y * cos)) / Height));
        image[at + 2] = 0;
        image[at + 3] = hidden && point is Landmark.LeftKnee or Landmark.RightKnee && hidden ? 0.1f : 0.95f;
    }

    private double[] Draw(double sd) => [.. Enumerable.Range(0, LandmarkNames.Count * 2).Select(_ => sd * Normal())];
}
