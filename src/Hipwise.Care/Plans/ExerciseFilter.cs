using System.Collections.Immutable;
using Hipwise.Care.Checkup;
using Hipwise.Care.Own;
using Hipwise.Care.Safety;
using Hipwise.Knowledge;

namespace Hipwise.Care.Plans;

/// <summary>Which exercises fit a person: equipment, floor, pain, level, track and the limits they set.</summary>
internal sealed class ExerciseFilter
{
    private readonly Answers answers;
    private readonly SafetyResult safety;
    private readonly KnowledgeBase knowledge;
    private readonly PlanSettings settings;
    private readonly int level;

    public ExerciseFilter(Answers answers, SafetyResult safety, KnowledgeBase knowledge)
    {
        (this.answers, this.safety, this.knowledge, settings) = (answers, safety, knowledge, knowledge.Reasoning.Plan);
        level = LevelOf();
        Limits = new LimitCheck(answers.Limits, knowledge);
    }

    /// <summary>The limits they set.</summary>
    public LimitCheck Limits { get; }

    /// <summary>The hardest level this person's plan uses.</summary>
    public int Level => level;

    /// <summary>True when the person's age band is one of the older ones.</summary>
    public bool IsOlder => answers.Person.AgeBand is { } band && settings.OlderBands.Contains(band);

    /// <summary>True when the exercise breaks no limit.</summary>
    public bool Allows(Exercise exercise) => FitsOtherwise(exercise) && FindLimit(exercise) is null;

    /// <summary>The first limit the person set that leaves the exercise out, or null.</summary>
    public Limit? FindLimit(Exercise exercise) => Limits.FindBarring(exercise);

    /// <summary>True when nothing but the limits they set may be in the way. Own exercises are as hard as, and need what, the person knows.</summary>
    public bool FitsOtherwise(Exercise exercise) => exercise.Own is { } own
        ? !own.Removed && FitsTrack(exercise) && FitsPain(exercise)
        : exercise.Level <= level && FitsTrack(exercise) && FitsPlace(exercise) && FitsPain(exercise);

    /// <summary>The variants out of a list that break no limit and are more than a break.</summary>
    public ImmutableArray<string> AllowedOf(ImmutableArray<string> ids) =>
        [.. ids.Select(id => knowledge.Exercises[id]).Where(exercise => !exercise.BreakOnly && Allows(exercise)).Select(exercise => exercise.Id)];

    private bool FitsTrack(Exercise exercise) => !safety.Modified || exercise.ModifiedTrack;

    private bool FitsPlace(Exercise exercise) =>
        (answers.Person.Floor || exercise.Where != "floor")
        && exercise.Equipment.All(id => knowledge.Equipment[id].Assumed || answers.Person.Equipment.Contains(id));

    /// <summary>Pain above the acceptable zone leaves a place alone; above the safe zone only easy exercises load it.</summary>
    private bool FitsPain(Exercise exercise) => answers.Pain.All(pain =>
        exercise.Avoid.All(limit => limit.Place != pain.Place || pain.Intensity <= limit.Above)
        && (!exercise.Loads.Contains(pain.Place) || pain.Intensity <= settings.PainSafe
            || (pain.Intensity <= settings.PainAcceptable && exercise.Level <= settings.PainLevel)));

    private int LevelOf()
    {
        var sessions = answers.Person.TrainingSessions;
        var trained = settings.Levels.Where(step => sessions >= step.SessionsAtLeast).Select(step => step.Level).DefaultIfEmpty(1).Max();
        var easiest = settings.Levels.Select(step => step.Level).DefaultIfEmpty(1).Min();
        var start = IsOlder && trained <= easiest ? Math.Min(trained, settings.OlderLevel) : trained;
        return Math.Max(1, safety.Regress ? start - settings.RegressLevels : start);
    }
}
