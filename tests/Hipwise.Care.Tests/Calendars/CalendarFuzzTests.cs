using System.Diagnostics;
using System.Text;
using Hipwise.Care.Calendars;
using Hipwise.Care.Tests.Properties;
using NodaTime;
using static Hipwise.Care.Tests.Calendars.CalendarText;

namespace Hipwise.Care.Tests.Calendars;

/// <summary>Broken and hostile calendars: they end, soon, with a warning or the one exception.</summary>
public class CalendarFuzzTests
{
    private const int Mutations = 4_000;

    // A hostile question may take its whole budget of steps, half a microsecond each at most; the rest is room for a machine that is busy.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static readonly string[] Pieces =
    [
        "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VCALENDAR", "END:VCALENDAR", "\r\n", "\r\n ", ":", ";", "=", ",", "\"", "-", "Z", "T", "/", "P", "0", "9", "99999999999",
        "RRULE:FREQ=SECONDLY", "FREQ=YEARLY", "FREQ=HOURLY", "BYSETPOS=-1", "BYDAY=-1SU", "BYWEEKNO=53", "INTERVAL=1000000", "COUNT=2147483647", "UNTIL=25001231",
        "DTSTART:16000101T000000Z", "DTSTART:25001231T235959", "DURATION:P3660D", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260413T070000Z", "TZID=", "\0", "\uFEFF", "😀", "X-",
        "TZOFFSETTO:+1800", "TZOFFSETFROM:-1800", "DTSTART;VALUE=DATE:20260301",
    ];

    private static readonly Lazy<byte[]> Seed = new(MakeSeed);

    [Fact]
    public void Mutated_calendars_throw_nothing_but_the_declared_exception()
    {
        var runs = Enumerable.Range(1, Mutations).AsParallel().Select(seed =>
        {
            var started = Stopwatch.GetTimestamp();
            var isRead = false;
            Crowd.Try(seed, () => isRead = Survives(Mutated(new(seed))));
            return (Seed: seed, IsRead: isRead, Took: Stopwatch.GetElapsedTime(started));
        }).ToList();

        var slowest = runs.MaxBy(run => run.Took);
        slowest.Took.ShouldBeLessThan(Soon, $"Seed {slowest.Seed}");
        runs.Count(run => run.IsRead).ShouldBeGreaterThan(Mutations / 2, "too few of the mutated files are still calendars for this to mean anything");
    }

