using System.Collections.Immutable;
using NodaTime;

namespace Hipwise.Care.Calendars;

/// <summary>The unit in which a rule steps, shortest first, so that they compare.</summary>
internal enum Frequency
{
    Secondly,
    Minutely,
    Hourly,
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// <summary>A day of the week in a rule.</summary>
/// <param name="Ordinal">Which one of the month or year, from the end when negative; 0 for every one.</param>
/// <param name="Weekday">0 for Monday to 6 for Sunday.</param>
internal readonly record struct RuleDay(int Ordinal, int Weekday);

/// <summary>An RRULE (RFC 5545 §3.3.10). Empty lists mean that the part is not given; all lists are sorted and free of repeats.</summary>
internal sealed record RecurrenceRule(Frequency Frequency)
{
    /// <summary>From 1.</summary>
    public int Interval { get; init; } = 1;

    /// <summary>How many in all, from 1; null without end.</summary>
    public int? Count { get; init; }

    /// <summary>The last moment that may be one; a date means until that day is over.</summary>
    public CalendarTime? Until { get; init; }

    /// <summary>0 for Monday to 6 for Sunday.</summary>
    public int WeekStart { get; init; }

    public ImmutableArray<int> Seconds { get; init; } = [];

    public ImmutableArray<int> Minutes { get; init; } = [];

    public ImmutableArray<int> Hours { get; init; } = [];

    public ImmutableArray<RuleDay> Days { get; init; } = [];

    public ImmutableArray<int> MonthDays { get; init; } = [];

    public ImmutableArray<int> YearDays { get; init; } = [];

    public ImmutableArray<int> Weeks { get; init; } = [];

    public ImmutableArray<int> Months { get; init; } = [];

    public ImmutableArray<int> Positions { get; init; } = [];

    /// <summary>The last local time that may be one, on the clock of the event; null without end.</summary>
    public LocalDateTime? LastOn(DateTimeZone clock) =>
        Until is { IsDate: true } day ? day.Local.PlusDays(1).PlusSeconds(-1) : Until?.OnClockOf(clock);
}

/// <summary>How an event repeats beyond its first time.</summary>
internal sealed record Repetition(
    ImmutableArray<SourcedRule> Rules,
    ImmutableArray<SourcedRule> ExceptRules,
    ImmutableArray<CalendarSpan> Extra,
    ImmutableArray<CalendarTime> Except);

/// <summary>A rule and the line where it stands, for a warning when it is too much to count.</summary>
internal readonly record struct SourcedRule(RecurrenceRule Rule, int Line, string Property);
