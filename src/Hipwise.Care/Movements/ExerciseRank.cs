using System.Collections.Immutable;
using Hipwise.Knowledge;

namespace Hipwise.Care.Movements;

/// <summary>Exercises by what they ask of a muscle: the model's figure and the measured band, side by side.</summary>
/// <param name="KnowledgeVersion">Version of the knowledge that it follows from.</param>
/// <param name="Muscle">Id of the muscle, region or group.</param>
/// <param name="Name">In words.</param>
/// <param name="Exercises">Those that the body can do first, then by the model's highest activation, then by id.</param>
public sealed record ExerciseRank(string KnowledgeVersion, string Muscle, string Name, ImmutableArray<RankedExercise> Exercises)
{
    /// <summary>Ranks every exercise that asks 5 % or more of the muscle on the model, or of which a measured band is known.</summary>
    /// <param name="knowledge">With the demands that were worked out.</param>
    /// <param name="muscle">Id of a muscle, region or group.</param>
    /// <exception cref="SimulationRequestException">There is none of this id.</exception>
    public static ExerciseRank Of(KnowledgeBase knowledge, string muscle)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        RequestCheck.RequireMuscle(muscle, knowledge);
        var name = knowledge.Muscles.TryGetValue(muscle, out var known) ? known.Name : knowledge.MuscleGroups.First(group => group.Id == muscle).Name;
        return new(knowledge.Version, muscle, name, [.. knowledge.Exercises.Values.Select(exercise => Rank(knowledge, exercise, muscle))
            .Where(ranked => ranked.ModelPeak is not null || ranked.MeasuredBand is not null)
            .OrderByDescending(ranked => ranked.IsCarried).ThenByDescending(ranked => ranked.ModelPeak ?? 0).ThenBy(ranked => ranked.Exercise, StringComparer.Ordinal)]);
    }

    private static RankedExercise Rank(KnowledgeBase knowledge, Exercise exercise, string muscle)
    {
        var figure = knowledge.ModelDemands.Figures.GetValueOrDefault(exercise.Id);
        var asked = figure?.Find(muscle) ?? figure?.Muscles.FirstOrDefault(demand => demand.Side != VariantSide.Other && knowledge.Muscles[demand.Muscle].Group == muscle);
        var measured = Measured(knowledge, exercise, muscle);
        return new(
            exercise.Id, exercise.Words.Name, asked?.Peak, asked?.Mean, asked?.Phase, figure?.IsCarried ?? false, figure?.Missing,
            measured?.Band, measured?.Muscle, [.. measured?.Grounds?.Sources ?? []]);
    }

    // Of the muscle itself, else of a part of it, else of the muscle that it is a part of.
    private static MuscleShare? Measured(KnowledgeBase knowledge, Exercise exercise, string muscle)
    {
        var banded = exercise.Muscles.Where(share => share.Band is not null).ToList();
        var whole = knowledge.Muscles.GetValueOrDefault(muscle)?.PartOf;
        return banded.Find(share => share.Muscle == muscle)
            ?? banded.Where(share => knowledge.Muscles[share.Muscle] is var part && (part.PartOf == muscle || part.Group == muscle))
                .MaxBy(share => MuscleShare.Bands.ToList().IndexOf(share.Band!))
            ?? banded.Find(share => share.Muscle == whole);
    }
}

/// <summary>An exercise in a ranking.</summary>
/// <param name="Exercise">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="ModelPeak">Model: highest activation on the side that works, 0 to 1; null below 5 %. Of a group, that of its most active muscle.</param>
/// <param name="ModelMean">Model: mean activation over the movement.</param>
/// <param name="ModelPhase">Model: number of the phase with the highest activation, from 1.</param>
/// <param name="IsCarried">Model: whether the body can do the movement; where not, its figures are only as near as it comes.</param>
/// <param name="Missing">Model: the greatest moment that muscles lack at a joint (N·m); null for none.</param>
/// <param name="MeasuredBand">Measured: the band of surface EMG, or null where none is known.</param>
/// <param name="MeasuredMuscle">Measured: the muscle or region of the band.</param>
/// <param name="MeasuredSources">Measured: keys of its sources.</param>
public sealed record RankedExercise(
    string Exercise, string Name, double? ModelPeak, double? ModelMean, int? ModelPhase, bool IsCarried, double? Missing,
    string? MeasuredBand, string? MeasuredMuscle, ImmutableArray<string> MeasuredSources);
