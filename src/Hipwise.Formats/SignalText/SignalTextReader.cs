using System.Text;
using Hipwise.Formats.OpenSim.Xml;
using Hipwise.Formats.Text;
using Hipwise.Signals;

namespace Hipwise.Formats.SignalText;

/// <summary>Reads signals from tables of text (<c>.csv</c>, <c>.tsv</c>, <c>.txt</c>, <c>.anc</c>) as spreadsheets, OpenSignals, EMGworks and others write
/// them: whatever stands between the cells, with decimal points or commas, with times or a stated rate. A unit that is not written stays unknown.</summary>
public sealed class SignalTextReader
{
    private const int SampleLines = 300;
    private const int MostColumns = 4096;
    private const int ShapeLines = 50;

    // Short rows stand for many gaps; a hostile file must not fill the memory with them.
    private const int MostMissing = 1_000_000;

    private readonly LineReader lines;
    private readonly WarningLog log;
    private readonly List<(int Row, int Column, string Text)> marks = [];
    private int missing;

    private SignalTextReader(LineReader lines) => (this.lines, log) = (lines, new WarningLog(lines.File));

    /// <summary>Reads a file.</summary>
    /// <param name="path">A file in UTF-8 or Latin-1.</param>
    /// <param name="options">What the file does not say.</param>
    /// <exception cref="BadFileException">It cannot be opened or understood; the message names the line.</exception>
    public static RecordingFile ReadFile(string path, SignalTextOptions options)
    {
        using var stream = NodeReader.OpenFile(path);
        return Read(stream, path, options);
    }

    /// <summary>Reads from a stream.</summary>
    /// <param name="stream">Positioned at the file's first byte.</param>
    /// <param name="file">What messages call the file.</param>
    /// <param name="options">What the file does not say.</param>
    /// <exception cref="BadFileException">The table cannot be understood; the message names the line.</exception>
    public static RecordingFile Read(Stream stream, string file, SignalTextOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        return new SignalTextReader(new LineReader(stream, file)).Read(options);
    }

    private RecordingFile Read(SignalTextOptions options)
    {
        var sample = new List<(int Line, string Text)>();
        while (sample.Count < SampleLines && lines.TryRead(out var line))
        {
            sample.Add((lines.Line, Decode(line)));
        }

        var full = sample.Where(one => !IsRemark(one.Text)).Select(one => one.Text).ToList();
        if (full.Count == 0)
        {
            throw lines.Bad("There are no rows of numbers.");
        }

        var shape = TextShape.Of([.. full.Skip(full.Count / 2).TakeLast(ShapeLines)]);
        var columns = ColumnsOf(full.ConvertAll(shape.Split), shape);
        var first = sample.FindIndex(one => !IsRemark(one.Text) && IsRow(shape.Split(one.Text), shape));
        if (first < 0 || columns > MostColumns)
        {
            throw first < 0 ? lines.Bad("There are no rows of numbers.") : lines.Bad($"The table has {columns} columns; {MostColumns} are supported.");
        }

        var head = SignalTextHead.Of([.. sample.Take(first).Select(one => one.Text)], columns, shape);
        var texts = TextColumns([.. sample.Skip(first).Where(one => !IsRemark(one.Text)).Select(one => shape.Split(one.Text))], columns, shape);
        var buffer = new ColumnBuffer(columns, 0);
        sample.Skip(first).ToList().ForEach(one => AddRow(Encoding.UTF8.GetBytes(one.Text), one.Line, buffer, shape, texts));
        while (lines.TryRead(out var line))
        {
            AddRow(line, lines.Line, buffer, shape, texts);
        }

        var recording = new SignalTextChannels(head, options, log, texts).Make(buffer.Finish(), marks);
        return new RecordingFile(head.Format, recording) { Warnings = log.ToImmutable() };
    }

