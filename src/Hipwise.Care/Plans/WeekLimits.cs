using System.Collections.Immutable;
using Hipwise.Care.Own;

namespace Hipwise.Care.Plans;

/// <summary>Lays sessions on as few days, and as short, as limits ask.</summary>
/// <param name="limits">The limits that hold.</param>
/// <param name="week">All days of a week in order.</param>
internal sealed class WeekLimits(LimitCheck limits, IReadOnlyList<string> week)
{
    private const int SecondsPerMinute = 60;

    /// <summary>The sessions on the days that remain; one for which there is no day remains out.</summary>
    public ImmutableArray<PlanBlock> Settle(ImmutableArray<PlanBlock> blocks)
    {
        var days = week.Where(day => blocks.Any(block => block.Days.Contains(day))).ToList();
        if (limits.MostDays < days.Count)
        {
            var kept = Spread(days, limits.MostDays.Value);
            blocks = [.. blocks.Select(block => block with { Days = block.Days.Any(kept.Contains) ? [.. block.Days.Where(kept.Contains)] : [kept[0]] })];
        }

        return limits.MostMinutes is { } minutes ? ShareDays(blocks, minutes * SecondsPerMinute) : blocks;
    }

    // As even over the week as it goes.
    private static List<string> Spread(List<string> days, int count) => [.. Enumerable.Range(0, count).Select(index => days[index * days.Count / count])];

    /// <summary>Two sessions on one day only where both fit; the later of them gives way.</summary>
    private static ImmutableArray<PlanBlock> ShareDays(ImmutableArray<PlanBlock> blocks, int mostSeconds)
    {
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        var settled = ImmutableArray.CreateBuilder<PlanBlock>();
        foreach (var block in blocks)
        {
            ImmutableArray<string> days = [.. block.Days.Where(day => taken.GetValueOrDefault(day) + block.Seconds <= mostSeconds)];
            foreach (var day in days)
            {
                taken[day] = taken.GetValueOrDefault(day) + block.Seconds;
            }

            if (!days.IsEmpty)
            {
                settled.Add(block with { Days = days });
            }
        }

        return settled.ToImmutable();
    }
}
