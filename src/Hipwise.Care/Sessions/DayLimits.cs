using Hipwise.Care.Own;

namespace Hipwise.Care.Sessions;

/// <summary>How much a person's limits leave of a day and a week, after what was done already.</summary>
/// <param name="limits">The limits that hold.</param>
/// <param name="log">All that was logged.</param>
/// <param name="today">The day of the session to come.</param>
internal sealed class DayLimits(LimitCheck limits, TrainingLog log, DateOnly today)
{
    private const int SecondsPerMinute = 60;

    /// <summary>Seconds of sessions that today has room for; very many without a limit.</summary>
    public int SecondsLeft => limits.MostMinutes is { } minutes ? minutes * SecondsPerMinute - DoneToday : int.MaxValue;

    /// <summary>True when as many other days of this week were trained as a limit allows.</summary>
    public bool IsWeekFull => limits.MostDays is { } most && log.Sessions
        .Where(session => session.Sets.Length > 0 && session.Day != today && Weeks.MondayOf(session.Day) == Weeks.MondayOf(today))
        .Select(session => session.Day).Distinct().Count() >= most;

    private int DoneToday => (int)Math.Ceiling(log.Sessions.Where(session => session.Day == today && session.Sets.Length > 0).Sum(session => session.Lasted.TotalSeconds));
}
