using System.Reflection;
using System.Text;
using Hipwise.Care.Calendars;
using NodaTime;
using static Hipwise.Care.Tests.Calendars.CalendarText;

namespace Hipwise.Care.Tests.Calendars;

/// <summary>What stands in a file, and what is wrong with it.</summary>
public class CalendarReaderTests
{
    private const string Day = "2026-04-01/2026-04-02";
    private const string Meeting = "DTSTART:20260401T080000Z|DTEND:20260401T090000Z";
    private static readonly string[] Busy = ["2026-04-01T08:00/09:00"];

    [Theory]
    [InlineData(Meeting, true)]
    [InlineData(Meeting + "|TRANSP:OPAQUE", true)]
    [InlineData(Meeting + "|transp:transparent", false)]
    [InlineData(Meeting + "|STATUS:CANCELLED", false)]
    [InlineData(Meeting + "|STATUS:TENTATIVE", true)]
    [InlineData(Meeting + "|X-MICROSOFT-CDO-BUSYSTATUS:FREE", false)]
    [InlineData(Meeting + "|X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE", true)]
    [InlineData(Meeting + "|X-MICROSOFT-CDO-BUSYSTATUS:OOF", true)]
    [InlineData(Meeting + "|X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE", false)]
    [InlineData(Meeting + "|X-MICROSOFT-CDO-ALLDAYEVENT:TRUE", false)]
    [InlineData("DTSTART:20260401T080000Z", false)]
    public void What_is_free_is_no_busy_time(string properties, bool isBusy) =>
        BusyWords(Event(properties), Day, DateTimeZone.Utc).ShouldBe(isBusy ? Busy : []);

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20260401", false)]
    [InlineData("DTSTART;VALUE=DATE:20260401|TRANSP:OPAQUE", false)]
    [InlineData("DTSTART;VALUE=DATE:20260401|X-MICROSOFT-CDO-BUSYSTATUS:BUSY", true)]
    [InlineData("DTSTART;VALUE=DATE:20260401|X-MICROSOFT-CDO-BUSYSTATUS:OOF", true)]
    [InlineData("DTSTART;VALUE=DATE:20260401|X-MICROSOFT-CDO-BUSYSTATUS:OOF|TRANSP:TRANSPARENT", false)]
    [InlineData("DTSTART;VALUE=DATE:20260330|DTEND;VALUE=DATE:20260402|X-MICROSOFT-CDO-BUSYSTATUS:OOF", true)]
    public void A_whole_day_is_busy_only_when_outlook_says_so(string properties, bool isBusy)
    {
        BusyWords(Event(properties), "2026-03-31/2026-04-09", Berlin).Any(word => word.EndsWith("2026-04-02T00:00", StringComparison.Ordinal)).ShouldBe(isBusy);
        BusyWords(Event(properties), "2026-03-31/2026-04-09", NewYork).Length.ShouldBe(isBusy ? 1 : 0);
    }

    [Fact]
    public void Free_busy_lists_count_but_for_what_is_free()
    {
        const string List = """
            BEGIN:VFREEBUSY
            UID:x
            FREEBUSY;FBTYPE=BUSY:20260401T080000Z/PT1H,20260401T100000Z/20260401T110000Z
            FREEBUSY;FBTYPE=FREE:20260401T120000Z/PT1H
            FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260401T140000Z/PT1H
            FREEBUSY:20260401T160000Z/PT1H
            END:VFREEBUSY
            """;
        BusyWords(List, Day, DateTimeZone.Utc)
            .ShouldBe(["2026-04-01T08:00/09:00", "2026-04-01T10:00/11:00", "2026-04-01T14:00/15:00", "2026-04-01T16:00/17:00"]);
    }

    [Fact]
    public void Line_ends_folds_a_mark_and_letter_case_do_not_matter()
    {
        var plain = Wrap(Event($"SUMMARY;ALTREP=\"cid:a;b:c\":Grüße\\, Jörg|{Meeting}"));
        var window = Window(Day);
        string[] same =
        [
            plain,
            plain.Replace("\r\n", "\n", StringComparison.Ordinal),
            "\uFEFF" + plain,
            plain.Replace("20260401T080000Z", "2026\r\n 0401T08\r\n\t0000Z", StringComparison.Ordinal),
            plain.Replace("DTSTART", "dtstart", StringComparison.Ordinal).Replace("BEGIN:VEVENT", "begin:vevent", StringComparison.Ordinal),
            plain.Replace("\r\nDTSTART", "\r\n\r\nDTSTART", StringComparison.Ordinal),
            plain.TrimEnd(),
        ];
        same.ShouldAllBe(text => CalendarReader.Read(text).Warnings.IsEmpty && BusyTimes.FindBusy(CalendarReader.Read(text), window, Berlin).Length == 1);
    }

    [Fact]
    public void A_fold_in_the_middle_of_a_letter_is_undone()
    {
        var bytes = Encoding.UTF8.GetBytes(Wrap(Event("UID:ü|" + Meeting)));
        var at = Array.IndexOf(bytes, (byte)0xC3) + 1;
        byte[] folded = [.. bytes[..at], .. "\r\n "u8, .. bytes[at..]];
        ContentLines.Unfold(folded).Select(line => line.Text).ShouldContain("UID:ü");
    }

