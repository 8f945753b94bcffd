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

        var (recent, last) = LookBack(state, [.. possible.Select(choice => choice.Id)], rules.NotAgainWithin);
        return possible.Select((choice, rank) => (choice, rank))
            .OrderBy(pair => recent.Contains(pair.choice.Id)).ThenByDescending(pair => pair.choice.Due)
            .ThenBy(pair => last.GetValueOrDefault(pair.choice.Id, -1)).ThenBy(pair => pair.rank)
            .Select(pair => pair.choice.Id).FirstOrDefault();
    }

    /// <summary>The choices of the newest breaks, and where in the past each was offered last; from the newest back, no further than needed.</summary>
    private static (HashSet<string> Recent, Dictionary<string, int> Last) LookBack(NudgeState state, HashSet<string> choices, int within)
    {
        var (recent, last, breaks) = (new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal), 0);
        for (var i = state.Past.Length - 1; i >= 0 && (breaks < within || last.Count < choices.Count); i--)
        {
            var past = state.Past[i];
            if (past.DeskOnly)
            {
                continue;
            }

            if (breaks++ < within)
            {
                recent.Add(past.Choice);
            }

            if (choices.Contains(past.Choice))
            {
                last.TryAdd(past.Choice, i);
            }
        }

        return (recent, last);
    }
}
