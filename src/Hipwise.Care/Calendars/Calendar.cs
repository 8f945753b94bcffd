using System.Collections.Immutable;
using NodaTime;

namespace Hipwise.Care.Calendars;

/// <summary>
/// When somebody is engaged, out of an iCalendar file (RFC 5545). It holds times and rules only: titles, descriptions, places, guests and
/// ids are never kept, so nothing that comes after the reader can show or store them.
/// </summary>
public sealed class Calendar
{
    internal Calendar(ImmutableArray<Series> series, ImmutableArray<CalendarSpan> engaged, ImmutableArray<CalendarWarning> warnings)
    {
        Series = series;
        Engaged = engaged;
        Warnings = warnings;
    }

    /// <summary>How many events were read: a series counts once, and so does each of its exceptions.</summary>
    public int EventCount => Series.Sum(series => series.Exceptions.Length + (series.Master is null ? 0 : 1));

    /// <summary>What could not be read and so does not count, in the order of the file; 200 at most.</summary>
    public ImmutableArray<CalendarWarning> Warnings { get; }

    /// <summary>Events by their id: those that repeat with their exceptions.</summary>
    internal ImmutableArray<Series> Series { get; }

    /// <summary>Times of VFREEBUSY that are not free.</summary>
    internal ImmutableArray<CalendarSpan> Engaged { get; }
}

/// <summary>Something in a calendar that was left out, or counted in part.</summary>
/// <param name="Line">Line of the file, from 1, where the property begins.</param>
/// <param name="Property">The property in capitals, such as <c>RRULE</c>; a component such as <c>VEVENT</c> when one is missing.</param>
/// <param name="Message">What is wrong and what became of it, in plain words; it never quotes a title.</param>
public sealed record CalendarWarning(int Line, string Property, string Message);

/// <summary>Why a file is no calendar.</summary>
public enum CalendarFault
{
    /// <summary>Something else: a web page, an empty file, a picture.</summary>
    NotACalendar,

    /// <summary>More than <see cref="CalendarReader.MostBytes"/>.</summary>
    TooLong,
}

/// <summary>The file is no calendar at all; the message says what to do about it.</summary>
/// <param name="fault">Why.</param>
/// <param name="message">What is wrong and how to mend it.</param>
public sealed class CalendarException(CalendarFault fault, string message) : Exception(message)
{
    /// <summary>The reason, for a page that has its own words.</summary>
    public CalendarFault Fault { get; } = fault;
}
