using System.Globalization;
using System.Text;

namespace Hipwise.Knowledge;

/// <summary>Names of channels without what differs from laboratory to laboratory: case, blanks, accents, points, numbers.</summary>
public static class EmgLabelText
{
    // Longer ones are no name.
    private const int Longest = 200;

    // Programs here know no language's letters; those of European languages are enough.
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿāăąćčďēęěğīłńňōőřśşšťūůűźżžÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝ";
    private const string Plain = "aaaaaaceeeeiiiinoooooouuuuyyaaaccdeeegilnnoorssstuuuzzzAAAAAACEEEEIIIINOOOOOOUUUUY";

    /// <summary>The letters alone, small and without accents.</summary>
    /// <param name="text">Any text.</param>
    public static string Letters(string text)
    {
        var letters = new StringBuilder();
        foreach (var letter in Fold(text).Where(char.IsLetter))
        {
            letters.Append(char.ToLowerInvariant(letter));
        }

        return letters.ToString();
    }

    /// <summary>The words of a name, each as <see cref="Letters"/> leaves it: blanks and signs part them, numbers, and capitals as in <c>GlutMedLeft</c>.</summary>
    /// <param name="label">Of a channel; what is behind 200 letters is not looked at.</param>
    public static IReadOnlyList<string> Words(string label)
    {
        var text = Fold(label.Length > Longest ? label[..Longest] : label);
        var (words, start) = (new List<string>(), 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || !char.IsLetter(text[i]) || (i > start && IsNewWord(text, i)))
            {
                Add(text[start..i]);
                start = i < text.Length && !char.IsLetter(text[i]) ? i + 1 : i;
            }
        }

        return words;

        void Add(string word)
        {
            if (Letters(word) is { Length: > 0 } letters)
            {
                words.Add(letters);
            }
        }
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder();
        foreach (var letter in text.Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
        {
            var place = Accented.IndexOf(letter, StringComparison.Ordinal);
            folded.Append(letter == 'ß' ? "ss" : (place < 0 ? letter : Plain[place]).ToString());
        }

        return folded.ToString();
    }

    // glutMed: before the M. RGlut: before the G.
    private static bool IsNewWord(string text, int at) =>
        char.IsUpper(text[at]) && (char.IsLower(text[at - 1]) || (char.IsUpper(text[at - 1]) && at + 1 < text.Length && char.IsLower(text[at + 1])));
}
