using System.Collections.Immutable;
using Hipwise.Care.Own;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Plans;

/// <summary>A week.</summary>
/// <param name="Kind">How much of a plan it is.</param>
/// <param name="Phase">Id of the phase it starts in, or null for breaks only.</param>
/// <param name="Phases">All phases in order.</param>
/// <param name="MinutesPerDay">Most minutes of sessions on any day.</param>
/// <param name="Notes">What to know first.</param>
/// <param name="Blocks">Sessions of the week.</param>
/// <param name="Week">Which sessions on which day.</param>
/// <param name="EveryRise">What to practise at every rise from a chair, or null.</param>
/// <param name="Breaks">Breaks through the day.</param>
/// <param name="Ergonomics">Things to arrange.</param>
/// <param name="Rules">Rules that will change the plan from what happens.</param>
public sealed record Plan(
    PlanKind Kind, string? Phase, ImmutableArray<PhaseStep> Phases, int MinutesPerDay, ImmutableArray<string> Notes,
    ImmutableArray<PlanBlock> Blocks, ImmutableArray<PlanDay> Week, Prescription? EveryRise, BreakPlan Breaks,
    ImmutableArray<ErgonomicAdvice> Ergonomics, ImmutableArray<RuleAttached> Rules)
{
    /// <summary>Limits that hold, each with what it leaves out.</summary>
    public ImmutableArray<PlanLimit> Limits { get; init; } = [];

    /// <summary>Own exercises that were asked for and cannot be done now.</summary>
    public ImmutableArray<OwnWaiting> Waiting { get; init; } = [];
}

/// <summary>How much of a plan it is.</summary>
public enum PlanKind
{
    /// <summary>Everything.</summary>
    Full,

    /// <summary>Fit for pregnancy and after birth.</summary>
    Modified,

    /// <summary>One level lower.</summary>
    Regressed,

    /// <summary>Reading and breaks only.</summary>
    BreaksOnly,
}

/// <summary>A phase on the way.</summary>
/// <param name="Id">Id of the phase.</param>
/// <param name="Name">In words.</param>
/// <param name="Aim">What it is for.</param>
/// <param name="FirstWeek">Usual first week.</param>
/// <param name="LastWeek">Usual last week.</param>
/// <param name="MoveOn">When to go on.</param>
public sealed record PhaseStep(string Id, string Name, string Aim, int FirstWeek, int LastWeek, string MoveOn);

/// <summary>One kind of session, done on several days.</summary>
/// <param name="Id"><c>practice</c> or <c>loaded</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Why">Why it is there.</param>
/// <param name="Days">Days of the week.</param>
/// <param name="Rounds">How often its list is done in one session.</param>
/// <param name="Seconds">How long one session takes, all rounds.</param>
/// <param name="Prescriptions">The exercises in order.</param>
/// <param name="Sources">Rows of doses and sources it follows.</param>
public sealed record PlanBlock(
    string Id, string Title, string Why, ImmutableArray<string> Days, int Rounds, int Seconds, ImmutableArray<Prescription> Prescriptions,
    ImmutableArray<string> Sources);

/// <summary>An exercise with its dose and its reasons.</summary>
/// <param name="Exercise">Id of the exercise.</param>
/// <param name="Name">Its name.</param>
/// <param name="PerSide">True when the dose is for each side.</param>
/// <param name="StartWith">The side to begin with, or null.</param>
/// <param name="Phase">Phase of the dose.</param>
/// <param name="Sets">How many sets, on each side when done side by side.</param>
/// <param name="Repetitions">Repetitions a set, or null for a timed hold.</param>
/// <param name="HoldSeconds">Seconds held, or null.</param>
/// <param name="Tempo">Down, pause and up in seconds, or null.</param>
/// <param name="RestSeconds">Rest between sets.</param>
/// <param name="Load">In words.</param>
/// <param name="Effort">Perceived effort of ten, or null.</param>
/// <param name="Seconds">How long it takes, both sides and rests included.</param>
/// <param name="Why">What it answers; at least one reason.</param>
/// <param name="Easier">Easier variants that fit the same limits.</param>
/// <param name="Harder">Harder variants that fit the same limits.</param>
/// <param name="Dosage">Row of doses it follows, or null for a person's own exercise.</param>
/// <param name="InsteadOf">Id of the exercise the plan chose and the person changed for this one, or null.</param>
/// <param name="Sources">Where exercise and dose come from.</param>
public sealed record Prescription(
    string Exercise, string Name, bool PerSide, Side? StartWith, string Phase, int Sets, int? Repetitions, int? HoldSeconds, string? Tempo,
    int RestSeconds, string Load, string? Effort, int Seconds, ImmutableArray<Reason> Why, ImmutableArray<string> Easier,
    ImmutableArray<string> Harder, string? Dosage, string? InsteadOf, ImmutableArray<string> Sources)
{
    /// <summary>Who added it, <c>me</c> or <c>therapist</c>; null for an exercise of the knowledge.</summary>
    public string? Own { get; init; }

    /// <summary>The one side it is for, or null.</summary>
    public Side? OnlySide { get; init; }

    /// <summary>Most sets a session that a limit allows, or null.</summary>
    public int? MostSets { get; init; }

    /// <summary>Most load in kilograms that a limit allows, or null.</summary>
    public double? MostLoadKg { get; init; }

    /// <summary>What it asks of the muscles of the needs that it can answer: measured and modelled.</summary>
    public ImmutableArray<MuscleEffort> Muscles { get; init; } = [];

    /// <summary>True when its sets are those of the whole session, however many rounds there are: an own exercise is done as it was written.</summary>
    internal bool ComesOnce => Own is not null || InsteadOf?.StartsWith(OwnExercise.IdStart, StringComparison.Ordinal) == true;
}

