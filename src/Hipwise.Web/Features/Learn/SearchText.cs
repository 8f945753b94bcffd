using System.Collections.Frozen;

namespace Hipwise.Web.Features.Learn;

/// <summary>The words of one entry, each with the weight of the most telling text it stands in.</summary>
internal sealed class SearchText
{
    private const double NameWeight = 8;
    private const double TopicWeight = 4;
    private const double SummaryWeight = 2;
    private const double StepWeight = 1;
    private const double BeginsAlike = 0.6;
    private const int ShortestBeginning = 3;
    private readonly FrozenDictionary<string, double> weights;
    private readonly string[] name;

    public SearchText(SearchEntry entry, IEnumerable<string> topics, IEnumerable<string> steps)
    {
        Entry = entry;
        name = [.. SearchWords.Of(entry.Name)];
        var words = new Dictionary<string, double>(StringComparer.Ordinal);
        Add(words, [entry.Name], NameWeight);
        Add(words, topics, TopicWeight);
        Add(words, [entry.Summary], SummaryWeight);
        Add(words, steps, StepWeight);
        weights = words.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public SearchEntry Entry { get; }

    /// <summary>How telling a word is here; 0 when it is not here.</summary>
    public double WeightOf(string word)
    {
        if (weights.TryGetValue(word, out var exact) || word.Length < ShortestBeginning)
        {
            return exact;
        }

        return BeginsAlike * weights.Where(pair => pair.Key.StartsWith(word, StringComparison.Ordinal)).Select(pair => pair.Value).DefaultIfEmpty().Max();
    }

    /// <summary>How much of the name the words cover, 0-1; 1 only when the name is these words and no others.</summary>
    public double NameCovered(IReadOnlyCollection<string> words) => name.Length == 0 ? 0 : (double)name.Count(words.Contains) / Math.Max(name.Length, words.Count);

    // Texts come from the most to the least telling, so the first weight of a word is its highest.
    private static void Add(Dictionary<string, double> words, IEnumerable<string> texts, double weight)
    {
        foreach (var word in texts.SelectMany(SearchWords.Of))
        {
            words.TryAdd(word, weight);
        }
    }
}
