using System.Globalization;
using Hipwise.Cli.Commands.Body;
using Hipwise.Core;
using Hipwise.Formats;
using Hipwise.Motion.Electrodes;
using Hipwise.Signals;

namespace Hipwise.Cli.Pages;

/// <summary>What is in a recording, in words.</summary>
internal static class EmgInfoPage
{
    private const int MostEvents = 20;
    private const int MostGaps = 5;

    public static void Write(string path, RecordingSource source, ElectrodeSheet sheet, IReadOnlyList<ChannelSurvey> surveys, Page page)
    {
        page.Heading(Tell.Plain($"{path} ({source.Format})"));
        page.Text(Whole(source));
        page.Title("Channels");
        Console.Out.WriteLine();
        var table = new TextTable("channel", "unit", "Hz", "s", "missing", "from", "to", "taken for");
        for (var i = 0; i < surveys.Count; i++)
        {
            table.Add(Row(sheet.Electrodes[i], surveys[i]));
        }

        table.Write(Console.Out, 4);
        WriteGaps(source, page);
        WriteEvents(source, page);
        if (!source.Warnings.IsEmpty)
        {
            page.Title("Told by the reader");
            source.Warnings.ToList().ForEach(warning => page.Item(Tell.Plain(warning.ToString())));
        }

        WriteAsked(sheet, page);
    }

    private static string Whole(RecordingSource source)
    {
        var (start, end) = (source.Channels.Min(channel => channel.Start), source.Channels.Max(channel => channel.End));
        var began = source.Started is { } when ? string.Create(CultureInfo.InvariantCulture, $"; began {when:yyyy-MM-dd HH:mm:ss}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Count(source.Channels.Length, "channel")}, {start:0.###} to {end:0.###} s{began}.");
    }

    private static string[] Row(Electrode one, ChannelSurvey survey)
    {
        var channel = one.Channel;
        return
        [
            Tell.Plain(channel.Label), UnitOf(one.Unit), Number(channel.Rate), Number(channel.Count / channel.Rate), survey.Missing == 0 ? "-" : $"{survey.Missing}",
            Number(survey.Least), Number(survey.Most), TakenFor(one),
        ];
    }

    private static string UnitOf(SignalUnit unit) => unit switch
    {
        { Kind: SignalKind.Unknown, Text: "" } => "?",
        { Kind: SignalKind.Unknown } => $"{unit.Text}?",
        { Kind: SignalKind.Count, Text: "" } => "counts",
        _ => unit.Text,
    };

    private static string TakenFor(Electrode one) => one.Use switch
    {
        ElectrodeUse.Read => one.Side is { } side ? $"{one.Name}, {side.Word()}" : one.Name,
        ElectrodeUse.Asked => "?",
        ElectrodeUse.Skipped => "(left out by the map)",
        _ => "(no muscle's activity)",
    };

    private static void WriteGaps(RecordingSource source, Page page)
    {
        foreach (var group in source.Channels.Where(channel => channel.Stretches.Length > 1).GroupBy(channel => string.Join(' ', channel.Stretches)))
        {
            var channel = group.First();
            var gaps = channel.Stretches.Zip(channel.Stretches.Skip(1), (a, b) => (From: a.Start + (a.Count / channel.Rate), To: b.Start)).ToList();
            page.Title($"{Count(gaps.Count, "gap")} in {string.Join(", ", group.Select(one => Tell.Plain(one.Label)))}");
            gaps.Take(MostGaps).ToList().ForEach(gap => page.Item($"{Number(gap.From)} to {Number(gap.To)} s"));
            if (gaps.Count > MostGaps)
            {
                page.Item($"and {gaps.Count - MostGaps} more");
            }
        }
    }

    private static void WriteEvents(RecordingSource source, Page page)
    {
        if (source.Events.IsEmpty)
        {
            return;
        }

        page.Title(Count(source.Events.Length, "event"));
        foreach (var one in source.Events.Take(MostEvents))
        {
            var lasts = one.Duration > 0 ? $", for {Number(one.Duration)} s" : "";
            page.Item(Tell.Plain($"{Number(one.Time)} s: {(one.Context.Length > 0 ? $"{one.Context}, " : "")}{one.Label}{lasts}"));
        }

        if (source.Events.Length > MostEvents)
        {
            page.Item($"and {source.Events.Length - MostEvents} more");
        }
    }

    // Nothing is guessed: what a name does not settle is asked.
    private static void WriteAsked(ElectrodeSheet sheet, Page page)
    {
        var asked = sheet.Electrodes.Where(one => one.IsRead && (one.Use == ElectrodeUse.Asked || one.Side is null || one.Unit.Kind == SignalKind.Unknown)).ToList();
        if (asked.Count == 0)
        {
            return;
        }

        page.Title("Please say");
        foreach (var one in asked)
        {
            string?[] questions =
            [
                one.Use != ElectrodeUse.Asked ? null : one.Choices.IsEmpty ? "which muscle" : $"which of {string.Join(", ", one.Choices)}",
                one.Side is null && one.Choices.IsEmpty ? "which side" : null, one.Unit.Kind == SignalKind.Unknown ? "which unit" : null,
            ];
            page.Item(Tell.Plain($"{one.Channel.Label}: {string.Join("; ", questions.OfType<string>())}"));
        }

        page.Text("--write-map MAP.yaml writes a map to fill in; give it with --map. Times and ratios need no unit.");
    }

    private static string Count(int count, string word) => count == 1 ? $"1 {word}" : $"{count} {word}s";

    private static string Number(double value) => double.IsFinite(value) ? value.ToString(Math.Abs(value) is >= 1000 and < 1e7 ? "0.##" : "G5", CultureInfo.InvariantCulture) : "-";
}
