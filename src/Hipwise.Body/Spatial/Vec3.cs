using System.Globalization;

namespace Hipwise.Body.Spatial;

/// <summary>Three numbers along the axes of a frame that the holder's name tells: a place (m), a direction, a force (N) …</summary>
/// <param name="X">Along the frame's x axis.</param>
/// <param name="Y">Along the frame's y axis.</param>
/// <param name="Z">Along the frame's z axis.</param>
public readonly record struct Vec3(double X, double Y, double Z)
{
    /// <summary>The origin, or no direction at all.</summary>
    public static Vec3 Zero => default;

    /// <summary>The unit vector along x.</summary>
    public static Vec3 UnitX => new(1, 0, 0);

    /// <summary>The unit vector along y.</summary>
    public static Vec3 UnitY => new(0, 1, 0);

    /// <summary>The unit vector along z.</summary>
    public static Vec3 UnitZ => new(0, 0, 1);

    /// <summary>Euclidean length, in the unit of the components.</summary>
    public double Norm => Math.Sqrt(Dot(this));

    /// <summary>Whether no component is NaN or infinite.</summary>
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y) && double.IsFinite(Z);

    /// <summary>The component along axis 0 (x), 1 (y) or 2 (z).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Any other axis.</exception>
    public double this[int axis] => axis switch
    {
        0 => X,
        1 => Y,
        2 => Z,
        _ => throw new ArgumentOutOfRangeException(nameof(axis), axis, "An axis is 0, 1 or 2."),
    };

    /// <summary>Sum, component by component.</summary>
    public static Vec3 operator +(Vec3 a, Vec3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>Difference, component by component: the way from b to a.</summary>
    public static Vec3 operator -(Vec3 a, Vec3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>The same line, the other way.</summary>
    public static Vec3 operator -(Vec3 a) => new(-a.X, -a.Y, -a.Z);

    /// <summary>Every component times one factor.</summary>
    public static Vec3 operator *(Vec3 a, double factor) => new(a.X * factor, a.Y * factor, a.Z * factor);

    /// <summary>Every component times one factor.</summary>
    public static Vec3 operator *(double factor, Vec3 a) => a * factor;

    /// <summary>Every component divided by one number.</summary>
    public static Vec3 operator /(Vec3 a, double divisor) => new(a.X / divisor, a.Y / divisor, a.Z / divisor);

    /// <summary>Scalar product.</summary>
    public double Dot(Vec3 other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    /// <summary>Vector product, right-handed.</summary>
    public Vec3 Cross(Vec3 other) => new((Y * other.Z) - (Z * other.Y), (Z * other.X) - (X * other.Z), (X * other.Y) - (Y * other.X));

    /// <summary>Product component by component, as a scale by axis asks for.</summary>
    public Vec3 Scale(Vec3 factors) => new(X * factors.X, Y * factors.Y, Z * factors.Z);

    /// <summary>The direction of this vector with length 1; NaN when the length is 0.</summary>
    public Vec3 Normalize() => this / Norm;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({X:G9}, {Y:G9}, {Z:G9})");
}
