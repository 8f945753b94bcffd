using System.Collections.Immutable;

namespace Hipwise.Care.Sessions;

/// <summary>Something that happened in a session, told once by the device it happened on.</summary>
/// <param name="Id">Chosen by the device; the same id again is the same event, however often it is sent.</param>
/// <param name="At">When it happened.</param>
public abstract record SessionEvent(Guid Id, DateTimeOffset At);

/// <summary>The session began.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When.</param>
/// <param name="Block">The kind of session.</param>
/// <param name="Day">The day it counts for.</param>
/// <param name="Restarts">The session that was left and is begun anew with this one, or null.</param>
public sealed record SessionBegun(Guid Id, DateTimeOffset At, string Block, DateOnly Day, Guid? Restarts = null) : SessionEvent(Id, At);

/// <summary>A set was done.</summary>
/// <param name="Set">What was done; its id and time are those of this event.</param>
/// <param name="Replaces">Id of the earlier telling of the same set that this one corrects, or null.</param>
public sealed record SetTold(SetDone Set, Guid? Replaces) : SessionEvent(Set.Id, Set.At);

/// <summary>An exercise was left out.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Skipped">What was left out.</param>
public sealed record SkipTold(Guid Id, ExerciseSkipped Skipped) : SessionEvent(Id, Skipped.At);

/// <summary>The session was stopped for good.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Stop">Why.</param>
public sealed record SessionStopped(Guid Id, SessionStop Stop) : SessionEvent(Id, Stop.At);

/// <summary>The session came to its end.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When.</param>
public sealed record SessionFinished(Guid Id, DateTimeOffset At) : SessionEvent(Id, At);

/// <summary>Puts events together; their order of arrival does not matter, and an event told twice counts once.</summary>
public static class SessionEvents
{
    /// <summary>The session that these events tell, or null when none of them says that it began.</summary>
    /// <param name="session">Id of the session.</param>
    /// <param name="events">Its events, in any order.</param>
    public static SessionLog? Fold(Guid session, IEnumerable<SessionEvent> events)
    {
        var all = events.DistinctBy(one => one.Id).OrderBy(one => one.At).ThenBy(one => one.Id).ToList();
        if (all.OfType<SessionBegun>().FirstOrDefault() is not { } begun)
        {
            return null;
        }

        var told = all.OfType<SetTold>().ToList();
        var replaced = told.Select(one => one.Replaces).OfType<Guid>().ToHashSet();
        var stop = all.OfType<SessionStopped>().FirstOrDefault()?.Stop;
        return new SessionLog(
            session, begun.Block, begun.Day, begun.At, all.OfType<SessionFinished>().FirstOrDefault()?.At ?? stop?.At,
            [.. told.Where(one => !replaced.Contains(one.Id)).Select(one => one.Set)], [.. all.OfType<SkipTold>().Select(one => one.Skipped)], stop) { Restarts = begun.Restarts };
    }
}
