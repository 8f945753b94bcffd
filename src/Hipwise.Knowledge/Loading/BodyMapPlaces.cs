using System.Collections.Immutable;

namespace Hipwise.Knowledge.Loading;

/// <summary>Sees to it that every place can be marked exactly once for each side, in the view that <c>places.yaml</c> names.</summary>
internal sealed class BodyMapPlaces(IReadOnlyCollection<Place> places)
{
    private readonly HashSet<(BodyView View, string Place, bool Middle)> drawn = [];
    private readonly HashSet<(string Place, bool Middle)> marked = [];

    public void Note(EntryReader entry, BodyView view, string id, bool middle, bool canMark)
    {
        if (!drawn.Add((view, id, middle)))
        {
            entry.Report($"'{id}' stands in this view already; take one out");
        }

        if (middle && view == BodyView.LeftSide)
        {
            entry.Report(entry.LineOf("middle"), "a view from the side has no middle; take it out");
        }

        if (places.FirstOrDefault(place => place.Id == id) is not { } known)
        {
            return;
        }

        if (middle && !known.Midline)
        {
            entry.Report(entry.LineOf("middle"), $"'{id}' has no middle in places.yaml; take it out");
        }

        if (canMark && known.View != Word(view))
        {
            entry.Report($"'{id}' is marked in the view '{known.View}', says places.yaml; leave out its ellipse or region here");
        }

        if (canMark)
        {
            marked.Add((id, middle));
        }
    }

    public void Finish(ImmutableArray<string> outside, EntryReader file)
    {
        foreach (var place in places)
        {
            var inside = marked.Any(spot => spot.Place == place.Id);
            var complaint = outside.Contains(place.Id) ? ComplaintOutside(place, inside)
                : !inside ? $"'{place.Id}' cannot be marked; give it a spot with an ellipse or a region in '{place.View}', or name it in 'outside'"
                : place.Midline && !marked.Contains((place.Id, true)) ? $"'{place.Id}' needs a spot with 'middle: yes'"
                : null;
            if (complaint is not null)
            {
                file.Report(file.LineOf(outside.Contains(place.Id) ? "outside" : place.View), complaint);
            }
        }
    }

    private static string? ComplaintOutside(Place place, bool inside) =>
        inside ? $"'{place.Id}' has a spot on the drawing and stands in 'outside' too; take one out"
        : place.Midline ? null
        : $"'{place.Id}' has sides, so it needs a spot on the drawing";

    private static string Word(BodyView view) => view switch { BodyView.Front => "front", BodyView.Back => "back", _ => "side" };
}
