using Hipwise.Body.Model;
using Hipwise.Body.Spatial;

namespace Hipwise.Body.Muscles.Wrapping;

// Lays a path around its surfaces, one after the other, again and again until nothing changes.
internal static class PathWrapping
{
    private const int MostRounds = 60;

    // m. Well below what the derivatives of the length are held to.
    private const double Settled = 1e-11;

    public static void Apply(PathTable table, PathState state, int muscle)
    {
        var wraps = table.Wraps[muscle];
        var rounds = wraps.Length == 1 ? 1 : MostRounds;
        var before = double.PositiveInfinity;
        var swapped = false;
        for (var round = 0; round < rounds; round++)
        {
            var (firstOutcome, secondOutcome) = (WrapOutcome.Necessary, WrapOutcome.Necessary);
            for (var k = 0; k < wraps.Length; k++)
            {
                var w = swapped && k < 2 ? 1 - k : k;
                Remove(state, w);
                var outcome = Insert(table, state, muscle, w);
                (firstOutcome, secondOutcome) = k == 0 ? (outcome, secondOutcome) : k == 1 ? (firstOutcome, outcome) : (firstOutcome, secondOutcome);
            }

            var length = Length(state);
            if (Math.Abs(length - before) < Settled)
            {
                return;
            }

            // OpenSim's rule: when the second surface swallowed an end while the first was not met, they change places.
            if (round == 0 && wraps.Length > 1 && firstOutcome == WrapOutcome.None && secondOutcome == WrapOutcome.Inside)
            {
                swapped = true;
                Remove(state, 0);
            }

            before = length;
        }
    }

    internal static void Remove(PathState state, int wrap)
    {
        for (var i = 0; i < state.NodeCount; i++)
        {
            if (state.Nodes[i].Point == -1 - wrap)
            {
                Array.Copy(state.Nodes, i + 2, state.Nodes, i, state.NodeCount - i - 2);
                state.NodeCount -= 2;
                return;
            }
        }
    }

    internal static WrapOutcome Insert(PathTable table, PathState state, int muscle, int w)
    {
        var wrap = table.Wraps[muscle][w];
        var (from, to) = Range(state, wrap);
        var (best, at, outcome, least) = (WrapResult.None, -1, WrapOutcome.None, double.PositiveInfinity);
        for (var i = from; i >= 0 && i < to; i++)
        {
            // A piece that already lies on another surface stays there.
            if (state.Nodes[i + 1].Arc >= 0 || (state.Nodes[i].Point < 0 && state.Nodes[i + 1].Point < 0))
            {
                continue;
            }

            var result = Lay(table.Surfaces[wrap.Surface], state, wrap, i, out var longer);
            outcome = result.Outcome;
            if (result.Wraps && (longer < least || result.Outcome == WrapOutcome.Necessary))
            {
                (best, at, least) = (result, i, longer);
            }

            if (result.Outcome == WrapOutcome.Necessary)
            {
                break;
            }
        }

        if (at >= 0)
        {
            Insert(state, at + 1, w, table.Surfaces[wrap.Surface], state.SurfaceFrames.AsSpan(12 * wrap.Surface, 12), best);
        }

        return outcome;
    }

    private static (int From, int To) Range(PathState state, PathWrap wrap)
    {
        var (from, to) = (-1, -1);
        for (var i = 0; i < state.NodeCount; i++)
        {
            var point = state.Nodes[i].Point;
            if (point >= wrap.First && point <= wrap.Last)
            {
                (from, to) = (from < 0 ? i : from, i);
            }
        }

        return (from, to);
    }

    private static WrapResult Lay(WrapSurface surface, PathState state, PathWrap wrap, int i, out double longer)
    {
        var frame = state.SurfaceFrames.AsSpan(12 * wrap.Surface, 12);
        Vec3 p = ToSurface(frame, state.Nodes[i]), q = ToSurface(frame, state.Nodes[i + 1]);
        var result = surface.Shape switch
        {
            WrapShape.Cylinder(var radius, var length) => CylinderWrap.Lay(p, q, radius, length, surface.QuadrantAxis, surface.QuadrantSign),
            WrapShape.Sphere(var radius) => SphereWrap.Lay(p, q, radius, surface.QuadrantAxis, surface.QuadrantSign),
            WrapShape.Ellipsoid(var radii) => EllipsoidWrap.Lay(p, q, radii, surface.QuadrantAxis, surface.QuadrantSign, wrap.Plane),
            WrapShape.Torus(var tube, var ring) => TorusWrap.Lay(p, q, tube, ring, surface.QuadrantAxis, surface.QuadrantSign),
            _ => WrapResult.None,
        };
        longer = result.Wraps ? (result.First - p).Norm + result.Arc + (q - result.Last).Norm - (q - p).Norm : 0;
        return result;
    }

    internal static Vec3 ToSurface(ReadOnlySpan<double> x, in PathNode node)
    {
        var (dx, dy, dz) = (node.X - x[9], node.Y - x[10], node.Z - x[11]);
        return new((x[0] * dx) + (x[3] * dy) + (x[6] * dz), (x[1] * dx) + (x[4] * dy) + (x[7] * dz), (x[2] * dx) + (x[5] * dy) + (x[8] * dz));
    }

    private static void Insert(PathState state, int at, int wrap, WrapSurface surface, ReadOnlySpan<double> frame, WrapResult result)
    {
        Array.Copy(state.Nodes, at, state.Nodes, at + 2, state.NodeCount - at);
        state.NodeCount += 2;
        state.Nodes[at] = Node(frame, result.First, surface.Segment, -1 - wrap, -1);
        state.Nodes[at + 1] = Node(frame, result.Last, surface.Segment, -1 - wrap, result.Arc);
    }

    private static PathNode Node(ReadOnlySpan<double> x, Vec3 p, int segment, int point, double arc) => new(
        (x[0] * p.X) + (x[1] * p.Y) + (x[2] * p.Z) + x[9],
        (x[3] * p.X) + (x[4] * p.Y) + (x[5] * p.Z) + x[10],
        (x[6] * p.X) + (x[7] * p.Y) + (x[8] * p.Z) + x[11],
        segment, point, arc);

    internal static double Length(PathState state)
    {
        var length = 0.0;
        for (var i = 1; i < state.NodeCount; i++)
        {
            ref readonly var a = ref state.Nodes[i - 1];
            ref readonly var b = ref state.Nodes[i];
            var (dx, dy, dz) = (b.X - a.X, b.Y - a.Y, b.Z - a.Z);
            length += b.Arc >= 0 ? b.Arc : Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz));
        }

        return length;
    }
}
