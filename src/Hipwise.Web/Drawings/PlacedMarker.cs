using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Web.Drawings;

/// <summary>A marker with the place it got in a view.</summary>
/// <param name="Marker">What it stands for.</param>
/// <param name="Spot">Where it belongs.</param>
/// <param name="At">Where it is drawn: beside the spot when others stand there.</param>
public sealed record PlacedMarker(BodyMarker Marker, BodyPoint Spot, BodyPoint At)
{
    /// <summary>Radius of a marker, in units of the drawing.</summary>
    public const double Radius = 8.5;

    /// <summary>The space between the centres of two markers.</summary>
    public const double Apart = (2 * Radius) + 2;

    private const int Furthest = 8;

    // Half a marker's width each, nearest first.
    private static readonly ImmutableArray<(double Across, double Down)> Steps =
    [
        .. Enumerable.Range(-Furthest, (2 * Furthest) + 1)
            .SelectMany(across => Enumerable.Range(-Furthest, (2 * Furthest) + 1).Select(down => (Across: across / 2.0, Down: down / 2.0)))
            .OrderBy(step => (step.Across * step.Across) + (step.Down * step.Down)).ThenByDescending(step => step.Across).ThenByDescending(step => step.Down),
    ];

    /// <summary>Places each marker in the one view that shows it best, without two on top of each other.</summary>
    /// <param name="map">The body.</param>
    /// <param name="views">The views that are drawn.</param>
    /// <param name="markers">The markers; one whose place is on no view is left out.</param>
    public static ILookup<BodyView, PlacedMarker> Place(BodyMapDrawing map, IReadOnlyCollection<BodyView> views, IEnumerable<BodyMarker> markers)
    {
        var placed = new List<(BodyView View, PlacedMarker Marker)>();
        foreach (var marker in markers)
        {
            if (TryFind(map, views, marker) is not var (view, spot))
            {
                continue;
            }

            var others = placed.Where(other => other.View == view).Select(other => other.Marker.At).ToList();
            placed.Add((view, new(marker, spot.At, Free(spot.At, others, map))));
        }

        return placed.ToLookup(pair => pair.View, pair => pair.Marker);
    }

    // Where it can be marked is where people look for it.
    private static (BodyView View, BodySpot Spot)? TryFind(BodyMapDrawing map, IReadOnlyCollection<BodyView> views, BodyMarker marker) =>
        map.Views.Where(drawing => views.Contains(drawing.View) && IsSeen(drawing.View, marker.Side))
            .Select(drawing => (drawing.View, Spot: drawing.TryFind(marker.At, marker.Side)))
            .Where(pair => pair.Spot is not null)
            .OrderBy(pair => pair.Spot!.Region is null ? 1 : 0)
            .Select(pair => ((BodyView, BodySpot)?)(pair.View, pair.Spot!)).FirstOrDefault();

    private static bool IsSeen(BodyView view, Side? side) => view switch
    {
        BodyView.LeftSide => side == Side.Left,
        BodyView.RightSide => side == Side.Right,
        _ => true,
    };

    // The nearest room; of two alike the one away from the middle, so that the body stays in sight.
    private static BodyPoint Free(BodyPoint spot, List<BodyPoint> others, BodyMapDrawing map)
    {
        var outward = spot.X < map.Width / 2 ? -Apart : Apart;
        return Steps.Select(step => new BodyPoint(spot.X + (outward * step.Across), spot.Y + (Apart * step.Down)))
            .Where(point => point.X >= Radius && point.X <= map.Width - Radius && point.Y >= Radius && point.Y <= map.Height - Radius)
            .Where(point => others.TrueForAll(other => double.Hypot(other.X - point.X, other.Y - point.Y) >= Apart - 1e-6))
            .DefaultIfEmpty(spot).First();
    }
}
