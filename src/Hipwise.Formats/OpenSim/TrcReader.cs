using System.Globalization;
using Hipwise.Formats.OpenSim.Xml;
using Hipwise.Formats.Text;

namespace Hipwise.Formats.OpenSim;

/// <summary>Reads marker trajectories (<c>.trc</c>). Positions come out in metres, gaps as NaN.</summary>
public sealed class TrcReader
{
    private const int MostMarkers = 30_000;
    private const double HighestRate = 1e7;

    // Short rows stand for many gaps; a hostile file must not fill the memory with them.
    private const int MostMissing = 10_000_000;

    private readonly LineReader lines;
    private readonly WarningLog log;
    private readonly List<double> times = [];
    private readonly List<double[]> rows = [];
    private int missing;

    private TrcReader(LineReader lines)
    {
        this.lines = lines;
        log = new WarningLog(lines.File);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The <c>.trc</c> file.</param>
    /// <exception cref="BadFileException">It cannot be opened or understood.</exception>
    public static MarkerTrajectories ReadFile(string path)
    {
        using var stream = NodeReader.OpenFile(path);
        return Read(stream, path);
    }

    /// <summary>Reads from a stream.</summary>
    /// <param name="stream">Positioned at the file's first byte.</param>
    /// <param name="file">What messages call the file.</param>
    /// <exception cref="BadFileException">The trajectories cannot be understood.</exception>
    public static MarkerTrajectories Read(Stream stream, string file)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new TrcReader(new LineReader(stream, file)).Read();
    }

    private MarkerTrajectories Read()
    {
        var keys = Keys();
        var unit = keys.GetValueOrDefault("Units") ?? throw lines.Bad("The header does not say the unit of length (Units).");
        var perMetre = PerMetre(unit);
        var rate = Number(keys, "DataRate") ?? 0;
        if (rate is not (> 0 and < HighestRate))
        {
            throw lines.Bad("The header's DataRate must be a number of frames a second greater than 0.");
        }

        var names = Names(Number(keys, "NumMarkers"));
        ReadRows(names.Count, perMetre);
        if (Number(keys, "NumFrames") is { } frames && frames != rows.Count)
        {
            log.AddOnce(0, "", $"The header says {frames:R} frames, but there are {rows.Count}; those that are there were read.");
        }

        UniqueNames.Make(names, (name, other) => log.AddOnce(0, $"marker '{name}'", $"The name comes more than once; the later marker is called '{WarningLog.Shorten(other)}'."));
        return new MarkerTrajectories([.. names], [.. times], [.. rows], rate, unit) { Warnings = log.ToImmutable() };
    }

    private Dictionary<string, string> Keys()
    {
        if (!lines.TryRead(out var first) || !Cells.ToText(Cells.Trim(first[..Math.Min(first.Length, 100)])).StartsWith("PathFileType", StringComparison.OrdinalIgnoreCase))
        {
            throw lines.Bad("The first line must begin with PathFileType: this is not a file of marker trajectories (.trc).");
        }

        var keys = Next("the line with the header's names");
        var values = Next("the line with the header's values");
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < Math.Min(keys.Count, values.Count); i++)
        {
            found.TryAdd(keys[i], values[i]);
        }

