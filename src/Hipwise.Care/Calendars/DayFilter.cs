using System.Collections.Immutable;
using NodaTime;

namespace Hipwise.Care.Calendars;

/// <summary>
/// Which days a rule allows. RFC 5545 lets a BY part either add days or take them away, by frequency; both come to the same as asking
/// every day of the period whether all parts hold, once the parts that the first date implies are filled in.
/// </summary>
internal sealed class DayFilter(RecurrenceRule rule, LocalDate first)
{
    private readonly ImmutableArray<int> months = ImpliedMonths(rule, first);
    private readonly ImmutableArray<int> monthDays = ImpliedMonthDays(rule, first);
    private readonly ImmutableArray<RuleDay> days = ImpliedDays(rule, first);
    private readonly bool ordinalsInYear = rule is { Frequency: Frequency.Yearly, Months.Length: 0, Weeks.Length: 0 };

    private readonly bool ordinalsInMonth =
        rule.Frequency == Frequency.Monthly || rule is { Frequency: Frequency.Yearly, Months.Length: > 0, Weeks.Length: 0 };

    /// <summary>Spares asking all days of a month that is out.</summary>
    public bool AllowsMonth(int month) => months.IsEmpty || months.BinarySearch(month) >= 0;

    public bool Allows(DateOnly day) =>
        AllowsMonth(day.Month) && AllowsMonthDay(day) && AllowsYearDay(day) && AllowsWeek(day) && AllowsWeekday(day);

    /// <summary>0 for Monday; day 0 of <see cref="DateOnly"/> was one.</summary>
    public static int WeekdayOf(DateOnly day) => day.DayNumber % 7;

    private bool AllowsMonthDay(DateOnly day) =>
        monthDays.IsEmpty || Holds(monthDays, day.Day, DateTime.DaysInMonth(day.Year, day.Month));

    private bool AllowsYearDay(DateOnly day) => rule.YearDays.IsEmpty || Holds(rule.YearDays, day.DayOfYear, DaysIn(day.Year));

    /// <summary>A week belongs to the year that holds four of its days.</summary>
    private bool AllowsWeek(DateOnly day)
    {
        if (rule.Weeks.IsEmpty)
        {
            return true;
        }

        var middle = MiddleOfWeek(day);
        return Holds(rule.Weeks, WeekOf(middle), WeekOf(MiddleOfWeek(new DateOnly(middle.Year, 12, 28))));
    }

    private DateOnly MiddleOfWeek(DateOnly day) => day.AddDays(3 - (WeekdayOf(day) - rule.WeekStart + 7) % 7);

    private static int WeekOf(DateOnly middle) => (middle.DayOfYear - 1) / 7 + 1;

    private bool AllowsWeekday(DateOnly day)
    {
        if (days.IsEmpty)
        {
            return true;
        }

        var weekday = WeekdayOf(day);
        foreach (var allowed in days)
        {
            if (allowed.Weekday == weekday && AllowsOrdinal(allowed.Ordinal, day))
            {
                return true;
            }
        }

        return false;
    }

    private bool AllowsOrdinal(int ordinal, DateOnly day)
    {
        var (place, length) = ordinalsInYear ? (day.DayOfYear, DaysIn(day.Year)) : (day.Day, DateTime.DaysInMonth(day.Year, day.Month));
        return ordinal == 0 || !(ordinalsInYear || ordinalsInMonth)
            || (ordinal > 0 ? (place - 1) / 7 + 1 == ordinal : (length - place) / 7 + 1 == -ordinal);
    }

    /// <summary>Numbers count from 1, or from the end when negative.</summary>
    private static bool Holds(ImmutableArray<int> numbers, int place, int length) =>
        numbers.BinarySearch(place) >= 0 || numbers.BinarySearch(place - length - 1) >= 0;

    private static int DaysIn(int year) => DateTime.IsLeapYear(year) ? 366 : 365;

    private static bool NamesDays(RecurrenceRule rule) => rule is not { Days: [], MonthDays: [], YearDays: [], Weeks: [] };

    private static ImmutableArray<int> ImpliedMonths(RecurrenceRule rule, LocalDate first) =>
        rule is { Frequency: Frequency.Yearly, Months: [] } && !NamesDays(rule) ? [first.Month] : rule.Months;

    private static ImmutableArray<int> ImpliedMonthDays(RecurrenceRule rule, LocalDate first) =>
        rule.Frequency is Frequency.Yearly or Frequency.Monthly && !NamesDays(rule) ? [first.Day] : rule.MonthDays;

    private static ImmutableArray<RuleDay> ImpliedDays(RecurrenceRule rule, LocalDate first)
    {
        var isImplied = rule is { Frequency: Frequency.Weekly, Days: [] }
            or { Frequency: Frequency.Yearly, Days: [], MonthDays: [], YearDays: [], Weeks.Length: > 0 };
        return isImplied ? [new(0, (int)first.DayOfWeek - 1)] : rule.Days;
    }
}
