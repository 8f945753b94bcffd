using System.Collections.Immutable;
using Hipwise.Knowledge;
using NodaTime;

namespace Hipwise.Care.Nudges;

/// <summary>When the next nudge comes and what it is: a pure function of what is known and the time.</summary>
public static class NudgeSchedule
{
    /// <summary>
    /// The nudge that is due now or comes next. One that is due stays due until it is among those offered, for as long as the rules are
    /// patient; so a program that was asleep offers one nudge, not all it missed.
    /// </summary>
    /// <param name="state">What is known.</param>
    /// <param name="now">The time.</param>
    /// <param name="knowledge">How nudges are timed and chosen.</param>
    /// <returns>Null when none comes within the days looked ahead, or while the person is in a call.</returns>
    public static Nudge? NextNudge(NudgeState state, Instant now, KnowledgeBase knowledge)
    {
        var (settings, rules) = (state.Settings, knowledge.Nudges);
        if (!settings.On || state.InCallSince is not null)
        {
            return null;
        }

        var patience = now - Duration.FromMinutes(rules.PatienceMinutes);
        var today = now.InZone(settings.Zone).Date;
        for (var ahead = 0; ahead <= rules.LookAheadDays; ahead++)
        {
            var day = today.PlusDays(ahead);
            if (day == state.StoppedOn)
            {
                continue;
            }

            var found = new DayPlan(state, day, now, knowledge).Nudges().FirstOrDefault(nudge => nudge.DueAt >= patience);
            if (found is not null)
            {
                return found.Kind == NudgeKind.Break ? found with { Choice = BreakChoice.Choose(state, found.Slot, rules) } : found;
            }
        }

        return null;
    }

    /// <summary>True when nudges come more rarely than asked for on a day, because few were taken.</summary>
    public static bool AreFewer(NudgeState state, LocalDate day, KnowledgeBase knowledge) => new Acceptance(state.Settings, knowledge).PaceOf(state.Past, day).Fewer;

    /// <summary>
    /// The breaks of a whole day when all goes as known now, for a calendar: meetings move them, and few taken make them fewer. A break keeps
    /// its slot when it moves.
    /// </summary>
    public static ImmutableArray<Nudge> BreaksOf(NudgeState state, LocalDate day, KnowledgeBase knowledge) =>
        !state.Settings.On || day == state.StoppedOn ? [] :
        [
            .. new DayPlan(state with { Past = [], Calls = [] }, day, Instant.MinValue, knowledge, state.Past).Nudges().Where(nudge => nudge.Kind == NudgeKind.Break),
        ];
}