        return found;
    }

    private List<string> Next(string what) =>
        lines.TryRead(out var line) ? Cells.Words(line) : throw lines.Bad($"The file ends before {what}.");

    private double? Number(Dictionary<string, string> keys, string key)
    {
        if (!keys.TryGetValue(key, out var text))
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw lines.Bad($"'{WarningLog.Shorten(text)}' is not a number.", key);
    }

    private double PerMetre(string unit) => unit.ToUpperInvariant() switch
    {
        "MM" or "MILLIMETERS" or "MILLIMETRES" => 1000,
        "CM" or "CENTIMETERS" or "CENTIMETRES" => 100,
        "M" or "METERS" or "METRES" => 1,
        _ => throw lines.Bad($"The unit '{WarningLog.Shorten(unit)}' is not known; it is mm, cm or m.", "Units"),
    };

    private List<string> Names(double? said)
    {
        if (!lines.TryRead(out var line))
        {
            throw lines.Bad("The file ends before the line with the markers' names.");
        }

        var cells = Cells.ByTabs(line);
        // Without tabs, names cannot hold blanks.
        var names = cells.Count > 1 ? Named(cells) : [.. Cells.Words(line).Skip(2)];
        if (said is { } count && count != names.Count && count is >= 0 and <= MostMarkers)
        {
            log.AddOnce(lines.Line, "", $"The header says {count:R} markers, but {names.Count} are named.");
            for (var i = names.Count; i < count; i++)
            {
                names.Add("");
            }
        }

        if (names.Count is 0 or > MostMarkers)
        {
            throw lines.Bad($"The file has {names.Count} markers; it needs one at least, and {MostMarkers} are supported.");
        }

        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Length == 0)
            {
                names[i] = $"marker_{i + 1}";
                log.Add("unnamed", lines.Line, names[i], "A marker without a name is called by its number.");
            }
        }

        return names;
    }

    /// <summary>Each name stands above its marker's x; some programs write one name after the other.</summary>
    private static List<string> Named(List<string> cells)
    {
        var named = cells.Skip(2).ToList();
        var inPlace = named.Where((_, i) => i % 3 == 0).ToList();
        return named.Where((name, i) => i % 3 != 0 && name.Length > 0).Any() ? named.FindAll(name => name.Length > 0) : inPlace;
    }

    private void ReadRows(int markers, double perMetre)
    {
        var first = true;
        while (lines.TryRead(out var line))
        {
            var content = Cells.Trim(line);
            // The line X1 Y1 Z1 … and blank ones come before the first frame.
            if (content.IsEmpty || (first && content[0] is (byte)'X' or (byte)'x'))
            {
                continue;
            }

            first = false;
            rows.Add(Row(line, markers, perMetre));
        }

        if (rows.Count == 0)
        {
            throw lines.Bad("The file has no frames.");
        }
    }

    private double[] Row(ReadOnlySpan<byte> line, int markers, double perMetre)
    {
        var byTabs = line.Contains((byte)'\t');
        var done = false;
        _ = Next(ref line, ref done, byTabs, out _);
        AddTime(Next(ref line, ref done, byTabs, out var time) ? time : []);
        var row = new double[3 * markers];
        for (var i = 0; i < row.Length; i++)
        {
            var there = Next(ref line, ref done, byTabs, out var cell);
            if (!there && !byTabs)
            {
                throw lines.Bad($"The frame ends after {i} of {row.Length} numbers; without tabs, every number must be there.");
            }

            if (!there && ++missing > MostMissing)
            {
                throw lines.Bad($"The frames lack more than {MostMissing} numbers at their ends.");
            }

            row[i] = cell.IsEmpty ? double.NaN : Value(cell) / perMetre;
        }

        if (!Cells.Trim(line).IsEmpty)
        {
            throw lines.Bad($"The frame has more than {row.Length} numbers, three for each of {markers} markers.");
        }

        CloseGaps(row);
        return row;
    }

    private static bool Next(ref ReadOnlySpan<byte> line, ref bool done, bool byTabs, out ReadOnlySpan<byte> cell)
    {
        if (byTabs)
        {
            return Cells.TryNextCell(ref line, ref done, out cell);
        }

        cell = Cells.NextWord(ref line);
        return !cell.IsEmpty;
    }

    private double Value(ReadOnlySpan<byte> cell)
    {
        if (!NumberText.TryParse(cell, out var value))
        {
            throw lines.Bad($"'{WarningLog.Shorten(Cells.ToText(cell))}' is not a number.");
        }

        return double.IsInfinity(value) ? throw lines.Bad("A marker is infinitely far away.") : value;
    }

    private void AddTime(ReadOnlySpan<byte> cell)
    {
        if (!NumberText.TryParse(cell, out var time) || !double.IsFinite(time))
        {
            throw lines.Bad($"'{WarningLog.Shorten(Cells.ToText(cell))}' is not a time in seconds.");
        }

        if (times.Count > 0 && time <= times[^1])
        {
            throw lines.Bad($"The time {time:R} s does not come after the {times[^1]:R} s before it; sort the frames and leave out repeated ones.");
        }

        times.Add(time);
    }

    private void CloseGaps(double[] row)
    {
        for (var i = 0; i < row.Length; i += 3)
        {
            var gaps = (double.IsNaN(row[i]) ? 1 : 0) + (double.IsNaN(row[i + 1]) ? 1 : 0) + (double.IsNaN(row[i + 2]) ? 1 : 0);
            if (gaps is 1 or 2)
            {
                log.Add("partly", lines.Line, $"marker {(i / 3) + 1}", "A marker of which only some coordinates are there is taken as not seen.");
                row.AsSpan(i, 3).Fill(double.NaN);
            }
        }
    }
}
