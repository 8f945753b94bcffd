using System.Globalization;
using Hipwise.Care.Calendars;
using Hipwise.Care.Tests.Properties;
using NodaTime;
using NodaTime.Calendars;

namespace Hipwise.Care.Tests.Calendars;

/// <summary>Random rules, and a slow judge of them that shares no code with the expansion.</summary>
internal static class RandomRules
{
    private static readonly string[] Weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    public static LocalDateTime Start(Dice dice) =>
        new LocalDateTime(1990 + dice.Below(60), 1, 1, 0, 0).PlusDays(dice.Below(366)).PlusMinutes(5 * dice.Below(288));

    /// <summary>A rule of days, as RFC 5545 allows it: what it forbids for a frequency is not asked for.</summary>
    public static string OfDays(Dice dice)
    {
        var frequency = dice.One<string>(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]);
        var isYear = frequency == "YEARLY";
        var parts = new List<string> { $"FREQ={frequency}", $"INTERVAL={1 + dice.Below(4)}" };
        var weeks = isYear && dice.Chance(0.2);
        Add(parts, dice, 0.3, "WKST", () => dice.One(Weekdays));
        Add(parts, dice, 0.3, "BYMONTH", () => Numbers(dice, 4, 12, false));
        Add(parts, dice, weeks ? 1 : 0, "BYWEEKNO", () => Numbers(dice, 4, 53, true));
        Add(parts, dice, isYear && !weeks ? 0.2 : 0, "BYYEARDAY", () => Numbers(dice, 8, 366, true));
        Add(parts, dice, frequency == "WEEKLY" || weeks ? 0 : 0.3, "BYMONTHDAY", () => Numbers(dice, 8, 31, true));
        var mayCount = (isYear && !weeks) || frequency == "MONTHLY";
        Add(parts, dice, 0.5, "BYDAY", () => string.Join(',', Many(dice, 3, () => Ordinal(dice, mayCount, isYear) + dice.One(Weekdays))));
        Add(parts, dice, 0.15, "BYHOUR", () => Numbers(dice, 3, 23, false));
        Add(parts, dice, 0.15, "BYMINUTE", () => Numbers(dice, 3, 59, false));
        Add(parts, dice, parts.Count > 2 ? 0.3 : 0, "BYSETPOS", () => Numbers(dice, 3, 6, true));
        return string.Join(';', parts);
    }

    private static void Add(List<string> parts, Dice dice, double chance, string name, Func<string> value)
    {
        if (dice.Chance(chance))
        {
            parts.Add($"{name}={value()}");
        }
    }

    private static IEnumerable<string> Many(Dice dice, int most, Func<string> one) => Enumerable.Range(0, 1 + dice.Below(most)).Select(_ => one()).Distinct(StringComparer.Ordinal);

    private static string Numbers(Dice dice, int many, int most, bool fromEnd) =>
        string.Join(',', Many(dice, many, () => $"{(fromEnd && dice.Chance(0.3) ? -1 : 1) * (1 + dice.Below(most))}"));

    private static string Ordinal(Dice dice, bool mayCount, bool isYear) =>
        mayCount && dice.Chance(0.4) ? ((dice.Chance(0.4) ? -1 : 1) * (1 + dice.Below(isYear && dice.Chance(0.5) ? 53 : 5))).ToString(CultureInfo.InvariantCulture) : "";

    /// <summary>Every day from the start is asked whether the rule gives it; a year more than needed, for positions count from the end of a period.</summary>
    public static List<LocalDateTime> Slowly(string text, LocalDateTime start, LocalDate end)
    {
        var parts = text.Split(';').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
        var weekStart = (IsoDayOfWeek)(1 + Array.IndexOf(Weekdays, parts.GetValueOrDefault("WKST", "MO")));
        var firstDay = PeriodStart(parts["FREQ"], start.Date, weekStart);
        var periods = new List<List<LocalDateTime>>();
        var last = LocalDate.MinIsoValue;
        for (var day = firstDay; day < end.PlusDays(370); day = day.PlusDays(1))
        {
            var period = PeriodStart(parts["FREQ"], day, weekStart);
            if (period != last)
            {
                periods.Add([]);
                last = period;
            }

            if (Allows(parts, day, start.Date, weekStart))
            {
                periods[^1].AddRange(Times(parts, start.TimeOfDay).Select(time => day + time));
            }
        }

        var interval = int.Parse(parts["INTERVAL"], CultureInfo.InvariantCulture);
        return [.. periods.Where((_, index) => index % interval == 0).SelectMany(set => Picked(parts, set)).Where(time => time >= start && time.Date < end)];
    }

    private static IEnumerable<LocalDateTime> Picked(Dictionary<string, string> parts, List<LocalDateTime> set) =>
        Given(parts, "BYSETPOS") is not { } positions ? set : set.Where((_, index) => positions.Contains(index + 1) || positions.Contains(index - set.Count));

    private static LocalDate PeriodStart(string frequency, LocalDate day, IsoDayOfWeek weekStart) => frequency switch
    {
        "YEARLY" => new(day.Year, 1, 1),
        "MONTHLY" => new(day.Year, day.Month, 1),
        "WEEKLY" => day.PlusDays(1).Previous(weekStart),
        _ => day,
    };

    private static IEnumerable<LocalTime> Times(Dictionary<string, string> parts, LocalTime start) =>
        from hour in Given(parts, "BYHOUR")?.Order() ?? Enumerable.Repeat(start.Hour, 1)
        from minute in Given(parts, "BYMINUTE")?.Order() ?? Enumerable.Repeat(start.Minute, 1)
        select new LocalTime(hour, minute);

    private static int[]? Given(Dictionary<string, string> parts, string name) =>
        parts.TryGetValue(name, out var list) ? [.. list.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture))] : null;

    private static bool Allows(Dictionary<string, string> parts, LocalDate day, LocalDate start, IsoDayOfWeek weekStart)
    {
        var (months, weeks, yearDays, monthDays) = (Given(parts, "BYMONTH"), Given(parts, "BYWEEKNO"), Given(parts, "BYYEARDAY"), Given(parts, "BYMONTHDAY"));
        var weekdays = parts.GetValueOrDefault("BYDAY")?.Split(',');
        var isBare = weeks is null && yearDays is null && monthDays is null && weekdays is null;
        var isYear = parts["FREQ"] == "YEARLY";
        var rightByDefault = parts["FREQ"] switch
        {
            "WEEKLY" => weekdays is not null || day.DayOfWeek == start.DayOfWeek,
            "MONTHLY" => !isBare || day.Day == start.Day,
            "YEARLY" when isBare => day.Day == start.Day && (months is not null || day.Month == start.Month),
            "YEARLY" when weeks is not null && weekdays is null => day.DayOfWeek == start.DayOfWeek,
            _ => true,
        };
        return rightByDefault
            && months?.Contains(day.Month) != false
            && In(monthDays, day.Day, day.Calendar.GetDaysInMonth(day.Year, day.Month))
            && In(yearDays, day.DayOfYear, day.Calendar.GetDaysInYear(day.Year))
            && IsInWeek(weeks, day, weekStart)
            && (weekdays is null || weekdays.Any(word => IsDay(word, day, isYear && months is null)));
    }

    private static bool In(int[]? numbers, int place, int length) => numbers is null || numbers.Any(number => number == place || number == place - length - 1);

    private static bool IsInWeek(int[]? weeks, LocalDate day, IsoDayOfWeek weekStart)
    {
        var years = WeekYearRules.ForMinDaysInFirstWeek(4, weekStart);
        return In(weeks, years.GetWeekOfWeekYear(day), years.GetWeeksInWeekYear(years.GetWeekYear(day)));
    }

    /// <summary>Counts the weekdays by walking over them.</summary>
    private static bool IsDay(string word, LocalDate day, bool inYear)
    {
        if (Weekdays[(int)day.DayOfWeek - 1] != word[^2..])
        {
            return false;
        }

        var (before, after) = (1, 1);
        for (var other = day.PlusWeeks(-1); other.Year == day.Year && (inYear || other.Month == day.Month); other = other.PlusWeeks(-1))
        {
            before++;
        }

        for (var other = day.PlusWeeks(1); other.Year == day.Year && (inYear || other.Month == day.Month); other = other.PlusWeeks(1))
        {
            after++;
        }

        return word.Length == 2 || word[..^2] == $"{before}" || word[..^2] == $"-{after}";
    }
}
