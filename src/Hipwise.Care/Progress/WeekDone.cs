using System.Collections.Immutable;
using Hipwise.Care.Sessions;

namespace Hipwise.Care.Progress;

/// <summary>What was done in one week, Monday to Sunday.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="Sessions">Sessions in which a set was done.</param>
/// <param name="Planned">Sessions the present plan has for a week; null without a plan.</param>
/// <param name="Sets">Sets done, each side for itself.</param>
/// <param name="Minutes">Minutes from the beginning to the last thing noted of each session.</param>
/// <param name="Breaks">Breaks taken.</param>
/// <param name="SittingMinutes">Mean minutes sat on the days on which that was logged, or null.</param>
public sealed record WeekDone(DateOnly Monday, int Sessions, int? Planned, int Sets, int Minutes, int Breaks, int? SittingMinutes)
{
    private const int Days = 7;

    /// <summary>Weeks from the first sign of activity to this one, oldest first; at least this one.</summary>
    /// <param name="record">What was logged.</param>
    /// <param name="today">The day it is.</param>
    /// <param name="most">How many at most, the newest.</param>
    internal static ImmutableArray<WeekDone> All(ProgressRecord record, DateOnly today, int most)
    {
        var planned = record.Current?.Plan?.Blocks.Sum(block => block.Days.Length);
        var last = Weeks.MondayOf(today);
        DateOnly[] days = [today, .. record.Log.Sessions.Select(session => session.Day), .. record.Checkups.Select(checkup => checkup.Day)];
        var count = Math.Clamp((last.DayNumber - Weeks.MondayOf(days.Min()).DayNumber) / Days + 1, 1, most);
        return [.. Enumerable.Range(0, count).Select(index => Of(record, last.AddDays(-Days * (count - 1 - index)), planned))];
    }

    private static WeekDone Of(ProgressRecord record, DateOnly monday, int? planned)
    {
        bool IsIn(DateOnly day) => day >= monday && day < monday.AddDays(Days);
        var sessions = record.Log.Sessions.Where(session => session.Sets.Length > 0 && IsIn(session.Day)).ToList();
        var sitting = record.Sitting.Where(day => IsIn(day.Key)).Select(day => day.Value).ToList();
        return new WeekDone(
            monday, sessions.Count, planned, sessions.Sum(session => session.Sets.Length), (int)Math.Round(sessions.Sum(session => session.Lasted.TotalMinutes)),
            record.Breaks.Count(IsIn), sitting.Count == 0 ? null : (int)Math.Round(sitting.Average()));
    }
}
