using Hipwise.Body.Muscles;
using Hipwise.Body.Muscles.Wrapping;

namespace Hipwise.Body.Dynamics;

/// <summary>The load that each joint's own structure carries: what motion and outer loads ask of the joint, less what muscles and actuators
/// bring across it (source: Steele 2012, as in OpenSim's joint reaction analysis).</summary>
public static class JointReactions
{
    /// <summary>Computes the load on the child of every joint, about ground's origin and in ground.</summary>
    /// <param name="work">Scratch after inverse dynamics of now, with the loads that act from outside taken into account.</param>
    /// <param name="tensions">Tension of each muscle (N), in the model's order; may be empty.</param>
    /// <param name="pushes">Six numbers for each segment: moment about ground's origin (N·m) and force (N), in ground, of actuators that push
    /// segments directly; may be empty. Generalised forces on coordinates stay part of the joint's load, as in OpenSim.</param>
    /// <param name="reactions">Filled: six numbers for each segment, moment and force on it by the joint that carries it; zeros for ground.</param>
    public static void Calculate(Workspace work, ReadOnlySpan<double> tensions, ReadOnlySpan<double> pushes, Span<double> reactions)
    {
        ArgumentNullException.ThrowIfNull(work);
        var (tree, table, state) = (work.Model.Tree, work.Model.Paths, work.Paths);
        reactions.Clear();
        if (!pushes.IsEmpty)
        {
            pushes.CopyTo(reactions);
        }

        for (var m = 0; m < tensions.Length; m++)
        {
            MusclePaths.UpdateNodes(table, state, work, m);
            if (table.Wraps[m].Length > 0)
            {
                PathWrapping.Apply(table, state, m);
            }

            AddPull(state, tensions[m], reactions);
        }

        // What acts on a segment acts on all that carry it; the rest of the joint's force is the structure's.
        for (var i = tree.Count - 1; i > 0; i--)
        {
            for (var k = 0; k < 6; k++)
            {
                reactions[(6 * tree.Parent[i]) + k] += reactions[(6 * i) + k];
                reactions[(6 * i) + k] = work.Forces[(6 * i) + k] - reactions[(6 * i) + k];
            }
        }

        reactions[..6].Clear();
    }

    // Every straight part of a path pulls its two ends together.
    private static void AddPull(PathState state, double tension, Span<double> wrenches)
    {
        for (var i = 1; i < state.NodeCount; i++)
        {
            var (a, b) = (state.Nodes[i - 1], state.Nodes[i]);
            var (dx, dy, dz) = (b.X - a.X, b.Y - a.Y, b.Z - a.Z);
            var distance = Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz));
            if (b.Arc >= 0 || distance == 0 || a.Segment == b.Segment)
            {
                continue;
            }

            var scale = tension / distance;
            var (fx, fy, fz) = (scale * dx, scale * dy, scale * dz);
            var (mx, my, mz) = ((a.Y * fz) - (a.Z * fy), (a.Z * fx) - (a.X * fz), (a.X * fy) - (a.Y * fx));
            Add(wrenches.Slice(6 * a.Segment, 6), mx, my, mz, fx, fy, fz);
            Add(wrenches.Slice(6 * b.Segment, 6), -mx, -my, -mz, -fx, -fy, -fz);
        }
    }

    private static void Add(Span<double> wrench, double mx, double my, double mz, double fx, double fy, double fz)
    {
        wrench[0] += mx;
        wrench[1] += my;
        wrench[2] += mz;
        wrench[3] += fx;
        wrench[4] += fy;
        wrench[5] += fz;
    }
}
