using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Web.Features.Learn;

/// <summary>What a test or exercise asks for, in words.</summary>
internal static class Things
{
    /// <summary>A length of time.</summary>
    public static string Minutes(double minutes, Phrases words) => words.Say("checkup.tests.minutes", ("minutes", Unit.Of("min").FormatNumber(minutes)));

    /// <summary>What has to be at hand.</summary>
    public static string Equipment(IReadOnlyCollection<string> things, KnowledgeBase knowledge) =>
        things.Count == 0 ? knowledge.Phrases.Say("learn.no-equipment") : string.Join("; ", things.Select(thing => knowledge.Equipment[thing].Name));

    /// <summary>Pain that leaves something out.</summary>
    public static string Limit(PainLimit limit, KnowledgeBase knowledge) => knowledge.Phrases.Say(
        "learn.leave-out-when", ("place", knowledge.Places[limit.Place].Name), ("limit", Unit.Of("score").FormatNumber(limit.Above)));
}
