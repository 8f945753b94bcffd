using Hipwise.Body.Model;
using Hipwise.Body.Muscles.Wrapping;

namespace Hipwise.Body.Muscles;

/// <summary>Lengths of muscle paths and their exact derivatives by coordinates: the moment arm about a coordinate is -dL/dq,
/// found by virtual work on the path and not by differences (source: Delp and Loan 1995; Sherman 2013).</summary>
public static class MusclePaths
{
    // OpenSim's width of the ends of a conditional point's range (rad or m).
    private const double RangeMargin = 1e-5;

    /// <summary>Fills the workspace with the length of every muscle and its derivatives, for the positions it holds.</summary>
    public static void Update(Workspace work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var (table, state) = (work.Model.Paths, work.Paths);
        Array.Clear(state.LengthDerivatives);
        WrapSurface.UpdateFrames(table.Surfaces, work);
        for (var m = 0; m < table.MuscleCount; m++)
        {
            if (table.IsPlain[m])
            {
                UpdatePlain(table, state, work, m);
                continue;
            }

            UpdateNodes(table, state, work, m);
            if (table.Wraps[m].Length > 0)
            {
                PathWrapping.Apply(table, state, m);
            }

            UpdateLength(table, state, work, m);
        }

        if (work.Model.Table.Couplings.Length > 0)
        {
            for (var m = 0; m < table.MuscleCount; m++)
            {
                work.Model.Table.Project(work.CouplingSlopes, GetDerivatives(work, m));
            }
        }
    }

    /// <summary>Length of each muscle and tendon together (m), in the model's order of muscles.</summary>
    public static ReadOnlySpan<double> GetLengths(Workspace work) => work.Paths.Lengths;

    /// <summary>dL/dq of one muscle for every coordinate (m/rad or 1); the moment arm is its negative.</summary>
    public static Span<double> GetLengthDerivatives(Workspace work, int muscle) => GetDerivatives(work, muscle);

    /// <summary>The moment arm of a muscle about a coordinate (m, or 1 for a translation): the moment that a tension of 1 N gives.</summary>
    public static double GetMomentArm(Workspace work, int muscle, int coordinate) => -GetDerivatives(work, muscle)[coordinate];

    /// <summary>How fast a muscle lengthens (m/s), for velocities of the coordinates.</summary>
    public static double CalculateSpeed(Workspace work, int muscle, ReadOnlySpan<double> velocities)
    {
        var derivatives = GetDerivatives(work, muscle);
        var speed = 0.0;
        foreach (var c in work.Model.Paths.Coordinates[muscle])
        {
            speed += derivatives[c] * velocities[c];
        }

        return speed;
    }

    private static Span<double> GetDerivatives(Workspace work, int muscle)
    {
        var n = work.Model.CoordinateCount;
        return work.Paths.LengthDerivatives.AsSpan(muscle * n, n);
    }

    // Only the parts between segments change.
    private static void UpdatePlain(PathTable table, PathState state, Workspace work, int m)
    {
        var derivatives = state.LengthDerivatives.AsSpan(m * table.CoordinateCount, table.CoordinateCount);
        var length = table.ConstantLength[m];
        foreach (var bridge in table.Bridges[m])
        {
            var (ax, ay, az) = InGround(bridge.From, work.Frames);
            var (bx, by, bz) = InGround(bridge.To, work.Frames);
            var (ux, uy, uz) = (bx - ax, by - ay, bz - az);
            var distance = Math.Sqrt((ux * ux) + (uy * uy) + (uz * uz));
            length += distance;
            if (distance > 0)
            {
                var inverse = 1 / distance;
                AddVirtualWork(bridge.Chain, work.Twists, ax, ay, az, ux * inverse, uy * inverse, uz * inverse, derivatives);
            }
        }

        state.Lengths[m] = length;
    }

    private static (double X, double Y, double Z) InGround(PathPoint p, double[] frames)
    {
        var f = frames.AsSpan(12 * p.Segment, 12);
        return (
            (f[0] * p.X) + (f[1] * p.Y) + (f[2] * p.Z) + f[9],
            (f[3] * p.X) + (f[4] * p.Y) + (f[5] * p.Z) + f[10],
            (f[6] * p.X) + (f[7] * p.Y) + (f[8] * p.Z) + f[11]);
    }

