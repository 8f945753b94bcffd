using Hipwise.Body.Model;

namespace Hipwise.Body.Dynamics;

/// <summary>The generalised forces that a motion asks for: recursive Newton-Euler, with every quantity in ground about ground's
/// origin (method: Featherstone 2008).</summary>
public static class InverseDynamics
{
    /// <summary>Computes the generalised forces beyond gravity and the loads given. The workspace must hold the positions and velocities of now;
    /// afterwards it also holds the accelerations of segments and the force that each joint hands on.</summary>
    /// <param name="work">Scratch of the model.</param>
    /// <param name="accelerations">Every coordinate's acceleration (rad/s² or m/s²).</param>
    /// <param name="loads">For each segment six numbers: the moment about ground's origin (N·m) and the force (N) that the world puts
    /// on it, in ground; empty for none.</param>
    /// <param name="forces">Filled: one generalised force for each coordinate (N·m or N), not yet carried over couplings.</param>
    public static void Update(Workspace work, ReadOnlySpan<double> accelerations, ReadOnlySpan<double> loads, Span<double> forces)
    {
        ArgumentNullException.ThrowIfNull(work);
        var gravity = work.Model.Gravity;
        Update(work, accelerations, loads, -gravity.X, -gravity.Y, -gravity.Z);
        CollectForces(work, forces);
    }

    // The ground accelerates against gravity, so that weight needs no term of its own.
    internal static void Update(Workspace work, ReadOnlySpan<double> accelerations, ReadOnlySpan<double> loads, double gx, double gy, double gz)
    {
        var tree = work.Model.Tree;
        var ground = work.Accelerations.AsSpan(0, 6);
        (ground[3], ground[4], ground[5]) = (gx, gy, gz);
        for (var i = 1; i < tree.Count; i++)
        {
            UpdateAcceleration(tree, work, i, accelerations);
            UpdateForce(tree, work, i);
            if (!loads.IsEmpty)
            {
                var force = work.Forces.AsSpan(6 * i, 6);
                for (var k = 0; k < 6; k++)
                {
                    force[k] -= loads[(6 * i) + k];
                }
            }
        }

        for (var i = tree.Count - 1; i > 0; i--)
        {
            if (tree.Parent[i] is > 0 and var parent)
            {
                Add(work.Forces.AsSpan(6 * i, 6), work.Forces.AsSpan(6 * parent, 6));
            }
        }
    }

    internal static void CollectForces(Workspace work, Span<double> forces)
    {
        var tree = work.Model.Tree;
        for (var c = 0; c < forces.Length; c++)
        {
            forces[c] = Dot(work.Twists.AsSpan(6 * c, 6), work.Forces.AsSpan(6 * tree.SegmentOf[c], 6));
        }
    }

    internal static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) =>
        (a[0] * b[0]) + (a[1] * b[1]) + (a[2] * b[2]) + (a[3] * b[3]) + (a[4] * b[4]) + (a[5] * b[5]);

    private static void Add(ReadOnlySpan<double> from, Span<double> to)
    {
        for (var k = 0; k < 6; k++)
        {
            to[k] += from[k];
        }
    }

    // Each axis adds its twist times its rate's change, and the change of the twist itself, carried by all that comes before it.
    private static void UpdateAcceleration(Tree tree, Workspace work, int i, ReadOnlySpan<double> accelerations)
    {
        Span<double> v = stackalloc double[6];
        work.Velocities.AsSpan(6 * tree.Parent[i], 6).CopyTo(v);
        var own = work.Accelerations.AsSpan(6 * i, 6);
        work.Accelerations.AsSpan(6 * tree.Parent[i], 6).CopyTo(own);
        for (var a = tree.FirstAxis[i]; a < tree.FirstAxis[i + 1]; a++)
        {
            var c = tree.Axes[a].Coordinate;
            if (c < 0)
            {
                continue;
            }

            var speed = work.Speeds[c];
            var rate = work.AxisFirst[a] * speed;
            var change = (work.AxisFirst[a] * accelerations[c]) + (work.AxisSecond[a] * speed * speed);
            var s = work.AxisTwists.AsSpan(6 * a, 6);
            own[0] += (change * s[0]) + (rate * ((v[1] * s[2]) - (v[2] * s[1])));
            own[1] += (change * s[1]) + (rate * ((v[2] * s[0]) - (v[0] * s[2])));
            own[2] += (change * s[2]) + (rate * ((v[0] * s[1]) - (v[1] * s[0])));
            own[3] += (change * s[3]) + (rate * ((v[1] * s[5]) - (v[2] * s[4]) + (v[4] * s[2]) - (v[5] * s[1])));
            own[4] += (change * s[4]) + (rate * ((v[2] * s[3]) - (v[0] * s[5]) + (v[5] * s[0]) - (v[3] * s[2])));
            own[5] += (change * s[5]) + (rate * ((v[0] * s[4]) - (v[1] * s[3]) + (v[3] * s[1]) - (v[4] * s[0])));
            for (var k = 0; k < 6; k++)
            {
                v[k] += rate * s[k];
            }
        }
    }

    // I·A + V ×* (I·V), with the inertia about ground's origin.
    private static void UpdateForce(Tree tree, Workspace work, int i)
    {
        Span<double> inertia = stackalloc double[10];
        SpatialInertia.Update(tree, work, i, inertia);
        var v = work.Velocities.AsSpan(6 * i, 6);
        var a = work.Accelerations.AsSpan(6 * i, 6);
        var force = work.Forces.AsSpan(6 * i, 6);
        Span<double> momentum = stackalloc double[6];
        SpatialInertia.Multiply(inertia, v, momentum);
        SpatialInertia.Multiply(inertia, a, force);
        force[0] += (v[1] * momentum[2]) - (v[2] * momentum[1]) + (v[4] * momentum[5]) - (v[5] * momentum[4]);
        force[1] += (v[2] * momentum[0]) - (v[0] * momentum[2]) + (v[5] * momentum[3]) - (v[3] * momentum[5]);
        force[2] += (v[0] * momentum[1]) - (v[1] * momentum[0]) + (v[3] * momentum[4]) - (v[4] * momentum[3]);
        force[3] += (v[1] * momentum[5]) - (v[2] * momentum[4]);
        force[4] += (v[2] * momentum[3]) - (v[0] * momentum[5]);
        force[5] += (v[0] * momentum[4]) - (v[1] * momentum[3]);
    }
}
