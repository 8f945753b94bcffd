using System.Collections.Immutable;
using System.Globalization;

namespace Hipwise.Care.Calendars;

/// <summary>Reads an RRULE or EXRULE; throws <see cref="PropertyException"/> when a part is wrong.</summary>
internal static class RuleReader
{
    private const int MostInterval = 1_000_000;
    private static readonly ImmutableArray<string> Weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    public static RecurrenceRule Read(ContentLine line, ZoneFinder zones)
    {
        var parts = Parts(line);
        var rule = new RecurrenceRule(ReadFrequency(line, parts.GetValueOrDefault("FREQ")));
        foreach (var (name, value) in parts)
        {
            rule = With(rule, line, name, value, zones);
        }

        return rule;
    }

    private static Dictionary<string, string> Parts(ContentLine line)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in line.Value.ToUpperInvariant().Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=');
            if (equals < 1 || !parts.TryAdd(part[..equals].Trim(), part[(equals + 1)..].Trim()))
            {
                throw line.Wrong("has a part without a name, or the same part twice; it is left out");
            }
        }

        return parts;
    }

    private static RecurrenceRule With(RecurrenceRule rule, ContentLine line, string name, string value, ZoneFinder zones) => name switch
    {
        "INTERVAL" => rule with { Interval = Number(line, name, value, 1, MostInterval) },
        "COUNT" => rule with { Count = Number(line, name, value, 1, int.MaxValue) },
        "UNTIL" => rule with { Until = Values.Time(line, value, zones) },
        "WKST" => rule with { WeekStart = Weekday(line, name, value) },
        "BYSECOND" => rule with { Seconds = Numbers(line, name, value, 0, 60, false).Select(second => Math.Min(second, 59)).Distinct().ToImmutableArray() },
        "BYMINUTE" => rule with { Minutes = Numbers(line, name, value, 0, 59, false) },
        "BYHOUR" => rule with { Hours = Numbers(line, name, value, 0, 23, false) },
        "BYDAY" => rule with { Days = [.. Items(value).Select(item => Day(line, item)).Distinct().Order(Comparer<RuleDay>.Create(ByWeekday))] },
        "BYMONTHDAY" => rule with { MonthDays = Numbers(line, name, value, 1, 31, true) },
        "BYYEARDAY" => rule with { YearDays = Numbers(line, name, value, 1, 366, true) },
        "BYWEEKNO" => rule with { Weeks = Numbers(line, name, value, 1, 53, true) },
        "BYMONTH" => rule with { Months = Numbers(line, name, value, 1, 12, false) },
        "BYSETPOS" => rule with { Positions = Numbers(line, name, value, 1, 366, true) },
        "FREQ" => rule,
        _ when name.StartsWith("X-", StringComparison.Ordinal) => rule,
        _ => throw line.Wrong("has a part that RFC 5545 does not know; it is left out"),
    };

    private static Frequency ReadFrequency(ContentLine line, string? word) => word switch
    {
        "SECONDLY" => Frequency.Secondly,
        "MINUTELY" => Frequency.Minutely,
        "HOURLY" => Frequency.Hourly,
        "DAILY" => Frequency.Daily,
        "WEEKLY" => Frequency.Weekly,
        "MONTHLY" => Frequency.Monthly,
        "YEARLY" => Frequency.Yearly,
        _ => throw line.Wrong("has no FREQ of SECONDLY to YEARLY; it is left out"),
    };

    private static RuleDay Day(ContentLine line, string item)
    {
        var weekday = Weekday(line, "BYDAY", item.Length < 2 ? "" : item[^2..]);
        return new(item.Length <= 2 ? 0 : Signed(line, "BYDAY", item[..^2], 1, 53), weekday);
    }

    private static int Weekday(ContentLine line, string part, string word)
    {
        var index = Weekdays.IndexOf(word);
        return index >= 0 ? index : throw line.Wrong($"has something other than MO to SU in {part}; it is left out");
    }

    private static ImmutableArray<int> Numbers(ContentLine line, string part, string value, int least, int most, bool fromEnd)
    {
        var numbers = Items(value).Select(item => fromEnd ? Signed(line, part, item, least, most) : Number(line, part, item, least, most));
        ImmutableArray<int> sorted = [.. numbers.Distinct().Order()];
        return sorted.Length > 0 ? sorted : throw line.Wrong($"has an empty {part}; it is left out");
    }

    private static string[] Items(string value) => value.Split(',', StringSplitOptions.TrimEntries);

    private static int Signed(ContentLine line, string part, string item, int least, int most) =>
        item.StartsWith('-') ? -Number(line, part, item[1..], least, most) : Number(line, part, item.TrimStart('+'), least, most);

    private static int Number(ContentLine line, string part, string item, int least, int most) =>
        int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw line.Wrong(string.Create(CultureInfo.InvariantCulture, $"has a {part} that is no number from {least} to {most}; it is left out"));

    private static int ByWeekday(RuleDay one, RuleDay other) => (one.Weekday, one.Ordinal).CompareTo((other.Weekday, other.Ordinal));
}
