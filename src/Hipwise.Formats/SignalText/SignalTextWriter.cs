using Hipwise.Formats.Text;
using Hipwise.Signals;

namespace Hipwise.Formats.SignalText;

/// <summary>Writes recordings as a table with commas that <see cref="SignalTextReader"/> and spreadsheets read: channels of one rate behind a column of
/// times (s) of their own, units in brackets, missing samples as empty cells, events in a column of texts at the nearest sample.</summary>
public static class SignalTextWriter
{
    private const int BlockRows = 4096;

    /// <summary>Writes a file; it appears whole or not at all.</summary>
    /// <param name="path">The file, which is replaced when it is there.</param>
    /// <param name="source">What to write; durations of events are not.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="stop">Ends it; then no file is left.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteFile(string path, RecordingSource source, IProgress<double>? progress = null, CancellationToken stop = default) =>
        NewFile.Write(path, stream => Write(stream, source, progress, stop));

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="stream">Where the text goes.</param>
    /// <param name="source">What to write; durations of events are not.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="stop">Ends it between rows.</param>
    public static void Write(Stream stream, RecordingSource source, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(source);
        using var text = new TableText(stream);
        var groups = Enumerable.Range(0, source.Channels.Length).GroupBy(i => (source.Channels[i].Rate, string.Join(' ', source.Channels[i].Stretches)))
            .Select(group => new Rows(source, [.. group])).ToList();
        var marks = groups.Count == 0 ? [] : Marks(source.Events, groups[0].Clock);
        var names = groups.SelectMany((group, i) =>
            (string[])["Time [s]", .. group.Channels.Select(channel => NameOf(source.Channels[channel])), .. i == 0 && marks.Count > 0 ? ["Event"] : Array.Empty<string>()]);
        text.Line(string.Join(',', names));
        var rows = groups.Select(group => group.Clock.Count).DefaultIfEmpty(0).Max();
        for (var row = 0; row < rows; row++)
        {
            if (row % BlockRows == 0)
            {
                stop.ThrowIfCancellationRequested();
                progress?.Report((double)row / rows);
            }

            for (var i = 0; i < groups.Count; i++)
            {
                text.Text(i > 0 ? "," : "");
                groups[i].Write(text, row);
                text.Text(i == 0 && marks.Count > 0 ? $",{(marks.TryGetValue(row, out var mark) ? Quoted(mark) : "")}" : "");
            }

            text.Text("\n");
        }

        progress?.Report(1);
    }

    // Channels with the same times, some rows of which are at hand.
    private sealed class Rows(RecordingSource source, List<int> channels)
    {
        private readonly double[][] block = [.. channels.Select(_ => new double[BlockRows])];

        public List<int> Channels => channels;

        public SourceChannel Clock { get; } = source.Channels[channels[0]];

        public void Write(TableText text, int row)
        {
            var isThere = row < Clock.Count;
            if (isThere && row % BlockRows == 0)
            {
                for (var i = 0; i < channels.Count; i++)
                {
                    source.Read(channels[i], row, block[i].AsSpan(0, Math.Min(BlockRows, Clock.Count - row)));
                }
            }

            if (isThere)
            {
                text.Number(Clock.TimeOf(row));
            }

            foreach (var values in block)
            {
                text.Text(",");
                if (isThere && double.IsFinite(values[row % BlockRows]))
                {
                    text.Number(values[row % BlockRows]);
                }
            }
        }
    }

    // Events by the sample nearest to each.
    private static Dictionary<int, string> Marks(IEnumerable<RecordingEvent> events, SourceChannel clock)
    {
        var marks = new Dictionary<int, string>();
        foreach (var one in events.Where(_ => clock.Count > 0))
        {
            var stretch = clock.Stretches.LastOrDefault(stretch => stretch.Start <= one.Time, clock.Stretches[0]);
            var row = stretch.First + (int)Math.Clamp(Math.Round((one.Time - stretch.Start) * clock.Rate), 0, stretch.Count - 1);
            var label = one.Context.Length > 0 ? $"{one.Context}: {one.Label}" : one.Label;
            marks[row] = marks.TryGetValue(row, out var before) ? $"{before}; {label}" : label;
        }

        return marks;
    }

    private static string NameOf(SourceChannel channel)
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
