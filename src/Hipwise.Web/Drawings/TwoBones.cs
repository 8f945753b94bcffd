using System.Numerics;

namespace Hipwise.Web.Drawings;

/// <summary>Where the middle joint of a limb lies when its end is led to a place.</summary>
internal static class TwoBones
{
    // A limb never stretches quite straight, or its middle joint could flip.
    private const float MostStretch = 0.9995f;

    /// <summary>The middle joint and the end, on the side of a middle joint that is known roughly.</summary>
    /// <param name="root">Hip or shoulder.</param>
    /// <param name="target">Where the end should be; a target too far or near is met as closely as the bones allow.</param>
    /// <param name="first">Length of the first bone.</param>
    /// <param name="second">Length of the second bone.</param>
    /// <param name="towards">The direction, seen from the root, in which the middle joint is to lie.</param>
    public static (Vector3 Middle, Vector3 End) Reach(Vector3 root, Vector3 target, float first, float second, Vector3 towards)
    {
        var way = target - root;
        var distance = Math.Clamp(way.Length(), Math.Abs(first - second) + 0.5f, (first + second) * MostStretch);
        var along = Vector3.Normalize(way);
        var aside = towards - (along * Vector3.Dot(towards, along));
        aside = aside.Length() > 1e-3f ? Vector3.Normalize(aside) : Vector3.Normalize(Vector3.Cross(along, Vector3.UnitZ));
        var run = ((first * first) - (second * second) + (distance * distance)) / (2 * distance);
        var rise = MathF.Sqrt(Math.Max(0, (first * first) - (run * run)));
        return (root + (along * run) + (aside * rise), root + (along * distance));
    }
}
