using System.Collections.Immutable;

namespace Hipwise.Formats;

/// <summary>Collects warnings while a file is read; the same kind of trouble is told once, with its count.</summary>
internal sealed class WarningLog(string file)
{
    // A hostile file must not fill the memory with warnings.
    private const int MostKinds = 1000;

    private readonly List<FileWarning> warnings = [];
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);

    public string File { get; } = file;

    /// <summary>Tells something once for each key.</summary>
    public void Add(string key, int line, string place, string text)
    {
        if (known.TryGetValue(key, out var index))
        {
            warnings[index] = warnings[index] with { Count = warnings[index].Count + 1 };
        }
        else if (warnings.Count < MostKinds || key == "*")
        {
            known[key] = warnings.Count;
            warnings.Add(new FileWarning(File, line, Shorten(place), text, 1));
        }
        else
        {
            Add("*", line, place, "There is more that is not understood.");
        }
    }

    public void AddOnce(int line, string place, string text) => Add($"{line}|{place}|{text}", line, place, text);

    public ImmutableArray<FileWarning> ToImmutable() => [.. warnings];

    /// <summary>Text of a file as a message can carry it: not too long, on one line.</summary>
    public static string Shorten(string text)
    {
        var shown = text.Length > 120 ? string.Concat(text.AsSpan(0, 100), " …") : text;
        return shown.AsSpan().IndexOfAny('\r', '\n', '\t') < 0 ? shown : shown.ReplaceLineEndings(" ").Replace('\t', ' ');
    }
}
