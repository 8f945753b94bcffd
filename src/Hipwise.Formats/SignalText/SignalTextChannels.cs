using System.Collections.Immutable;
using Hipwise.Formats.Text;
using Hipwise.Signals;

namespace Hipwise.Formats.SignalText;

/// <summary>Makes channels of columns: each column of times counts for those behind it, up to the next one.</summary>
internal sealed class SignalTextChannels(SignalTextHead head, SignalTextOptions options, WarningLog log, bool[] texts)
{
    private const double RateTolerance = 0.01;
    private static readonly string[] TimeNames = ["time", "t", "x", "timestamp", "zeit", "temps", "tiempo", "tempo"];
    private static readonly string[] SequenceNames = ["nseq", "seq", "sample", "frame", "index"];

    private readonly List<string> names = [];
    private readonly List<SignalUnit> units = [];

    public Recording Make(double[][] columns, List<(int Row, int Column, string Text)> marks)
    {
        NameColumns(columns.Length);
        var channels = new List<Channel>();
        var events = new List<RecordingEvent>();
        for (var first = 0; first < columns.Length;)
        {
            var isTimed = IsTime(columns, first);
            var next = first + 1;
            while (next < columns.Length && !IsTime(columns, next))
            {
                next++;
            }

            var group = Enumerable.Range(first, next - first).Skip(isTimed ? 1 : 0).Where(column => !texts[column] && !IsSequence(columns, column)).ToList();
            AddGroup(isTimed ? columns[first] : null, first, group, columns, channels);
            var clock = channels.Count > 0 ? channels[^1] : null;
            events.AddRange(marks.Where(mark => mark.Column >= first && mark.Column < next && clock is not null && mark.Row < clock.Samples.Length)
                .Select(mark => new RecordingEvent(clock!.TimeOf(mark.Row), double.NaN, mark.Text, "")));
            first = next;
        }

        return channels.Count == 0 ? throw new BadFileException(log.File, 0, "", "No column holds a signal.")
            : new Recording([.. Unique(channels)], [.. events.OrderBy(one => one.Time)]);
    }

    private void NameColumns(int count)
    {
        for (var column = 0; column < count; column++)
        {
            var (name, unit) = SignalTextHead.Cut(column < head.Names.Count ? head.Names[column] : "");
            names.Add(name);
            units.Add(column < head.Units.Count ? SignalUnit.Parse(head.Units[column].Trim('(', ')', '[', ']')) : unit);
        }
    }

    private bool IsTime(double[][] columns, int column) =>
        (Array.Exists(TimeNames, name => names[column].Split('.')[0].Equals(name, StringComparison.OrdinalIgnoreCase)) || (units[column].Kind == SignalKind.Time && column == 0))
        && units[column].Kind is SignalKind.Time or SignalKind.Unknown && IsRising(columns[column]);

    private static bool IsRising(double[] values)
    {
        var known = values.Where(value => !double.IsNaN(value)).ToList();
        return known.Count > 1 && known[^1] > known[0] && !known.Zip(known.Skip(1)).Any(pair => pair.Second < pair.First);
    }

    // Numbers of samples are no signal.
    private bool IsSequence(double[][] columns, int column)
    {
        var isSequence = Array.Exists(SequenceNames, name => names[column].Equals(name, StringComparison.OrdinalIgnoreCase));
        var lost = isSequence ? columns[column].Zip(columns[column].Skip(1)).Count(pair => pair.Second > pair.First + 1) : 0;
        if (lost > 0)
        {
            log.AddOnce(0, $"column '{names[column]}'", $"Numbers of samples leave out some in {lost} places; those samples are lost, and times behind them are too early.");
        }

        return isSequence;
    }

    private void AddGroup(double[]? times, int first, List<int> group, double[][] columns, List<Channel> channels)
    {
        if (group.Count == 0)
        {
            return;
        }

        var rows = 1 + Math.Max(-1, group.Concat(times is null ? [] : [first]).Max(column => Array.FindLastIndex(columns[column], value => !double.IsNaN(value))));
        if (rows == 0)
        {
            log.Add("text-empty", 0, $"column {group[0] + 1}", "The column is empty and left out.");
            return;
        }

        var (rate, stretches) = times is null ? (StatedRate(), [new Stretch(0, 0, rows)]) : new SignalTextTimes(log).Read(times[..rows], SecondsOf(times, first));
        if (times is not null && (options.Rate ?? head.Rate) is { } said && Math.Abs((said / rate) - 1) > RateTolerance)
        {
            log.AddOnce(0, "rate", $"{said:G6} samples a second are stated and {rate:G6} follow from the times, which are followed.");
        }

        foreach (var column in group)
        {
            channels.Add(new Channel(NameOf(column), UnitOf(column), rate, columns[column][..rows], stretches) { Description = head.Description });
        }
    }

    private double StatedRate() => options.Rate ?? head.Rate
        ?? throw new BadFileException(log.File, 0, "", "Neither a column of times nor a rate is there; add a column 'Time [s]', or say how many samples a second there are.");

    // Seconds that one of the column's units is.
    private double SecondsOf(double[] times, int column)
    {
        if (units[column].Kind == SignalKind.Time)
        {
            return units[column].PerUnit;
        }

        var known = times.Where(time => !double.IsNaN(time)).ToList();
        var step = (known[^1] - known[0]) / (known.Count - 1);
        var rate = options.Rate ?? head.Rate;
        foreach (var (unit, seconds) in new[] { ("seconds", 1.0), ("milliseconds", 1e-3) })
        {
            if (rate is { } said ? Math.Abs((said * step * seconds) - 1) < RateTolerance : unit == "seconds" && step < 0.5)
            {
                log.AddOnce(0, $"column '{names[column]}'", $"The unit of times is not written; {unit} are taken, since they rise by {step:G4}.");
                return seconds;
            }
        }

        throw new BadFileException(
            log.File, 0, $"column '{names[column]}'", $"The unit of times is not written, and they rise by {step:G4}; call the column 'Time [s]' or 'Time [ms]'.");
    }

    private string NameOf(int column) => names[column].Length > 0 ? names[column] : $"channel_{column + 1}";

    private SignalUnit UnitOf(int column)
    {
        if (units[column].Kind == SignalKind.Unknown && units[column].Text.Length == 0)
        {
            if (options.Unit is { } said)
            {
                return said;
            }

            if (head.IsCounts)
            {
                return new SignalUnit("", SignalKind.Count, 1);
            }
        }

        if (units[column].Kind == SignalKind.Unknown)
        {
            log.Add("text-unit", 0, $"column '{NameOf(column)}'", "The unit is not written or not known; it stays unknown.");
        }

        return units[column];
    }

    private IEnumerable<Channel> Unique(List<Channel> channels)
    {
        var labels = channels.ConvertAll(channel => channel.Label);
        UniqueNames.Make(labels, (name, other) => log.AddOnce(0, $"column '{name}'", $"The name comes more than once; the later column is called '{WarningLog.Shorten(other)}'."));
        return channels.Zip(labels, (channel, label) => channel with { Label = label });
    }
}
