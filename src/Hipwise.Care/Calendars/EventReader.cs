using System.Globalization;
using NodaTime;

namespace Hipwise.Care.Calendars;

/// <summary>Reads a VEVENT; throws <see cref="PropertyException"/> when its times or rules cannot be read.</summary>
internal static class EventReader
{
    public static CalendarEvent Read(Component component, ZoneFinder zones)
    {
        var replaces = component.Find("RECURRENCE-ID");
        var span = Span(component, zones, replaces);
        return new(
            component.Line,
            span,
            IsBusy(component, span.Start.IsDate || component.Word("X-MICROSOFT-CDO-ALLDAYEVENT") == "TRUE"),
            Repeats(component, zones),
            replaces is null ? null : Values.Time(replaces, zones),
            replaces?.Word("RANGE") == "THISANDFUTURE",
            int.TryParse(component.Word("SEQUENCE"), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0);
    }

    /// <summary>A cancelled repetition needs no start of its own: it takes that of the one it cancels.</summary>
    private static CalendarSpan Span(Component component, ZoneFinder zones, ContentLine? replaces)
    {
        var isGone = component.Word("STATUS") == "CANCELLED" && replaces is not null;
        var start = Values.Time(component.Find("DTSTART") ?? (isGone ? replaces! : component.Need("DTSTART")), zones);
        var end = component.Find("DTEND");
        var duration = component.Find("DURATION");
        var span = new CalendarSpan(
            start,
            end is null ? null : Values.Time(end, zones),
            end is not null || duration is null ? null : Values.Length(duration, duration.Value));
        Values.Checked(end ?? duration ?? component.Find("DTSTART") ?? replaces!, span.LengthFor(DateTimeZone.Utc));
        return span;
    }

    /// <summary>
    /// What is cancelled or transparent is free. A tentative meeting is busy: a nudge that comes later does less harm than one in a
    /// meeting. A whole day (a birthday, a holiday, "in Berlin") is free unless Outlook says that its owner is busy or away; RFC 5545
    /// alone would make it busy. Someone who works elsewhere sits there, too.
    /// </summary>
    private static bool IsBusy(Component component, bool isWholeDay)
    {
        if (component.Word("STATUS") == "CANCELLED" || component.Word("TRANSP") == "TRANSPARENT")
        {
            return false;
        }

        var shown = component.Word("X-MICROSOFT-CDO-BUSYSTATUS");
        return isWholeDay ? shown is "BUSY" or "OOF" : shown is not ("FREE" or "WORKINGELSEWHERE");
    }

    private static Repetition Repeats(Component component, ZoneFinder zones) => new(
        [.. component.All("RRULE").Select(line => new SourcedRule(RuleReader.Read(line, zones), line.Number, line.Name))],
        [.. component.All("EXRULE").Select(line => new SourcedRule(RuleReader.Read(line, zones), line.Number, line.Name))],
        [.. component.All("RDATE").SelectMany(line => Extra(line, zones))],
        [.. component.All("EXDATE").SelectMany(line => Values.Times(line, zones))]);

    private static IEnumerable<CalendarSpan> Extra(ContentLine line, ZoneFinder zones)
    {
        foreach (var span in Values.Spans(line, zones))
        {
            Values.Checked(line, span.LengthFor(DateTimeZone.Utc));
            yield return span;
        }
    }
}
