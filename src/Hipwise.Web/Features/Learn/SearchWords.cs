using System.Collections.Immutable;

namespace Hipwise.Web.Features.Learn;

/// <summary>Cuts texts into words that can be compared: without case, and without the ending of a plural.</summary>
internal static class SearchWords
{
    /// <summary>Most letters of a question that are read.</summary>
    public const int MostLetters = 100;

    /// <summary>Most words of a question that are looked for.</summary>
    public const int MostWords = 8;

    private const int ShortestPlural = 4;

    /// <summary>The words of a question, each once; letters and words beyond the most are not read.</summary>
    public static ImmutableArray<string> OfQuestion(string? question)
    {
        var read = question is { Length: > MostLetters } ? question[..MostLetters] : question ?? "";
        return [.. Of(read).Distinct(StringComparer.Ordinal).Take(MostWords)];
    }

    /// <summary>The words of a text in order.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var from = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                continue;
            }

            if (i > from)
            {
                yield return Singular(text[from..i].ToLowerInvariant());
            }

            from = i + 1;
        }
    }

    private static string Singular(string word) => word switch
    {
        { Length: < ShortestPlural } => word,
        [.., 'i', 'e', 's'] => word[..^3] + "y",
        [.., 's' or 'x', 'e', 's'] or [.., 'c' or 's', 'h', 'e', 's'] => word[..^2],
        [.., 's' or 'u' or 'i', 's'] => word,
        [.., 's'] => word[..^1],
        _ => word,
    };
}
