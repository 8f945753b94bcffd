using System.Numerics;

namespace Hipwise.Web.Drawings;

/// <summary>
/// A place and a direction in the world of figures: centimetres, x forward, y up, z to the right of a person who stands; turns are
/// right-handed.
/// </summary>
internal readonly record struct Frame(Vector3 Origin, Quaternion Turn)
{
    /// <summary>Where a point is that is fixed in this frame.</summary>
    public Vector3 At(Vector3 local) => Origin + Vector3.Transform(local, Turn);

    /// <summary>A direction that is fixed in this frame.</summary>
    public Vector3 Way(Vector3 local) => Vector3.Transform(local, Turn);

    /// <summary>The frame of the next segment: its joint is fixed in this one.</summary>
    public Frame Then(Vector3 joint, Quaternion turn) => new(At(joint), Turn * turn);

    /// <summary>The same frame elsewhere.</summary>
    public Frame Moved(Vector3 by) => this with { Origin = Origin + by };

    /// <summary>Turns by degrees about z, then x, then y of the turned frame.</summary>
    public static Quaternion Turns(double z, double x, double y) =>
        About(Vector3.UnitZ, z) * About(Vector3.UnitX, x) * About(Vector3.UnitY, y);

    /// <summary>A frame whose y runs from one point back to another, its z as near to a given direction as can be.</summary>
    public static Frame Along(Vector3 origin, Vector3 end, Vector3 sideways)
    {
        var up = Vector3.Normalize(origin - end);
        var forward = Vector3.Normalize(Vector3.Cross(up, sideways));
        return new(origin, Facing(forward, up));
    }

    /// <summary>The turn that takes x to a direction and y to another at a right angle to it.</summary>
    public static Quaternion Facing(Vector3 forward, Vector3 up)
    {
        var right = Vector3.Cross(forward, up);
        return Quaternion.Normalize(Quaternion.CreateFromRotationMatrix(new Matrix4x4(
            forward.X, forward.Y, forward.Z, 0, up.X, up.Y, up.Z, 0, right.X, right.Y, right.Z, 0, 0, 0, 0, 1)));
    }

    private static Quaternion About(Vector3 axis, double degrees) => Quaternion.CreateFromAxisAngle(axis, (float)(degrees * Math.PI / 180));
}
