using System.Collections.Immutable;
using NodaTime;

namespace Hipwise.Care.Calendars;

/// <summary>
/// The times of a rule, in order. It walks period by period (a period is one unit of the frequency), jumps over what lies before the time
/// asked for where no COUNT needs it, and spends from the budget for all it looks at, so that no rule can keep it busy.
/// </summary>
internal sealed class RuleExpansion
{
    private const int SecondsOfDay = 86_400;
    private readonly RecurrenceRule rule;
    private readonly LocalDateTime start;
    private readonly DayFilter filter;
    private readonly TimesOfDay times;

    public RuleExpansion(RecurrenceRule rule, LocalDateTime start)
    {
        (this.rule, this.start) = (rule, start);
        filter = new(rule, start.Date);
        times = TimesOfDay.Of(rule, start.TimeOfDay);
    }

    /// <summary>
    /// What the rule gives from one time to another, both included, on the clock of the event. The first time of the event counts towards
    /// COUNT even when the rule does not give it (RFC 5545 §3.8.5.3).
    /// </summary>
    public IEnumerable<LocalDateTime> Between(LocalDateTime from, LocalDateTime to, LocalDateTime? until, Budget budget)
    {
        var last = until is { } end && end < to ? end : to;
        var left = rule.Count ?? int.MaxValue;
        var isFirst = true;
        foreach (var time in All(rule.Count is null && from > start ? from : start, last, budget))
        {
            left -= isFirst && rule.Count is not null && time != start ? 2 : 1;
            isFirst = false;
            if (left < 0 || time > last)
            {
                yield break;
            }

            if (time >= from)
            {
                yield return time;
            }
        }
    }

    private IEnumerable<LocalDateTime> All(LocalDateTime from, LocalDateTime last, Budget budget)
    {
        var (first, end) = (UnitOf(start), UnitOf(last));
        for (var unit = AlignUp(first, UnitOf(from)); unit <= end;)
        {
            if (!budget.Spend(1))
            {
                yield break;
            }

            foreach (var time in InPeriod(unit, from, budget))
            {
                if (!budget.Spend(1))
                {
                    yield break;
                }

                if (time >= from)
                {
                    yield return time;
                }
            }

            unit = AlignUp(first, Math.Max(unit + 1, NextPossible(unit)));
        }
    }

    /// <summary>The first unit at or after another that the interval hits.</summary>
    private long AlignUp(long first, long unit) => first + (Math.Max(0, unit - first) + rule.Interval - 1) / rule.Interval * rule.Interval;

    /// <summary>Counts units since the year 1, so that the difference of two is how many periods lie between.</summary>
    private long UnitOf(LocalDateTime time)
    {
        long day = time.Date.ToDateOnly().DayNumber;
        return rule.Frequency switch
        {
            Frequency.Yearly => time.Year,
            Frequency.Monthly => time.Year * 12L + time.Month - 1,
            Frequency.Weekly => (day - rule.WeekStart + 7) / 7,
            Frequency.Daily => day,
            _ => (day * SecondsOfDay + SecondOf(time.TimeOfDay)) / UnitSeconds,
        };
    }

    private int UnitSeconds => rule.Frequency switch { Frequency.Hourly => 3600, Frequency.Minutely => 60, _ => 1 };

    private IEnumerable<LocalDateTime> InPeriod(long unit, LocalDateTime from, Budget budget)
    {
        var inside = rule.Frequency < Frequency.Daily ? times.Within(unit * UnitSeconds % SecondsOfDay, UnitSeconds) : times;
        if (inside.Count == 0)
        {
            yield break;
        }

        // Without positions to count, days before the time asked for need no look at their times.
        var firstDay = rule.Positions.IsEmpty ? from.Date.ToDateOnly() : DateOnly.MinValue;
        var days = DaysOf(unit, budget).Where(day => day >= firstDay).ToList();
        var size = (long)days.Count * inside.Count;
        foreach (var place in rule.Positions.IsEmpty ? Range(size) : Places(size))
        {
            var day = days[(int)(place / inside.Count)];
            yield return LocalDate.FromDateOnly(day) + LocalTime.FromSecondsSinceMidnight(inside[(int)(place % inside.Count)]);
        }
    }

    private static IEnumerable<long> Range(long size)
    {
        for (var place = 0L; place < size; place++)
        {
            yield return place;
        }
    }

    private IEnumerable<long> Places(long size) =>
        rule.Positions.Select(position => position > 0 ? position - 1 : size + position).Where(place => place >= 0 && place < size).Distinct().Order();

    private IEnumerable<DateOnly> DaysOf(long unit, Budget budget)
    {
        var (day, count) = rule.Frequency switch
        {
            Frequency.Yearly => (new DateOnly((int)unit, 1, 1), DateTime.IsLeapYear((int)unit) ? 366 : 365),
            Frequency.Monthly => (new DateOnly((int)(unit / 12), (int)(unit % 12) + 1, 1), DateTime.DaysInMonth((int)(unit / 12), (int)(unit % 12) + 1)),
            Frequency.Weekly => (DateOnly.FromDayNumber((int)(unit * 7 - 7 + rule.WeekStart)), 7),
            Frequency.Daily => (DateOnly.FromDayNumber((int)unit), 1),
            _ => (DateOnly.FromDayNumber((int)(unit * UnitSeconds / SecondsOfDay)), 1),
        };
        for (var end = day.AddDays(count); day < end;)
        {
            var isIn = filter.AllowsMonth(day.Month);
            if (!budget.Spend(1))
            {
                yield break;
            }

            if (isIn && filter.Allows(day))
            {
                yield return day;
            }

            day = isIn ? day.AddDays(1) : new DateOnly(day.Year, day.Month, 1).AddMonths(1);
        }
    }

    /// <summary>For units shorter than a day: the first that its day, hour or minute does not rule out.</summary>
    private long NextPossible(long unit)
    {
        if (rule.Frequency >= Frequency.Daily)
        {
            return 0;
        }

        var second = unit * UnitSeconds;
        var day = DateOnly.FromDayNumber((int)(second / SecondsOfDay));
        var next = filter.Allows(day) ? times.NextPossible(second % SecondsOfDay + UnitSeconds) : SecondsOfDay;
        return (second / SecondsOfDay * SecondsOfDay + next) / UnitSeconds;
    }

    private static int SecondOf(LocalTime time) => time.Hour * 3600 + time.Minute * 60 + time.Second;
}
