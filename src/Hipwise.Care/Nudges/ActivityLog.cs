using System.Collections.Immutable;
using Hipwise.Knowledge;
using NodaTime;

namespace Hipwise.Care.Nudges;

/// <summary>When a person was seen at work by pages that they permitted to tell; times only.</summary>
/// <param name="Spans">Stretches without a longer pause, apart from each other, in order.</param>
public sealed record ActivityLog(ImmutableArray<Interval> Spans)
{
    /// <summary>Nothing seen yet.</summary>
    public static ActivityLog Empty { get; } = new([]);

    /// <summary>
    /// The log after one more sign. Signs that come sooner than the rules want them change nothing, so that several tabs and devices come to
    /// the same as one; after a pause a stretch begins anew with no length, so that no minute counts that nothing was seen in.
    /// </summary>
    /// <param name="at">When the server was told; never a time that a device says.</param>
    /// <param name="rules">How often signs come and what is a pause.</param>
    public ActivityLog Note(Instant at, NudgeRules rules)
    {
        if (Spans.IsEmpty)
        {
            return new([new Interval(at, at)]);
        }

        var last = Spans[^1];
        // A clock that was set back waits until it is there again.
        if (at - last.End < Duration.FromMinutes(rules.ActivityMinutes) / 2)
        {
            return this;
        }

        var oldest = at - Duration.FromDays(rules.ActivityDays);
        var kept = Spans[0].End < oldest ? Spans.RemoveAll(span => span.End < oldest) : Spans;
        return at - last.End <= Duration.FromMinutes(rules.ActivityGapMinutes) && !kept.IsEmpty
            ? new(kept.SetItem(kept.Length - 1, new Interval(last.Start, at)))
            : new(kept.Add(new Interval(at, at)));
    }
}

/// <summary>What open pages may tell of a person being at work.</summary>
public enum ActivityKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>That keys, mouse or touch were used in an open page of Hipwise.</summary>
    Page,

    /// <summary>That the computer is in use, where the browser can tell and the person lets it.</summary>
    Computer,
}
