using System.Collections.Immutable;
using System.Globalization;

namespace Hipwise.Knowledge;

/// <summary>A line of a drawing, made of straight and curved strokes as in SVG.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Strokes">Its strokes in order.</param>
/// <param name="Closed">True when it ends where it began.</param>
public sealed record BodyPath(BodyPoint Start, ImmutableArray<BodyStroke> Strokes, bool Closed)
{
    // How far the handles of a quarter of a circle reach, for a radius of one.
    private const double Quarter = 0.5523;

    /// <summary>Every point that is named, handles included; the line itself never leaves their hull.</summary>
    public IEnumerable<BodyPoint> Points => [Start, .. Strokes.SelectMany(stroke => (BodyPoint[])[stroke.From, stroke.To, stroke.End])];

    /// <summary>An upright ellipse.</summary>
    /// <param name="centre">Its centre.</param>
    /// <param name="across">Half its width.</param>
    /// <param name="down">Half its height.</param>
    public static BodyPath Ellipse(BodyPoint centre, double across, double down)
    {
        BodyPoint Point(double x, double y) => new(centre.X + (across * x), centre.Y + (down * y));
        return new(
            Point(0, -1),
            [
                new(Point(Quarter, -1), Point(1, -Quarter), Point(1, 0)), new(Point(1, Quarter), Point(Quarter, 1), Point(0, 1)),
                new(Point(-Quarter, 1), Point(-1, Quarter), Point(-1, 0)), new(Point(-1, -Quarter), Point(-Quarter, -1), Point(0, -1)),
            ],
            Closed: true);
    }

    /// <summary>A smooth curve through points in order; two points give a straight line.</summary>
    /// <param name="points">At least one point.</param>
    public static BodyPath Through(IReadOnlyList<BodyPoint> points)
    {
        BodyPoint Point(int at) => points[Math.Clamp(at, 0, points.Count - 1)];
        return new(points[0], [.. Enumerable.Range(0, points.Count - 1).Select(at => Between(Point(at - 1), Point(at), Point(at + 1), Point(at + 2)))], Closed: false);
    }

    /// <summary>The same line in a mirror that stands in the middle of a view.</summary>
    /// <param name="width">Width of the view.</param>
    public BodyPath Mirror(double width) =>
        new(Start.Mirror(width), [.. Strokes.Select(stroke => new BodyStroke(stroke.From.Mirror(width), stroke.To.Mirror(width), stroke.End.Mirror(width)))], Closed);

    /// <summary>A closed shape out of its one half: the line itself, then back along its mirror image.</summary>
    /// <param name="width">Width of the view.</param>
    public BodyPath WithOtherHalf(double width)
    {
        var mirrored = Mirror(width);
        var ends = mirrored.Strokes.Select(stroke => stroke.End).Prepend(mirrored.Start).ToList();
        var back = mirrored.Strokes.Select((stroke, index) => new BodyStroke(stroke.To, stroke.From, ends[index])).Reverse();
        return new(Start, [.. Strokes, .. back], Closed: true);
    }

    /// <summary>The path as SVG writes it.</summary>
    public override string ToString() => $"M {Write(Start)}{string.Concat(Strokes)}{(Closed ? " Z" : "")}";

    internal static string Write(BodyPoint point) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round(point.X, 2):0.##} {Math.Round(point.Y, 2):0.##}");

    // A cardinal spline; the handles are a sixth of the way between the neighbours.
    private static BodyStroke Between(BodyPoint before, BodyPoint from, BodyPoint to, BodyPoint after) => new(
        new(from.X + ((to.X - before.X) / 6), from.Y + ((to.Y - before.Y) / 6)), new(to.X - ((after.X - from.X) / 6), to.Y - ((after.Y - from.Y) / 6)), to);
}

/// <summary>One curved stroke; a straight one has its handles at its ends.</summary>
/// <param name="From">Handle of its beginning.</param>
/// <param name="To">Handle of its end.</param>
/// <param name="End">Where it ends and the next one begins.</param>
public readonly record struct BodyStroke(BodyPoint From, BodyPoint To, BodyPoint End)
{
    /// <summary>The stroke as SVG writes it, with a space before it.</summary>
    public override string ToString() => $" C {BodyPath.Write(From)} {BodyPath.Write(To)} {BodyPath.Write(End)}";
}
