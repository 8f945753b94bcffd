using NodaTime;

namespace Hipwise.Care.Tests.Calendars;

/// <summary>The examples of RFC 5545 §3.8.5.3, all in New York, with the dates that the RFC gives for them.</summary>
public class CalendarRuleExampleTests
{
    /// <summary>Rule; start; year-month: days, parted by bars.</summary>
    public static TheoryData<string, string, string> Days => new()
    {
        { "FREQ=DAILY;COUNT=10", "19970902T090000", "1997-9: 2-11" },
        { "FREQ=DAILY;UNTIL=19971224T000000Z", "19970902T090000", "1997-9: 2-30 | 1997-10: 1-31 | 1997-11: 1-30 | 1997-12: 1-23" },
        { "FREQ=DAILY;INTERVAL=2", "19970902T090000", "1997-9: 2,4,6,8,10,12,14,16,18,20,22,24,26,28,30 | 1997-10: 2,4,6,8,10,12,14,16,18,20,22,24,26,28,30" },
        { "FREQ=DAILY;INTERVAL=10;COUNT=5", "19970902T090000", "1997-9: 2,12,22 | 1997-10: 2,12" },
        { "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA", "19980101T090000", "1998-1: 1-31 | 1999-1: 1-31 | 2000-1: 1-31" },
        { "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1", "19980101T090000", "1998-1: 1-31 | 1999-1: 1-31 | 2000-1: 1-31" },
        { "FREQ=WEEKLY;COUNT=10", "19970902T090000", "1997-9: 2,9,16,23,30 | 1997-10: 7,14,21,28 | 1997-11: 4" },
        { "FREQ=WEEKLY;UNTIL=19971224T000000Z", "19970902T090000", "1997-9: 2,9,16,23,30 | 1997-10: 7,14,21,28 | 1997-11: 4,11,18,25 | 1997-12: 2,9,16,23" },
        { "FREQ=WEEKLY;INTERVAL=2;WKST=SU", "19970902T090000", "1997-9: 2,16,30 | 1997-10: 14,28 | 1997-11: 11,25 | 1997-12: 9,23 | 1998-1: 6,20 | 1998-2: 3,17" },
        { "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH", "19970902T090000", "1997-9: 2,4,9,11,16,18,23,25,30 | 1997-10: 2" },
        { "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", "19970902T090000", "1997-9: 2,4,9,11,16,18,23,25,30 | 1997-10: 2" },
        {
            "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR", "19970901T090000",
            "1997-9: 1,3,5,15,17,19,29 | 1997-10: 1,3,13,15,17,27,29,31 | 1997-11: 10,12,14,24,26,28 | 1997-12: 8,10,12,22"
        },
        { "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "19970902T090000", "1997-9: 2,4,16,18,30 | 1997-10: 2,14,16" },
        { "FREQ=MONTHLY;COUNT=10;BYDAY=1FR", "19970905T090000", "1997-9: 5 | 1997-10: 3 | 1997-11: 7 | 1997-12: 5 | 1998-1: 2 | 1998-2: 6 | 1998-3: 6 | 1998-4: 3 | 1998-5: 1 | 1998-6: 5" },
        { "FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR", "19970905T090000", "1997-9: 5 | 1997-10: 3 | 1997-11: 7 | 1997-12: 5" },
        { "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", "19970907T090000", "1997-9: 7,28 | 1997-11: 2,30 | 1998-1: 4,25 | 1998-3: 1,29 | 1998-5: 3,31" },
        { "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "19970922T090000", "1997-9: 22 | 1997-10: 20 | 1997-11: 17 | 1997-12: 22 | 1998-1: 19 | 1998-2: 16" },
        { "FREQ=MONTHLY;BYMONTHDAY=-3", "19970928T090000", "1997-9: 28 | 1997-10: 29 | 1997-11: 28 | 1997-12: 29 | 1998-1: 29 | 1998-2: 26" },
        {
            "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", "19970902T090000",
            "1997-9: 2,15 | 1997-10: 2,15 | 1997-11: 2,15 | 1997-12: 2,15 | 1998-1: 2,15"
        },
        {
            "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", "19970930T090000",
            "1997-9: 30 | 1997-10: 1,31 | 1997-11: 1,30 | 1997-12: 1,31 | 1998-1: 1,31 | 1998-2: 1"
        },
        { "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", "19970910T090000", "1997-9: 10-15 | 1999-3: 10-13" },
        { "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", "19970902T090000", "1997-9: 2,9,16,23,30 | 1997-11: 4,11,18,25 | 1998-1: 6,13,20,27 | 1998-3: 3,10,17,24,31" },
        { "FREQ=YEARLY;COUNT=10;BYMONTH=6,7", "19970610T090000", "1997-6: 10 | 1997-7: 10 | 1998-6: 10 | 1998-7: 10 | 1999-6: 10 | 1999-7: 10 | 2000-6: 10 | 2000-7: 10 | 2001-6: 10 | 2001-7: 10" },
        {
            "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3", "19970310T090000",
            "1997-3: 10 | 1999-1: 10 | 1999-2: 10 | 1999-3: 10 | 2001-1: 10 | 2001-2: 10 | 2001-3: 10 | 2003-1: 10 | 2003-2: 10 | 2003-3: 10"
        },
        {
            "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200", "19970101T090000",
            "1997-1: 1 | 1997-4: 10 | 1997-7: 19 | 2000-1: 1 | 2000-4: 9 | 2000-7: 18 | 2003-1: 1 | 2003-4: 10 | 2003-7: 19 | 2006-1: 1"
        },
        { "FREQ=YEARLY;BYDAY=20MO", "19970519T090000", "1997-5: 19 | 1998-5: 18 | 1999-5: 17" },
        { "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "19970512T090000", "1997-5: 12 | 1998-5: 11 | 1999-5: 17" },
        { "FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "19970313T090000", "1997-3: 13,20,27 | 1998-3: 5,12,19,26 | 1999-3: 4,11,18,25" },
        {
            "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8", "19970605T090000",
            "1997-6: 5,12,19,26 | 1997-7: 3,10,17,24,31 | 1997-8: 7,14,21,28 | 1998-6: 4,11,18,25 | 1998-7: 2,9,16,23,30 | 1998-8: 6,13,20,27"
        },
        { "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "19980213T090000", "1998-2: 13 | 1998-3: 13 | 1998-11: 13 | 1999-8: 13 | 2000-10: 13" },
        {
            "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", "19970913T090000",
            "1997-9: 13 | 1997-10: 11 | 1997-11: 8 | 1997-12: 13 | 1998-1: 10 | 1998-2: 7 | 1998-3: 7 | 1998-4: 11 | 1998-5: 9 | 1998-6: 13"
        },
        { "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "19961105T090000", "1996-11: 5 | 2000-11: 7 | 2004-11: 2" },
        { "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "19970904T090000", "1997-9: 4 | 1997-10: 7 | 1997-11: 6" },
        { "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "19970929T090000", "1997-9: 29 | 1997-10: 30 | 1997-11: 27 | 1997-12: 30 | 1998-1: 29 | 1998-2: 26 | 1998-3: 30" },
        { "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "19970805T090000", "1997-8: 5,10,19,24" },
        { "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "19970805T090000", "1997-8: 5,17,19,31" },
        { "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "20070115T090000", "2007-1: 15,30 | 2007-2: 15 | 2007-3: 15,30" },
    };

    [Theory]
    [MemberData(nameof(Days))]
    public void A_rule_gives_the_days_of_the_RFC(string rule, string start, string expected)
    {
        var days = expected.Split('|', StringSplitOptions.TrimEntries).SelectMany(DaysOf).ToList();
        var given = CalendarText.Expand(rule, start, days.Count + 1);

        given.Take(days.Count).ShouldBe(days.Select(day => day.At(CalendarText.Local(start).TimeOfDay)));
        var isEnding = rule.Contains("COUNT", StringComparison.Ordinal) || rule.Contains("UNTIL", StringComparison.Ordinal);
        (given.Length > days.Count).ShouldBe(!isEnding, "a rule with an end gives no more than the RFC says");
    }

    [Theory]
    // UNTIL as the errata of the RFC mend it: 17:00 in New York.
    [InlineData("FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z", "09:00 12:00 15:00")]
    [InlineData("FREQ=MINUTELY;INTERVAL=15;COUNT=6", "09:00 09:15 09:30 09:45 10:00 10:15")]
    [InlineData("FREQ=MINUTELY;INTERVAL=90;COUNT=4", "09:00 10:30 12:00 13:30")]
    public void A_rule_gives_the_times_of_the_RFC(string rule, string expected) =>
        string.Join(' ', CalendarText.Expand(rule, "19970902T090000", 20).Select(time => time.ToString("HH:mm", null))).ShouldBe(expected);

    [Fact]
    public void Every_twenty_minutes_of_the_working_day_is_the_same_by_day_and_by_minute()
    {
        var byDay = CalendarText.Expand("FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40", "19970902T090000", 100);
        var byMinute = CalendarText.Expand("FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16", "19970902T090000", 100);

        byMinute.ShouldBe(byDay);
        byDay[..4].Select(time => time.ToString("ddHHmm", null)).ShouldBe(["020900", "020920", "020940", "021000"]);
        byDay[24].ShouldBe(CalendarText.Local("19970903T090000"));
    }

    [Fact]
    public void The_first_time_counts_even_when_the_rule_does_not_give_it()
    {
        const string Body = "DTSTART;TZID=America/New_York:19970902T090000|DURATION:PT1H|RRULE:FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=3";
        CalendarText.BusyWords(CalendarText.Event(Body), "1997-01-01/2000-01-01", CalendarText.NewYork)
            .ShouldBe(["1997-09-02T09:00/10:00", "1998-02-13T09:00/10:00", "1998-03-13T09:00/10:00"]);
    }

    private static IEnumerable<LocalDate> DaysOf(string month)
    {
        var parts = month.Split(':', StringSplitOptions.TrimEntries);
        var first = parts[0].Split('-').Select(int.Parse).ToArray();
        return parts[1].Split(',').SelectMany(RangeOf).Select(day => new LocalDate(first[0], first[1], day));
    }

    private static IEnumerable<int> RangeOf(string days)
    {
        var ends = days.Split('-').Select(int.Parse).ToArray();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }
}
