using System.Text;

namespace Hipwise.Formats.Text;

/// <summary>Cuts a line into its cells: by tabs, or by blanks and tabs of any number.</summary>
internal static class Cells
{
    private static readonly byte[] Blanks = [(byte)' ', (byte)'\t'];

    /// <summary>The line without blanks and tabs around it.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> line) => line.Trim(Blanks);

    /// <summary>The first word, which is empty at the end of the line; the line goes on behind it.</summary>
    public static ReadOnlySpan<byte> NextWord(ref ReadOnlySpan<byte> line)
    {
        line = line.TrimStart(Blanks);
        var length = line.IndexOfAny((byte)' ', (byte)'\t');
        var word = length < 0 ? line : line[..length];
        line = length < 0 ? [] : line[length..];
        return word;
    }

    /// <summary>The cell before the next tab; false when the line has none left.</summary>
    public static bool TryNextCell(ref ReadOnlySpan<byte> line, ref bool done, out ReadOnlySpan<byte> cell)
    {
        if (done)
        {
            cell = [];
            return false;
        }

        var length = line.IndexOf((byte)'\t');
        cell = Trim(length < 0 ? line : line[..length]);
        done = length < 0;
        line = done ? [] : line[(length + 1)..];
        return true;
    }

    public static List<string> Words(ReadOnlySpan<byte> line)
    {
        var words = new List<string>();
        for (var word = NextWord(ref line); !word.IsEmpty; word = NextWord(ref line))
        {
            words.Add(ToText(word));
        }

        return words;
    }

    /// <summary>The cells between tabs, without the empty ones at the end.</summary>
    public static List<string> ByTabs(ReadOnlySpan<byte> line)
    {
        var cells = new List<string>();
        var done = false;
        while (TryNextCell(ref line, ref done, out var cell))
        {
            cells.Add(ToText(cell));
        }

        while (cells.Count > 0 && cells[^1].Length == 0)
        {
            cells.RemoveAt(cells.Count - 1);
        }

        return cells;
    }

    public static string ToText(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
