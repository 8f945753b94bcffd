using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Web.Drawings;

/// <summary>A chain of places drawn on the body: where its places lie, in order, for one way of going.</summary>
/// <param name="Points">Centres of its places.</param>
public sealed record BodyChain(ImmutableArray<BodyPoint> Points)
{
    /// <summary>The smooth line through all places.</summary>
    public BodyPath Path => BodyPath.Through(Points);

    /// <summary>The chain on a view, once for each side that is seen; empty when one of its places is not seen from there.</summary>
    /// <param name="drawing">The view.</param>
    /// <param name="places">Ids of the places in order.</param>
    /// <param name="crosses">True when it goes over to the other side at its first place in the middle.</param>
    public static ImmutableArray<BodyChain> On(BodyViewDrawing drawing, IReadOnlyList<string> places, bool crosses)
    {
        Side? near = drawing.View switch { BodyView.LeftSide => Side.Left, BodyView.RightSide => Side.Right, _ => null };
        return places.Count == 0 || (crosses && near is not null)
            ? []
            : [.. Sides.All.Where(side => near is null || side == near).Select(side => TryFollow(drawing, places, crosses, side)).OfType<BodyChain>()];
    }

    private static BodyChain? TryFollow(BodyViewDrawing drawing, IReadOnlyList<string> places, bool crosses, Side side)
    {
        var points = ImmutableArray.CreateBuilder<BodyPoint>(places.Count);
        foreach (var place in places)
        {
            var middle = crosses ? drawing.TryFind(place, null) : null;
            if ((middle ?? drawing.TryFind(place, side)) is not { } spot)
            {
                return null;
            }

            (side, crosses) = middle is null ? (side, crosses) : (side.Other(), false);
            points.Add(spot.At);
        }

        return new(points.ToImmutable());
    }
}
