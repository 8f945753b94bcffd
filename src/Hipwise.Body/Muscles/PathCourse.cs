using Hipwise.Body.Model;
using Hipwise.Body.Muscles.Wrapping;
using Hipwise.Body.Spatial;

namespace Hipwise.Body.Muscles;

/// <summary>Where muscles run in space, also around what they wrap, for drawing and for looking at.</summary>
public static class PathCourse
{
    private const int ArcSteps = 8;

    // Corners of a path beyond this number are left out of a drawing; no model comes near.
    private const int MostCorners = 256;

    /// <summary>Places at even distances along a muscle, its ends included. Ask after <see cref="MusclePaths.Update"/>.</summary>
    /// <param name="work">With the lengths of a pose.</param>
    /// <param name="muscle">Its number.</param>
    /// <param name="places">Filled, from origin to insertion (m, in ground); two or more.</param>
    public static void Fill(Workspace work, int muscle, Span<Vec3> places)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentOutOfRangeException.ThrowIfLessThan(places.Length, 2, nameof(places));
        var (table, state) = (work.Model.Paths, work.Paths);
        MusclePaths.UpdateNodes(table, state, work, muscle);
        if (table.Wraps[muscle].Length > 0)
        {
            PathWrapping.Apply(table, state, muscle);
        }

        Span<Vec3> corners = stackalloc Vec3[MostCorners];
        var count = 0;
        for (var i = 0; i < state.NodeCount && count < MostCorners - ArcSteps; i++)
        {
            ref readonly var node = ref state.Nodes[i];
            if (node.Arc >= 0)
            {
                AddArc(table, state, muscle, i, corners, ref count);
            }

            corners[count++] = new(node.X, node.Y, node.Z);
        }

        Spread(corners[..count], places);
    }

    // The way over a surface from the node before, without its ends.
    private static void AddArc(PathTable table, PathState state, int muscle, int i, Span<Vec3> corners, ref int count)
    {
        var wrap = table.Wraps[muscle][-1 - state.Nodes[i].Point].Surface;
        var frame = state.SurfaceFrames.AsSpan(12 * wrap, 12);
        var (a, b) = (PathWrapping.ToSurface(frame, state.Nodes[i - 1]), PathWrapping.ToSurface(frame, state.Nodes[i]));
        for (var step = 1; step < ArcSteps; step++)
        {
            var p = OnSurface(table.Surfaces[wrap].Shape, a, b, (double)step / ArcSteps, state.Nodes[i].Arc);
            corners[count++] = new(
                (frame[0] * p.X) + (frame[1] * p.Y) + (frame[2] * p.Z) + frame[9],
                (frame[3] * p.X) + (frame[4] * p.Y) + (frame[5] * p.Z) + frame[10],
                (frame[6] * p.X) + (frame[7] * p.Y) + (frame[8] * p.Z) + frame[11]);
        }
    }

    // Exact on cylinders and spheres; on others the straight way pressed out onto the surface, which a drawing cannot tell from it.
    private static Vec3 OnSurface(WrapShape shape, Vec3 a, Vec3 b, double t, double arc)
    {
        var chord = a + (t * (b - a));
        switch (shape)
        {
            case WrapShape.Cylinder(var radius, _):
                var turn = Math.Atan2((a.X * b.Y) - (a.Y * b.X), (a.X * b.X) + (a.Y * b.Y));
                var rise = b.Z - a.Z;
                var whole = Math.Sqrt(Math.Max(0, (arc * arc) - (rise * rise))) / radius;
                turn = whole > Math.PI ? -Math.Sign(turn) * whole : turn;
                var (s, c) = Math.SinCos(t * turn);
                return new((c * a.X) - (s * a.Y), (s * a.X) + (c * a.Y), chord.Z);
            case WrapShape.Sphere(var radius) when a.Cross(b).Norm > 0:
                var angle = arc / radius;
                var aside = (b - (a.Dot(b) / a.Dot(a) * a)).Normalize() * (angle > Math.PI ? -radius : radius);
                return (Math.Cos(t * angle) * a) + (Math.Sin(t * angle) * aside);
            case WrapShape.Ellipsoid(var radii):
                var size = new Vec3(chord.X / radii.X, chord.Y / radii.Y, chord.Z / radii.Z).Norm;
                return size > 0 ? chord / size : chord;
            default:
                return chord;
        }
    }

    private static void Spread(ReadOnlySpan<Vec3> corners, Span<Vec3> places)
    {
        var whole = 0.0;
        for (var i = 1; i < corners.Length; i++)
        {
            whole += (corners[i] - corners[i - 1]).Norm;
        }

        var (at, passed) = (1, 0.0);
        for (var k = 0; k < places.Length; k++)
        {
            var wanted = whole * k / (places.Length - 1);
            var piece = (corners[at] - corners[at - 1]).Norm;
            while (passed + piece < wanted && at < corners.Length - 1)
            {
                passed += piece;
                at++;
                piece = (corners[at] - corners[at - 1]).Norm;
            }

            var t = piece > 0 ? Math.Clamp((wanted - passed) / piece, 0, 1) : 0;
            places[k] = corners[at - 1] + (t * (corners[at] - corners[at - 1]));
        }
    }
}
