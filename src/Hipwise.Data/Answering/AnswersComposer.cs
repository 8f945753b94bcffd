using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Knowledge;

namespace Hipwise.Data.Answering;

/// <summary>Makes one set of answers from the fragments that fit the knowledge; what does not fit is left out and told.</summary>
/// <param name="knowledge">What may be answered now; it may have changed since the fragments were saved.</param>
/// <param name="notFitting">Takes what is left out.</param>
internal sealed class AnswersComposer(KnowledgeBase knowledge, List<AnswersProblem> notFitting)
{
    // Parts that remember where a person stood on a page; they answer nothing.
    private const string PageState = "page.";

    /// <summary>Answers without the stored trials.</summary>
    /// <param name="length">How much was wanted.</param>
    /// <param name="parts">The fragments by key.</param>
    /// <param name="unreadable">True when a fragment was lost before: nobody knows what it held.</param>
    public Answers Compose(CheckLength length, ImmutableSortedDictionary<string, JsonObject> parts, bool unreadable)
    {
        parts = parts.RemoveRange(parts.Keys.Where(key => key.StartsWith(PageState, StringComparison.Ordinal)));
        var (answers, problems) = Read(length, parts.Values);
        if (problems.IsEmpty && !unreadable)
        {
            return answers!;
        }

        var fitting = FindFitting(length, parts);
        var reopened = unreadable || parts.Any(part => !fitting.ContainsKey(part.Key) && BearsOnSafety(part.Value));
        return Read(length, reopened ? [.. fitting.Values.Select(WithoutNo)] : fitting.Values).Answers!;
    }

    private ImmutableSortedDictionary<string, JsonObject> FindFitting(CheckLength length, ImmutableSortedDictionary<string, JsonObject> parts)
    {
        var fitting = parts.Where(part => Fits(part.Key, Read(length, [part.Value]))).ToImmutableSortedDictionary(StringComparer.Ordinal);
        if (Read(length, fitting.Values).Answers is not null)
        {
            return fitting;
        }

        // Each fits alone, not all of them together. A yes is never what gives way: parts that take a flag back come last.
        var together = ImmutableSortedDictionary.Create<string, JsonObject>(StringComparer.Ordinal);
        foreach (var (key, fragment) in fitting.OrderBy(part => TakesBack(part.Value)))
        {
            var more = together.SetItem(key, fragment);
            together = Fits(key, Read(length, more.Values)) ? more : together;
        }

        return together;
    }

    private bool Fits(string key, (Answers? Answers, ImmutableArray<AnswersProblem> Problems) read)
    {
        notFitting.AddRange(read.Problems.Select(problem => problem with { Path = $"$.parts['{key}']{problem.Path.AsSpan(1)}" }));
        return read.Answers is not null;
    }

    private (Answers? Answers, ImmutableArray<AnswersProblem> Problems) Read(CheckLength length, IEnumerable<JsonObject> fragments)
    {
        var whole = Fragments.Merge(fragments);
        whole["version"] = 1;
        whole["length"] = length.Word();
        try
        {
            return (AnswersReader.Read(Encoding.UTF8.GetBytes(whole.ToJsonString()), knowledge), []);
        }
        catch (AnswersException problem)
        {
            return (null, problem.Problems);
        }
    }

    private static bool BearsOnSafety(JsonObject fragment) =>
        fragment.ContainsKey("safety") || (fragment["you"] is JsonObject you && you.ContainsKey("ageBand"));

    private static bool TakesBack(JsonObject fragment) =>
        fragment["safety"] is JsonObject safety && (safety.ContainsKey("askedAgain") || safety.ContainsKey("cleared"));

    /// <summary>Where an answer that bears on safety was left out, no question counts as a no: they are asked again.</summary>
    private static JsonObject WithoutNo(JsonObject fragment)
    {
        var open = fragment.DeepClone().AsObject();
        if (open["safety"] is JsonObject safety)
        {
            safety.Remove("noneOfTheOthers");
            safety.Remove("askedAgain");
            safety.Remove("cleared");
        }

        return open;
    }
}
