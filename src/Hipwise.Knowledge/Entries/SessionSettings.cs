using System.Collections.Immutable;

namespace Hipwise.Knowledge;

/// <summary>How a session runs, and what a person may log of it.</summary>
/// <param name="ReadySeconds">To get into position before the first set.</param>
/// <param name="SwitchSeconds">To change sides.</param>
/// <param name="LoadStepKg">Smallest change of load, in kilograms.</param>
/// <param name="MostLoadKg">Largest load that can be logged.</param>
/// <param name="MostRepetitions">Most repetitions of one set that can be logged.</param>
/// <param name="MostHoldSeconds">Longest hold that can be logged.</param>
/// <param name="ExtraRepetitions">Repetitions added where the smallest change of load is too large a step.</param>
/// <param name="MostExtraRepetitions">How many may be added before the load changes after all.</param>
/// <param name="StepEveryDays">Days between two steps up of the same line.</param>
/// <param name="TrainingWeeks">Weeks of log that tell how often someone trains now.</param>
/// <param name="Bands">Elastic bands, lightest first.</param>
/// <param name="Felt">Where a set can be felt, in the order shown.</param>
/// <param name="SkipReasons">Why an exercise can be skipped, in the order shown.</param>
public sealed record SessionSettings(
    int ReadySeconds, int SwitchSeconds, double LoadStepKg, double MostLoadKg, int MostRepetitions, int MostHoldSeconds, int ExtraRepetitions,
    int MostExtraRepetitions, int StepEveryDays, int TrainingWeeks, ImmutableArray<NamedOption> Bands, ImmutableArray<NamedOption> Felt,
    ImmutableArray<SkipReason> SkipReasons);

/// <summary>Something to choose.</summary>
/// <param name="Id">What is stored.</param>
/// <param name="Name">In words.</param>
public sealed record NamedOption(string Id, string Name);

/// <summary>Why an exercise was skipped.</summary>
/// <param name="Id">What is stored.</param>
/// <param name="Eases">True when it speaks for an easier variant next time.</param>
/// <param name="Asked">True when it can be chosen; false when the player tells it by itself.</param>
/// <param name="Name">In words.</param>
public sealed record SkipReason(string Id, bool Eases, bool Asked, string Name);
