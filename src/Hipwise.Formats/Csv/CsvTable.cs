using System.Collections.Immutable;
using System.Text;
using Hipwise.Formats.Text;

namespace Hipwise.Formats.Csv;

/// <summary>A table of text with commas: a line of column names, then rows. A cell in double quotes may hold commas, and quotes written
/// twice; no cell goes over a line's end. Empty lines are passed over, and so are remarks: lines that begin with <c>#</c>.</summary>
public sealed class CsvTable
{
    private const int MostRows = 1_000_000;

    private CsvTable(string file, ImmutableArray<string> columns) => (File, Columns) = (file, columns);

    /// <summary>What messages call the file.</summary>
    public string File { get; }

    /// <summary>Names in the file's order, each there once.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>Every row below the names, in the file's order.</summary>
    public ImmutableArray<CsvRow> Rows { get; private set; } = [];

    /// <summary>Reads a file.</summary>
    /// <param name="path">A file in UTF-8.</param>
    /// <exception cref="BadFileException">It cannot be opened or is no such table; the message names the line.</exception>
    public static CsvTable ReadFile(string path)
    {
        try
        {
            using var stream = System.IO.File.OpenRead(path);
            return Read(stream, path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new BadFileException(path, 0, "", $"The file cannot be opened: {problem.Message}", problem);
        }
    }

    /// <summary>Reads from a stream.</summary>
    /// <param name="stream">Positioned at the first byte.</param>
    /// <param name="file">What messages call the file.</param>
    /// <exception cref="BadFileException">It is no such table; the message names the line.</exception>
    public static CsvTable Read(Stream stream, string file)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var reader = new LineReader(stream, file);
        var table = ReadNames(reader);
        var rows = ImmutableArray.CreateBuilder<CsvRow>();
        while (reader.TryRead(out var line))
        {
            if (Cells.Trim(line).IsEmpty || line[0] == '#')
            {
                continue;
            }

            var cells = Split(line, reader);
            if (cells.Count != table.Columns.Length)
            {
                throw reader.Bad($"The row has {cells.Count} cells and the table {table.Columns.Length} columns; put cells that hold commas in double quotes.");
            }

            if (rows.Count == MostRows)
            {
                throw reader.Bad($"There are more than {MostRows} rows.");
            }

            rows.Add(new CsvRow(table, reader.Line, cells));
        }

        table.Rows = rows.ToImmutable();
        return table;
    }

    private static CsvTable ReadNames(LineReader reader)
    {
        var there = reader.TryRead(out var line);
        while (there && line.Length > 0 && line[0] == '#')
        {
            there = reader.TryRead(out line);
        }

        if (!there || Cells.Trim(line).IsEmpty)
        {
            throw reader.Bad("The table is empty; its first line names the columns.");
        }

        var names = Split(line, reader);
        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Key.Length == 0 || group.Skip(1).Any()) is { } bad)
        {
            throw reader.Bad(bad.Key.Length == 0 ? "A column has no name." : $"The column '{WarningLog.Shorten(bad.Key)}' is there twice.");
        }

        return new CsvTable(reader.File, [.. names]);
    }

    private static List<string> Split(ReadOnlySpan<byte> line, LineReader reader)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        var text = Cells.ToText(line);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                if (quoted && i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append(text[i++]);
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (text[i] == ',' && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(text[i]);
            }
        }

        cells.Add(cell.ToString().Trim());
        return quoted ? throw reader.Bad("A double quote is opened and not closed on this line.") : cells;
    }
}