    private void AddRow(ReadOnlySpan<byte> line, int number, ColumnBuffer buffer, TextShape shape, bool[] texts)
    {
        if (Cells.Trim(line).IsEmpty || line[0] is (byte)'#' or (byte)'%')
        {
            return;
        }

        buffer.AddRow();
        var done = false;
        for (var column = 0; column < buffer.Columns; column++)
        {
            var there = shape.TryNext(ref line, ref done, out var cell);
            if (!there && ++missing > MostMissing)
            {
                throw new BadFileException(lines.File, number, "", $"The rows lack more than {MostMissing} cells at their ends.");
            }

            if (!there)
            {
                log.Add("text-short", number, "", "A row ends before the last column; what it lacks is taken as missing.");
            }

            buffer.Set(column, ValueOf(cell, number, column, buffer, shape, texts));
        }

        if (shape.TryNext(ref line, ref done, out var more) && !(more.IsEmpty && done))
        {
            throw new BadFileException(lines.File, number, "", $"The row has more cells than the {buffer.Columns} of the others.");
        }
    }

    private double ValueOf(ReadOnlySpan<byte> cell, int line, int column, ColumnBuffer buffer, TextShape shape, bool[] texts)
    {
        var row = buffer.Rows - 1;
        if (shape.TryNumber(cell, out var value) && !texts[column])
        {
            return double.IsInfinity(value) ? double.NaN : value;
        }

        // Where nothing stood yet, texts may begin late.
        texts[column] |= !Enumerable.Range(0, row).Any(before => !double.IsNaN(buffer.Get(column, before)));
        if (!texts[column])
        {
            throw new BadFileException(lines.File, line, $"column {column + 1}", $"'{WarningLog.Shorten(Cells.ToText(cell))}' is not a number.");
        }

        if (!cell.IsEmpty)
        {
            marks.Add((row, column, Decode(cell)));
        }

        return double.NaN;
    }

    // Some programs end each row with a delimiter: what is empty in all rows is a column only where it has a name.
    private static int ColumnsOf(List<List<string>> lines, TextShape shape)
    {
        var rows = lines.FindAll(cells => IsRow(cells, shape));
        var (all, full) = (Usual(rows, cells => cells.Count), Usual(rows, cells => cells.FindLastIndex(cell => cell.Length > 0) + 1));
        return lines.Except(rows).Any(cells => cells.Count == all && cells[^1].Length > 0) ? all : full;

        // Of equally frequent counts the largest.
        static int Usual(List<List<string>> rows, Func<List<string>, int> count) =>
            rows.GroupBy(count).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).FirstOrDefault()?.Key ?? 0;
    }

    // Numbers for the greater part, the first of them in front.
    private static bool IsRow(List<string> cells, TextShape shape)
    {
        bool IsNumber(string cell) => shape.TryNumber(Encoding.UTF8.GetBytes(cell), out var value) && !double.IsNaN(value);
        var full = cells.Where(cell => cell.Length > 0).ToList();
        return full.Count > 0 && IsNumber(full[0]) && 2 * full.Count(IsNumber) >= full.Count;
    }

    // Texts where they are not the exception: one slip among numbers is told with its line.
    private static bool[] TextColumns(List<List<string>> rows, int columns, TextShape shape) => [.. Enumerable.Range(0, columns).Select(column =>
    {
        var cells = rows.Where(row => column < row.Count && row[column].Length > 0).Select(row => row[column]).ToList();
        var slips = cells.Count(cell => !shape.TryNumber(Encoding.UTF8.GetBytes(cell), out _));
        return 2 * slips > cells.Count;
    })];

    private static bool IsRemark(string line) => line.AsSpan().Trim() is { IsEmpty: true } or ['#' or '%', ..];

    private static string Decode(ReadOnlySpan<byte> line)
    {
        var text = Cells.ToText(line);
        return text.Contains('\uFFFD', StringComparison.Ordinal) ? Encoding.Latin1.GetString(line) : text;
    }
}
