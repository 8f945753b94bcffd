using static Hipwise.Care.Tests.Calendars.CalendarText;

namespace Hipwise.Care.Tests.Calendars;

/// <summary>Series with exceptions.</summary>
public class CalendarSeriesTests
{
    private const string April = "2026-04-01/2026-05-01";
    private const string Mondays = "DTSTART;TZID=Europe/Berlin:20260406T090000|DTEND;TZID=Europe/Berlin:20260406T100000|RRULE:FREQ=WEEKLY";
    private static readonly string[] All = ["2026-04-06T09:00/10:00", "2026-04-13T09:00/10:00", "2026-04-20T09:00/10:00", "2026-04-27T09:00/10:00"];

    [Fact]
    public void Without_exceptions_all_are_there() => BusyWords(Event(Mondays), April).ShouldBe(All);

    [Theory]
    [InlineData("EXDATE;TZID=Europe/Berlin:20260413T090000")]
    [InlineData("EXDATE:20260413T070000Z")]
    [InlineData("EXDATE;TZID=America/New_York:20260413T030000")]
    [InlineData("EXDATE;VALUE=DATE:20260413")]
    [InlineData("EXRULE:FREQ=WEEKLY;INTERVAL=4;BYDAY=MO;UNTIL=20260413")]
    public void A_date_taken_out_is_free(string exception)
    {
        // The rule of the fifth case gives the first date as well.
        var expected = exception.StartsWith("EXRULE", StringComparison.Ordinal) ? All[1..] : [All[0], .. All[2..]];
        BusyWords(Event($"{Mondays}|{exception}"), April).ShouldBe(expected);
    }

    [Fact]
    public void Several_dates_may_be_taken_out_in_one_line() =>
        BusyWords(Event($"{Mondays}|EXDATE;TZID=Europe/Berlin:20260413T090000,20260427T090000"), April).ShouldBe([All[0], All[2]]);

    [Fact]
    public void A_date_moved_within_the_window_happens_once() =>
        BusyWords(Event(Mondays) + Event("RECURRENCE-ID;TZID=Europe/Berlin:20260413T090000|DTSTART;TZID=Europe/Berlin:20260414T150000|DURATION:PT2H"), April)
            .ShouldBe([All[0], "2026-04-14T15:00/17:00", All[2], All[3]]);

    [Fact]
    public void A_date_moved_out_of_the_window_is_gone_and_one_moved_in_is_there()
    {
        var moved = Event(Mondays) + Event("RECURRENCE-ID:20260413T070000Z|DTSTART;TZID=Europe/Berlin:20260614T150000|DURATION:PT2H");
        BusyWords(moved, April).ShouldBe([All[0], All[2], All[3]]);
        BusyWords(moved, "2026-06-14/2026-06-15").ShouldBe(["2026-06-14T15:00/17:00"]);
    }

    [Fact]
    public void A_cancelled_or_transparent_repetition_is_free()
    {
        BusyWords(Event(Mondays) + Event("RECURRENCE-ID:20260413T070000Z|STATUS:CANCELLED"), April).ShouldBe([All[0], All[2], All[3]]);
        BusyWords(Event(Mondays) + Event("RECURRENCE-ID:20260413T070000Z|DTSTART:20260413T070000Z|DURATION:PT1H|TRANSP:TRANSPARENT"), April)
            .ShouldBe([All[0], All[2], All[3]]);
    }

    [Fact]
    public void A_cancelled_series_keeps_what_was_put_in_by_hand() =>
        BusyWords(Event(Mondays + "|STATUS:CANCELLED") + Event("RECURRENCE-ID:20260413T070000Z|DTSTART:20260413T070000Z|DURATION:PT1H"), April).ShouldBe([All[1]]);

    [Fact]
    public void This_and_all_following_move_together_and_one_of_them_may_move_on_its_own()
    {
        var future = Event("RECURRENCE-ID;RANGE=THISANDFUTURE:20260413T070000Z|DTSTART;TZID=Europe/Berlin:20260414T110000|DURATION:PT30M");
        BusyWords(Event(Mondays) + future, April).ShouldBe([All[0], "2026-04-14T11:00/11:30", "2026-04-21T11:00/11:30", "2026-04-28T11:00/11:30"]);

        var one = Event("RECURRENCE-ID:20260420T070000Z|DTSTART:20260422T070000Z|DURATION:PT1H");
        BusyWords(Event(Mondays) + future + one, April).ShouldBe([All[0], "2026-04-14T11:00/11:30", "2026-04-22T09:00/10:00", "2026-04-28T11:00/11:30"]);
    }

    [Fact]
    public void This_and_all_following_may_be_cancelled() =>
        BusyWords(Event(Mondays) + Event("RECURRENCE-ID;RANGE=THISANDFUTURE:20260420T070000Z|STATUS:CANCELLED"), April).ShouldBe(All[..2]);

    [Fact]
    public void The_highest_sequence_counts_in_whatever_order()
    {
        var old = Event("SEQUENCE:1|" + Mondays);
        var current = Event("SEQUENCE:2|" + Mondays.Replace("T090000", "T080000", StringComparison.Ordinal));
        BusyWords(old + current, "2026-04-06/2026-04-07").ShouldBe(["2026-04-06T08:00/10:00"]);
        BusyWords(current + old, "2026-04-06/2026-04-07").ShouldBe(["2026-04-06T08:00/10:00"]);
    }

    [Fact]
    public void An_exception_without_its_series_stands_for_itself() =>
        BusyWords(Event("RECURRENCE-ID:20260413T070000Z|DTSTART:20260413T080000Z|DURATION:PT1H"), April).ShouldBe(["2026-04-13T10:00/11:00"]);

    [Fact]
    public void Extra_dates_and_periods_are_added() =>
        BusyWords(
            Event("DTSTART:20260401T080000Z|DURATION:PT1H|RDATE:20260402T080000Z,20260403T080000Z"
                + "|RDATE;VALUE=PERIOD:20260404T080000Z/20260404T100000Z,20260405T080000Z/PT15M|EXDATE:20260403T080000Z"),
            April,
            clock: NodaTime.DateTimeZone.Utc).ShouldBe(["2026-04-01T08:00/09:00", "2026-04-02T08:00/09:00", "2026-04-04T08:00/10:00", "2026-04-05T08:00/08:15"]);

    [Fact]
    public void A_meeting_that_began_before_the_window_is_cut_to_it() =>
        BusyWords(Event("DTSTART:20260330T080000Z|DURATION:P3D|RRULE:FREQ=MONTHLY"), April, NodaTime.DateTimeZone.Utc)
            .ShouldBe(["2026-04-01T00:00/2026-04-02T08:00", "2026-04-30T08:00/2026-05-01T00:00"]);

    [Fact]
    public void Meetings_that_touch_or_overlap_are_one_stretch()
    {
        var two = Event("DTSTART:20260401T080000Z|DURATION:PT1H") + Event("DTSTART:20260401T090000Z|DURATION:PT1H").Replace("UID:one", "UID:two", StringComparison.Ordinal)
            + Event("DTSTART:20260401T083000Z|DURATION:PT10M").Replace("UID:one", "UID:three", StringComparison.Ordinal);
        BusyWords(two, April, NodaTime.DateTimeZone.Utc).ShouldBe(["2026-04-01T08:00/10:00"]);
    }

    [Fact]
    public void A_rule_may_end_on_a_day_and_that_day_counts() =>
        BusyWords(Event(Mondays + ";UNTIL=20260413"), April).ShouldBe(All[..2]);
}
