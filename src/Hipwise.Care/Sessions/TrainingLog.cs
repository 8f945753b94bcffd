using System.Collections.Immutable;

namespace Hipwise.Care.Sessions;

/// <summary>Everything that was done so far.</summary>
/// <param name="Sessions">Sessions in which something was done, oldest first.</param>
/// <param name="Mornings">Mornings told about, oldest first.</param>
/// <param name="SafetyReadAt">When the safety questions were last read and still hold, or null.</param>
public sealed record TrainingLog(ImmutableArray<SessionLog> Sessions, ImmutableArray<Morning> Mornings, DateTimeOffset? SafetyReadAt)
{
    /// <summary>Nothing yet.</summary>
    public static TrainingLog Empty { get; } = new([], [], null);

    /// <summary>Puts sessions and mornings in order; of two tellings of the same morning the later in the list counts.</summary>
    public static TrainingLog Of(IEnumerable<SessionLog> sessions, IEnumerable<Morning> mornings, DateTimeOffset? safetyReadAt) => new(
        [.. sessions.OrderBy(session => session.StartedAt).ThenBy(session => session.Id)],
        [.. mornings.GroupBy(morning => morning.Day).Select(same => same.Last()).OrderBy(morning => morning.Day)], safetyReadAt);

    /// <summary>True when a morning between this session and the next was worse than usual.</summary>
    /// <param name="index">Index of the session.</param>
    /// <param name="riseAbove">Rise that is still fine.</param>
    public bool WasWorseAfter(int index, double riseAbove)
    {
        var day = Sessions[index].Day;
        var next = Sessions.Skip(index + 1).Select(session => session.Day).FirstOrDefault(later => later > day, DateOnly.MaxValue);
        return Mornings.Any(morning => morning.Day > day && morning.Day <= next && morning.Day <= day.AddDays(1) && morning.IsWorse(riseAbove));
    }
}
