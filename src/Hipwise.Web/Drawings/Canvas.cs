using System.Collections.Immutable;
using System.Numerics;
using System.Text;

namespace Hipwise.Web.Drawings;

/// <summary>Shapes on a drawing, sorted from far to near when it is finished.</summary>
internal sealed class Canvas(Sight sight)
{
    private readonly List<(float Near, string Markup)> layers = [];

    /// <summary>From where it is seen.</summary>
    public Sight Sight => sight;

    /// <summary>The part of the plane that is in use.</summary>
    public Extent Extent { get; private set; } = Extent.None;

    /// <summary>Rounded shapes that share one outline.</summary>
    public void Add(float near, string style, params ImmutableArray<Ball>[] hulls)
    {
        var discs = hulls.Select(hull => hull.Select(sight.See).ToList()).ToList();
        discs.ForEach(hull => hull.ForEach(disc => Extent = Extent.With(disc.Center, disc.Radius)));
        AddPath(near, style, string.Concat(discs.Select(RoundHull.Path)));
    }

    /// <summary>One rounded shape.</summary>
    public void AddHull(float near, string style, params ReadOnlySpan<Ball> balls) => Add(near, style, ImmutableArray.Create(balls));

    /// <summary>A line through points, not closed.</summary>
    public void AddLine(float near, string style, params ReadOnlySpan<Vector3> points)
    {
        var path = new StringBuilder();
        foreach (var point in points)
        {
            var seen = sight.See(point);
            Extent = Extent.With(seen, 1);
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Svg.Number(seen.X)).Append(' ').Append(Svg.Number(seen.Y));
        }

        AddPath(near, style, path.ToString());
    }

    /// <summary>A path that is ready.</summary>
    public void AddPath(float near, string style, string path) => layers.Add((near, $"<path class=\"{style}\" d=\"{path}\"/>"));

    /// <summary>Makes room for a point.</summary>
    public void Cover(Vector2 point, float around) => Extent = Extent.With(point, around);

    /// <summary>All shapes, far ones first; shapes equally near in the order they were added.</summary>
    public string Markup => string.Concat(layers.OrderBy(layer => layer.Near).Select(layer => layer.Markup));
}

/// <summary>A rectangle of the drawing, y downwards.</summary>
internal readonly record struct Extent(float Left, float Top, float Right, float Bottom)
{
    /// <summary>Nothing yet.</summary>
    public static readonly Extent None = new(float.MaxValue, float.MaxValue, float.MinValue, float.MinValue);

    /// <summary>Width in centimetres.</summary>
    public float Width => Right - Left;

    /// <summary>Height in centimetres.</summary>
    public float Height => Bottom - Top;

    /// <summary>This and what is around a point.</summary>
    public Extent With(Vector2 point, float around) => new(
        Math.Min(Left, point.X - around), Math.Min(Top, point.Y - around), Math.Max(Right, point.X + around), Math.Max(Bottom, point.Y + around));

    /// <summary>What both cover and all between.</summary>
    public Extent With(Extent other) => new(
        Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    /// <summary>True when another rectangle lies inside.</summary>
    public bool Holds(Extent other) => other.Left >= Left && other.Right <= Right && other.Top >= Top && other.Bottom <= Bottom;

    /// <summary>Room around, and at least a size, kept over the floor.</summary>
    public Extent Padded(float margin, float leastWidth, float leastHeight)
    {
        var missing = Math.Max(0, (leastWidth - Width) / 2);
        return new(
            Left - margin - missing, Math.Min(Top - margin, Bottom - leastHeight), Right + margin + missing, Bottom + margin);
    }
}
