using System.Collections.Immutable;
using System.Text;
using Hipwise.Care.Calendars;
using Hipwise.Care.Tests.Properties;
using NodaTime;

namespace Hipwise.Care.Tests.Calendars;

/// <summary>The feed of reminders.</summary>
public class CalendarWriterTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 28, 12, 0);
    private static readonly string[] Letters = ["a", "B", " ", ",", ";", ":", "\\", "\n", "\"", "ü", "€", "😀", "n", "\\n", "=", "\t"];

    [Fact]
    public void A_feed_is_written_as_the_RFC_has_it()
    {
        var entry = new CalendarEntry("b1@hipwise", Instant.FromUtc(2026, 3, 29, 8, 50), Duration.FromMinutes(5), "Stand up, please", "One\nTwo; three", 2);
        Encoding.UTF8.GetString(CalendarWriter.Write(Feed(entry), Now)).ShouldBe("""
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Hipwise//Breaks//EN
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            NAME:Breaks
            X-WR-CALNAME:Breaks
            REFRESH-INTERVAL;VALUE=DURATION:PT60M
            X-PUBLISHED-TTL:PT60M
            BEGIN:VEVENT
            UID:b1@hipwise
            DTSTAMP:20260328T120000Z
            DTSTART:20260329T085000Z
            DURATION:PT5M
            SUMMARY:Stand up\, please
            DESCRIPTION:One\nTwo\; three
            TRANSP:TRANSPARENT
            BEGIN:VALARM
            ACTION:DISPLAY
            TRIGGER:-PT2M
            DESCRIPTION:Stand up\, please
            END:VALARM
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"));
    }

    [Fact]
    public void The_order_of_entries_does_not_change_the_bytes()
    {
        var entries = Enumerable.Range(1, 30).Select(seed => Entry(new Dice(seed), seed)).ToArray();
        var written = CalendarWriter.Write(Feed(entries), Now);
        CalendarWriter.Write(Feed([.. entries.Reverse()]), Now).ShouldBe(written);
    }

    [Fact]
    public void Whatever_the_words_lines_are_short_whole_and_come_back_the_same()
    {
        for (var seed = 1; seed <= 500; seed++)
        {
            var entry = Entry(new Dice(seed), seed);
            var bytes = CalendarWriter.Write(Feed(entry), Now);

            foreach (var line in Encoding.Latin1.GetString(bytes).Split("\r\n"))
            {
                line.Length.ShouldBeLessThanOrEqualTo(75, $"Seed {seed}");
                Should.NotThrow(() => new UTF8Encoding(false, true).GetString(Encoding.Latin1.GetBytes(line)), $"Seed {seed}: a letter is parted");
            }

            var lines = ContentLines.Unfold(bytes).Select(line => ContentLine.TryParse(line.Number, line.Text)!).ToList();
            Unescaped(lines.Find(line => line.Name == "SUMMARY")!.Value).ShouldBe(entry.Title, $"Seed {seed}");
            Unescaped(lines.Find(line => line.Name == "DESCRIPTION")!.Value).ShouldBe(entry.Description, $"Seed {seed}");
        }
    }

    [Fact]
    public void What_is_written_is_read_back_as_the_same_times()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var dice = new Dice(seed);
            var entries = Enumerable.Range(0, dice.Below(20)).Select(place => Entry(dice, place)).ToArray();
            var calendar = CalendarReader.Read(CalendarWriter.Write(Feed(entries), Now));
            var window = new Interval(Now, Now + Duration.FromDays(400));

            calendar.Warnings.ShouldBeEmpty($"Seed {seed}");
            calendar.EventCount.ShouldBe(entries.Length, $"Seed {seed}");
            BusyTimes.FindBusy(calendar, window, CalendarText.Berlin).ShouldBe(Merged(entries), $"Seed {seed}");
        }
    }

    [Fact]
    public void A_break_keeps_no_nudge_away()
    {
        var entry = Entry(new Dice(1), 1) with { ShowsAsBusy = false };
        var calendar = CalendarReader.Read(CalendarWriter.Write(Feed(entry), Now));
        BusyTimes.FindBusy(calendar, new(Now, Now + Duration.FromDays(400)), CalendarText.Berlin).ShouldBeEmpty();
    }

    [Fact]
    public void Values_out_of_range_are_refused()
    {
        var entry = Entry(new Dice(1), 1);
        Should.Throw<ArgumentException>(() => CalendarWriter.Write(Feed(entry with { Length = Duration.FromSeconds(-1) }), Now));
        Should.Throw<ArgumentException>(() => CalendarWriter.Write(Feed(entry with { AlarmMinutes = -1 }), Now));
        Should.Throw<ArgumentException>(() => CalendarWriter.Write(Feed(entry) with { Refresh = Duration.FromSeconds(59) }, Now));
    }

    internal static CalendarFeed Feed(params CalendarEntry[] entries) => new("Breaks", "-//Hipwise//Breaks//EN", [.. entries], Duration.FromHours(1));

    internal static CalendarEntry Entry(Dice dice, int place) => new(
        $"{place}@hipwise",
        Now + Duration.FromSeconds(dice.Below(86_400 * 365)),
        Duration.FromSeconds(1 + dice.Below(20_000)),
        "T" + Words(dice),
        "D" + Words(dice),
        dice.Chance(0.5) ? dice.Below(30) : null) { ShowsAsBusy = true };

    private static string Words(Dice dice) => string.Concat(Enumerable.Range(0, dice.Below(120)).Select(_ => dice.One(Letters)));

    private static string Unescaped(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            plain.Append(text[i] != '\\' ? text[i] : text[++i] == 'n' ? '\n' : text[i]);
        }

        return plain.ToString();
    }

    private static ImmutableArray<Interval> Merged(CalendarEntry[] entries)
    {
        var merged = new List<Interval>();
        foreach (var entry in entries.OrderBy(entry => entry.Start))
        {
            var end = entry.Start + entry.Length;
            if (merged.Count > 0 && merged[^1].End >= entry.Start)
            {
                merged[^1] = new(merged[^1].Start, Instant.Max(end, merged[^1].End));
            }
            else
            {
                merged.Add(new(entry.Start, end));
            }
        }

        return [.. merged];
    }
}
