using System.Numerics;
using System.Text;

namespace Hipwise.Web.Drawings;

/// <summary>A circle on the drawing.</summary>
internal readonly record struct Disc(Vector2 Center, float Radius);

/// <summary>The outline that a rubber band around a few discs would take: straight lines and arcs.</summary>
internal static class RoundHull
{
    private const double Tiny = 1e-4;

    /// <summary>The outline as the data of a path, always in the same sense of turning, so that outlines can be joined in one path.</summary>
    public static string Path(IEnumerable<Disc> discs)
    {
        var kept = WithoutHidden(discs);
        return kept.Count == 1 ? Circle(kept[0]) : Walk(kept);
    }

    private static List<Disc> WithoutHidden(IEnumerable<Disc> discs)
    {
        var kept = new List<Disc>();
        foreach (var disc in discs.OrderByDescending(disc => disc.Radius).ThenBy(disc => disc.Center.X).ThenBy(disc => disc.Center.Y))
        {
            if (!kept.Exists(larger => Vector2.Distance(larger.Center, disc.Center) + disc.Radius <= larger.Radius + Tiny))
            {
                kept.Add(disc);
            }
        }

        return kept;
    }

    private static string Circle(Disc disc) =>
        $"M{On(disc, Math.PI)}{Arc(disc, Math.PI, 2 * Math.PI)}{Arc(disc, 0, Math.PI)}Z";

    // Wraps around from the rightmost disc: always on to the disc that needs the least turn.
    private static string Walk(List<Disc> discs)
    {
        var edges = new List<Edge>();
        var current = discs.IndexOf(discs.MaxBy(disc => disc.Center.X + disc.Radius));
        var (next, turn) = Next(discs, current, 0);
        var angle = turn;
        while (edges.Count == 0 || (angle < (2 * Math.PI) - Tiny && edges.Count < 4 * discs.Count))
        {
            edges.Add(new(discs[current], discs[next], angle));
            current = next;
            (next, turn) = Next(discs, current, angle);
            angle += turn;
        }

        return Draw(edges);
    }

    private static string Draw(List<Edge> edges)
    {
        var path = new StringBuilder($"M{On(edges[0].From, edges[0].Angle)}L{On(edges[0].To, edges[0].Angle)}");
        for (var i = 1; i < edges.Count; i++)
        {
            path.Append(Arc(edges[i].From, edges[i - 1].Angle, edges[i].Angle)).Append('L').Append(On(edges[i].To, edges[i].Angle));
        }

        return path.Append(Arc(edges[0].From, edges[^1].Angle, edges[0].Angle + (2 * Math.PI))).Append('Z').ToString();
    }

    private static (int Next, double Turn) Next(List<Disc> discs, int current, double angle)
    {
        var (best, least, farthest) = (current, double.MaxValue, 0f);
        for (var i = 0; i < discs.Count; i++)
        {
            var distance = Vector2.Distance(discs[i].Center, discs[current].Center);
            if (i == current || distance <= Math.Abs(discs[i].Radius - discs[current].Radius) + Tiny)
            {
                continue;
            }

            var turn = Turn(discs[current], discs[i], distance, angle);
            if (turn < least - Tiny || (turn < least + Tiny && distance > farthest))
            {
                (best, least, farthest) = (i, Math.Min(turn, least), distance);
            }
        }

        return (best, least);
    }

    // How far the outward normal turns on until it is the one of the common tangent.
    private static double Turn(Disc from, Disc to, float distance, double angle)
    {
        var way = to.Center - from.Center;
        var tilt = Math.Asin(Math.Clamp((from.Radius - to.Radius) / distance, -1, 1));
        var turn = (Math.Atan2(way.Y, way.X) - (Math.PI / 2) + tilt - angle) % (2 * Math.PI);
        turn = turn < -Tiny ? turn + (2 * Math.PI) : turn;
        return turn > (2 * Math.PI) - Tiny ? 0 : Math.Max(0, turn);
    }

    private static string On(Disc disc, double angle) =>
        $"{Svg.Number(disc.Center.X + (disc.Radius * Math.Cos(angle)))} {Svg.Number(disc.Center.Y + (disc.Radius * Math.Sin(angle)))}";

    private static string Arc(Disc disc, double from, double to) =>
        $"A{Svg.Number(disc.Radius)} {Svg.Number(disc.Radius)} 0 {(to - from > Math.PI ? 1 : 0)} 1 {On(disc, to)}";

    private readonly record struct Edge(Disc From, Disc To, double Angle);
}
