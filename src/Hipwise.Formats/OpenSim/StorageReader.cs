using Hipwise.Formats.OpenSim.Xml;
using Hipwise.Formats.Text;
using Hipwise.Signals;

namespace Hipwise.Formats.OpenSim;

/// <summary>Reads OpenSim's tables (<c>.mot</c>, <c>.sto</c>) in its own dialect and in SIMM's. The text is never held as a whole.</summary>
public sealed class StorageReader
{
    private const int MostColumns = 100_000;
    private const int MostExpectedCells = 1 << 20;

    private readonly LineReader lines;
    private readonly WarningLog log;

    private StorageReader(LineReader lines)
    {
        this.lines = lines;
        log = new WarningLog(lines.File);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The <c>.mot</c> or <c>.sto</c> file.</param>
    /// <exception cref="BadFileException">It cannot be opened or understood.</exception>
    public static StorageTable ReadFile(string path)
    {
        using var stream = NodeReader.OpenFile(path);
        return Read(stream, path);
    }

    /// <summary>Reads from a stream.</summary>
    /// <param name="stream">Positioned at the file's first byte.</param>
    /// <param name="file">What messages call the file.</param>
    /// <exception cref="BadFileException">The table cannot be understood.</exception>
    public static StorageTable Read(Stream stream, string file)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new StorageReader(new LineReader(stream, file)).Read();
    }

    private StorageTable Read()
    {
        var header = StorageHeader.Read(lines);
        var names = Names(header);
        var time = names.FindIndex(name => name.Equals("time", StringComparison.OrdinalIgnoreCase));
        if (time < 0 && header.Range is null)
        {
            throw lines.Bad("No column is called 'time', and the header gives no range of times.");
        }

        var buffer = Rows(names, time, header);
        CheckCounts(header, names.Count, buffer.Rows);
        var columns = buffer.Finish().ToList();
        var times = time < 0 ? Spread(header.Range!.Value, buffer.Rows) : columns[time];
        if (time >= 0)
        {
            columns.RemoveAt(time);
            names.RemoveAt(time);
        }

        UniqueNames.Make(names, (name, other) => log.AddOnce(0, $"column '{name}'", $"The name comes more than once; the later column is called '{WarningLog.Shorten(other)}'."));
        return new StorageTable(header.Name, new TimeSeries(times, [.. names], [.. columns]), header.InDegrees ?? header.Version < 1)
        {
            SaysUnit = header.InDegrees is not null,
            Warnings = log.ToImmutable(),
        };
    }

    private List<string> Names(StorageHeader header)
    {
        ReadOnlySpan<byte> line;
        do
        {
            if (!lines.TryRead(out line))
            {
                throw lines.Bad("The file ends after its header; the line with the columns' names is missing.");
            }
        }
        while (Cells.Trim(line).IsEmpty);

        var names = Cells.ByTabs(line);
        if (names.Count != header.Columns && Cells.Words(line) is var words && (words.Count == header.Columns || names.Count == 1))
        {
            names = words;
        }

        if (names.Count > MostColumns)
        {
            throw lines.Bad($"The table has {names.Count} columns; {MostColumns} are supported.");
        }

        var blank = names.FindIndex(string.IsNullOrEmpty);
        return blank < 0 ? names : throw lines.Bad($"Column {blank + 1} has no name.");
    }

    private ColumnBuffer Rows(List<string> names, int time, StorageHeader header)
    {
        // A cell takes two bytes at least, whatever the header promises.
        var most = (lines.Left / 2 ?? MostExpectedCells) / names.Count;
        var buffer = new ColumnBuffer(names.Count, (int)Math.Min(header.Rows ?? 0, most));
        while (lines.TryRead(out var line))
        {
            if (Cells.Trim(line).IsEmpty)
            {
                continue;
            }

            buffer.AddRow();
            if (!TryWords(line, buffer, names) && !TryCells(line, buffer, names))
            {
                throw lines.Bad($"The row has {Cells.Words(line).Count} numbers, but there are {names.Count} columns.");
            }

            if (time >= 0)
            {
                CheckTime(buffer, time);
            }
        }

        return buffer.Rows > 0 ? buffer : throw lines.Bad("The table has no rows.");
    }

    private bool TryWords(ReadOnlySpan<byte> line, ColumnBuffer buffer, List<string> names)
    {
        for (var column = 0; column < buffer.Columns; column++)
        {
            var word = Cells.NextWord(ref line);
            if (word.IsEmpty)
            {
                return false;
            }

            buffer.Set(column, Number(word, names[column]));
        }

        return Cells.Trim(line).IsEmpty;
    }

    // Programs that leave gaps empty separate by tabs.
    private bool TryCells(ReadOnlySpan<byte> line, ColumnBuffer buffer, List<string> names)
    {
        var done = false;
        for (var column = 0; column < buffer.Columns; column++)
        {
            if (!Cells.TryNextCell(ref line, ref done, out var cell))
            {
                return false;
            }

            if (cell.IsEmpty)
            {
                log.Add("gap", lines.Line, "", "Empty cells are read as NaN.");
            }

            buffer.Set(column, cell.IsEmpty ? double.NaN : Number(cell, names[column]));
        }

        return Cells.Trim(line).IsEmpty;
    }

    private double Number(ReadOnlySpan<byte> word, string column) => NumberText.TryParse(word, out var value)
        ? value
        : throw lines.Bad($"'{WarningLog.Shorten(Cells.ToText(word))}' is not a number.", $"column '{column}'");

    private void CheckTime(ColumnBuffer buffer, int column)
    {
        var row = buffer.Rows - 1;
        var time = buffer.Get(column, row);
        if (!double.IsFinite(time))
        {
            throw lines.Bad("The time is not a finite number.");
        }

        if (row > 0 && time <= buffer.Get(column, row - 1))
        {
            throw lines.Bad($"The time {time:R} s does not come after the {buffer.Get(column, row - 1):R} s before it; sort the rows and leave out repeated ones.");
        }
    }

    private void CheckCounts(StorageHeader header, int columns, int rows)
    {
        if (header.Columns is { } said && said != columns)
        {
            log.AddOnce(0, "", $"The header says {said} columns, but there are {columns}; those that are there were read.");
        }

        if (header.Rows is { } count && count != rows)
        {
            log.AddOnce(0, "", $"The header says {count} rows, but there are {rows}; those that are there were read.");
        }
    }

    private double[] Spread((double First, double Last) range, int rows)
    {
        if (rows > 1 && range.First >= range.Last)
        {
            throw lines.Bad("The header's range of times is empty, but the table has several rows.");
        }

        var step = rows > 1 ? (range.Last - range.First) / (rows - 1) : 0;
        var times = new double[rows];
        for (var i = 0; i < rows; i++)
        {
            times[i] = range.First + (i * step);
            if (i > 0 && times[i] <= times[i - 1])
            {
                throw lines.Bad("The header's range of times is too short for so many rows.");
            }
        }

        return times;
    }
}
