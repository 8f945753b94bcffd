using System.Collections.Immutable;
using System.Numerics;
using Hipwise.Core;

namespace Hipwise.Web.Drawings;

/// <summary>A ball of flesh: a centre and a radius in centimetres.</summary>
internal readonly record struct Ball(Vector3 Center, float Radius)
{
    /// <summary>Height of its lowest point.</summary>
    public float Lowest => Center.Y - Radius;
}

/// <summary>
/// The round shapes that clothe a skeleton: each part is the hull of a few balls. The numbers are centimetres for a body of
/// 170 cm; they are a drawing's proportions, not a measured body's.
/// </summary>
internal static class Flesh
{
    /// <summary>Half of the thickness of the foot at the joint of the toes.</summary>
    public const float SoleRadius = 2.2f;

    public static ImmutableArray<Ball> Pelvis(Skeleton body) => Pairs(body.Pelvis, (0, 0.5f, 7.4f, 8.9f), (-3.6f, -2.2f, 6.4f, 8.4f), (0, 7, 5.2f, 8.2f));

    public static ImmutableArray<Ball> Belly(Skeleton body) => [.. Pairs(body.Pelvis, (0, 6, 5.4f, 8.3f)), .. Pairs(body.Chest, (0.3f, 1, 5.6f, 8.5f))];

    public static ImmutableArray<Ball> Chest(Skeleton body) =>
        Pairs(body.Chest, (0.3f, 0, 5.4f, 8.4f), (1, 12, 7.2f, 8.6f), (-0.6f, 20.5f, 9.8f, 6), (-0.4f, 25.6f, 2.5f, 5.4f));

    public static ImmutableArray<Ball> Neck(Skeleton body) => [new(body.Neck.At(new(-0.4f, -3, 0)), 5), new(body.Head.At(new(0.2f, 3, 0)), 4.8f)];

    public static ImmutableArray<Ball> Head(Skeleton body) => [new(body.Head.At(new(0.6f, 11, 0)), 9.1f), new(body.Head.At(new(3, 3.8f, 0)), 5.5f)];

    public static ImmutableArray<Ball> Nose(Skeleton body) => [new(body.Head.At(new(10.2f, 7, 0)), 1.2f), new(body.Head.At(new(8.4f, 9.6f, 0)), 1)];

    public static ImmutableArray<Ball> Hair(Skeleton body) =>
        [new(body.Head.At(new(-0.5f, 12, 0)), 9.4f), new(body.Head.At(new(-3.6f, 6.5f, 0)), 6.6f)];

    public static ImmutableArray<Ball> Thigh(Leg leg) => [new(leg.Thigh.Origin, 8.7f), new(leg.Shank.Origin, 5.9f)];

    public static ImmutableArray<Ball> Shorts(Leg leg) => [new(leg.Thigh.Origin, 9), new(leg.Thigh.At(new(0, -17, 0)), 8.3f)];

    public static ImmutableArray<Ball> Shank(Leg leg) =>
        [new(leg.Shank.Origin, 5.7f), new(leg.Shank.At(new(-1.3f, -11, 0)), 5.5f), new(leg.Foot.Origin, 3.5f)];

    public static ImmutableArray<Ball> Foot(Leg leg, Lengths lengths) =>
    [
        new(leg.Foot.At(new(0.2f, -0.8f, 0)), 3.5f), .. Heel(leg, lengths), .. Pairs(leg.Foot, (lengths.Ball, SoleRadius - lengths.AnkleHeight, 2.2f, SoleRadius)),
    ];

    public static ImmutableArray<Ball> Heel(Leg leg, Lengths lengths) => [new(leg.Foot.At(new(3.1f - lengths.Heel, 3.1f - lengths.AnkleHeight, 0)), 3.1f)];

    public static ImmutableArray<Ball> Toes(Leg leg, Lengths lengths) => Pairs(leg.Toes, (0, 0, 2.2f, SoleRadius), (lengths.Toes - 1.7f, 1.7f - SoleRadius, 1.3f, 1.7f));

    public static ImmutableArray<Ball> UpperArm(Arm arm) => [new(arm.Upper.Origin, 5.1f), new(arm.Forearm.Origin, 3.9f)];

    public static ImmutableArray<Ball> Sleeve(Arm arm) => [new(arm.Upper.Origin, 5.4f), new(arm.Upper.At(new(0, -12, 0)), 4.9f)];

    public static ImmutableArray<Ball> Forearm(Arm arm) =>
        [new(arm.Forearm.Origin, 3.9f), new(arm.Forearm.At(new(0, -7, 0)), 3.8f), new(arm.Hand.Origin, 2.6f)];

    public static ImmutableArray<Ball> Hand(Arm arm) => [new(arm.Hand.Origin, 2.6f), new(arm.Hand.At(new(0, -6, 0)), 3.1f), new(arm.Hand.At(new(0, -14, 0)), 1.9f)];

    /// <summary>What of a body lies on its support when this part carries it.</summary>
    public static ImmutableArray<Ball> Bearing(Skeleton body, Lengths lengths, string part) => part switch
    {
        "seat" => Pelvis(body),
        "shoulders" => Chest(body),
        "back" or "front" => [.. Chest(body), .. Pelvis(body)],
        "head" => Head(body),
        _ => BearingOf(body, lengths, part[..part.LastIndexOf('-')], SideOf(part)),
    };

    private static ImmutableArray<Ball> BearingOf(Skeleton body, Lengths lengths, string part, Side side) => part switch
    {
        "foot" => Foot(body.LegOf(side), lengths),
        "toes" => Toes(body.LegOf(side), lengths),
        "heel" => Heel(body.LegOf(side), lengths),
        "knee" => [.. Thigh(body.LegOf(side)).RemoveAt(0), .. Shank(body.LegOf(side))],
        "hand" => Hand(body.ArmOf(side)),
        "elbow" => [.. UpperArm(body.ArmOf(side)).RemoveAt(0), .. Forearm(body.ArmOf(side))],
        _ => [.. Pelvis(body), .. Thigh(body.LegOf(side))],
    };

    /// <summary>The side that a name ends in.</summary>
    public static Side SideOf(string name) => name.EndsWith("-left", StringComparison.Ordinal) ? Side.Left : Side.Right;

    private static ImmutableArray<Ball> Pairs(Frame frame, params ReadOnlySpan<(float X, float Y, float Z, float Radius)> balls)
    {
        var all = ImmutableArray.CreateBuilder<Ball>();
        foreach (var (x, y, z, radius) in balls)
        {
            all.Add(new(frame.At(new(x, y, -z)), radius));
            all.Add(new(frame.At(new(x, y, z)), radius));
        }

        return all.ToImmutable();
    }
}
