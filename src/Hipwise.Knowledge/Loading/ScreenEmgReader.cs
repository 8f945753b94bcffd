using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Knowledge.Loading;

/// <summary>Reads how a screen is recorded with electrodes.</summary>
internal static class ScreenEmgReader
{
    private static readonly string[] Ats = ["seconds", "band", "delay", "joined"];
    private static readonly string[] Sides = ["same", "other", "any"];
    private static readonly MeasureType[] Types = [MeasureType.Number, MeasureType.Choice, MeasureType.Number, MeasureType.Choices];
    private static readonly string?[] Units = ["s", null, "ms", null];

    public static ScreenEmg Read(EntryReader map, Screen screen)
    {
        var text = map.Map("text");
        var muscles = map.Ids("muscles", Kind.Muscle);
        var emg = new ScreenEmg(
            muscles, map.Number("least-s"), map.TryNumber("goal-s"), map.List("reads", read => ReadValue(read, screen, muscles)), text.Text("place"), text.Text("do"),
            map.Grounds());
        text.Finish();
        if (muscles.IsEmpty || emg.LeastSeconds <= 0 || emg.GoalSeconds < emg.LeastSeconds || emg.Reads.IsEmpty)
        {
            map.Report("'muscles' and 'reads' must name something, 'least-s' must be above 0 and 'goal-s' not below it");
        }

        if (!screen.PerSide)
        {
            map.Report("only screens that test one side at a time are recorded");
        }

        foreach (var twice in emg.Reads.GroupBy(read => read.Measure, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            map.Report(map.LineOf("reads"), $"'{twice.Key}' is read twice");
        }

        map.Finish();
        return emg;
    }

    private static EmgRead ReadValue(EntryReader entry, Screen screen, ImmutableArray<string> muscles)
    {
        var read = new EmgRead(
            entry.Text("measure"), (EmgReadAt)CameraReader.Index(entry, "at", Ats), entry.Has("muscles") ? entry.Ids("muscles", Kind.Muscle) : muscles,
            entry.Has("after") ? entry.Ids("after", Kind.Muscle) : [], entry.Has("joined") ? entry.List("joined", ReadJoin) : []);
        if (screen.TryMeasure(read.Measure) is not { } measure || !measure.By.Contains(ObservationSource.Emg))
        {
            entry.Report(entry.LineOf("measure"), $"the screen has no measure '{read.Measure}' that electrodes may give");
        }
        else
        {
            Check(entry, read, measure);
        }

        entry.Finish();
        return read;
    }

    private static void Check(EntryReader entry, EmgRead read, Measure measure)
    {
        if (measure.Type != Types[(int)read.At] || measure.Unit?.Symbol != Units[(int)read.At])
        {
            entry.Report(entry.LineOf("at"), $"'{Ats[(int)read.At]}' does not give the kind of value or the unit that '{measure.Id}' has");
        }

        if (read.At == EmgReadAt.Delay == read.After.IsEmpty || read.At == EmgReadAt.Joined == read.Joined.IsEmpty)
        {
            entry.Report("a delay names 'after', and what joined in names 'joined'; nothing else does");
        }

        var options = read.Joined.Select(join => join.Option).Append(EmgJoin.None);
        if (read.At == EmgReadAt.Joined && !options.Order(StringComparer.Ordinal).SequenceEqual(measure.Options.Order(StringComparer.Ordinal)))
        {
            entry.Report(entry.LineOf("joined"), $"each option of '{measure.Id}' but '{EmgJoin.None}' must be named once");
        }
    }

    private static EmgJoin ReadJoin(EntryReader entry)
    {
        var join = new EmgJoin(entry.Text("option"), entry.Ids("muscles", Kind.Muscle), entry.Has("side") ? (EmgJoinSide)CameraReader.Index(entry, "side", Sides) : EmgJoinSide.Same);
        entry.Finish();
        return join;
    }
}
