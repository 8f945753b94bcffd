using System.Globalization;

namespace Hipwise.Formats.Csv;

/// <summary>One row, whose cells are asked for by the name of their column.</summary>
public sealed class CsvRow
{
    private readonly CsvTable _table;
    private readonly List<string> _cells;

    internal CsvRow(CsvTable table, int line, List<string> cells) => (_table, Line, _cells) = (table, line, cells);

    /// <summary>Line of the file, from 1.</summary>
    public int Line { get; }

    /// <summary>A cell as it stands, without blanks around it; empty when nothing stands there.</summary>
    /// <exception cref="BadFileException">There is no such column.</exception>
    public string Text(string column) =>
        _table.Columns.IndexOf(column) is >= 0 and var place ? _cells[place]
        : throw new BadFileException(_table.File, 1, "", $"The column '{column}' is missing; the first line names the columns.");

    /// <summary>A cell that may not be empty.</summary>
    /// <exception cref="BadFileException">It is empty, or there is no such column.</exception>
    public string Required(string column) => Text(column) is { Length: > 0 } text ? text : throw Bad(column, "The cell is empty; a value is needed here.");

    /// <summary>A finite number.</summary>
    /// <exception cref="BadFileException">It is none.</exception>
    public double Number(string column) => ParseNumber(column, Required(column));

    /// <summary>A finite number, or null where the cell is empty.</summary>
    /// <exception cref="BadFileException">Something else stands there.</exception>
    public double? OptionalNumber(string column) => Text(column) is { Length: > 0 } text ? ParseNumber(column, text) : null;

    /// <summary>One of a few words.</summary>
    /// <returns>Its place among them.</returns>
    /// <exception cref="BadFileException">It is none of them.</exception>
    public int Choice(string column, params ReadOnlySpan<string> words)
    {
        var word = Required(column);
        var place = words.IndexOf(word);
        return place >= 0 ? place : throw Bad(column, $"'{WarningLog.Shorten(word)}' is none of {string.Join(", ", words.ToArray())}.");
    }

    /// <summary>What to throw about a cell of this row.</summary>
    /// <param name="column">Where the trouble is; empty for the row as a whole.</param>
    /// <param name="problem">What is wrong and what mends it, as a sentence with its full stop.</param>
    public BadFileException Bad(string column, string problem) => new(_table.File, Line, column, problem);

    private double ParseNumber(string column, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value
        : throw Bad(column, $"'{WarningLog.Shorten(text)}' is no finite number; write for instance 12.5.");
}
