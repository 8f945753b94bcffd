using System.Collections.Immutable;
using Hipwise.Knowledge;
using NodaTime;

namespace Hipwise.Care.Nudges;

/// <summary>The nudges still to come on one day, with meetings, calls, quiet hours and snoozes taken into account.</summary>
internal sealed class DayPlan
{
    private static readonly Instant Never = Instant.FromUnixTimeSeconds(0);
    private readonly NudgeState state;
    private readonly NudgeRules rules;
    private readonly WorkSlots work;
    private readonly LocalDate day;
    private readonly bool over;
    private readonly Pace pace;
    private readonly ImmutableArray<Interval> blocked = [];
    private readonly ImmutableArray<Slot> slots = [];

    /// <summary>Looks at one day.</summary>
    /// <param name="state">What is known; nothing comes again that is past in it.</param>
    /// <param name="day">The day on the person's clock.</param>
    /// <param name="now">The time; once the working day is over nothing comes.</param>
    /// <param name="knowledge">How nudges are timed.</param>
    /// <param name="taken">What tells how often they are taken, when that is more than is past in the state.</param>
    public DayPlan(NudgeState state, LocalDate day, Instant now, KnowledgeBase knowledge, ImmutableArray<PastNudge>? taken = null)
    {
        (this.state, this.day, rules) = (state, day, knowledge.Nudges);
        work = new WorkSlots(state.Settings, rules);
        over = !state.Settings.WorksOn(day) || now >= work.HoursOf(day).End;
        if (over)
        {
            return;
        }

        pace = new Acceptance(state.Settings, knowledge).PaceOf(taken ?? state.Past, day);
        slots = [.. work.Of(day, pace)];
        blocked = Merge(state.Busy.Concat(state.Calls).Concat(work.QuietOf(day)));
    }

    /// <summary>
    /// In the order they come, none once the working day is over; none is offered twice, none lies in a meeting or outside the hours, and no two
    /// breaks stand too close. A move of the desk comes when its cycle says, between breaks that may be near.
    /// </summary>
    public IEnumerable<Nudge> Nudges()
    {
        if (over)
        {
            yield break;
        }

        var hours = work.HoursOf(day);
        var gap = Duration.FromMinutes(pace.Every * rules.LeastGapShare);
        var near = Duration.FromMinutes(rules.DeskNearMinutes);
        var last = state.Past.IsEmpty ? Never : state.Past[^1].OfferedAt;
        var lastBreak = state.Past.LastOrDefault(nudge => !nudge.DeskOnly)?.OfferedAt ?? Never;
        var put = !state.Past.IsEmpty && state.Past[^1] is { Answer: NudgeAnswer.Snoozed } snoozed ? snoozed : null;
        foreach (var nudge in Candidates(put).Where(one => hours.Contains(one.DueAt)).OrderBy(one => one.DueAt).ThenBy(one => one.Kind).ThenByDescending(one => one.Slot))
        {
            // What was put off was asked for, however soon it is; of a break too soon after another its move of the desk is left.
            var asked = nudge.Slot == put?.Slot;
            var isBreak = nudge.Kind == NudgeKind.Break && (asked || nudge.DueAt - lastBreak >= gap);
            if (asked || (nudge.DueAt - last >= near && (isBreak || nudge.Desk is not null)))
            {
                yield return isBreak ? nudge : nudge with { Kind = NudgeKind.Desk };
                (last, lastBreak) = (nudge.DueAt, isBreak ? nudge.DueAt : lastBreak);
            }
        }
    }

    private IEnumerable<Nudge> Candidates(PastNudge? put)
    {
        var done = state.Past.IsEmpty ? Instant.MinValue : state.Past[^1].Slot;
        if (put is { Until: { } until } && until.InZone(state.Settings.Zone).Date == day)
        {
            var free = FreeFrom(until);
            var move = MoveOf(put.Slot, free);
            yield return put.DeskOnly
                ? new Nudge(put.Slot, free, NudgeKind.Desk, null, move, free > until)
                : new Nudge(put.Slot, free, NudgeKind.Break, put.Choice, move, free > until);
        }

        // Whoever put one off wants nothing else until then.
        foreach (var slot in slots.Where(slot => slot.At > done && !(slot.At <= put?.Until)))
        {
            var free = FreeFrom(slot.At);
            yield return new Nudge(slot.At, free, slot.Kind, null, free > slot.At ? MoveOf(slot.At, free) : slot.Desk, free > slot.At);
        }
    }

    // Where the desk belongs by then: of the moves that were held back with it only the last one counts.
    private DeskMove? MoveOf(Instant slot, Instant until) => slots.LastOrDefault(one => one.Desk is not null && one.At >= slot && one.At <= until).Desk;

    /// <summary>The first moment from here on that nothing blocks.</summary>
    private Instant FreeFrom(Instant at)
    {
        foreach (var one in blocked)
        {
            if (one.Start <= at && at < one.End)
            {
                at = one.End + Duration.FromMinutes(rules.AfterBusyMinutes);
            }
        }

        return at;
    }

    private static ImmutableArray<Interval> Merge(IEnumerable<Interval> intervals)
    {
        var merged = ImmutableArray.CreateBuilder<Interval>();
        foreach (var one in intervals.Where(one => one is { HasStart: true, HasEnd: true } && one.End > one.Start).OrderBy(one => one.Start))
        {
            if (merged.Count > 0 && one.Start <= merged[^1].End)
            {
                merged[^1] = new Interval(merged[^1].Start, Instant.Max(merged[^1].End, one.End));
            }
            else
            {
                merged.Add(one);
            }
        }

        return merged.ToImmutable();
    }
}
