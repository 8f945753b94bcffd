using Hipwise.Formats.Text;
using Hipwise.Signals;

namespace Hipwise.Formats.SignalText;

/// <summary>Writes recordings as a table with commas that <see cref="SignalTextReader"/> and spreadsheets read: channels of one rate behind a column of
/// times (s) of their own, units in brackets, missing samples as empty cells, events in a column of texts at the nearest sample.</summary>
public static class SignalTextWriter
{
    /// <summary>Writes a file; it appears whole or not at all.</summary>
    /// <param name="path">The file, which is replaced when it is there.</param>
    /// <param name="recording">What to write; durations of events are not.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteFile(string path, Recording recording) => NewFile.Write(path, stream => Write(stream, recording));

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="stream">Where the text goes.</param>
    /// <param name="recording">What to write; durations of events are not.</param>
    public static void Write(Stream stream, Recording recording)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(recording);
        using var text = new TableText(stream);
        var groups = recording.Channels.GroupBy(channel => (channel.Rate, string.Join(' ', channel.Stretches))).Select(group => group.ToList()).ToList();
        var marks = groups.Count == 0 ? [] : Marks(recording, groups[0][0]);
        var names = groups.SelectMany((group, i) => (string[])["Time [s]", .. group.Select(NameOf), .. i == 0 && marks.Count > 0 ? ["Event"] : Array.Empty<string>()]);
        text.Line(string.Join(',', names));
        var rows = groups.Select(group => group[0].Samples.Length).DefaultIfEmpty(0).Max();
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < groups.Count; i++)
            {
                text.Text(i > 0 ? "," : "");
                WriteCells(text, groups[i], row);
                text.Text(i == 0 && marks.Count > 0 ? $",{(marks.TryGetValue(row, out var mark) ? Quoted(mark) : "")}" : "");
            }

            text.Text("\n");
        }
    }

    private static void WriteCells(TableText text, List<Channel> group, int row)
    {
        var isThere = row < group[0].Samples.Length;
        if (isThere)
        {
            text.Number(group[0].TimeOf(row));
        }

        foreach (var channel in group)
        {
            text.Text(",");
            if (isThere && double.IsFinite(channel.Samples[row]))
            {
                text.Number(channel.Samples[row]);
            }
        }
    }

    // Events by the sample nearest to each.
    private static Dictionary<int, string> Marks(Recording recording, Channel clock)
    {
        var marks = new Dictionary<int, string>();
        foreach (var one in recording.Events.Where(_ => clock.Samples.Length > 0))
        {
            var stretch = clock.Stretches.LastOrDefault(stretch => stretch.Start <= one.Time, clock.Stretches[0]);
            var row = stretch.First + (int)Math.Clamp(Math.Round((one.Time - stretch.Start) * clock.Rate), 0, stretch.Count - 1);
            var label = one.Context.Length > 0 ? $"{one.Context}: {one.Label}" : one.Label;
            marks[row] = marks.TryGetValue(row, out var before) ? $"{before}; {label}" : label;
        }

        return marks;
    }

    private static string NameOf(Channel channel)
    {
        var unit = channel.Unit is { Kind: SignalKind.Count, Text: "" } ? "counts" : channel.Unit.Text;
        return Quoted(unit.Length > 0 ? $"{channel.Label} [{unit}]" : channel.Label);
    }

    private static string Quoted(string text)
    {
        var plain = text.ReplaceLineEndings(" ").Replace('"', '\'');
        return plain.Contains(',', StringComparison.Ordinal) || plain.Contains(';', StringComparison.Ordinal) ? $"\"{plain}\"" : plain;
    }
}
