using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Hipwise.Care.Calendars;

/// <summary>
/// Writes a feed as an iCalendar file. All times are in UTC, so that no program can put a reminder an hour off when clocks change.
/// </summary>
public static class CalendarWriter
{
    private const int LongestLine = 75;
    private static readonly InstantPattern Stamp = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    /// <summary>The same feed and stamp give the same bytes (UTF-8, CRLF).</summary>
    /// <param name="feed">What to write.</param>
    /// <param name="writtenAt">When it was made; the DTSTAMP of all entries.</param>
    /// <exception cref="ArgumentException">A length, an alarm or the refresh is out of its range.</exception>
    public static byte[] Write(CalendarFeed feed, Instant writtenAt)
    {
        ArgumentNullException.ThrowIfNull(feed);
        if (feed.Refresh < Duration.FromMinutes(1) || feed.Entries.Any(entry => entry.Length < Duration.Zero || entry.AlarmMinutes < 0))
        {
            throw new ArgumentException("refreshes after a minute or more, and has no negative length or alarm", nameof(feed));
        }

        var lines = Head(feed)
            .Concat(feed.Entries.OrderBy(entry => entry.Start).ThenBy(entry => entry.Uid, StringComparer.Ordinal).SelectMany(entry => Event(entry, writtenAt)))
            .Append("END:VCALENDAR");
        using var bytes = new MemoryStream();
        foreach (var line in lines)
        {
            Fold(bytes, line);
        }

        return bytes.ToArray();
    }

    private static IEnumerable<string> Head(CalendarFeed feed)
    {
        var refresh = Written(Duration.FromMinutes(Math.Floor(feed.Refresh.TotalMinutes)));
        return
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            $"PRODID:{Escaped(feed.ProductId)}",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            $"NAME:{Escaped(feed.Name)}",
            $"X-WR-CALNAME:{Escaped(feed.Name)}",
            $"REFRESH-INTERVAL;VALUE=DURATION:{refresh}",
            $"X-PUBLISHED-TTL:{refresh}",
        ];
    }

    private static IEnumerable<string> Event(CalendarEntry entry, Instant writtenAt) =>
    [
        "BEGIN:VEVENT",
        $"UID:{Escaped(entry.Uid)}",
        $"DTSTAMP:{Stamp.Format(writtenAt)}",
        $"DTSTART:{Stamp.Format(entry.Start)}",
        $"DURATION:{Written(entry.Length)}",
        $"SUMMARY:{Escaped(entry.Title)}",
        .. entry.Description.Length == 0 ? Array.Empty<string>() : [$"DESCRIPTION:{Escaped(entry.Description)}"],
        entry.ShowsAsBusy ? "TRANSP:OPAQUE" : "TRANSP:TRANSPARENT",
        .. entry.AlarmMinutes is { } minutes ? Alarm(entry, minutes) : [],
        "END:VEVENT",
    ];

    private static string[] Alarm(CalendarEntry entry, int minutes) =>
    [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        $"TRIGGER:-PT{minutes}M",
        $"DESCRIPTION:{Escaped(entry.Title)}",
        "END:VALARM",
    ];

    /// <summary>In seconds where they are needed, else in minutes: some programs read no more than one unit.</summary>
    private static string Written(Duration length)
    {
        var seconds = (long)length.TotalSeconds;
        return seconds % 60 == 0 ? $"PT{seconds / 60}M" : $"PT{seconds}S";
    }

    /// <summary>RFC 5545 §3.3.11. A control character has no way to be written and is left out.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings("\n"))
        {
            _ = letter switch
            {
                '\n' => escaped.Append('\\').Append('n'),
                '\\' or ';' or ',' => escaped.Append('\\').Append(letter),
                _ when char.IsControl(letter) && letter != '\t' => escaped,
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Lines of 75 bytes at most; a character is never parted.</summary>
    private static void Fold(MemoryStream into, string line)
    {
        Span<byte> letter = stackalloc byte[4];
        var used = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(letter);
            if (used + length > LongestLine)
            {
                into.Write("\r\n "u8);
                used = 1;
            }

            into.Write(letter[..length]);
            used += length;
        }

        into.Write("\r\n"u8);
    }
}
