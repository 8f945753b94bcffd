using Hipwise.Motion.Landmarks;

namespace Hipwise.Motion.Angles;

/// <summary>A place or way in the picture (px), x to the right and y down.</summary>
internal readonly record struct Way(double X, double Y)
{
    public double Length => Math.Sqrt((X * X) + (Y * Y));

    public static Way operator +(Way a, Way b) => new(a.X + b.X, a.Y + b.Y);

    public static Way operator -(Way a, Way b) => new(a.X - b.X, a.Y - b.Y);

    /// <summary>Above 0 when the other way lies clockwise of this one as seen in the picture.</summary>
    public double Cross(Way other) => (X * other.Y) - (Y * other.X);

    /// <summary>Angle from this way to another (deg), clockwise as seen in the picture, -180 to 180.</summary>
    public double AngleTo(Way other) => double.RadiansToDegrees(Math.Atan2(Cross(other), (X * other.X) + (Y * other.Y)));
}

/// <summary>Points of one frame: x and y of each landmark one after the other.</summary>
internal static class Points
{
    public static Way At(ReadOnlySpan<double> points, Landmark landmark) => new(points[2 * (int)landmark], points[(2 * (int)landmark) + 1]);

    public static Way Middle(ReadOnlySpan<double> points, Landmark a, Landmark b)
    {
        var sum = At(points, a) + At(points, b);
        return new(sum.X / 2, sum.Y / 2);
    }

    public static double Length(ReadOnlySpan<double> points, Landmark a, Landmark b) => (At(points, a) - At(points, b)).Length;
}
