using System.Collections.Immutable;
using Hipwise.Care.Checkup;
using Hipwise.Care.Progress;
using Hipwise.Care.Sessions;
using Hipwise.Core;

namespace Hipwise.Care.Tests.Progress;

/// <summary>Records made up for tests.</summary>
internal static class Follow
{
    public static DateOnly First { get; } = new(2026, 1, 5);

    public static ProgressReport Report(ProgressRecord record, int day = 0) => ProgressReport.Of(record, First.AddDays(day), TestKnowledge.Shipped);

    /// <summary>Check-ups on days, each with its trials and pains.</summary>
    public static ProgressRecord Record(params ImmutableArray<(int Day, Trial[] Trials, Pain[] Pain)> checkups) => ProgressRecord.Empty with
    {
        Checkups = [.. checkups.Select(one => new PastCheckup(First.AddDays(one.Day), Answers(one.Trials, one.Pain)))],
    };

    public static Answers Answers(Trial[] trials, Pain[] pain) => new(CheckLength.Quick, null, new Person(), [.. pain], [], [.. trials], []);

    /// <summary>One measure of one screen, the same day for both sides.</summary>
    public static Trial Trial(string measure, int day, params (Side? Side, double[] Tries)[] values)
    {
        var id = MeasureId.TryParse(measure)!.Value;
        var kind = TestKnowledge.Shipped.Screens[id.Screen].TryMeasure(id.Measure)!;
        return new Trial(
            id.Screen, First.AddDays(day),
            [.. values.Select(one => new Observation(id, one.Side, Readings.Number([.. one.Tries], null, kind), ObservationSource.SelfTest, First.AddDays(day)))],
            [], false, null);
    }

    public static Pain Pain(string place, PainSide side, double intensity) => new(place, side, intensity, null, [], [], []);

    public static ProgressRecord With(this ProgressRecord record, params IEnumerable<SessionLog> sessions) => record with { Log = TrainingLog.Of(sessions, [], null) };

    /// <summary>Left and right changed for each other.</summary>
    public static ProgressRecord Swapped(ProgressRecord record) => record with
    {
        Checkups = [.. record.Checkups.Select(one => one with { Answers = Swapped(one.Answers) })],
        Ratings = record.Ratings with { Pain = [.. record.Ratings.Pain.Select(pain => pain with { Side = Swapped(pain.Side) })] },
    };

    private static Answers Swapped(Answers answers) => answers with
    {
        Pain = [.. answers.Pain.Select(pain => pain with { Side = Swapped(pain.Side) })],
        Trials = [.. answers.Trials.Select(trial => trial with { Observations = [.. trial.Observations.Select(one => one with { Side = one.Side?.Other() })] })],
    };

    private static PainSide Swapped(PainSide side) => side switch { PainSide.Left => PainSide.Right, PainSide.Right => PainSide.Left, _ => side };
}
