using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Web.Drawings;

/// <summary>The words of the body map.</summary>
/// <param name="say">Gives the sentence of a key, with its places to fill.</param>
/// <param name="places">Places by id, for their names.</param>
public sealed class BodyWords(Func<string, string> say, IReadOnlyDictionary<string, Place> places)
{
    /// <summary>The word on the person's left side of a view.</summary>
    public string Left => say("body-map.left");

    /// <summary>The word on the person's right side of a view.</summary>
    public string Right => say("body-map.right");

    /// <summary>Heading of the places beside the drawing.</summary>
    public string Outside => say("body-map.outside");

    /// <summary>How a view is called.</summary>
    public string Title(BodyView view) => say(view switch
    {
        BodyView.Front => "body-map.front",
        BodyView.Back => "body-map.back",
        BodyView.LeftSide => "body-map.left-side",
        _ => "body-map.right-side",
    });

    /// <summary>A place with its side, for instance <c>Knee, left</c>.</summary>
    /// <param name="mark">The place and side.</param>
    /// <param name="sayMiddle">True where the place may be marked on a side as well.</param>
    public string Name(BodyMark mark, bool sayMiddle)
    {
        var name = places.TryGetValue(mark.Place, out var place) ? place.Name : mark.Place;
        var template = mark.Side switch
        {
            Side.Left => say("body-map.at-left"),
            Side.Right => say("body-map.at-right"),
            _ => sayMiddle ? say("body-map.at-middle") : "{place}",
        };
        return Phrases.Fill(template, ("place", name));
    }
}
