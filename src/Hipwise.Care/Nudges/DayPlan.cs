using System.Collections.Immutable;
using Hipwise.Knowledge;
using NodaTime;

namespace Hipwise.Care.Nudges;

/// <summary>The nudges still to come on one day, with meetings, calls, quiet hours and snoozes taken into account.</summary>
internal sealed class DayPlan
{
    private readonly NudgeState state;
    private readonly NudgeRules rules;
    private readonly WorkSlots work;
    private readonly LocalDate day;
    private readonly bool over;
    private readonly Pace pace;
    private readonly ImmutableArray<Interval> blocked = [];

    public DayPlan(NudgeState state, LocalDate day, Instant now, KnowledgeBase knowledge)
    {
        (this.state, this.day, rules) = (state, day, knowledge.Nudges);
        work = new WorkSlots(state.Settings, rules);
        over = !state.Settings.WorksOn(day) || now >= work.HoursOf(day).End;
        if (over)
        {
            return;
        }

        pace = new Acceptance(state.Settings, knowledge).PaceOf(state.Past, day);
        blocked = Merge(state.Busy.Concat(state.Calls).Concat(work.QuietOf(day)));
    }

    /// <summary>In the order they come, none once the working day is over; none is offered twice, none lies in a meeting or outside the hours, and no two stand too close.</summary>
    public IEnumerable<Nudge> Nudges()
    {
        if (over)
        {
            yield break;
        }

        var hours = work.HoursOf(day);
        var gap = Duration.FromMinutes(pace.Every * rules.LeastGapShare);
        var last = state.Past.IsEmpty ? Instant.MinValue : state.Past[^1].OfferedAt;
        var put = !state.Past.IsEmpty && state.Past[^1] is { Answer: NudgeAnswer.Snoozed } snoozed ? snoozed : null;
        foreach (var nudge in Candidates(put).Where(one => hours.Contains(one.DueAt)).OrderBy(one => one.DueAt).ThenByDescending(one => one.Slot))
        {
            // What was put off was asked for, however soon it is.
            if (nudge.Slot == put?.Slot || last == Instant.MinValue || nudge.DueAt - last >= gap)
            {
                yield return nudge;
                last = nudge.DueAt;
            }
        }
    }

    private IEnumerable<Nudge> Candidates(PastNudge? put)
    {
        var done = state.Past.IsEmpty ? Instant.MinValue : state.Past[^1].Slot;
        if (put is { Until: { } until } && until.InZone(state.Settings.Zone).Date == day)
        {
            var free = FreeFrom(until);
            yield return new Nudge(put.Slot, free, NudgeKind.Break, put.Choice, null, free > until);
        }

        foreach (var slot in work.Of(day, pace).Where(slot => slot.At > done))
        {
            var free = FreeFrom(slot.At);
            yield return new Nudge(slot.At, free, slot.Kind, null, slot.Desk, free > slot.At);
        }
    }

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