/// <summary>A limit that holds, and what it leaves out.</summary>
/// <param name="Id">Id of the limit.</param>
/// <param name="Text">What it says.</param>
/// <param name="By">Who set it, <c>me</c> or <c>therapist</c>.</param>
/// <param name="Until">The last day it holds, or null.</param>
/// <param name="Note">A note in their own words, or null.</param>
/// <param name="LeavesOut">Exercises that would fit this person otherwise.</param>
public sealed record PlanLimit(string Id, string Text, string By, DateOnly? Until, string? Note, ImmutableArray<LeftOut> LeavesOut);

/// <summary>An exercise that is left out.</summary>
/// <param name="Exercise">Its id.</param>
/// <param name="Name">Its name.</param>
public sealed record LeftOut(string Exercise, string Name);

/// <summary>An own exercise that was asked for and is not in the plan now.</summary>
/// <param name="Exercise">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Why">Why not, in words.</param>
public sealed record OwnWaiting(string Exercise, string Name, string Why);

/// <summary>What a line of a plan answers.</summary>
/// <param name="Kind"><c>finding</c>, <c>hypothesis</c>, <c>goal</c>, <c>rule</c> or <c>own</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Side">Its side, or null.</param>
/// <param name="Text">In words.</param>
public sealed record Reason(string Kind, string Id, Side? Side, string Text);

/// <summary>One day of the week.</summary>
/// <param name="Day">Lower-case English name.</param>
/// <param name="Blocks">Ids of the sessions on it.</param>
/// <param name="Seconds">How long they take together.</param>
public sealed record PlanDay(string Day, ImmutableArray<string> Blocks, int Seconds);

/// <summary>Breaks through the day.</summary>
/// <param name="EveryMinutes">Minutes between them.</param>
/// <param name="From">From this time, or null when working hours are not known.</param>
/// <param name="To">To this time, or null.</param>
/// <param name="Days">On these days; empty when not known.</param>
/// <param name="Why">Why breaks are there and how much to expect.</param>
/// <param name="Choices">What a break can be; each about a minute or two.</param>
/// <param name="Sources">Where this comes from.</param>
public sealed record BreakPlan(
    int EveryMinutes, TimeOnly? From, TimeOnly? To, ImmutableArray<string> Days, string Why, ImmutableArray<Prescription> Choices,
    ImmutableArray<string> Sources);

/// <summary>Something to arrange.</summary>
/// <param name="Id">Id of the action.</param>
/// <param name="Setting">Where.</param>
/// <param name="Name">In a few words.</param>
/// <param name="Do">What to do.</param>
/// <param name="Why">Why, and how much to expect.</param>
/// <param name="Grade">How good the evidence is, 0-4.</param>
/// <param name="Sources">Where this comes from.</param>
public sealed record ErgonomicAdvice(string Id, string Setting, string Name, string Do, string Why, int Grade, ImmutableArray<string> Sources);

/// <summary>A rule that goes with the plan.</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Name">In a few words.</param>
/// <param name="Rule">As a sentence.</param>
/// <param name="Parameters">Its numbers.</param>
/// <param name="Sources">Where it comes from.</param>
/// <param name="Status">How well that was checked.</param>
public sealed record RuleAttached(
    string Id, string Kind, string Name, string Rule, ImmutableSortedDictionary<string, ImmutableArray<double>> Parameters,
    ImmutableArray<string> Sources, CheckStatus Status);
