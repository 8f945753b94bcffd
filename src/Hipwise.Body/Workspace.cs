using Hipwise.Body.Model;
using Hipwise.Body.Spatial;

namespace Hipwise.Body;

/// <summary>What the algorithms compute for one pose of a <see cref="BodyModel"/>: scratch that is made once and filled again for every
/// frame. Not for two threads at a time.</summary>
public sealed class Workspace
{
    /// <summary>Makes the scratch for a model.</summary>
    public Workspace(BodyModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Model = model;
        var (segments, axes, coordinates) = (model.Tree.Count, model.Tree.Axes.Length, model.CoordinateCount);
        Frames = new double[12 * segments];
        Frames[0] = Frames[4] = Frames[8] = 1;
        AxisTwists = new double[6 * axes];
        AxisFirst = new double[axes];
        AxisSecond = new double[axes];
        Twists = new double[6 * coordinates];
        Velocities = new double[6 * segments];
        Accelerations = new double[6 * segments];
        Forces = new double[6 * segments];
        Q = new double[coordinates];
        Speeds = new double[coordinates];
        CouplingSlopes = new double[model.Table.Couplings.Length];
        Paths = new Muscles.PathState(model.Paths);
    }

    /// <summary>The model that this scratch belongs to.</summary>
    public BodyModel Model { get; }

    // X_GB of every segment: R by rows, then p.
    internal double[] Frames { get; }

    // Twist of each joint axis in ground, about ground's origin: w, then v of the material point at the origin.
    internal double[] AxisTwists { get; }

    // Derivatives of each axis's function by its coordinate.
    internal double[] AxisFirst { get; }

    internal double[] AxisSecond { get; }

    // Twist of each coordinate: the sum over its axes.
    internal double[] Twists { get; }

    internal double[] Velocities { get; }

    internal double[] Accelerations { get; }

    internal double[] Forces { get; }

    internal double[] Q { get; }

    internal double[] Speeds { get; }

    // How fast each coupling's dependent coordinate follows its leader.
    internal double[] CouplingSlopes { get; }

    internal Muscles.PathState Paths { get; }

    /// <summary>X_GB: where a segment stands in ground, after the positions were updated.</summary>
    /// <param name="segment">Its number; 0 is ground.</param>
    public Transform GetFrame(int segment)
    {
        var f = Frames.AsSpan(12 * segment, 12);
        return new(new(new(f[0], f[1], f[2]), new(f[3], f[4], f[5]), new(f[6], f[7], f[8])), new(f[9], f[10], f[11]));
    }

    /// <summary>The angular velocity of a segment in ground (rad/s), after the velocities were updated.</summary>
    public Vec3 GetAngularVelocity(int segment) => new(Velocities[6 * segment], Velocities[(6 * segment) + 1], Velocities[(6 * segment) + 2]);

    /// <summary>The velocity in ground (m/s) of the point of a segment that is now at a place in ground, after the velocities were updated.</summary>
    public Vec3 GetVelocity(int segment, Vec3 place)
    {
        var linear = new Vec3(Velocities[(6 * segment) + 3], Velocities[(6 * segment) + 4], Velocities[(6 * segment) + 5]);
        return linear + GetAngularVelocity(segment).Cross(place);
    }

    /// <summary>How a segment turns for a unit of a coordinate (rad per unit, in ground), after the positions were updated.</summary>
    public Vec3 GetAxis(int coordinate) => new(Twists[6 * coordinate], Twists[(6 * coordinate) + 1], Twists[(6 * coordinate) + 2]);
}
