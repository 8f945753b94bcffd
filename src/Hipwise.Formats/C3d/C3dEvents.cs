using System.Collections.Immutable;
using Hipwise.Signals;

namespace Hipwise.Formats.C3d;

/// <summary>What was marked in a trial: in the group EVENT, and in the header by programs older than it.</summary>
internal static class C3dEvents
{
    public static ImmutableArray<RecordingEvent> Read(C3dHeader header, C3dParameters parameters, C3dLayout layout, WarningLog log)
    {
        if (header.HasOldEvents)
        {
            log.AddOnce(0, "header", "Events with labels of two letters, as very old files have them, are not read.");
        }

        var named = OfGroup(parameters, log);
        // The same moment, to half a frame, under its full name is not told again.
        var others = header.Events.Where(one => !named.Exists(other => Math.Abs(other.Time - one.Time) <= 0.5 / layout.Rate));
        var all = named.Concat(others).OrderBy(one => one.Time).ToImmutableArray();
        var end = layout.Start + (layout.Frames / layout.Rate);
        var outside = all.Count(one => one.Time < layout.Start - (1 / layout.Rate) || one.Time > end + (1 / layout.Rate));
        if (outside > 0)
        {
            log.AddOnce(0, "events", $"{outside} of {all.Length} events lie outside of the recording, which goes from {layout.Start:G6} to {end:G6} s.");
        }

        return all;
    }

    private static List<RecordingEvent> OfGroup(C3dParameters parameters, WarningLog log)
    {
        var (labels, contexts) = (parameters.Texts("EVENT", "LABELS"), parameters.Texts("EVENT", "CONTEXTS"));
        // Minutes and seconds of one event after the other.
        var times = parameters.Continued("EVENT", "TIMES").SelectMany(parameter => Enumerable.Range(0, parameter.Count).Select(parameter.Number)).ToList();
        var said = parameters.Whole("EVENT", "USED") ?? times.Count / 2;
        var events = new List<RecordingEvent>();
        for (var i = 0; i < Math.Min(said, times.Count / 2); i++)
        {
            var time = (60 * times[2 * i]) + times[(2 * i) + 1];
            if (double.IsFinite(time))
            {
                events.Add(new RecordingEvent(time, double.NaN, labels.ElementAtOrDefault(i) ?? "", contexts.ElementAtOrDefault(i) ?? ""));
            }
        }

        if (events.Count < said)
        {
            log.AddOnce(0, "EVENT:TIMES", $"{said} events are told of and {events.Count} have a time; the others are left out.");
        }

        return events;
    }
}