    // The points that are part of the path now, in ground.
    internal static void UpdateNodes(PathTable table, PathState state, Workspace work, int m)
    {
        var count = 0;
        for (var p = table.FirstPoint[m]; p < table.FirstPoint[m + 1]; p++)
        {
            var point = table.Points[p];
            if (point.Condition >= 0 && !IsActive(point, work.Q[point.Condition]))
            {
                continue;
            }

            var (x, y, z) = (point.X, point.Y, point.Z);
            if (point.Moving is { } moving)
            {
                (x, y, z) = (At(moving[0], work.Q), At(moving[1], work.Q), At(moving[2], work.Q));
            }

            var f = work.Frames.AsSpan(12 * point.Segment, 12);
            state.Nodes[count++] = new(
                (f[0] * x) + (f[1] * y) + (f[2] * z) + f[9],
                (f[3] * x) + (f[4] * y) + (f[5] * z) + f[10],
                (f[6] * x) + (f[7] * y) + (f[8] * z) + f[11],
                point.Segment, p - table.FirstPoint[m], -1);
        }

        state.NodeCount = count;
    }

    internal static bool IsActive(PathPoint point, double value) => value >= point.Minimum - RangeMargin && value <= point.Maximum + RangeMargin;

    private static double At(MovingComponent component, double[] q) =>
        component.Function.Evaluate(component.Coordinate < 0 ? 0 : Math.Clamp(q[component.Coordinate], component.Minimum, component.Maximum));

    private static void UpdateLength(PathTable table, PathState state, Workspace work, int m)
    {
        var derivatives = state.LengthDerivatives.AsSpan(m * table.CoordinateCount, table.CoordinateCount);
        var length = 0.0;
        for (var i = 1; i < state.NodeCount; i++)
        {
            ref readonly var a = ref state.Nodes[i - 1];
            ref readonly var b = ref state.Nodes[i];
            if (b.Arc >= 0)
            {
                length += b.Arc;
                continue;
            }

            var (dx, dy, dz) = (b.X - a.X, b.Y - a.Y, b.Z - a.Z);
            var distance = Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz));
            length += distance;
            if (distance == 0)
            {
                continue;
            }

            var inverse = 1 / distance;
            var (ux, uy, uz) = (dx * inverse, dy * inverse, dz * inverse);
            if (a.Segment != b.Segment)
            {
                AddVirtualWork(table.Chain(a.Segment, b.Segment), work.Twists, a.X, a.Y, a.Z, ux, uy, uz, derivatives);
            }

            if (table.HasMoving[m])
            {
                AddMoving(table, work, m, a, -ux, -uy, -uz, derivatives);
                AddMoving(table, work, m, b, ux, uy, uz, derivatives);
            }
        }

        state.Lengths[m] = length;
    }

    // The line of action's moment about ground's origin, against each coordinate's twist.
    private static void AddVirtualWork(
        ReadOnlySpan<ChainLink> chain, double[] twists, double ax, double ay, double az, double ux, double uy, double uz, Span<double> derivatives)
    {
        var (mx, my, mz) = ((ay * uz) - (az * uy), (az * ux) - (ax * uz), (ax * uy) - (ay * ux));
        foreach (var link in chain)
        {
            var s = twists.AsSpan(6 * link.Coordinate, 6);
            derivatives[link.Coordinate] += link.Sign * ((s[0] * mx) + (s[1] * my) + (s[2] * mz) + (s[3] * ux) + (s[4] * uy) + (s[5] * uz));
        }
    }

    // A point that moves on its segment pulls its end along.
    private static void AddMoving(
        PathTable table, Workspace work, int m, in PathNode node, double ux, double uy, double uz, Span<double> derivatives)
    {
        if (node.Point < 0 || table.Points[table.FirstPoint[m] + node.Point].Moving is not { } moving)
        {
            return;
        }

        var f = work.Frames.AsSpan(12 * node.Segment, 12);
        for (var axis = 0; axis < 3; axis++)
        {
            if (moving[axis].Coordinate is >= 0 and var c && work.Q[c] >= moving[axis].Minimum && work.Q[c] <= moving[axis].Maximum)
            {
                moving[axis].Function.Evaluate(work.Q[c], out var first, out _);
                derivatives[c] += first * ((f[axis] * ux) + (f[3 + axis] * uy) + (f[6 + axis] * uz));
            }
        }
    }
}
