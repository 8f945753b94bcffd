using System.Collections.Immutable;
using Hipwise.Knowledge;

namespace Hipwise.Web.Features.Learn;

/// <summary>Finds pages of Learn by words; made once and never changed.</summary>
/// <param name="knowledge">What is looked through.</param>
internal sealed class SearchIndex(KnowledgeBase knowledge)
{
    private const double NameBonus = 12;
    private readonly ImmutableArray<SearchText> texts = SearchTexts.Of(knowledge);

    /// <summary>What can be found.</summary>
    public IEnumerable<SearchEntry> Entries => texts.Select(text => text.Entry);

    /// <summary>Entries that hold all words of a question, else those that hold some; an exact name comes first.</summary>
    public SearchResult Find(string? question)
    {
        var words = SearchWords.OfQuestion(question);
        var hits = Hits(words);
        var whole = hits.Where(hit => hit.Words == words.Length).ToList();
        var shown = whole.Count > 0 ? whole : hits;
        return new(
            [.. shown.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Text.Entry.Name, StringComparer.Ordinal).Select(hit => hit.Text.Entry)],
            whole.Count > 0 || shown.Count == 0);
    }

    private List<(SearchText Text, int Words, double Score)> Hits(ImmutableArray<string> words)
    {
        var weights = words.Select(word => texts.Select(text => text.WeightOf(word)).ToArray()).ToArray();
        var rarity = weights.Select(Rarity).ToArray();
        return
        [
            .. texts.Select((text, i) => (
                    text, weights.Count(word => word[i] > 0), weights.Zip(rarity, (word, rare) => word[i] * rare).Sum() + (NameBonus * text.NameCovered(words))))
                .Where(hit => hit.Item2 > 0),
        ];
    }

    // A word that few pages hold says more about what is meant.
    private static double Rarity(double[] weights) => Math.Log(1 + ((double)weights.Length / (1 + weights.Count(weight => weight > 0))));
}
