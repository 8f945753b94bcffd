using Hipwise.Knowledge;
using Hipwise.Web.Drawings;

namespace Hipwise.Web.Features.Checkup;

/// <summary>A place and side in words.</summary>
public static class MarkWords
{
    /// <summary>For instance <c>Knee, left</c>; a side in the middle is not said.</summary>
    public static string Of(string mark, KnowledgeBase knowledge) => BodyMark.TryParse(mark) is { } parsed
        ? new BodyWords(key => knowledge.Phrases.Say(key), knowledge.Places).Name(parsed, sayMiddle: false)
        : mark;
}
