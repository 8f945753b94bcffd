using System.Numerics;
using Hipwise.Core;

namespace Hipwise.Web.Drawings;

/// <summary>Points of a body that figures speak of; hands are led to them and bands and arrows start there.</summary>
internal static class BodyPoints
{
    /// <summary>Where a point is. Centimetres in the frames of a body of 170 cm.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such point.</exception>
    public static Vector3 Find(Skeleton body, string point) => point switch
    {
        "head" => body.Head.At(new(0, 10, 0)),
        "forehead" => body.Head.At(new(9.5f, 13, 0)),
        "nape" => body.Head.At(new(-7, 4, 0)),
        "chest" => body.Chest.At(new(11, 13, 0)),
        "back" => body.Chest.At(new(-9, 8, 0)),
        "upper-back" => body.Chest.At(new(-7, 22, 0)),
        "belly" => body.Belly.At(new(9.5f, 4, 0)),
        "low-back" => body.Belly.At(new(-6.5f, 3, 0)),
        "pelvis" => body.Pelvis.Origin,
        _ => Find(body, point[..Math.Max(0, point.LastIndexOf('-'))], Flesh.SideOf(point)) ?? throw new ArgumentOutOfRangeException(nameof(point), point, "No such point."),
    };

    private static Vector3? Find(Skeleton body, string point, Side side)
    {
        var (leg, arm, outward) = (body.LegOf(side), body.ArmOf(side), SkeletonBuilder.Out(side));
        return point switch
        {
            "hip" => leg.Thigh.Origin,
            "hip-front" => body.Pelvis.At(new(8.5f, 1, outward * 7)),
            "knee" => leg.Shank.Origin,
            "ankle" => leg.Foot.Origin,
            "heel" => leg.Foot.At(new(-5, -4, 0)),
            "toe" => leg.Toes.At(new(4, 0, 0)),
            "thigh" => leg.Thigh.At(new(7, -24, 0)),
            "hamstring" => leg.Thigh.At(new(-7, -26, 0)),
            "shin" => leg.Shank.At(new(6, -7, 0)),
            "outer-knee" => leg.Thigh.At(new(0, -38, outward * 7)),
            "shoulder" => arm.Upper.Origin,
            "collar" => body.Chest.At(new(9.5f, 15, outward * 8)),
            "bar-hold" => body.Chest.At(new(-4, 21, outward * 25)),
            "elbow" => arm.Forearm.Origin,
            "hand" => arm.Hand.At(new(0, -7, 0)),
            "waist" => body.Pelvis.At(new(1, 9.5f, outward * 14)),
            "buttock" => body.Pelvis.At(new(-11, 0, outward * 12)),
            _ => null,
        };
    }
}
