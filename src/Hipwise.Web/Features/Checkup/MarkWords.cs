using Hipwise.Knowledge;

namespace Hipwise.Web.Features.Checkup;

/// <summary>A place and side in words.</summary>
public static class MarkWords
{
    /// <summary>For instance <c>Knee, left</c>; a side in the middle is not said.</summary>
    public static string Of(string mark, KnowledgeBase knowledge)
    {
        var parts = mark.Split(':');
        var name = knowledge.Places.TryGetValue(parts[0], out var place) ? place.Name : parts[0];
        return parts is [_, "left" or "right" or "both"] ? knowledge.Phrases.Say($"body-map.with-{parts[1]}", ("place", name)) : name;
    }
}
