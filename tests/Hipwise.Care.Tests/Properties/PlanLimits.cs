using Hipwise.Care.Plans;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Properties;

/// <summary>The limits of a plan, worked out once more from the knowledge and the answers.</summary>
internal static class PlanLimits
{
    /// <summary>Every line a plan offers: sessions, every rise, breaks.</summary>
    public static IEnumerable<Prescription> LinesOf(Plan plan) =>
        [.. plan.Blocks.SelectMany(block => block.Prescriptions), .. plan.Breaks.Choices, .. plan.EveryRise is { } rise ? [rise] : Array.Empty<Prescription>()];

    /// <summary>Every exercise a plan names: its lines and the variants beside them.</summary>
    public static IEnumerable<Exercise> ExercisesOf(Plan plan) =>
        LinesOf(plan).SelectMany(line => (string[])[line.Exercise, .. line.Easier, .. line.Harder]).Distinct(StringComparer.Ordinal)
            .Select(id => Crowd.Knowledge.Exercises[id]);

    public static void ShouldFitTheRoom(Exercise exercise, Member member)
    {
        var person = member.Answers.Person;
        (exercise.Where != "floor" || person.Floor).ShouldBeTrue($"{exercise.Id} needs the floor");
        exercise.Equipment.Where(id => !Crowd.Knowledge.Equipment[id].Assumed).Except(person.Equipment, StringComparer.Ordinal)
            .ShouldBeEmpty($"{exercise.Id} needs what is not there");
    }

    public static void ShouldFitThePain(Exercise exercise, Member member)
    {
        var settings = Crowd.Knowledge.Reasoning.Plan;
        foreach (var pain in member.Answers.Pain)
        {
            var where = $"{exercise.Id} with pain of {pain.Intensity} at {pain.Place}";
            exercise.Avoid.Any(limit => limit.Place == pain.Place && limit.Above < pain.Intensity).ShouldBeFalse(where);
            if (exercise.Loads.Contains(pain.Place))
            {
                pain.Intensity.ShouldBeLessThanOrEqualTo(exercise.Level > settings.PainLevel ? settings.PainSafe : settings.PainAcceptable, where);
            }
        }
    }

    public static void ShouldFitTheTrack(Exercise exercise, Member member)
    {
        exercise.Level.ShouldBeLessThanOrEqualTo(HighestLevelFor(member), exercise.Id);
        (exercise.ModifiedTrack || !member.Rules.Contains(SafetyRule.ModifiedTrack)).ShouldBeTrue($"{exercise.Id} is not for the modified track");
    }

    /// <summary>How long one line takes, in seconds, from its own words alone.</summary>
    public static int SecondsOf(Prescription line)
    {
        var settings = Crowd.Knowledge.Reasoning.Plan;
        var repetition = line.Tempo is { } tempo ? tempo.Split('-').Sum(int.Parse) : settings.SecondsPerRepetition + (line.HoldSeconds ?? 0);
        var set = line.Repetitions is { } repetitions ? repetitions * repetition : line.HoldSeconds ?? 0;
        var sets = line.Sets * (line.PerSide ? 2 : 1);
        return settings.SetupSeconds + sets * set + (sets - 1) * line.RestSeconds;
    }

    private static int HighestLevelFor(Member member)
    {
        var settings = Crowd.Knowledge.Reasoning.Plan;
        var person = member.Answers.Person;
        var level = settings.Levels.Where(step => step.SessionsAtLeast <= person.TrainingSessions).Max(step => step.Level);
        if (person.TrainingSessions == 0 && settings.OlderBands.Contains(person.AgeBand ?? ""))
        {
            level = Math.Min(level, settings.OlderLevel);
        }

        return member.Rules.Contains(SafetyRule.Regress) ? Math.Max(1, level - settings.RegressLevels) : level;
    }
}
