using System.Collections.Immutable;

namespace Hipwise.Care.Sessions;

/// <summary>What one session came to for one line of the plan.</summary>
/// <param name="Day">The day of the session.</param>
/// <param name="Exercise">Id of the exercise done last.</param>
/// <param name="Whole">True when every set prescribed was done with at least what was prescribed.</param>
/// <param name="Extra">Fewest repetitions beyond those prescribed, over all sets; never below zero.</param>
/// <param name="Effort">Highest effort told, or null.</param>
/// <param name="Pain">Highest pain told, or null.</param>
/// <param name="LoadKg">Load of the last set, or null.</param>
/// <param name="Band">Band of the last set, or null.</param>
/// <param name="Tingling">True when tingling or numbness came on.</param>
/// <param name="Tipped">True when balance was lost.</param>
/// <param name="TooMuch">True when it was left out because it was too hard or hurt.</param>
/// <param name="WorseMorning">True when the morning after was worse than usual.</param>
internal sealed record LineSession(
    DateOnly Day, string Exercise, bool Whole, int Extra, double? Effort, double? Pain, double? LoadKg, string? Band, bool Tingling, bool Tipped,
    bool TooMuch, bool WorseMorning)
{
    /// <summary>The sessions that touched a line, in order.</summary>
    /// <param name="line">Id of the line.</param>
    /// <param name="log">All that was logged.</param>
    /// <param name="riseAbove">Rise of the morning's pain that is still fine.</param>
    /// <param name="eases">True for reasons of skipping that speak for an easier variant.</param>
    public static ImmutableArray<LineSession> Of(string line, TrainingLog log, double riseAbove, Func<string, bool> eases) =>
    [
        .. log.Sessions.Select(session => TryMake(line, session, log, riseAbove, eases)).OfType<LineSession>(),
    ];

    private static LineSession? TryMake(string line, SessionLog session, TrainingLog log, double riseAbove, Func<string, bool> eases)
    {
        var sets = session.Sets.Where(set => set.Line == line).ToList();
        var skipped = session.Skipped.Where(one => one.Line == line).ToList();
        if (sets.Count == 0 && !skipped.Exists(one => eases(one.Reason)))
        {
            return null;
        }

        var last = sets.LastOrDefault();
        var stands = StandsFor(session, sets, skipped);
        return new LineSession(
            session.Day, last?.Exercise ?? skipped[^1].Exercise, stands.Whole,
            stands.Sets.Select(set => Math.Max(0, (set.Done.Repetitions ?? 0) - (set.Planned.Repetitions ?? 0))).DefaultIfEmpty(0).Min(),
            sets.Max(set => set.Effort), sets.Max(set => set.Pain), last?.Done.LoadKg, last?.Done.Band, sets.Exists(set => set.Tingling),
            sets.Exists(set => set.Tipped), skipped.Exists(one => eases(one.Reason)), log.WasWorseAfter(session.Day, riseAbove));
    }

    // Begun anew, the attempt that was whole stands for the line, or else the last: nothing that was done is lost by starting over.
    private static (List<SetDone> Sets, bool Whole) StandsFor(SessionLog session, List<SetDone> sets, List<ExerciseSkipped> skipped)
    {
        (List<SetDone> Sets, bool Whole) Attempt(bool again)
        {
            var done = sets.Where(set => session.IsAgain(set) == again).ToList();
            return (done, done.Count > 0 && !skipped.Exists(one => one.At >= session.BegunAgainAt == again) && IsWhole(done));
        }

        var (before, after) = (Attempt(false), Attempt(true));
        return after.Whole || (after.Sets.Count > 0 && !before.Whole) ? after : before;
    }

    private static bool IsWhole(List<SetDone> sets) => sets
        .GroupBy(set => set.Side)
        .All(side => side.Select(set => set.Number).Distinct().Count() >= side.Max(set => set.Of))
        && sets.TrueForAll(set => (set.Done.Repetitions ?? 0) >= (set.Planned.Repetitions ?? 0) && (set.Done.HoldSeconds ?? 0) >= (set.Planned.HoldSeconds ?? 0));
}
