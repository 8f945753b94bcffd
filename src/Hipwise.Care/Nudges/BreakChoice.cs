using Hipwise.Knowledge;
using NodaTime;

namespace Hipwise.Care.Nudges;

/// <summary>Chooses what a nudge is: possible at the place, due first, then what was not offered for longest.</summary>
internal static class BreakChoice
{
    /// <summary>Id of the choice; null when nothing can be done at the place.</summary>
    public static string? Choose(NudgeState state, Instant slot, NudgeRules rules)
    {
        var where = rules.Places.First(place => place.Id == state.Settings.Place).Where;
        var possible = state.Choices.Where(choice => where.Contains(choice.Where) && !state.Limited.Contains(choice.Id)).ToList();
        // Put off, it comes once more as it was, unless a limit has been set since.
        if (state.Past.LastOrDefault(nudge => nudge.Slot == slot) is { } again && !state.Limited.Contains(again.Choice))
        {
            return again.Choice;
        }

        var recent = state.Past.Where(nudge => !nudge.DeskOnly).TakeLast(rules.NotAgainWithin).Select(nudge => nudge.Choice).ToHashSet(StringComparer.Ordinal);
        return possible.Select((choice, rank) => (choice, rank))
            .OrderBy(pair => recent.Contains(pair.choice.Id)).ThenByDescending(pair => pair.choice.Due)
            .ThenBy(pair => LastOf(state, pair.choice.Id)).ThenBy(pair => pair.rank)
            .Select(pair => pair.choice.Id).FirstOrDefault();
    }

    private static Instant LastOf(NudgeState state, string choice) =>
        state.Past.Where(nudge => nudge.Choice == choice).Select(nudge => nudge.OfferedAt).DefaultIfEmpty(Instant.MinValue).Max();
}
