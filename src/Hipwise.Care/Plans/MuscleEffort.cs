using System.Collections.Immutable;
using Hipwise.Knowledge;

namespace Hipwise.Care.Plans;

/// <summary>What an exercise asks of a muscle that it is chosen for: what studies measured and what the body model works out, side by side.</summary>
/// <param name="Muscle">Id of the muscle or region.</param>
/// <param name="Name">In words.</param>
/// <param name="Measured">The band of surface EMG in studies, or null where none is known.</param>
/// <param name="Model">Highest activation on the body model, 0 to 1, for its reference person with usual weights; null below 5 %, and where the model
/// cannot carry the exercise.</param>
/// <param name="Sources">Of what was measured.</param>
public sealed record MuscleEffort(string Muscle, string Name, string? Measured, double? Model, ImmutableArray<string> Sources)
{
    private const double Percent = 100;

    /// <summary>Those of an exercise for the muscles of some needs, in the needs' order; those of which nothing is known are left out.</summary>
    public static ImmutableArray<MuscleEffort> Of(Exercise exercise, IEnumerable<string> needs, KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        ArgumentNullException.ThrowIfNull(knowledge);
        var figure = exercise.Own is null ? knowledge.ModelDemands.Figures.GetValueOrDefault(exercise.Id) : null;
        return
        [
            .. needs.SelectMany(need => knowledge.Needs[need].Muscles).Distinct(StringComparer.Ordinal).Select(muscle =>
            {
                var measured = exercise.Muscles.FirstOrDefault(share => share.Muscle == muscle && share.Band is not null);
                return new MuscleEffort(
                    muscle, knowledge.Muscles[muscle].Name, measured?.Band, figure is { IsCarried: true } ? figure.Find(muscle)?.Peak : null,
                    [.. measured?.Grounds?.Sources ?? []]);
            }).Where(effort => effort.Measured is not null || effort.Model is not null),
        ];
    }

    /// <summary>The highest measured band as a number, 1 for the lowest; 0 where nothing was measured.</summary>
    public static int MeasuredOf(ImmutableArray<MuscleEffort> efforts) =>
        efforts.Select(effort => effort.Measured is { } band ? MuscleShare.Bands.ToList().IndexOf(band) + 1 : 0).DefaultIfEmpty(0).Max();

    /// <summary>The highest activation on the model (%); 0 where it says nothing.</summary>
    public static int ModelledOf(ImmutableArray<MuscleEffort> efforts) => (int)Math.Round(Percent * efforts.Select(effort => effort.Model ?? 0).DefaultIfEmpty(0).Max());
}
