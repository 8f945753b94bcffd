using System.Collections.Immutable;
using NodaTime;

namespace Hipwise.Care.Calendars;

/// <summary>Reads a VTIMEZONE: its STANDARD and DAYLIGHT parts say when the clocks change, and to what.</summary>
internal static class WrittenZoneReader
{
    private static readonly LocalDateTime LastChange = new(2100, 12, 31, 0, 0);

    public static WrittenZone Read(Component component, Budget budget)
    {
        var parts = component.Parts.Where(part => part.Name is "STANDARD" or "DAYLIGHT").Select(part => new Part(part)).ToList();
        if (parts.Count == 0)
        {
            throw new PropertyException(component.Line, component.Name, "has neither STANDARD nor DAYLIGHT; it is left out");
        }

        var changes = parts.SelectMany(part => part.Changes(budget)).OrderBy(change => change.At);
        var before = parts.OrderBy(part => part.Start).First().From;
        return new(before, Apart(changes));
    }

    /// <summary>No clock changes twice within two days, and a local time could then mean three moments.</summary>
    private static ImmutableArray<OffsetChange> Apart(IEnumerable<OffsetChange> changes)
    {
        var apart = ImmutableArray.CreateBuilder<OffsetChange>();
        foreach (var change in changes)
        {
            if (apart.Count == 0 || change.At - apart[^1].At >= Duration.FromDays(2))
            {
                apart.Add(change);
            }
        }

        return apart.ToImmutable();
    }

    private sealed class Part
    {
        private readonly Offset to;
        private readonly RecurrenceRule? rule;
        private readonly ImmutableArray<LocalDateTime> extra;

        public Part(Component component)
        {
            var zones = ZoneFinder.OfNames();
            Start = Values.Time(component.Need("DTSTART"), zones).Local;
            From = Values.Offset(component.Need("TZOFFSETFROM"));
            to = Values.Offset(component.Need("TZOFFSETTO"));
            rule = component.Find("RRULE") is { } line ? RuleReader.Read(line, zones) : null;
            extra = [.. component.All("RDATE").SelectMany(line => Values.Spans(line, zones)).Select(span => span.Start.Local)];
        }

        public LocalDateTime Start { get; }

        public Offset From { get; }

        /// <summary>Each change is written on the clock that ran until then.</summary>
        public IEnumerable<OffsetChange> Changes(Budget budget)
        {
            budget.StartRule();
            var clock = DateTimeZone.ForOffset(From);
            var ruled = rule is null ? [] : new RuleExpansion(rule, Start).Between(Start, LastChange, rule.LastOn(clock), budget);
            return ruled.Append(Start).Concat(extra).Distinct().Select(local => new OffsetChange(local.WithOffset(From).ToInstant(), to));
        }
    }
}
