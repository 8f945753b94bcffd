using Hipwise.Care.Sessions;
using Hipwise.Core;

namespace Hipwise.Care.Tests.Sessions;

/// <summary>Logs made up for tests.</summary>
internal static class Log
{
    public static DateOnly First { get; } = new(2026, 1, 5);

    /// <summary>One session with one line of some sets, all alike.</summary>
    public static SessionLog Session(
        int day, string exercise, int done = 10, double? effort = 5, double? pain = 0, double? loadKg = null, string? band = null, string? line = null,
        bool tingling = false, bool tipped = false, int sets = 2, int of = 2, int planned = 10, string block = "practice")
    {
        var at = At(day);
        return new SessionLog(
            Id(day, 0), block, First.AddDays(day), at, at.AddMinutes(10),
            [
                .. Enumerable.Range(1, sets).Select(number => new SetDone(
                    Id(day, number), at.AddMinutes(number), line ?? exercise, exercise, null, number, of, new Work(planned, null, loadKg, band),
                    new Work(done, null, loadKg, band), effort, pain, [], tingling, tipped)),
            ],
            [], null);
    }

    public static Morning Morning(int day, double pain, double usual = 1) => new(First.AddDays(day), pain, usual);

    public static TrainingLog Of(params IEnumerable<SessionLog> sessions) => TrainingLog.Of(sessions, [], null);

    public static DateTimeOffset At(int day) => new(First.AddDays(day).ToDateTime(new TimeOnly(18, 0)), TimeSpan.Zero);

    public static SetDone OneSide(int day, string exercise, Side side, int number, int of) =>
        new(Id(day, number + (side == Side.Left ? 100 : 200)), At(day), exercise, exercise, side, number, of, new Work(10, null, null, null), new Work(10, null, null, null), 2, 0, [], false, false);

    private static Guid Id(int day, int number) => new(day + 1, (short)number, 0, new byte[8]);
}
