using System.Collections.Immutable;

namespace Hipwise.Care.Sessions;

/// <summary>Weeks of training, Monday to Sunday.</summary>
/// <param name="log">All that was logged.</param>
/// <param name="rules">The numbers of the rules.</param>
internal sealed class Weeks(TrainingLog log, TrainingRules rules)
{
    private const int DaysPerWeek = 7;

    /// <summary>The Monday of the week of a day.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + DaysPerWeek - 1) % DaysPerWeek));

    /// <summary>True when the week of a day is a lighter one: it is time for it, or the weeks before went badly.</summary>
    /// <param name="day">Any day of the week.</param>
    /// <param name="every">Weeks of training after which a lighter one comes.</param>
    public bool IsLight(DateOnly day, int every)
    {
        var monday = MondayOf(day);
        var (count, bad) = (0, 0);
        foreach (var week in TrainedWeeks(monday))
        {
            var light = count >= every || bad >= rules.BadWeeks;
            var gap = week.Index > 0 && week.DaysSince > rules.LayoffDays;
            (count, bad) = light || gap ? (light ? 0 : 1, 0) : (count + 1, week.IsBad ? bad + 1 : 0);
        }

        return count >= every || bad >= rules.BadWeeks;
    }

    private IEnumerable<(int Index, int DaysSince, bool IsBad)> TrainedWeeks(DateOnly before)
    {
        var weeks = log.Sessions.Where(session => session.Day < before)
            .GroupBy(session => MondayOf(session.Day)).OrderBy(week => week.Key).ToList();
        return weeks.Select((week, index) => (
            index, index == 0 ? 0 : week.Key.DayNumber - weeks[index - 1].Key.DayNumber,
            2 * week.Count(IsBad) > week.Count()));
    }

    private bool IsBad(SessionLog session) =>
        session.Sets.Any(set => set.Pain > rules.HighPain) || log.WasWorseAfter(session.Day, rules.MorningRise);

    /// <summary>The part of a line's sets that may still be done this week without a jump from the last.</summary>
    /// <param name="line">Id of the line.</param>
    /// <param name="today">The day of the session to come.</param>
    /// <param name="planned">Work of that session; see <see cref="WorkOf"/>.</param>
    /// <param name="days">Sessions of its kind planned a week.</param>
    /// <param name="secondsPerRepetition">What a second of holding is worth.</param>
    /// <returns>0 to 1.</returns>
    public double RoomFor(string line, DateOnly today, double planned, int days, double secondsPerRepetition)
    {
        if (planned <= 0)
        {
            return 1;
        }

        var monday = MondayOf(today);
        var done = DoneOf(line, monday, monday.AddDays(DaysPerWeek), secondsPerRepetition);
        var before = DoneOf(line, monday.AddDays(-DaysPerWeek), monday, secondsPerRepetition);
        var most = (1 + rules.WeeklyRise) * Math.Max(before, planned * days);
        return Math.Clamp((most - done) / planned, 0, 1);
    }

    /// <summary>The work of sets in repetitions, seconds of holding counted as such.</summary>
    public static double WorkOf(Work work, double secondsPerRepetition) =>
        (work.Repetitions ?? 0) + (work.Repetitions is null ? (work.HoldSeconds ?? 0) / secondsPerRepetition : 0);

    private double DoneOf(string line, DateOnly from, DateOnly to, double secondsPerRepetition) => log.Sessions
        .Where(session => session.Day >= from && session.Day < to).SelectMany(session => session.Sets).Where(set => set.Line == line)
        .Sum(set => WorkOf(set.Done, secondsPerRepetition));
}
