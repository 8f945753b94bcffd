using System.Collections.Immutable;
using Hipwise.Knowledge;

namespace Hipwise.Web.Features.Learn;

/// <summary>Which claims are wanted; what is null or empty does not narrow.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Article">Key of the article.</param>
/// <param name="Words">Words that all stand in the claim or in what is known of it.</param>
internal sealed record ClaimFilter(string? Verdict, string? Article, ImmutableArray<string> Words)
{
    /// <summary>Reads what an address asked for; a value that is none is not used.</summary>
    public static ClaimFilter Read(string? verdict, string? article, string? words, KnowledgeBase knowledge) => new(
        Verdicts.All.Contains(verdict ?? "") ? verdict : null,
        knowledge.Claims.Values.Any(claim => claim.Article == article) ? article : null,
        SearchWords.OfQuestion(words));

    /// <summary>True when nothing narrows.</summary>
    public bool IsOpen => Verdict is null && Article is null && Words.IsEmpty;

    /// <summary>True when a claim is wanted.</summary>
    public bool Matches(Claim claim) =>
        (Verdict is null || claim.Verdict == Verdict) && (Article is null || claim.Article == Article) && (Words.IsEmpty || HoldsWords(claim));

    private bool HoldsWords(Claim claim)
    {
        var held = SearchWords.Of($"{claim.Topic} {claim.Quote} {claim.Summary} {claim.Product}").ToHashSet(StringComparer.Ordinal);
        return Words.All(word => held.Contains(word) || held.Any(one => one.StartsWith(word, StringComparison.Ordinal)));
    }
}
