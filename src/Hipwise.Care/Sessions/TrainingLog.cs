using System.Collections.Immutable;

namespace Hipwise.Care.Sessions;

/// <summary>Everything that was done so far.</summary>
/// <param name="Sessions">Sessions, oldest first; one that was left and begun anew is one session.</param>
/// <param name="Mornings">Mornings told about, by day.</param>
/// <param name="SafetyReadAt">When the safety questions were last read and still hold, or null.</param>
public sealed record TrainingLog(ImmutableArray<SessionLog> Sessions, ImmutableSortedDictionary<DateOnly, Morning> Mornings, DateTimeOffset? SafetyReadAt)
{
    /// <summary>Nothing yet.</summary>
    public static TrainingLog Empty { get; } = new([], ImmutableSortedDictionary<DateOnly, Morning>.Empty, null);

    /// <summary>Puts sessions and mornings in order; of two tellings of the same morning the later in the list counts.</summary>
    public static TrainingLog Of(IEnumerable<SessionLog> sessions, IEnumerable<Morning> mornings, DateTimeOffset? safetyReadAt) => new(
        Join(sessions.OrderBy(session => session.StartedAt).ThenBy(session => session.Id)),
        mornings.GroupBy(morning => morning.Day).ToImmutableSortedDictionary(same => same.Key, same => same.Last()), safetyReadAt);

    // Two tabs may begin the same one anew: they all are one.
    private static ImmutableArray<SessionLog> Join(IEnumerable<SessionLog> sessions)
    {
        var (joined, places) = (new List<SessionLog>(), new Dictionary<Guid, int>());
        foreach (var session in sessions)
        {
            if (session.Restarts is { } left && places.TryGetValue(left, out var place) && joined[place].Day == session.Day && joined[place].Block == session.Block)
            {
                (joined[place], places[session.Id]) = (session.After(joined[place]), place);
                continue;
            }

            places[session.Id] = joined.Count;
            joined.Add(session);
        }

        return [.. joined];
    }

    /// <summary>True when the morning after a day was worse than usual.</summary>
    /// <param name="day">The day of a session.</param>
    /// <param name="riseAbove">Rise that is still fine.</param>
    public bool WasWorseAfter(DateOnly day, double riseAbove) => Mornings.TryGetValue(day.AddDays(1), out var morning) && morning.IsWorse(riseAbove);
}