    [Fact]
    public void Alarms_journals_and_unknown_parts_are_passed_over()
    {
        const string Body = """
            BEGIN:VJOURNAL
            DTSTART:20260401T100000Z
            DURATION:PT1H
            END:VJOURNAL
            BEGIN:X-ROOM
            BEGIN:VEVENT
            DTSTART:20260401T120000Z
            DURATION:PT1H
            END:VEVENT
            END:X-ROOM
            BEGIN:VEVENT
            DTSTART:20260401T080000Z
            BEGIN:VALARM
            TRIGGER:-PT5M
            DURATION:PT8H
            DTSTART:20260401T200000Z
            END:VALARM
            DURATION:PT1H
            END:VEVENT
            """;
        BusyWords(Body, Day, DateTimeZone.Utc).ShouldBe(Busy);
    }

    [Theory]
    [InlineData("DTSTART:tomorrow", 6, "DTSTART")]
    [InlineData("DTSTART:20260231T080000Z", 6, "DTSTART")]
    [InlineData("DTSTART:20260401T250000Z", 6, "DTSTART")]
    [InlineData("DTSTART:99990401T080000Z", 6, "DTSTART")]
    [InlineData("SUMMARY:no start", 4, "DTSTART")]
    [InlineData("DTSTART:20260401T080000Z|DTEND:20260401T070000Z", 7, "DTEND")]
    [InlineData("DTSTART:20260401T080000Z|DURATION:-PT1H", 7, "DURATION")]
    [InlineData("DTSTART:20260401T080000Z|DURATION:PT", 7, "DURATION")]
    [InlineData("DTSTART:20260401T080000Z|DURATION:P99999W", 7, "DURATION")]
    [InlineData("DTSTART:20260401T080000Z|RRULE:FREQ=SOMETIMES", 7, "RRULE")]
    [InlineData("DTSTART:20260401T080000Z|RRULE:INTERVAL=2", 7, "RRULE")]
    [InlineData("DTSTART:20260401T080000Z|RRULE:FREQ=DAILY;INTERVAL=0", 7, "RRULE")]
    [InlineData("DTSTART:20260401T080000Z|RRULE:FREQ=DAILY;BYDAY=XX", 7, "RRULE")]
    [InlineData("DTSTART:20260401T080000Z|RRULE:FREQ=DAILY;COUNT=99999999999999", 7, "RRULE")]
    [InlineData("DTSTART:20260401T080000Z|RRULE:FREQ=DAILY;FREQ=DAILY", 7, "RRULE")]
    [InlineData("DTSTART:20260401T080000Z|EXDATE:x", 7, "EXDATE")]
    [InlineData("DTSTART:20260401T080000Z|RDATE:x", 7, "RDATE")]
    public void An_unreadable_event_is_left_out_by_line_and_property_and_the_others_count(string bad, int line, string property)
    {
        var good = Event(Meeting).Replace("UID:one", "UID:two", StringComparison.Ordinal);
        BusyWords(Event(bad) + good, Day, DateTimeZone.Utc).ShouldBe(Busy);
        var warning = Read(Event(bad) + good).Warnings.ShouldHaveSingleItem();
        (warning.Line, warning.Property).ShouldBe((line, property), warning.Message);
        warning.Message.ShouldEndWith("left out");
    }

    [Fact]
    public void An_event_that_is_cut_off_is_left_out_and_said()
    {
        var text = Wrap(Event(Meeting) + Event("DTSTART:20260401T100000Z|DURATION:PT1H"));
        var cut = text[..text.LastIndexOf("END:VEVENT", StringComparison.Ordinal)];
        var calendar = CalendarReader.Read(cut);
        calendar.EventCount.ShouldBe(1);
        calendar.Warnings.ShouldHaveSingleItem().Property.ShouldBe("VEVENT");
    }

    [Theory]
    [InlineData("", "BEGIN:VCALENDAR")]
    [InlineData("hello", "BEGIN:VCALENDAR")]
    [InlineData("BEGIN:VCARD\r\nEND:VCARD\r\n", "BEGIN:VCALENDAR")]
    [InlineData("\r\n<!DOCTYPE html><html>", "web page")]
    public void What_is_no_calendar_says_what_to_do(string text, string expected)
    {
        var problem = Should.Throw<CalendarException>(() => CalendarReader.Read(text));
        problem.Message.ShouldContain(expected);
        problem.Fault.ShouldBe(CalendarFault.NotACalendar);
    }

    [Fact]
    public void Nothing_kept_can_hold_a_title()
    {
        // Text of a file could only hide in a string: the model has none but the warnings' own and a property's name.
        var types = typeof(Calendar).Assembly.GetTypes().Where(type => type.Name is "CalendarEvent" or "CalendarSpan" or "CalendarTime" or "Series" or "Repetition" or "RecurrenceRule");
        types.SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(property => property.PropertyType == typeof(string)).ShouldBeEmpty();
        var calendar = Read(Event("SUMMARY:secret|DTSTART:secret|LOCATION:secret"));
        calendar.Warnings.ShouldHaveSingleItem().ToString().ShouldNotContain("secret");
    }
}
