using Hipwise.Knowledge;
using Hipwise.Testing;

namespace Hipwise.Web.EndToEnd;

/// <summary>The words that people see, from the same files that the server reads.</summary>
internal static class Words
{
    public static KnowledgeBase Knowledge { get; } = KnowledgeLoader.Load(Repository.Knowledge);

    public static string Say(string key, params ReadOnlySpan<(string, string)> values) => Knowledge.Phrases.Say(key, values);

    /// <summary>The question of a red flag.</summary>
    public static string Flag(string id) => Knowledge.RedFlags.First(flag => flag.Id == id).Words.Question;
}
