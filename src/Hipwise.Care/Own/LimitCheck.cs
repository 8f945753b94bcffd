using System.Collections.Immutable;
using Hipwise.Care.Plans;
using Hipwise.Knowledge;

namespace Hipwise.Care.Own;

/// <summary>Holds exercises and doses against a person's limits.</summary>
/// <param name="limits">The limits that hold.</param>
/// <param name="knowledge">What movements and equipment mean.</param>
public sealed class LimitCheck(ImmutableArray<Limit> limits, KnowledgeBase knowledge)
{
    /// <summary>The limits that hold, in the order set.</summary>
    public ImmutableArray<Limit> All => limits;

    /// <summary>Most minutes of sessions a day, or null.</summary>
    public int? MostMinutes => (int?)Least(LimitKind.Minutes, null);

    /// <summary>Most days of sessions a week, or null.</summary>
    public int? MostDays => (int?)Least(LimitKind.Days, null);

    /// <summary>The first limit that leaves an exercise out as a whole, or null.</summary>
    public Limit? FindBarring(Exercise exercise) => limits.FirstOrDefault(limit => Bars(limit, exercise));

    /// <summary>True when a limit leaves an exercise out as a whole.</summary>
    public bool Bars(Limit limit, Exercise exercise) => limit.Kind switch
    {
        LimitKind.Movement => knowledge.Own.Movements.Any(movement => movement.Id == limit.Of && movement.Means(exercise)),
        LimitKind.HipFlexion => exercise.Demands.BendsMoreThan(limit.Most ?? 0),
        LimitKind.Place => limit.Of is not null && exercise.Loads.Contains(limit.Of),
        LimitKind.Exercise => exercise.Id == limit.Of,
        LimitKind.Equipment => limit.Of is not null && exercise.Equipment.Contains(limit.Of),
        _ => false,
    };

    /// <summary>Most sets of an exercise in one session, or null.</summary>
    public int? MostSetsOf(string exercise) => (int?)Least(LimitKind.Sets, exercise);

    /// <summary>Most load of an exercise in kilograms, or null.</summary>
    public double? MostLoadOf(string exercise) => Least(LimitKind.Load, exercise);

    /// <summary>A line of a plan with its sets and load within the limits.</summary>
    public Prescription Bound(Prescription line) => MostSetsOf(line.Exercise) is var sets && MostLoadOf(line.Exercise) is var load
        ? line with { Sets = Math.Min(line.Sets, sets ?? line.Sets), MostSets = sets, MostLoadKg = load }
        : line;

    private double? Least(LimitKind kind, string? of) =>
        limits.Where(limit => limit.Kind == kind && (limit.Of is null || limit.Of == of)).Min(limit => limit.Most);
}
