using Hipwise.Body.Model;

namespace Hipwise.Body.Kinematics;

/// <summary>Where segments are and how they move, from coordinates. All twists are told in ground about ground's origin, so that
/// those along a chain simply add up.</summary>
public static class ForwardKinematics
{
    /// <summary>Fills the workspace with the frames of all segments and the twist of every coordinate.</summary>
    /// <param name="work">Scratch of the model.</param>
    /// <param name="q">Every coordinate (rad or m), coupled ones included and at their place.</param>
    /// <exception cref="ArgumentException">Not one value for each coordinate.</exception>
    public static void UpdatePositions(Workspace work, ReadOnlySpan<double> q)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (q.Length != work.Q.Length)
        {
            throw new ArgumentException($"{q.Length} values for {work.Q.Length} coordinates.", nameof(q));
        }

        q.CopyTo(work.Q);
        work.Model.Table.FillSlopes(q, work.CouplingSlopes);
        Array.Clear(work.Twists);
        var tree = work.Model.Tree;
        for (var i = 1; i < tree.Count; i++)
        {
            UpdateSegment(tree, work, i);
        }
    }

    /// <summary>Fills the workspace with the twist of every segment, after the positions.</summary>
    /// <param name="work">Scratch with the positions of now.</param>
    /// <param name="velocities">Every coordinate's velocity (rad/s or m/s).</param>
    public static void UpdateVelocities(Workspace work, ReadOnlySpan<double> velocities)
    {
        ArgumentNullException.ThrowIfNull(work);
        velocities.CopyTo(work.Speeds);
        var tree = work.Model.Tree;
        for (var i = 1; i < tree.Count; i++)
        {
            var parent = work.Velocities.AsSpan(6 * tree.Parent[i], 6);
            var own = work.Velocities.AsSpan(6 * i, 6);
            parent.CopyTo(own);
            for (var a = tree.FirstAxis[i]; a < tree.FirstAxis[i + 1]; a++)
            {
                if (tree.Axes[a].Coordinate is >= 0 and var c)
                {
                    var rate = work.AxisFirst[a] * velocities[c];
                    var twist = work.AxisTwists.AsSpan(6 * a, 6);
                    for (var k = 0; k < 6; k++)
                    {
                        own[k] += rate * twist[k];
                    }
                }
            }
        }
    }

    private static void UpdateSegment(Tree tree, Workspace work, int i)
    {
        Span<double> x = stackalloc double[12];
        var parent = work.Frames.AsSpan(12 * tree.Parent[i], 12);
        Compose(parent, tree.ParentFrame.AsSpan(12 * i, 12), tree.Fixed[2 * i], x);
        for (var a = tree.FirstAxis[i]; a < tree.FirstAxis[i + 1]; a++)
        {
            MoveAlong(tree.Axes[a], a, work, x);
        }

        Compose(x, tree.ChildFrameInverse.AsSpan(12 * i, 12), tree.Fixed[(2 * i) + 1], work.Frames.AsSpan(12 * i, 12));
    }

    private static void MoveAlong(Tree.JointAxis axis, int number, Workspace work, Span<double> x)
    {
        double value, first = 1, second = 0;
        if (axis.IsIdentity)
        {
            value = work.Q[axis.Coordinate];
        }
        else
        {
            value = axis.Function.Evaluate(axis.Coordinate < 0 ? 0 : work.Q[axis.Coordinate], out first, out second);
        }

        var wx = (x[0] * axis.X) + (x[1] * axis.Y) + (x[2] * axis.Z);
        var wy = (x[3] * axis.X) + (x[4] * axis.Y) + (x[5] * axis.Z);
        var wz = (x[6] * axis.X) + (x[7] * axis.Y) + (x[8] * axis.Z);
        var twist = work.AxisTwists.AsSpan(6 * number, 6);
        if (axis.IsRotation)
        {
            var (px, py, pz) = (x[9], x[10], x[11]);
            (twist[0], twist[1], twist[2]) = (wx, wy, wz);
            (twist[3], twist[4], twist[5]) = ((py * wz) - (pz * wy), (pz * wx) - (px * wz), (px * wy) - (py * wx));
            Rotate(x, wx, wy, wz, value);
        }
        else
        {
            (twist[3], twist[4], twist[5]) = (wx, wy, wz);
            x[9] += wx * value;
            x[10] += wy * value;
            x[11] += wz * value;
        }

        work.AxisFirst[number] = first;
        work.AxisSecond[number] = second;
        if (axis.Coordinate >= 0)
        {
            var sum = work.Twists.AsSpan(6 * axis.Coordinate, 6);
            for (var k = 0; k < 6; k++)
            {
                sum[k] += first * twist[k];
            }
        }
    }

    // R becomes Rot(w, angle) · R, with w in ground: the columns of R turn about w.
    private static void Rotate(Span<double> r, double wx, double wy, double wz, double angle)
    {
        var (s, c) = Math.SinCos(angle);
        var k = 1 - c;
        for (var column = 0; column < 3; column++)
        {
            var (vx, vy, vz) = (r[column], r[column + 3], r[column + 6]);
            var along = k * ((wx * vx) + (wy * vy) + (wz * vz));
            r[column] = (c * vx) + (s * ((wy * vz) - (wz * vy))) + (along * wx);
            r[column + 3] = (c * vy) + (s * ((wz * vx) - (wx * vz))) + (along * wy);
            r[column + 6] = (c * vz) + (s * ((wx * vy) - (wy * vx))) + (along * wz);
        }
    }

    // X_AC = X_AB · X_BC; when R_BC turns nothing, only its origin is carried over.
    private static void Compose(ReadOnlySpan<double> ab, ReadOnlySpan<double> bc, bool turnsNothing, Span<double> ac)
    {
        for (var row = 0; row < 3; row++)
        {
            double a0 = ab[3 * row], a1 = ab[(3 * row) + 1], a2 = ab[(3 * row) + 2];
            ac[9 + row] = (a0 * bc[9]) + (a1 * bc[10]) + (a2 * bc[11]) + ab[9 + row];
            if (turnsNothing)
            {
                (ac[3 * row], ac[(3 * row) + 1], ac[(3 * row) + 2]) = (a0, a1, a2);
                continue;
            }

            ac[3 * row] = (a0 * bc[0]) + (a1 * bc[3]) + (a2 * bc[6]);
            ac[(3 * row) + 1] = (a0 * bc[1]) + (a1 * bc[4]) + (a2 * bc[7]);
            ac[(3 * row) + 2] = (a0 * bc[2]) + (a1 * bc[5]) + (a2 * bc[8]);
        }
    }
}
