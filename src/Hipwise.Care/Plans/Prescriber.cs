using System.Collections.Immutable;
using Hipwise.Care.Own;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Plans;

/// <summary>Turns exercises into lines of a plan: dose, time, reasons, variants.</summary>
internal sealed class Prescriber(NeedsOfPerson needs, ExerciseFilter filter, bool halved, KnowledgeBase knowledge)
{
    private const int SidesDone = 2;
    private readonly PlanSettings settings = knowledge.Reasoning.Plan;

    /// <summary>The dose of the first of these phases that the exercise has, or null.</summary>
    public static Dose? TryDose(Exercise exercise, ImmutableArray<string> phases)
    {
        foreach (var phase in phases)
        {
            if (exercise.TryDose(phase) is { } dose)
            {
                return dose;
            }
        }

        return null;
    }

    /// <summary>How long an exercise takes: getting into position, all sets on all sides, and the rests between.</summary>
    public int SecondsOf(Exercise exercise, Dose dose)
    {
        var sets = SetsOf(exercise, dose) * (exercise.PerSide && exercise.Own?.OnlySide is null ? SidesDone : 1);
        return settings.SetupSeconds + sets * SecondsOfSet(dose) + (sets - 1) * dose.RestSeconds;
    }

    /// <summary>A line of the plan; its reasons are those of the needs it answers in these blocks.</summary>
    public Prescription Prescribe(Exercise exercise, Dose dose, IEnumerable<Reason> why)
    {
        var reasons = why.DistinctBy(reason => (reason.Kind, reason.Id, reason.Side)).ToImmutableArray();
        return new Prescription(
            exercise.Id, exercise.Words.Name, exercise.PerSide, exercise.PerSide ? exercise.Own?.OnlySide ?? StartWith(reasons) : null, dose.Phase, SetsOf(exercise, dose),
            dose.Repetitions, dose.HoldSeconds, dose.Tempo?.ToString(), dose.RestSeconds, dose.Load, dose.Effort, SecondsOf(exercise, dose),
            reasons, filter.AllowedOf(knowledge.Easier.GetValueOrDefault(exercise.Id, [])), filter.AllowedOf(exercise.Harder), dose.Dosage, null,
            [.. exercise.Grounds.Sources.Concat(dose.Dosage is null ? [] : knowledge.Dosage[dose.Dosage].Grounds.Sources).Distinct(StringComparer.Ordinal)])
        {
            Own = exercise.Own is { } own ? LimitWords.WordOf(own.By) : null, OnlySide = exercise.Own?.OnlySide,
            MostSets = filter.Limits.MostSetsOf(exercise.Id), MostLoadKg = filter.Limits.MostLoadOf(exercise.Id),
            Muscles = MuscleEffort.Of(exercise, exercise.Needs, knowledge),
        };
    }

    /// <summary>The same line with the variant the person wants instead, for the same reasons; null when the variant breaks a limit.</summary>
    public Prescription? TrySwap(Prescription line, string variant, ImmutableArray<string> phases)
    {
        var exercise = knowledge.Exercises[variant];
        var dose = TryDose(exercise, phases) ?? exercise.Doses.FirstOrDefault();
        return dose is null || exercise.BreakOnly || !filter.Allows(exercise)
            ? null
            : Prescribe(exercise, dose, line.Why) with { InsteadOf = line.Exercise };
    }

    /// <summary>The reasons of every need an exercise answers; the person's own first, the general plan only when there is no other.</summary>
    public IEnumerable<Reason> ReasonsFor(Exercise exercise, Func<string, bool> counts)
    {
        var all = exercise.Needs.Where(counts).SelectMany(needs.ReasonsFor).ToList();
        var own = all.Where(reason => reason.Kind != "rule").ToList();
        return own.Count > 0 ? own : all;
    }

    /// <summary>Who set it, and the person's own reasons for what it answers.</summary>
    public IEnumerable<Reason> ReasonsForOwn(Exercise exercise)
    {
        var by = LimitWords.WordOf(exercise.Own!.By);
        return [new Reason("own", by, null, knowledge.Phrases.Say($"plan.reason.own-{by}")), .. ReasonsFor(exercise, _ => true).Where(reason => reason.Kind != "rule")];
    }

    private int SetsOf(Exercise exercise, Dose dose) => Math.Min(halved ? Math.Max(1, dose.Sets / 2) : dose.Sets, filter.Limits.MostSetsOf(exercise.Id) ?? int.MaxValue);

    private int SecondsOfSet(Dose dose) => dose.Repetitions is { } repetitions
        ? repetitions * (dose.Tempo?.Seconds ?? settings.SecondsPerRepetition + (dose.HoldSeconds ?? 0))
        : dose.HoldSeconds ?? 0;

    /// <summary>The side that the reasons agree on.</summary>
    private static Side? StartWith(ImmutableArray<Reason> reasons)
    {
        var sides = reasons.Select(reason => reason.Side).OfType<Side>().Distinct().ToList();
        return sides.Count == 1 ? sides[0] : null;
    }
}
