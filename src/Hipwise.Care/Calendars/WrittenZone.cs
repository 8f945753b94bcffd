using System.Collections.Immutable;
using NodaTime;
using NodaTime.TimeZones;

namespace Hipwise.Care.Calendars;

/// <summary>A change of the clocks: from this moment the offset holds.</summary>
internal readonly record struct OffsetChange(Instant At, Offset Offset);

/// <summary>A zone as the file itself describes it, with all its changes worked out until 2100.</summary>
internal sealed class WrittenZone : DateTimeZone
{
    private readonly ImmutableArray<OffsetChange> changes;
    private readonly Offset before;

    public WrittenZone(Offset before, ImmutableArray<OffsetChange> changes)
        : base("VTIMEZONE", changes.IsEmpty, Least(before, changes), Most(before, changes)) =>
        (this.before, this.changes) = (before, changes);

    public override ZoneInterval GetZoneInterval(Instant instant)
    {
        var (low, high) = (0, changes.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = changes[middle].At <= instant ? (middle + 1, high) : (low, middle);
        }

        Instant? start = low == 0 ? null : changes[low - 1].At;
        Instant? end = low == changes.Length ? null : changes[low].At;
        return new("", start, end, low == 0 ? before : changes[low - 1].Offset, Offset.Zero);
    }

    private static Offset Least(Offset before, ImmutableArray<OffsetChange> changes) =>
        changes.Select(change => change.Offset).Append(before).Min();

    private static Offset Most(Offset before, ImmutableArray<OffsetChange> changes) =>
        changes.Select(change => change.Offset).Append(before).Max();
}
