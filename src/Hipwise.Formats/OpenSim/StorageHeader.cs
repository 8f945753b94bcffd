using System.Globalization;
using Hipwise.Formats.Text;

namespace Hipwise.Formats.OpenSim;

/// <summary>The lines before a table: those of OpenSim and those of SIMM.</summary>
internal sealed class StorageHeader
{
    private const int MostLines = 10_000;

    public string Name { get; private set; } = "";

    public int? Rows { get; private set; }

    public int? Columns { get; private set; }

    public bool? InDegrees { get; private set; }

    /// <summary>First and last time, for tables without a column of times.</summary>
    public (double First, double Last)? Range { get; private set; }

    /// <summary>0 for SIMM's old dialect.</summary>
    public int Version { get; private set; }

    /// <summary>Reads up to and with <c>endheader</c>.</summary>
    public static StorageHeader Read(LineReader lines)
    {
        var header = new StorageHeader();
        for (var count = 0; count < MostLines && lines.TryRead(out var raw); count++)
        {
            var line = Cells.ToText(Cells.Trim(raw[..Math.Min(raw.Length, 10_000)]));
            if (line.Equals("endheader", StringComparison.OrdinalIgnoreCase))
            {
                return header;
            }

            if (line.Length > 0 && !header.TryTake(line, lines) && header.Name.Length == 0 && count == 0)
            {
                header.Name = line;
            }
        }

        throw lines.Bad("There is no line 'endheader': this is not a table of OpenSim (.mot, .sto), or it was cut off.");
    }

    private bool TryTake(string line, LineReader lines)
    {
        var end = line.IndexOfAny([' ', '\t', '=']);
        var key = end < 0 ? line : line[..end];
        var value = end < 0 ? "" : line[end..].Trim(' ', '\t', '=');
        switch (key)
        {
            case "name":
                Name = value;
                return true;
            case "nRows" or "nr" or "datarows":
                Rows = Count(value, key, lines);
                return true;
            case "nColumns" or "nc" or "datacolumns":
                Columns = Count(value, key, lines);
                return true;
            case "version":
                Version = int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var version) ? version : 0;
                return true;
            case "inDegrees":
                InDegrees = value.ToUpperInvariant() is "YES" or "Y" or "TRUE";
                return true;
            case "Angles":
                InDegrees ??= line.Contains("degrees", StringComparison.OrdinalIgnoreCase);
                return true;
            case "range" or "Range":
                TakeRange(value);
                return true;
            case "DataType" when !value.Equals("double", StringComparison.OrdinalIgnoreCase):
                throw lines.Bad($"Elements of type {WarningLog.Shorten(value)} are not supported; write the table with single numbers.");
            default:
                return key is "DataType" or "OpenSimVersion" or "otherdata";
        }
    }

    private void TakeRange(string value)
    {
        var words = value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 2
            && double.TryParse(words[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var first)
            && double.TryParse(words[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var last)
            && double.IsFinite(first) && double.IsFinite(last) && first <= last)
        {
            Range = (first, last);
        }
    }

    private static int Count(string value, string key, LineReader lines) =>
        long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var count) && count >= 0
            ? (int)Math.Min(count, int.MaxValue)
            : throw lines.Bad($"'{WarningLog.Shorten(value)}' is no number of rows or columns.", key);
}
