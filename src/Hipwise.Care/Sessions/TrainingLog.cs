using System.Collections.Immutable;

namespace Hipwise.Care.Sessions;

/// <summary>Everything that was done so far.</summary>
/// <param name="Sessions">Sessions in which something was done, oldest first.</param>
/// <param name="Mornings">Mornings told about, by day.</param>
/// <param name="SafetyReadAt">When the safety questions were last read and still hold, or null.</param>
public sealed record TrainingLog(ImmutableArray<SessionLog> Sessions, ImmutableSortedDictionary<DateOnly, Morning> Mornings, DateTimeOffset? SafetyReadAt)
{
    /// <summary>Nothing yet.</summary>
    public static TrainingLog Empty { get; } = new([], ImmutableSortedDictionary<DateOnly, Morning>.Empty, null);

    /// <summary>Puts sessions and mornings in order; of two tellings of the same morning the later in the list counts.</summary>
    public static TrainingLog Of(IEnumerable<SessionLog> sessions, IEnumerable<Morning> mornings, DateTimeOffset? safetyReadAt) => new(
        [.. sessions.OrderBy(session => session.StartedAt).ThenBy(session => session.Id)],
        mornings.GroupBy(morning => morning.Day).ToImmutableSortedDictionary(same => same.Key, same => same.Last()), safetyReadAt);

    /// <summary>True when the morning after a day was worse than usual.</summary>
    /// <param name="day">The day of a session.</param>
    /// <param name="riseAbove">Rise that is still fine.</param>
    public bool WasWorseAfter(DateOnly day, double riseAbove) => Mornings.TryGetValue(day.AddDays(1), out var morning) && morning.IsWorse(riseAbove);
}
