using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Web.Drawings;

/// <summary>What one view of the body map shows.</summary>
/// <param name="Drawing">The body.</param>
/// <param name="Title">How the view is called.</param>
/// <param name="Spots">What can be marked, or in a map to be read what is marked, head first.</param>
/// <param name="Chains">Lines over the body.</param>
/// <param name="Markers">Numbers of findings.</param>
public sealed record BodyScene(
    BodyViewDrawing Drawing, string Title, ImmutableArray<BodySceneSpot> Spots, ImmutableArray<BodyChain> Chains, ImmutableArray<PlacedMarker> Markers);

/// <summary>A spot of the body map as it is drawn.</summary>
/// <param name="Number">Its number in the view from 1: the stylesheet ties spot, region and name together by it.</param>
/// <param name="Mark">The place and side.</param>
/// <param name="At">Centre.</param>
/// <param name="Region">What lights up.</param>
/// <param name="Name">For instance <c>Knee, left</c>.</param>
/// <param name="IsMarked">True when it is marked already.</param>
public sealed record BodySceneSpot(int Number, BodyMark Mark, BodyPoint At, BodyPath Region, string Name, bool IsMarked);

/// <summary>Puts together what each view shows.</summary>
/// <param name="map">The body.</param>
/// <param name="marked">What is marked.</param>
/// <param name="words">The words shown.</param>
public sealed class BodyScenes(BodyMapDrawing map, IReadOnlyCollection<BodyMark> marked, BodyWords words)
{
    /// <summary>The views in the order wanted.</summary>
    /// <param name="views">Which views.</param>
    /// <param name="chain">Ids of the places of a chain, and whether it crosses over.</param>
    /// <param name="markers">Numbers of findings.</param>
    /// <param name="readOnly">True to show only what is marked.</param>
    public ImmutableArray<BodyScene> Make(
        IReadOnlyCollection<BodyView> views, (IReadOnlyList<string> Places, bool Crosses) chain, IEnumerable<BodyMarker> markers, bool readOnly)
    {
        var shown = WithChain(views, chain, readOnly);
        var placed = PlacedMarker.Place(map, shown, markers);
        return
        [
            .. map.Views.Where(drawing => shown.Contains(drawing.View)).Select(drawing => new BodyScene(
                drawing, words.Title(drawing.View), readOnly ? MarkedSpots(drawing) : AllSpots(drawing), BodyChain.On(drawing, chain.Places, chain.Crosses),
                [.. placed[drawing.View]])),
        ];
    }

    // A chain to look at needs only the views that show it.
    private IReadOnlyCollection<BodyView> WithChain(IReadOnlyCollection<BodyView> views, (IReadOnlyList<string> Places, bool Crosses) chain, bool readOnly)
    {
        var with = map.Views.Where(drawing => views.Contains(drawing.View) && BodyChain.On(drawing, chain.Places, chain.Crosses).Length > 0)
            .Select(drawing => drawing.View).ToList();
        return readOnly && with.Count > 0 ? with : views;
    }

    private ImmutableArray<BodySceneSpot> AllSpots(BodyViewDrawing drawing) =>
        [.. Markable(drawing).Select((spot, index) => Scene(spot, index + 1, new(spot.Id, spot.Side), marked.Any(mark => IsOn(mark, spot, drawing))))];

    // A mark keeps its own side in its name, also where only the middle is drawn.
    private ImmutableArray<BodySceneSpot> MarkedSpots(BodyViewDrawing drawing) =>
    [
        .. Markable(drawing).SelectMany(spot => marked.Where(mark => IsOn(mark, spot, drawing)).Select(mark => (spot, mark)))
            .Select((pair, index) => Scene(pair.spot, index + 1, pair.mark, isMarked: true)),
    ];

    private BodySceneSpot Scene(BodySpot spot, int number, BodyMark mark, bool isMarked) =>
        new(number, mark, spot.At, spot.Region!, words.Name(mark, HasSides(spot.Id)), isMarked);

    private static IEnumerable<BodySpot> Markable(BodyViewDrawing drawing) => drawing.Spots.Where(spot => spot.Region is not null);

    private static bool IsOn(BodyMark mark, BodySpot spot, BodyViewDrawing drawing) => mark.Place == spot.Id && drawing.TryFind(mark.Place, mark.Side) == spot;

    private bool HasSides(string place) => map.Views.Any(drawing => Markable(drawing).Any(spot => spot.Id == place && spot.Side is not null));
}
