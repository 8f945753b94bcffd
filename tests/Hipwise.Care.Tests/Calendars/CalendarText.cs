using System.Collections.Immutable;
using Hipwise.Care.Calendars;
using NodaTime;
using NodaTime.Text;

namespace Hipwise.Care.Tests.Calendars;

/// <summary>Short ways to write calendars and to ask for their busy times.</summary>
internal static class CalendarText
{
    public static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    public static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    public static string Wrap(string body) => $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\n{body.ReplaceLineEndings("\r\n").Trim()}\r\nEND:VCALENDAR\r\n";

    /// <summary>One event with an id; properties parted by line ends or bars.</summary>
    public static string Event(string properties) => $"BEGIN:VEVENT\r\nUID:one\r\n{properties.Replace("|", "\r\n", StringComparison.Ordinal)}\r\nEND:VEVENT\r\n";

    public static Calendar Read(string body) => CalendarReader.Read(Wrap(body));

    /// <summary>A window of days: <c>2026-03-01/2026-04-01</c>, by UTC.</summary>
    public static Interval Window(string dates)
    {
        var days = dates.Split('/').Select(day => LocalDatePattern.Iso.Parse(day).Value.AtMidnight().InUtc().ToInstant()).ToArray();
        return new(days[0], days[1]);
    }

    public static ImmutableArray<Interval> Busy(string body, string window, DateTimeZone? person = null) => BusyTimes.FindBusy(Read(body), Window(window), person ?? Berlin);

    /// <summary>Busy times as <c>2026-03-30T09:00/10:00</c> on the clock of a zone.</summary>
    public static string[] BusyWords(string body, string window, DateTimeZone? person = null, DateTimeZone? clock = null) =>
        [.. Busy(body, window, person).Select(interval => Show(interval, clock ?? person ?? Berlin))];

    private static string Show(Interval interval, DateTimeZone clock)
    {
        var (start, end) = (interval.Start.InZone(clock).LocalDateTime, interval.End.InZone(clock).LocalDateTime);
        var tail = start.Date == end.Date ? "HH':'mm" : "uuuu-MM-dd'T'HH':'mm";
        return $"{start.ToString("uuuu-MM-dd'T'HH':'mm", null)}/{end.ToString(tail, null)}";
    }

    /// <summary>The first times of a rule, as local times.</summary>
    public static LocalDateTime[] Expand(string rule, string start, int most, string? until = null) =>
        [.. Expand(rule, Local(start), most, until is null ? new(2400, 1, 1, 0, 0) : Local(until))];

    public static IEnumerable<LocalDateTime> Expand(string rule, LocalDateTime start, int most, LocalDateTime to)
    {
        var budget = new Budget();
        var read = Rule(rule);
        return new RuleExpansion(read, start).Between(start, to, read.LastOn(NewYork), budget).Take(most);
    }

    public static RecurrenceRule Rule(string rule) =>
        RuleReader.Read(ContentLine.TryParse(1, $"RRULE:{rule}")!, ZoneFinder.OfNames());

    /// <summary><c>19970902T090000</c>.</summary>
    public static LocalDateTime Local(string text) => LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss").Parse(text).Value;
}
