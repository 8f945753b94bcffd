using Hipwise.Body;
using Hipwise.Body.Spatial;

namespace Hipwise.Simulation.Movements;

/// <summary>Where a body's mass is centred, and how coordinates move places.</summary>
internal static class MassCenter
{
    // In ground (m), for the positions of the scratch.
    public static Vec3 Find(Workspace work)
    {
        var (tree, sum) = (work.Model.Tree, Vec3.Zero);
        for (var i = 1; i < tree.Count; i++)
        {
            sum += tree.Mass[i] * Place(work, i);
        }

        return sum / work.Model.TotalMass;
    }

    // Its velocity (m/s) for a unit of each coordinate: one row for each axis of ground, couplings not yet carried over.
    public static void FillVelocities(Workspace work, double[][] rows)
    {
        foreach (var row in rows)
        {
            Array.Clear(row);
        }

        var tree = work.Model.Tree;
        for (var i = 1; i < tree.Count; i++)
        {
            if (tree.Mass[i] > 0)
            {
                AddVelocities(work, i, Place(work, i), tree.Mass[i] / work.Model.TotalMass, rows);
            }
        }
    }

    // Adds a share of the velocity that each coordinate gives to a place of a segment.
    public static void AddVelocities(Workspace work, int segment, Vec3 place, double share, double[][] rows)
    {
        foreach (var (c, _) in work.Model.Paths.Chain(0, segment))
        {
            var s = work.Twists.AsSpan(6 * c, 6);
            rows[0][c] += share * (s[3] + (s[1] * place.Z) - (s[2] * place.Y));
            rows[1][c] += share * (s[4] + (s[2] * place.X) - (s[0] * place.Z));
            rows[2][c] += share * (s[5] + (s[0] * place.Y) - (s[1] * place.X));
        }
    }

    private static Vec3 Place(Workspace work, int segment)
    {
        var center = work.Model.Tree.MassCenter;
        return work.GetFrame(segment).Apply(new(center[3 * segment], center[(3 * segment) + 1], center[(3 * segment) + 2]));
    }
}
