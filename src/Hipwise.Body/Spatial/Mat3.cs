namespace Hipwise.Body.Spatial;

/// <summary>A 3 × 3 matrix by rows: a rotation <c>R_AB</c> (its columns are B's axes seen from A) or an inertia tensor.</summary>
/// <param name="Row0">First row.</param>
/// <param name="Row1">Second row.</param>
/// <param name="Row2">Third row.</param>
public readonly record struct Mat3(Vec3 Row0, Vec3 Row1, Vec3 Row2)
{
    /// <summary>Ones on the diagonal.</summary>
    public static Mat3 Identity => new(Vec3.UnitX, Vec3.UnitY, Vec3.UnitZ);

    /// <summary>Rows become columns; for a rotation, its inverse.</summary>
    public Mat3 Transpose => new(Column(0), Column(1), Column(2));

    /// <summary>Column 0, 1 or 2.</summary>
    public Vec3 Column(int axis) => new(Row0[axis], Row1[axis], Row2[axis]);

    /// <summary>Matrix times column vector.</summary>
    public static Vec3 operator *(Mat3 m, Vec3 v) => new(m.Row0.Dot(v), m.Row1.Dot(v), m.Row2.Dot(v));

    /// <summary>Matrix product.</summary>
    public static Mat3 operator *(Mat3 a, Mat3 b)
    {
        var t = b.Transpose;
        return new(t * a.Row0, t * a.Row1, t * a.Row2);
    }

    /// <summary>Sum, element by element.</summary>
    public static Mat3 operator +(Mat3 a, Mat3 b) => new(a.Row0 + b.Row0, a.Row1 + b.Row1, a.Row2 + b.Row2);

    /// <summary>Every element times one factor.</summary>
    public static Mat3 operator *(Mat3 m, double factor) => new(m.Row0 * factor, m.Row1 * factor, m.Row2 * factor);

    /// <summary>The rotation by an angle about an axis.</summary>
    /// <param name="axis">Direction, of length 1.</param>
    /// <param name="angle">Radians, right-handed.</param>
    public static Mat3 Rotation(Vec3 axis, double angle)
    {
        var (s, c) = Math.SinCos(angle);
        var (x, y, z) = axis;
        var k = 1 - c;
        return new(
            new(c + (x * x * k), (x * y * k) - (z * s), (x * z * k) + (y * s)),
            new((y * x * k) + (z * s), c + (y * y * k), (y * z * k) - (x * s)),
            new((z * x * k) - (y * s), (z * y * k) + (x * s), c + (z * z * k)));
    }

    /// <summary>The rotation that OpenSim writes as three angles: about x, then about the new y, then about the newest z.</summary>
    /// <param name="angles">Radians.</param>
    public static Mat3 BodyFixedXyz(Vec3 angles) =>
        Rotation(Vec3.UnitX, angles.X) * Rotation(Vec3.UnitY, angles.Y) * Rotation(Vec3.UnitZ, angles.Z);
}
