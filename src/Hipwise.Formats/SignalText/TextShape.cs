using Hipwise.Formats.Text;

namespace Hipwise.Formats.SignalText;

/// <summary>How the numbers of a table of text stand beside each other.</summary>
/// <param name="Delimiter">Between cells; 0 for blanks of any number.</param>
/// <param name="HasDecimalComma">Numbers are written 0,5.</param>
internal readonly record struct TextShape(byte Delimiter, bool HasDecimalComma)
{
    private const int LongestNumber = 64;

    /// <summary>Finds out from lines that hold numbers.</summary>
    /// <param name="lines">Some of the table's rows; one at least.</param>
    public static TextShape Of(IReadOnlyList<string> lines)
    {
        foreach (var delimiter in (ReadOnlySpan<char>)['\t', ';'])
        {
            if (lines.All(line => line.Contains(delimiter, StringComparison.Ordinal)))
            {
                return new((byte)delimiter, IsDecimalComma(lines, delimiter));
            }
        }

        if (lines.All(line => line.Contains(',', StringComparison.Ordinal)) && !HasCommasWithinWords(lines))
        {
            return new((byte)',', false);
        }

        return new(0, IsDecimalComma(lines, ' '));
    }

    /// <summary>The next cell, without blanks and quotation marks around it; false when the line has none left.</summary>
    public bool TryNext(ref ReadOnlySpan<byte> line, ref bool done, out ReadOnlySpan<byte> cell)
    {
        if (done || (Delimiter == 0 && Cells.Trim(line).IsEmpty))
        {
            cell = [];
            return false;
        }

        if (Delimiter == 0)
        {
            cell = Cells.NextWord(ref line).Trim((byte)'"');
            return true;
        }

        var start = Cells.Trim(line);
        var quoted = start.Length > 1 && start[0] == '"' ? start[1..].IndexOf((byte)'"') : -1;
        var from = quoted < 0 ? 0 : line.Length - start.Length + quoted + 2;
        var length = from >= line.Length ? -1 : line[from..].IndexOf(Delimiter);
        cell = Cells.Trim(length < 0 ? line : line[..(from + length)]).Trim((byte)'"');
        done = length < 0;
        line = done ? [] : line[(from + length + 1)..];
        return true;
    }

    public List<string> Split(string line)
    {
        ReadOnlySpan<byte> rest = System.Text.Encoding.UTF8.GetBytes(line);
        var (cells, done) = (new List<string>(), false);
        while (TryNext(ref rest, ref done, out var cell))
        {
            cells.Add(Cells.ToText(cell));
        }

        return cells;
    }

    /// <summary>A number, or NaN for what stands for a missing one.</summary>
    public bool TryNumber(ReadOnlySpan<byte> cell, out double value)
    {
        value = double.NaN;
        if (cell.IsEmpty || cell.SequenceEqual("-"u8) || cell.SequenceEqual("NA"u8) || cell.SequenceEqual("N/A"u8) || cell.SequenceEqual("null"u8))
        {
            return true;
        }

        if (!HasDecimalComma || cell.Length > LongestNumber)
        {
            return NumberText.TryParse(cell, out value);
        }

        Span<byte> copy = stackalloc byte[LongestNumber];
        cell.CopyTo(copy);
        copy[..cell.Length].Replace((byte)',', (byte)'.');
        return NumberText.TryParse(copy[..cell.Length], out value);
    }

    // 0,001 0,5: commas stand within words that blanks separate, one in each.
    private static bool HasCommasWithinWords(IReadOnlyList<string> lines)
    {
        var words = lines.SelectMany(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToList();
        return words.Count > lines.Count && words.TrueForAll(word => word.Count(letter => letter == ',') <= 1 && !word.EndsWith(','));
    }

    private static bool IsDecimalComma(IReadOnlyList<string> lines, char delimiter) => lines.SelectMany(line => line.Split(delimiter)).Any(cell =>
        cell.Trim() is { Length: > 0 } text && text.Count(letter => letter == ',') == 1
        && text.All(letter => char.IsAsciiDigit(letter) || letter is ',' or '-' or '+' or 'e' or 'E'));
}
