using System.Collections.Immutable;
using Hipwise.Knowledge;
using NodaTime;

namespace Hipwise.Care.Nudges;

/// <summary>How many breaks were taken, and what that makes of the pace.</summary>
/// <param name="settings">What the person wants.</param>
/// <param name="knowledge">The acceptance rule.</param>
internal sealed class Acceptance(NudgeSettings settings, KnowledgeBase knowledge)
{
    private const double Percent = 100;
    private readonly NudgeRules rules = knowledge.Nudges;
    private readonly PlanRule rule = knowledge.Rules.First(one => one.Id == "nudge-adherence");

    /// <summary>The pace of a day after what was taken on the days before.</summary>
    /// <param name="past">Nudges offered so far.</param>
    /// <param name="day">The day.</param>
    public Pace PaceOf(ImmutableArray<PastNudge> past, LocalDate day)
    {
        var every = settings.EveryMinutes;
        var days = LastDays(past, day, (int)rule.Parameters["low-days"][0]);
        var low = rule.Parameters["low-percent"][0] / Percent;
        if (days.Count < rule.Parameters["low-days"][0] || days.Exists(one => ShareOf(one) >= low))
        {
            return new Pace(every, every, false);
        }

        return new Pace(BetterFirst(past, day), every * rules.FewerFactor, true);
    }

    // From the newest backwards, so that a long history costs nothing.
    private List<List<PastNudge>> LastDays(ImmutableArray<PastNudge> past, LocalDate before, int count)
    {
        var days = new List<List<PastNudge>>();
        var (one, at) = (new List<PastNudge>(), before);
        for (var i = past.Length - 1; i >= 0 && days.Count < count; i--)
        {
            var day = DayOf(past[i].Slot);
            if (day >= before || past[i].DeskOnly)
            {
                continue;
            }

            if (day != at)
            {
                Keep(one, days);
                (one, at) = ([], day);
            }

            one.Add(past[i]);
        }

        Keep(one, days);
        return days.Count > count ? days[..count] : days;
    }

    private void Keep(List<PastNudge> day, List<List<PastNudge>> days)
    {
        if (day.Count >= rules.LeastOffers)
        {
            days.Add(day);
        }
    }

    /// <summary>Share of nudges done, 0 to 1; 0 when there were none.</summary>
    public static double ShareOf(IEnumerable<PastNudge> nudges)
    {
        var all = nudges.ToList();
        return all.Count == 0 ? 0 : all.Count(nudge => nudge.Answer == NudgeAnswer.Done) / (double)all.Count;
    }

    // Of the ways to keep every second slot, the one whose times of day were taken more often.
    private int BetterFirst(ImmutableArray<PastNudge> past, LocalDate day)
    {
        var (from, until) = (settings.Zone.AtStartOfDay(day.PlusDays(-rules.RememberedDays)).ToInstant(), settings.Zone.AtStartOfDay(day).ToInstant());
        var recent = past.Where(nudge => !nudge.DeskOnly && nudge.Slot >= from && nudge.Slot < until).Select(nudge => (Step: StepOf(nudge.Slot), nudge)).ToList();
        return Enumerable.Range(1, rules.FewerFactor)
            .OrderByDescending(first => ShareOf(recent.Where(one => one.Step % rules.FewerFactor == first % rules.FewerFactor).Select(one => one.nudge)))
            .ThenByDescending(first => first).First() * settings.EveryMinutes;
    }

    private long StepOf(Instant slot)
    {
        var time = slot.InZone(settings.Zone).TimeOfDay;
        return Period.Between(settings.From, time, PeriodUnits.Minutes).Minutes / settings.EveryMinutes;
    }

    private LocalDate DayOf(Instant at) => at.InZone(settings.Zone).Date;
}
