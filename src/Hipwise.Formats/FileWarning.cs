namespace Hipwise.Formats;

/// <summary>Something in a file that was understood differently from how it stands there, or not at all. Reading goes on.</summary>
/// <param name="File">The file, as the caller named it.</param>
/// <param name="Line">Line of its first occurrence, from 1; 0 for the file as a whole.</param>
/// <param name="Place">Element or column; empty when there is none.</param>
/// <param name="Text">What it is and what becomes of it, as a sentence.</param>
/// <param name="Count">How often the same was met.</param>
public sealed record FileWarning(string File, int Line, string Place, string Text, int Count)
{
    /// <summary>File, line, place and sentence on one line.</summary>
    public override string ToString() => Compose(File, Line, Place, Count > 1 ? $"{Text} ({Count} times)" : Text);

    internal static string Compose(string file, int line, string place, string text)
    {
        var where = line > 0 ? $"{file}, line {line}" : file;
        return place.Length > 0 ? $"{where}, {place}: {text}" : $"{where}: {text}";
    }
}