    [Theory]
    [InlineData("FREQ=SECONDLY")]
    [InlineData("FREQ=SECONDLY;COUNT=2147483647")]
    [InlineData("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=SECONDLY;INTERVAL=7;BYSECOND=3;BYMINUTE=3")]
    [InlineData("FREQ=MINUTELY;BYSETPOS=2")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31")]
    [InlineData("FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;BYSECOND=0,10,20,30,40,50")]
    public void A_hostile_rule_ends_soon(string rule)
    {
        var calendar = Read(Event($"DTSTART:16010101T000000Z|DURATION:PT1S|RRULE:{rule}"));
        var started = Stopwatch.GetTimestamp();
        BusyTimes.FindBusy(calendar, Window("2026-01-01/2027-01-01"), Berlin);
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(Soon);
    }

    [Fact]
    public void A_rule_that_is_cut_short_is_said_and_the_others_count()
    {
        var good = Event("DTSTART:20260601T080000Z|DURATION:PT1H").Replace("UID:one", "UID:two", StringComparison.Ordinal);
        var calendar = Read(Event("DTSTART:20200101T000000Z|DURATION:PT1S|RRULE:FREQ=SECONDLY;INTERVAL=2") + good);
        var warnings = new List<CalendarWarning>();
        var busy = BusyTimes.FindBusy(calendar, Window("2026-01-01/2027-01-01"), Berlin, warnings);

        busy[^1].ShouldBe(new(Instant.FromUtc(2026, 6, 1, 8, 0), Instant.FromUtc(2026, 6, 1, 9, 0)));
        var warning = warnings.ShouldHaveSingleItem();
        (warning.Line, warning.Property).ShouldBe((8, "RRULE"));
    }

    [Fact]
    public void Every_minute_for_ever_is_one_stretch() =>
        Busy(Event("DTSTART:20200101T000000Z|DURATION:PT1M|RRULE:FREQ=MINUTELY"), "2026-01-01/2026-01-08").ShouldHaveSingleItem().ShouldBe(Window("2026-01-01/2026-01-08"));

    [Theory]
    [InlineData("BEGIN:VEVENT\r\n")]
    [InlineData("END:VEVENT\r\n")]
    [InlineData("BEGIN:VEVENT\r\nEND:VEVENT\r\n")]
    [InlineData("BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260101T080000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT\r\n")]
    [InlineData("BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260101T080000Z\r\nRRULE:FREQ=DAILY\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260101T080000Z\r\nEND:VEVENT\r\n")]
    [InlineData(" ")]
    [InlineData("\r\n ")]
    [InlineData("\n")]
    [InlineData(";;;;;;=:::\n")]
    [InlineData("EXDATE:20260101T080000Z,\r\n ")]
    [InlineData("BEGIN:VTIMEZONE\nTZID:a\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE\n")]
    public void Five_megabytes_of_the_same_end_soon(string piece)
    {
        var head = "BEGIN:VCALENDAR\r\nX:"u8.ToArray();
        var part = Encoding.UTF8.GetBytes(piece);
        var file = new byte[CalendarReader.MostBytes];
        head.CopyTo(file, 0);
        for (var at = head.Length; at < file.Length; at++)
        {
            file[at] = part[(at - head.Length) % part.Length];
        }

        var started = Stopwatch.GetTimestamp();
        Survives(file);
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(Soon * 2);
    }

    [Fact]
    public void A_file_that_is_too_long_is_refused_at_once() =>
        Should.Throw<CalendarException>(() => CalendarReader.Read(new byte[CalendarReader.MostBytes + 1])).Fault.ShouldBe(CalendarFault.TooLong);

    [Fact]
    public void Events_beyond_the_most_are_not_read_and_that_is_said()
    {
        var text = Wrap(string.Concat(Enumerable.Range(0, CalendarReader.MostEvents + 5).Select(place => $"BEGIN:VEVENT\r\nUID:{place}\r\nDTSTART:20260101T080000Z\r\nEND:VEVENT\r\n")));
        var calendar = CalendarReader.Read(text);
        calendar.EventCount.ShouldBe(CalendarReader.MostEvents);
        calendar.Warnings.ShouldHaveSingleItem().Property.ShouldBe("VEVENT");
    }

    /// <summary>Whether it was still a calendar.</summary>
    private static bool Survives(byte[] file)
    {
        try
        {
            var calendar = CalendarReader.Read(file);
            calendar.Warnings.Length.ShouldBeLessThanOrEqualTo(200);
            var window = Window("2026-03-20/2026-04-20");
            var busy = BusyTimes.FindBusy(calendar, window, Berlin);
            busy.ShouldAllBe(interval => interval.Start < interval.End && interval.Start >= window.Start && interval.End <= window.End);
            busy.Zip(busy.Skip(1)).ShouldAllBe(pair => pair.First.End < pair.Second.Start);
            return true;
        }
        catch (CalendarException)
        {
            return false;
        }
    }

    private static byte[] Mutated(Dice dice)
    {
        var bytes = Seed.Value.ToList();
        for (var times = 1 + dice.Below(6); times > 0; times--)
        {
            var at = dice.Below(bytes.Count);
            switch (dice.Below(5))
            {
                case 0:
                    bytes[at] = (byte)dice.Below(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(dice.Below(40), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(dice.One(Pieces)));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(dice.Below(bytes.Count / 2), dice.Below(200)));
                    break;
                default:
                    bytes[at] = (byte)('0' + dice.Below(10));
                    break;
            }
        }

        return [.. dice.Chance(0.05) ? bytes.Take(dice.Below(bytes.Count)) : bytes];
    }

    private static byte[] MakeSeed() => Encoding.UTF8.GetBytes(Wrap("""
        BEGIN:VTIMEZONE
        TZID:Office
        BEGIN:STANDARD
        DTSTART:20201025T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20301231T000000Z
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:20200329T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20301231T000000Z
        END:DAYLIGHT
        END:VTIMEZONE
        BEGIN:VEVENT
        UID:a
        SUMMARY:Grüße
        DTSTART;TZID=Office:20260316T090000
        DTEND;TZID=Office:20260316T100000
        RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270101T000000Z
        EXDATE;TZID=Office:20260323T090000
        END:VEVENT
        BEGIN:VEVENT
        UID:a
        RECURRENCE-ID;TZID=Office:20260330T090000
        DTSTART;TZID=Office:20260330T110000
        DURATION:PT30M
        SEQUENCE:2
        END:VEVENT
        BEGIN:VEVENT
        UID:b
        DTSTART;TZID="W. Europe Standard Time":20260302T140000
        DURATION:PT45M
        RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=30
        RDATE;VALUE=PERIOD:20260404T080000Z/PT2H
        END:VEVENT
        BEGIN:VEVENT
        UID:c
        DTSTART;VALUE=DATE:20260401
        X-MICROSOFT-CDO-BUSYSTATUS:OOF
        END:VEVENT
        BEGIN:VFREEBUSY
        FREEBUSY:20260402T080000Z/PT1H
        END:VFREEBUSY
        """));
}
