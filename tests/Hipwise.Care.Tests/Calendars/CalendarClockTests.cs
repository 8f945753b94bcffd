using static Hipwise.Care.Tests.Calendars.CalendarText;

namespace Hipwise.Care.Tests.Calendars;

/// <summary>Clocks that change, and the many ways in which calendars name a zone.</summary>
public class CalendarClockTests
{
    private const string Weekly = "DTSTART;TZID=Europe/Berlin:20260316T090000|DTEND;TZID=Europe/Berlin:20260316T100000|RRULE:FREQ=WEEKLY";

    private const string OwnZone = """
        BEGIN:VTIMEZONE
        TZID:Office clock
        BEGIN:STANDARD
        DTSTART:19701025T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:19700329T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        END:DAYLIGHT
        END:VTIMEZONE

        """;

    [Fact]
    public void A_weekly_meeting_keeps_its_time_when_the_clocks_change()
    {
        BusyWords(Event(Weekly), "2026-03-20/2026-04-07").ShouldBe(["2026-03-23T09:00/10:00", "2026-03-30T09:00/10:00", "2026-04-06T09:00/10:00"]);
        BusyWords(Event(Weekly), "2026-03-20/2026-04-07", clock: NodaTime.DateTimeZone.Utc)
            .ShouldBe(["2026-03-23T08:00/09:00", "2026-03-30T07:00/08:00", "2026-04-06T07:00/08:00"]);
        BusyWords(Event(Weekly), "2026-10-20/2026-10-27").ShouldBe(["2026-10-26T09:00/10:00"]);
    }

    [Fact]
    public void A_time_that_the_clocks_skip_moves_on_with_them()
    {
        const string Night = "DTSTART;TZID=Europe/Berlin:20260328T023000|DURATION:PT30M|RRULE:FREQ=DAILY;COUNT=3";
        BusyWords(Event(Night), "2026-03-27/2026-04-07").ShouldBe(["2026-03-28T02:30/03:00", "2026-03-29T03:30/04:00", "2026-03-30T02:30/03:00"]);
    }

    [Fact]
    public void A_time_that_comes_twice_is_the_first()
    {
        const string Night = "DTSTART;TZID=Europe/Berlin:20261025T023000|DURATION:PT30M";
        BusyWords(Event(Night), "2026-10-24/2026-10-27", clock: NodaTime.DateTimeZone.Utc).ShouldBe(["2026-10-25T00:30/01:00"]);
    }

    [Fact]
    public void A_day_of_a_duration_is_a_day_of_the_calendar_and_hours_are_exact()
    {
        BusyWords(Event("DTSTART;TZID=Europe/Berlin:20260328T120000|DURATION:P1D"), "2026-03-27/2026-04-07").ShouldBe(["2026-03-28T12:00/2026-03-29T12:00"]);
        BusyWords(Event("DTSTART;TZID=Europe/Berlin:20260328T120000|DURATION:PT24H"), "2026-03-27/2026-04-07").ShouldBe(["2026-03-28T12:00/2026-03-29T13:00"]);
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("europe/berlin")]
    [InlineData("W. Europe Standard Time")]
    [InlineData("/freeassociation.sourceforge.net/Europe/Berlin")]
    [InlineData("/mozilla.org/20050126_1/Europe/Berlin")]
    [InlineData("\"Europe/Berlin\"")]
    public void A_zone_is_known_by_many_names(string zone)
    {
        var body = Event($"DTSTART;TZID={zone}:20260401T090000|DURATION:PT1H");
        Read(body).Warnings.ShouldBeEmpty();
        BusyWords(body, "2026-04-01/2026-04-02", NewYork, NodaTime.DateTimeZone.Utc).ShouldBe(["2026-04-01T07:00/08:00"]);
    }

    [Fact]
    public void A_zone_that_only_the_file_knows_is_read_from_the_file()
    {
        var ours = Event(Weekly.Replace("Europe/Berlin", "Office clock", StringComparison.Ordinal));
        Read(OwnZone + ours).Warnings.ShouldBeEmpty();
        Busy(OwnZone + ours, "2026-03-01/2027-12-01", NewYork).ShouldBe(Busy(Event(Weekly), "2026-03-01/2027-12-01", NewYork));
    }

    [Fact]
    public void A_zone_of_the_file_may_end_its_rule_and_list_its_changes()
    {
        var zone = OwnZone.Replace("BYMONTH=10;BYDAY=-1SU", "BYMONTH=10;BYDAY=-1SU;UNTIL=20251026T010000Z", StringComparison.Ordinal)
            .Replace("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "RDATE:20250330T020000,20260329T020000", StringComparison.Ordinal);
        var body = zone + Event("DTSTART;TZID=Office clock:20251001T120000|DURATION:PT1H|RRULE:FREQ=MONTHLY;INTERVAL=3;COUNT=6");
        BusyWords(body, "2025-01-01/2028-01-01", clock: NodaTime.DateTimeZone.Utc).ShouldBe(
            ["2025-10-01T10:00/11:00", "2026-01-01T11:00/12:00", "2026-04-01T10:00/11:00", "2026-07-01T10:00/11:00", "2026-10-01T10:00/11:00", "2027-01-01T10:00/11:00"]);
    }

    [Fact]
    public void A_zone_that_nobody_knows_is_the_persons_own_and_says_so()
    {
        var body = Event("DTSTART;TZID=Moonbase:20260401T090000|DURATION:PT1H");
        BusyWords(body, "2026-04-01/2026-04-02", NewYork).ShouldBe(["2026-04-01T09:00/10:00"]);
        var warning = Read(body).Warnings.ShouldHaveSingleItem();
        (warning.Line, warning.Property).ShouldBe((6, "DTSTART"));
    }

    [Fact]
    public void A_floating_time_is_lived_where_the_person_is()
    {
        var body = Event("DTSTART:20260401T090000|DTEND:20260401T100000|RRULE:FREQ=DAILY;COUNT=2");
        BusyWords(body, "2026-03-30/2026-04-09", Berlin).ShouldBe(["2026-04-01T09:00/10:00", "2026-04-02T09:00/10:00"]);
        BusyWords(body, "2026-03-30/2026-04-09", NewYork).ShouldBe(["2026-04-01T09:00/10:00", "2026-04-02T09:00/10:00"]);
    }

    [Fact]
    public void Utc_stays_utc_whatever_the_parameter_says() =>
        BusyWords(Event("DTSTART;TZID=America/New_York:20260401T090000Z|DURATION:PT1H"), "2026-04-01/2026-04-02", clock: NodaTime.DateTimeZone.Utc)
            .ShouldBe(["2026-04-01T09:00/10:00"]);

    [Fact]
    public void An_end_in_another_zone_is_that_moment() =>
        BusyWords(Event("DTSTART;TZID=Europe/Berlin:20260401T090000|DTEND;TZID=America/New_York:20260401T060000"), "2026-04-01/2026-04-03")
            .ShouldBe(["2026-04-01T09:00/12:00"]);
}
