using Hipwise.Body.Spatial;

namespace Hipwise.Simulation.Movements;

/// <summary>The convex area, seen along gravity, between the points that a body stands, sits or lies on.</summary>
public sealed class BaseOfSupport
{
    private readonly Vec3 _first;
    private readonly Vec3 _second;
    private readonly (double X, double Y)[] _corners;

    /// <summary>Spans the area.</summary>
    /// <param name="points">Where something carries the body (m, in ground).</param>
    /// <param name="up">Against gravity; of any length but 0.</param>
    /// <param name="size">1 for the whole area, less for one of the same form about the same middle.</param>
    /// <exception cref="ArgumentException">No point.</exception>
    public BaseOfSupport(IEnumerable<Vec3> points, Vec3 up, double size = 1)
    {
        var normal = up.Normalize();
        _first = (Math.Abs(normal.X) < 0.5 ? Vec3.UnitX - (normal.X * normal) : Vec3.UnitZ - (normal.Z * normal)).Normalize();
        _second = normal.Cross(_first);
        _corners = Hull([.. points.Select(Project)]);
        var (x, y) = (_corners.Average(c => c.X), _corners.Average(c => c.Y));
        for (var i = 0; i < _corners.Length; i++)
        {
            _corners[i] = (x + (size * (_corners[i].X - x)), y + (size * (_corners[i].Y - y)));
        }
    }

    /// <summary>How far, and which way, a place stands outside the area.</summary>
    /// <param name="place">Such as the body's mass centre (m, in ground).</param>
    /// <returns>From the nearest place inside to the place itself, at right angles to gravity (m); zero when it is inside.</returns>
    public Vec3 FindOverhang(Vec3 place)
    {
        var p = Project(place);
        var inside = Nearest(p);
        return ((p.X - inside.X) * _first) + ((p.Y - inside.Y) * _second);
    }

    private (double X, double Y) Project(Vec3 place) => (place.Dot(_first), place.Dot(_second));

    private (double X, double Y) Nearest((double X, double Y) p)
    {
        var (best, found, inside) = (double.PositiveInfinity, _corners[0], _corners.Length > 2);
        for (var i = 0; i < _corners.Length; i++)
        {
            var (a, b) = (_corners[i], _corners[(i + 1) % _corners.Length]);
            var (ex, ey) = (b.X - a.X, b.Y - a.Y);
            var square = (ex * ex) + (ey * ey);
            inside &= (ex * (p.Y - a.Y)) - (ey * (p.X - a.X)) >= 0;
            var t = square > 0 ? Math.Clamp((((p.X - a.X) * ex) + ((p.Y - a.Y) * ey)) / square, 0, 1) : 0;
            var (x, y) = (a.X + (t * ex), a.Y + (t * ey));
            var distance = ((p.X - x) * (p.X - x)) + ((p.Y - y) * (p.Y - y));
            if (distance < best)
            {
                (best, found) = (distance, (x, y));
            }
        }

        return inside ? p : found;
    }

    // Anticlockwise (source: Andrew 1979).
    private static (double X, double Y)[] Hull((double X, double Y)[] points)
    {
        if (points.Length == 0)
        {
            throw new ArgumentException("Nothing carries the body: a base of support needs a point.", nameof(points));
        }

        var sorted = points.Distinct().OrderBy(p => p.X).ThenBy(p => p.Y).ToList();
        if (sorted.Count < 3)
        {
            return [.. sorted];
        }

        List<(double X, double Y)> Half(IEnumerable<(double X, double Y)> way)
        {
            var half = new List<(double X, double Y)>();
            foreach (var p in way)
            {
                while (half.Count > 1 && Turn(half[^2], half[^1], p) <= 0)
                {
                    half.RemoveAt(half.Count - 1);
                }

                half.Add(p);
            }

            half.RemoveAt(half.Count - 1);
            return half;
        }

        return [.. Half(sorted), .. Half(Enumerable.Reverse(sorted))];
    }

    private static double Turn((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) =>
        ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));
}
