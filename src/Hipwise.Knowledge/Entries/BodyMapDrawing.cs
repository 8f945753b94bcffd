using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Knowledge;

/// <summary>From where the body is seen.</summary>
public enum BodyView
{
    /// <summary>Face to face: the person's left is on the right of the picture.</summary>
    Front,

    /// <summary>From behind: the person's left is on the left of the picture.</summary>
    Back,

    /// <summary>From the person's left, the face to the left of the picture.</summary>
    LeftSide,

    /// <summary>From the person's right, the face to the right of the picture.</summary>
    RightSide,
}

/// <summary>The body on which a person marks where it hurts. All lengths are in units of the drawing, x to the right and y down.</summary>
/// <param name="Width">Width of each view, the same for all so that they can stand side by side.</param>
/// <param name="Height">Height of each view.</param>
/// <param name="Views">One drawing a view, in the order of <see cref="BodyView"/>.</param>
/// <param name="Outside">Places that are offered beside the drawing.</param>
public sealed record BodyMapDrawing(double Width, double Height, ImmutableArray<BodyViewDrawing> Views, ImmutableArray<string> Outside);

/// <summary>The body seen from one side.</summary>
/// <param name="View">From where.</param>
/// <param name="Shapes">Filled shapes in the order painted: the outline, then what lies before it.</param>
/// <param name="Lines">Soft inner lines that help to find one's way.</param>
/// <param name="Spots">Where each place lies that is seen from here, head first, each from the person's left over the middle to the right.</param>
/// <param name="Muscles">Where each muscle lies that is seen from here, for the numbers of findings.</param>
public sealed record BodyViewDrawing(
    BodyView View, ImmutableArray<BodyPath> Shapes, ImmutableArray<BodyPath> Lines, ImmutableArray<BodySpot> Spots, ImmutableArray<BodySpot> Muscles)
{
    /// <summary>Where a place or muscle of one side lies: its own spot, else the one in the middle; null when it is not seen from here.</summary>
    /// <param name="id">Id of a place or muscle.</param>
    /// <param name="side">The side, or null for the middle.</param>
    public BodySpot? TryFind(string id, Side? side) =>
        Spots.Concat(Muscles).Where(spot => spot.Id == id && (spot.Side == side || spot.Side is null))
            .OrderBy(spot => spot.Side == side ? 0 : 1).FirstOrDefault();
}

/// <summary>A place or muscle of one side in a view.</summary>
/// <param name="Id">The place or muscle.</param>
/// <param name="Side">The person's side, or null in the middle.</param>
/// <param name="At">Its centre.</param>
/// <param name="Region">What lights up when it is marked; null where it can only be shown.</param>
public sealed record BodySpot(string Id, Side? Side, BodyPoint At, BodyPath? Region);

/// <summary>A point of a drawing.</summary>
/// <param name="X">Units from the left edge.</param>
/// <param name="Y">Units from the upper edge.</param>
public readonly record struct BodyPoint(double X, double Y)
{
    /// <summary>The same point in a mirror that stands in the middle of a view.</summary>
    /// <param name="width">Width of the view.</param>
    public BodyPoint Mirror(double width) => new(width - X, Y);
}
