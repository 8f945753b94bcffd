using System.Collections.Immutable;
using System.Text;

namespace Hipwise.Knowledge;

/// <summary>The sentences of the product itself, by key; places in braces are filled in.</summary>
/// <param name="sentences">Key to sentence; a key is the path in <c>words.yaml</c> with dots.</param>
public sealed class Phrases(ImmutableSortedDictionary<string, string> sentences)
{
    /// <summary>All keys.</summary>
    public IEnumerable<string> Keys => sentences.Keys;

    /// <summary>The sentence with this key.</summary>
    /// <param name="key">For instance <c>plan.breaks.why</c>.</param>
    /// <param name="values">What to put in place of <c>{name}</c>.</param>
    /// <exception cref="KeyNotFoundException"><c>words.yaml</c> has no such key.</exception>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) =>
        sentences.TryGetValue(key, out var sentence)
            ? Fill(sentence, values)
            : throw new KeyNotFoundException($"words.yaml has no sentence '{key}'.");

    /// <summary>Puts values in place of <c>{name}</c>; a name without a value is kept, so that it is seen in tests.</summary>
    public static string Fill(string template, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var filled = new StringBuilder(template.Length);
        var from = 0;
        foreach (var (open, close) in BracesIn(template))
        {
            var name = template.AsSpan(open + 1, close - open - 1);
            foreach (var (known, value) in values)
            {
                if (name.SequenceEqual(known))
                {
                    filled.Append(template, from, open - from).Append(value);
                    from = close + 1;
                    break;
                }
            }
        }

        return from == 0 ? template : filled.Append(template, from, template.Length - from).ToString();
    }

    /// <summary>The names in braces of a template, in order.</summary>
    public static IEnumerable<string> NamesIn(string template) => BracesIn(template).Select(pair => template[(pair.Open + 1)..pair.Close]);

    /// <summary>Each closing brace with the nearest opening one before it.</summary>
    private static IEnumerable<(int Open, int Close)> BracesIn(string template)
    {
        var from = 0;
        for (var close = template.IndexOf('}', StringComparison.Ordinal); close >= 0; close = template.IndexOf('}', from))
        {
            var open = template.LastIndexOf('{', close, close - from + 1);
            from = close + 1;
            if (open >= 0)
            {
                yield return (open, close);
            }
        }
    }
}
