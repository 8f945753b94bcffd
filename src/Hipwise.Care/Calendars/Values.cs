using System.Globalization;
using NodaTime;

namespace Hipwise.Care.Calendars;

/// <summary>The values of properties. Each throws <see cref="PropertyException"/> with the line and the mend.</summary>
internal static class Values
{
    // Outlook begins its zones in 1601; a year outside of these is a slip or an attack.
    private const int FirstYear = 1600;
    private const int LastYear = 2500;
    private const int MostDays = 3660;

    public static CalendarTime Time(ContentLine line, ZoneFinder zones) => Time(line, line.Value, zones);

    /// <summary><c>20260330</c>, <c>20260330T090000</c> or <c>20260330T090000Z</c>.</summary>
    public static CalendarTime Time(ContentLine line, string value, ZoneFinder zones)
    {
        var text = value.AsSpan().Trim();
        if (text.Length == 8)
        {
            return new(Date(line, text).AtMidnight(), null, true);
        }

        var isUtc = text.Length == 16 && text[15] is 'Z' or 'z';
        if (!(isUtc || text.Length == 15) || text[8] is not ('T' or 't'))
        {
            throw line.Wrong("is no date like 20260330 and no time like 20260330T090000; it is left out");
        }

        var local = Date(line, text[..8]) + Clock(line, text[9..15]);
        return new(local, isUtc ? DateTimeZone.Utc : zones.Find(line), false);
    }

    /// <summary>A list parted by commas.</summary>
    public static IEnumerable<CalendarTime> Times(ContentLine line, ZoneFinder zones) =>
        line.Value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(value => Time(line, value, zones));

    /// <summary>Times or periods: <c>start/end</c> or <c>start/duration</c>.</summary>
    public static IEnumerable<CalendarSpan> Spans(ContentLine line, ZoneFinder zones) =>
        line.Value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(value => Span(line, value, zones));

    private static CalendarSpan Span(ContentLine line, string value, ZoneFinder zones)
    {
        var slash = value.IndexOf('/');
        if (slash < 0)
        {
            return new(Time(line, value, zones), null, null);
        }

        var start = Time(line, value[..slash], zones);
        var end = value[(slash + 1)..].Trim();
        return end.Length > 0 && end[0] is 'P' or 'p' or '+' or '-'
            ? new(start, null, Length(line, end))
            : new(start, Time(line, end, zones), null);
    }

    /// <summary><c>PT1H30M</c>, <c>P1DT12H</c>, <c>P2W</c>; not negative, ten years at most.</summary>
    public static EventLength Length(ContentLine line, string value)
    {
        var text = value.Trim().TrimStart('+').ToUpperInvariant();
        if (text.Length < 3 || text[0] != 'P')
        {
            throw line.Wrong("is no length like PT1H30M or P1D; it is left out");
        }

        var (days, seconds, number, digits, inTime) = (0L, 0L, 0L, 0, false);
        foreach (var letter in text.AsSpan(1))
        {
            if (char.IsAsciiDigit(letter) && digits++ < 9)
            {
                number = number * 10 + (letter - '0');
                continue;
            }

            inTime |= letter == 'T';
            if (letter == 'T' && digits == 0)
            {
                continue;
            }

            (days, seconds) = (letter, inTime, digits > 0) switch
            {
                ('W', false, true) => (days + 7 * number, seconds),
                ('D', false, true) => (days + number, seconds),
                ('H', true, true) => (days, seconds + 3600 * number),
                ('M', true, true) => (days, seconds + 60 * number),
                ('S', true, true) => (days, seconds + number),
                _ => throw line.Wrong("is no length like PT1H30M or P1D; it is left out"),
            };
            (number, digits) = (0, 0);
        }

        return digits == 0 ? Checked(line, new((int)Math.Min(days, MostDays + 1), Duration.FromSeconds(seconds)))
            : throw line.Wrong("is no length like PT1H30M or P1D; it is left out");
    }

    public static EventLength Checked(ContentLine line, EventLength length)
    {
        if (length.Days < 0 || length.Exact < Duration.Zero)
        {
            throw line.Wrong("makes the event end before it begins; it is left out");
        }

        return length.Days <= MostDays && length.Exact <= Duration.FromDays(MostDays) ? length
            : throw line.Wrong("makes the event longer than ten years; it is left out");
    }

    /// <summary><c>+0100</c> or <c>-033000</c>, within 18 hours.</summary>
    public static Offset Offset(ContentLine line)
    {
        var text = line.Value.Trim();
        var isRight = text.Length is 5 or 7 && text[0] is '+' or '-' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
        var seconds = isRight ? Part(text, 1) * 3600 + Part(text, 3) * 60 + (text.Length == 7 ? Part(text, 5) : 0) : int.MaxValue;
        return seconds <= 18 * 3600 ? NodaTime.Offset.FromSeconds(text[0] == '-' ? -seconds : seconds)
            : throw line.Wrong("is no offset like +0100; it is left out");
    }

    private static LocalDate Date(ContentLine line, ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            throw line.Wrong("is no date like 20260330; it is left out");
        }

        var (year, month, day) = (Part(text, 0) * 100 + Part(text, 2), Part(text, 4), Part(text, 6));
        if (year is < FirstYear or > LastYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            throw line.Wrong(string.Create(CultureInfo.InvariantCulture, $"is no day of the calendar from {FirstYear} to {LastYear}; it is left out"));
        }

        return new(year, month, day);
    }

    private static LocalTime Clock(ContentLine line, ReadOnlySpan<char> text)
    {
        var isDigits = text.IndexOfAnyExceptInRange('0', '9') < 0;
        var (hour, minute, second) = isDigits ? (Part(text, 0), Part(text, 2), Part(text, 4)) : (24, 0, 0);

        // Second 60 is a leap second, which no clock of ours has.
        return hour < 24 && minute < 60 && second <= 60 ? new(hour, minute, Math.Min(second, 59))
            : throw line.Wrong("is no time of day like T090000; it is left out");
    }

    private static int Part(ReadOnlySpan<char> text, int at) => (text[at] - '0') * 10 + (text[at + 1] - '0');
}
