using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Knowledge;

/// <summary>Weights and thresholds of the reasoning: our own conventions, kept as data so that they can be seen and argued about.</summary>
/// <param name="Strength">When a finding is clear, likely or unclear.</param>
/// <param name="NextScreen">How the next screen is chosen.</param>
/// <param name="Probability">How a probability is worked out.</param>
/// <param name="Plan">How a week is put together.</param>
public sealed record Reasoning(
    StrengthSettings Strength, NextScreenSettings NextScreen, ProbabilitySettings Probability, PlanSettings Plan);

/// <summary>When a finding is clear, likely or unclear.</summary>
/// <param name="Clear">Probability that the value truly is beyond its limit, from which on a finding is clear.</param>
/// <param name="Likely">The same for likely.</param>
/// <param name="Factors">How much a finding of each strength weighs in a plan, by <see cref="Strength"/>.</param>
/// <param name="Ceilings">The strongest finding each source can make, by <see cref="ObservationSource"/>.</param>
public sealed record StrengthSettings(double Clear, double Likely, ImmutableArray<int> Factors, ImmutableArray<Strength> Ceilings);

/// <summary>How the next screen is chosen.</summary>
/// <param name="FindingPoints">Points for an open finding, times its weight.</param>
/// <param name="HypothesisPoints">Points for evidence on an open hypothesis, times its weight.</param>
/// <param name="PlaceBonus">Points more when the finding matters to a place that hurts.</param>
/// <param name="GoalBonus">Points more when the finding matters to a goal.</param>
/// <param name="QuickScreens">Screens in the quick check.</param>
/// <param name="QuickMinutes">Minutes of screens in the quick check.</param>
public sealed record NextScreenSettings(
    int FindingPoints, int HypothesisPoints, int PlaceBonus, int GoalBonus, int QuickScreens, double QuickMinutes);

/// <summary>How a probability is worked out.</summary>
/// <param name="Samples">Points of the deterministic sample.</param>
/// <param name="Interval">Share of the sample inside the interval shown.</param>
public sealed record ProbabilitySettings(int Samples, double Interval);

/// <summary>How a week is put together.</summary>
/// <param name="BaselineNeeds">What everyone's plan answers, need to weight.</param>
/// <param name="GoalFactor">How much a goal weighs against a finding.</param>
/// <param name="HypothesisFactor">How much the needs of an explanation weigh that the answers leave open.</param>
/// <param name="OpenGrade">Evidence grade from which on an explanation that the answers leave open shapes a plan.</param>
/// <param name="TowardsFactor">How much they weigh when the answers point to it.</param>
/// <param name="PracticeDays">Days of practice sessions.</param>
/// <param name="LoadedDays">Days of loaded sessions, in order; all but the last, unless a goal asks for it.</param>
/// <param name="PracticePhases">Phases whose doses a practice session uses, first choice first.</param>
/// <param name="LoadedPhases">The same for a loaded session.</param>
/// <param name="GrowthPhases">The same for a loaded session when one of the growth goals is wanted.</param>
/// <param name="GrowthGoals">Goals that ask for the growth phases.</param>
/// <param name="ThirdDayGoals">Goals that ask for the third loaded day.</param>
/// <param name="Sources">What each part of the week follows, by part: practice, loaded, breaks.</param>
/// <param name="PracticeMinutes">Shortest and longest practice session.</param>
/// <param name="LoadedMinutes">Longest loaded session.</param>
/// <param name="DefaultMinutes">Minutes a day when the person gave none.</param>
/// <param name="SecondsPerRepetition">When a dose names no tempo.</param>
/// <param name="SetupSeconds">To get into position for an exercise.</param>
/// <param name="PainSafe">Highest pain of ten at which everything may be done.</param>
/// <param name="PainAcceptable">Highest pain of ten at which a place may be loaded at all.</param>
/// <param name="PainLevel">Hardest level for an exercise that loads a place with pain above the safe zone.</param>
/// <param name="Levels">Hardest level by training sessions a week.</param>
/// <param name="RegressLevels">Levels taken off when the plan regresses.</param>
/// <param name="OlderBands">Age bands that use the older adult's level.</param>
/// <param name="OlderLevel">Hardest level for them unless they train.</param>
/// <param name="EveryRise">Exercise done at every rise from a chair.</param>
/// <param name="GentleBreaks">Breaks fit for everyone who may not do more.</param>
/// <param name="BreakCount">Different micro-breaks offered.</param>
/// <param name="BreakMinutes">Minutes between breaks.</param>
/// <param name="RepetitionShare">Share of the load that each repetition beyond the first adds to the estimated maximum.</param>
public sealed record PlanSettings(
    ImmutableSortedDictionary<string, int> BaselineNeeds, int GoalFactor, int HypothesisFactor, int OpenGrade, int TowardsFactor, ImmutableArray<string> PracticeDays,
    ImmutableArray<string> LoadedDays, ImmutableArray<string> PracticePhases, ImmutableArray<string> LoadedPhases,
    ImmutableArray<string> GrowthPhases, ImmutableArray<string> GrowthGoals, ImmutableArray<string> ThirdDayGoals,
    ImmutableSortedDictionary<string, ImmutableArray<string>> Sources, (int Low, int High) PracticeMinutes, int LoadedMinutes, int DefaultMinutes, int SecondsPerRepetition,
    int SetupSeconds, double PainSafe, double PainAcceptable, int PainLevel, ImmutableArray<LevelStep> Levels, int RegressLevels,
    ImmutableArray<string> OlderBands, int OlderLevel, string EveryRise, ImmutableArray<string> GentleBreaks, int BreakCount, int BreakMinutes, double RepetitionShare);

/// <summary>The hardest level for a training habit.</summary>
/// <param name="SessionsAtLeast">From this many sessions a week on.</param>
/// <param name="Level">Hardest level, 1-5.</param>
public readonly record struct LevelStep(int SessionsAtLeast, int Level);
