using Hipwise.Core;
using Hipwise.Motion.Landmarks;

namespace Hipwise.Motion.Tests.Synthetic;

/// <summary>A point in space (m): x forwards, y up, z to the person's left.</summary>
internal readonly record struct Spot(double X, double Y, double Z)
{
    public static Spot operator +(Spot a, Spot b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);
}

/// <summary>A stick figure of one moment; what is not set stands upright.</summary>
internal sealed class Stick
{
    public const double Thigh = 0.42;
    public const double Shin = 0.42;
    public const double Trunk = 0.5;
    public const double HipWidth = 0.24;
    private const double ShoulderWidth = 0.36;
    private readonly Dictionary<Landmark, Spot> spots = [];

    public IReadOnlyDictionary<Landmark, Spot> Spots => spots;

    /// <summary>Squatting on one leg. Angles in degrees as seen from the front; <paramref name="depth"/> in metres.</summary>
    public static Stick OneLeg(Side side, double depth, double inward, double drop, double lean, double lift)
    {
        // Seen from the front thigh and shin shorten alike; the knee goes forwards as far as their lengths ask.
        var (stick, outward) = (new Stick(), side == Side.Left ? 1 : -1);
        var half = (Thigh + Shin - depth) / 2;
        var medial = half * Math.Tan(Radians(inward / 2));
        var forward = Math.Sqrt(Math.Max(0, (Shin * Shin) - (half * half) - (medial * medial)));
        var ankle = new Spot(0, 0.09, outward * HipWidth / 2);
        var knee = ankle + new Spot(forward, half, -outward * medial);
        var hip = ankle + new Spot(0, 2 * half, 0);
        var free = hip + new Spot(0, -HipWidth * Math.Sin(Radians(drop)), -outward * HipWidth * Math.Cos(Radians(drop)));
        stick.Leg(side, hip, knee, ankle);
        stick.Leg(side.Other(), free, free + new Spot(0.05 + (0.3 * Math.Min(1, lift * 4)), -Thigh + (lift / 2), 0), new Spot(-0.02, 0.09 + lift, free.Z));
        stick.UpperBody(new((hip.X + free.X) / 2, (hip.Y + free.Y) / 2, (hip.Z + free.Z) / 2), 0, outward * lean);
        return stick;
    }

    /// <summary>Bending on both legs: tips of shin and trunk forwards and of the thigh backwards, in degrees.</summary>
    public static Stick Bend(double shin, double thigh, double trunk)
    {
        var stick = new Stick();
        foreach (var side in Sides.All)
        {
            var ankle = new Spot(0, 0.09, (side == Side.Left ? 1 : -1) * HipWidth / 2);
            var knee = ankle + new Spot(Shin * Math.Sin(Radians(shin)), Shin * Math.Cos(Radians(shin)), 0);
            stick.Leg(side, knee + new Spot(-Thigh * Math.Sin(Radians(thigh)), Thigh * Math.Cos(Radians(thigh)), 0), knee, ankle);
        }

        var hip = stick.spots[Landmark.LeftHip];
        stick.UpperBody(hip with { Z = 0 }, trunk, 0);
        return stick;
    }

    private void Leg(Side side, Spot hip, Spot knee, Spot ankle)
    {
        var k = side == Side.Left ? 0 : 1;
        (spots[Landmark.LeftHip + k], spots[Landmark.LeftKnee + k], spots[Landmark.LeftAnkle + k]) = (hip, knee, ankle);
        (spots[Landmark.LeftHeel + k], spots[Landmark.LeftFootIndex + k]) = (ankle + new Spot(-0.05, -0.06, 0), ankle + new Spot(0.17, -0.06, 0));
    }

    private void UpperBody(Spot hips, double forward, double left)
    {
        var up = new Spot(Math.Sin(Radians(forward)), Math.Cos(Radians(forward)) * Math.Cos(Radians(left)), Math.Sin(Radians(left)));
        Spot Along(double length, double across, double ahead = 0) =>
            hips + new Spot((length * up.X) + ahead, (length * up.Y) - (across * up.Z), (length * up.Z) + (across * up.Y));
        foreach (var side in Sides.All)
        {
            var (k, sign) = side == Side.Left ? (0, 1) : (1, -1);
            spots[Landmark.LeftShoulder + k] = Along(Trunk, sign * ShoulderWidth / 2);
            spots[Landmark.LeftElbow + k] = Along(Trunk - 0.25, sign * 0.3);
            spots[Landmark.LeftWrist + k] = Along(0.05, sign * 0.16);
            spots[Landmark.LeftEar + k] = Along(Trunk + 0.2, sign * 0.07);
        }

        spots[Landmark.Nose] = Along(Trunk + 0.18, 0, 0.1);
    }

    private static double Radians(double degrees) => double.DegreesToRadians(degrees);
}
