using System.Collections.Immutable;

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
        foreach (var (name, value) in values)
        {
            template = template.Replace("{" + name + "}", value, StringComparison.Ordinal);
        }

        return template;
    }

    /// <summary>The names in braces of a template, in order.</summary>
    public static IEnumerable<string> NamesIn(string template)
    {
        for (var open = template.IndexOf('{', StringComparison.Ordinal); open >= 0; open = template.IndexOf('{', open + 1))
        {
            var close = template.IndexOf('}', open);
            if (close < 0)
            {
                yield break;
            }

            yield return template[(open + 1)..close];
        }
    }
}
