using Hipwise.Body.Spatial;

namespace Hipwise.Body.Muscles.Wrapping;

// What came of laying a straight piece of path around a surface.
internal enum WrapOutcome
{
    // The piece does not meet the surface.
    None,

    // An end lies inside, so nothing can be said.
    Inside,

    // It goes around, though the straight piece would not cut the surface.
    Possible,

    // The straight piece cuts the surface and must go around.
    Necessary,
}

// Where the path meets the surface and leaves it, in the surface's frame, and how far it runs on it (m).
internal readonly record struct WrapResult(WrapOutcome Outcome, Vec3 First, Vec3 Last, double Arc)
{
    public static readonly WrapResult None = new(WrapOutcome.None, default, default, 0);

    public static readonly WrapResult Inside = new(WrapOutcome.Inside, default, default, 0);

    public bool Wraps => Outcome >= WrapOutcome.Possible;
}
