using System.Collections.Immutable;
using System.Numerics;
using Hipwise.Core;

namespace Hipwise.Web.Drawings;

/// <summary>Where on the drawing a region lies that works; roughly, as a hand would point at it.</summary>
internal static class Regions
{
    /// <summary>The shape of a region of one side.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such region.</exception>
    public static ImmutableArray<Ball> Find(Skeleton body, string region, Side side)
    {
        var (leg, o) = (body.LegOf(side), SkeletonBuilder.Out(side));
        return region switch
        {
            "buttock" => [OnPelvis(body, -6, 1.5f, o * 8, 4.4f), OnPelvis(body, -7, -4, o * 7, 4.8f), OnThigh(leg, -3.5f, -6, 0, 3.6f)],
            "outer-hip" => [OnPelvis(body, -1, 8, o * 10, 3.4f), OnThigh(leg, -1, 0, o * 5, 3.8f)],
            "hip-front" => [OnPelvis(body, 4.5f, 5, o * 6, 3.2f), OnThigh(leg, 4.5f, -7, 0, 3.4f)],
            "thigh-front" => [OnThigh(leg, 3.8f, -12, 0, 3.6f), OnThigh(leg, 3, -30, 0, 2.8f)],
            "thigh-back" => [OnThigh(leg, -4, -11, 0, 3.7f), OnThigh(leg, -3, -31, 0, 2.6f)],
            "thigh-inner" => [OnThigh(leg, 0, -9, o * -4, 3.4f), OnThigh(leg, 0, -28, o * -3, 2.6f)],
            "calf" => [OnShank(leg, -4, -9, 3.2f), OnShank(leg, -3, -19, 2.2f)],
            _ => throw new ArgumentOutOfRangeException(nameof(region), region, "No such region."),
        };
    }

    private static Ball OnPelvis(Skeleton body, float x, float y, float z, float radius) => new(body.Pelvis.At(new Vector3(x, y, z)), radius);

    private static Ball OnThigh(Leg leg, float x, float y, float z, float radius) => new(leg.Thigh.At(new Vector3(x, y, z)), radius);

    private static Ball OnShank(Leg leg, float x, float y, float radius) => new(leg.Shank.At(new Vector3(x, y, 0)), radius);
}
