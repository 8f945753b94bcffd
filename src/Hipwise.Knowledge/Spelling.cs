namespace Hipwise.Knowledge;

/// <summary>Finds what someone probably meant to write.</summary>
public static class Spelling
{
    /// <summary>The candidate that differs least from a misspelt word, or null when none is close.</summary>
    /// <param name="word">What was written; long words are not searched.</param>
    /// <param name="candidates">What could have been meant.</param>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        var allowed = Math.Max(1, Math.Min(word.Length, 24) / 3);
        return word.Length > 64
            ? null
            : candidates.Select(candidate => (Candidate: candidate, Edits: CountEdits(word, candidate)))
                .Where(match => match.Edits <= allowed)
                .OrderBy(match => match.Edits).ThenBy(match => match.Candidate, StringComparer.Ordinal)
                .Select(match => match.Candidate).FirstOrDefault();
    }

    /// <summary>Levenshtein distance: single letters put in, taken out or replaced.</summary>
    private static int CountEdits(string from, string to)
    {
        var previous = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var current = new int[to.Length + 1];
            current[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = previous[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[to.Length];
    }
}
