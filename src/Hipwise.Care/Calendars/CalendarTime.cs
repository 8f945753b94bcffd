using NodaTime;

namespace Hipwise.Care.Calendars;

/// <summary>A moment as a calendar writes it.</summary>
/// <param name="Local">Date and time on the clock of the zone; midnight for a date.</param>
/// <param name="Zone">The zone of that clock; null for a floating time or a date, which hold wherever the person is.</param>
/// <param name="IsDate">Only a day is meant.</param>
internal readonly record struct CalendarTime(LocalDateTime Local, DateTimeZone? Zone, bool IsDate)
{
    public DateTimeZone ZoneFor(DateTimeZone person) => Zone ?? person;

    /// <summary>
    /// RFC 5545 §3.3.5: a time that the clocks skip is read with the offset before the change (02:30 becomes 03:30); one that comes
    /// twice is the first.
    /// </summary>
    public Instant At(DateTimeZone person) => ZoneFor(person).AtLeniently(Local).ToInstant();

    /// <summary>The same moment on the clock of another zone; a date or a floating time stays as written.</summary>
    public LocalDateTime OnClockOf(DateTimeZone zone) => Zone is null ? Local : At(zone).InZone(zone).LocalDateTime;
}

/// <summary>How long an event lasts: whole days by the calendar, then exact time (RFC 5545 §3.3.6).</summary>
internal readonly record struct EventLength(int Days, Duration Exact)
{
    public Instant EndOf(LocalDateTime start, DateTimeZone zone) => zone.AtLeniently(start.PlusDays(Days)).ToInstant() + Exact;
}

/// <summary>One start with what it needs to know its end: a length, or an end, or neither.</summary>
internal readonly record struct CalendarSpan(CalendarTime Start, CalendarTime? End, EventLength? Length)
{
    /// <summary>Without an end a day lasts a day and a time no time. An end gives the same exact length to every repetition.</summary>
    public EventLength LengthFor(DateTimeZone person)
    {
        if (Length is { } length)
        {
            return length;
        }

        if (End is not { } end)
        {
            return new(Start.IsDate ? 1 : 0, Duration.Zero);
        }

        return Start.IsDate && end.IsDate
            ? new(Period.DaysBetween(Start.Local.Date, end.Local.Date), Duration.Zero)
            : new(0, end.At(person) - Start.At(person));
    }
}

/// <summary>An event without anything that says what it is about.</summary>
/// <param name="Line">Where its BEGIN stands.</param>
/// <param name="Span">Its first time.</param>
/// <param name="IsBusy">It keeps a nudge away.</param>
/// <param name="Repeats">How it repeats.</param>
/// <param name="Replaces">The start of the repetition that it stands in for; null for the series itself.</param>
/// <param name="AndFuture">It stands in for all later ones too.</param>
/// <param name="Sequence">Its revision: the highest counts.</param>
internal sealed record CalendarEvent(
    int Line,
    CalendarSpan Span,
    bool IsBusy,
    Repetition Repeats,
    CalendarTime? Replaces,
    bool AndFuture,
    int Sequence);

/// <summary>A series and what was changed in it. Without a master, the exceptions stand for themselves.</summary>
internal sealed record Series(CalendarEvent? Master, System.Collections.Immutable.ImmutableArray<CalendarEvent> Exceptions);
