using Hipwise.Body.Model;
using Hipwise.Care.Movements;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Web.Features.Body;

/// <summary>A muscle or strand of the model.</summary>
/// <param name="Row">The row it is told in.</param>
/// <param name="Side">Its side.</param>
/// <param name="Layer">Index of its layer.</param>
/// <param name="Area">Physiological cross-section (cm²).</param>
/// <param name="Volume">Fibre length times cross-section (cm³).</param>
public sealed record StageMuscle(int Row, Side Side, int Layer, double Area, double Volume)
{
    private const double CentimetresInMetre = 100;

    /// <summary>What each muscle of a model is.</summary>
    /// <exception cref="ModelException">The model has a muscle that the atlas does not.</exception>
    public static IEnumerable<StageMuscle> All(BodyModel model, KnowledgeBase knowledge, IReadOnlyList<MuscleRow> rows)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(knowledge);
        var atlas = knowledge.Atlas;
        foreach (var muscle in model.Description.Muscles)
        {
            var one = atlas.Muscles.FirstOrDefault(one => one.Id == BodyRegions.WithoutSide(muscle.Name))
                ?? throw new ModelException($"atlas.yaml does not know the muscle '{muscle.Name}'.");
            var area = muscle.MaximumIsometricForce / atlas.SpecificTension;
            yield return new(
                rows.ToList().FindIndex(row => row.Id == knowledge.BodyMuscles.GetValueOrDefault(one.Id, one.Id)),
                BodyRegions.SideOf(muscle.Name) ?? Side.Right,
                atlas.Layers.ToList().FindIndex(layer => layer.Id == one.Layer), area, area * CentimetresInMetre * muscle.OptimalFiberLength);
        }
    }
}

/// <summary>Muscles of the model that are told together, since one entry of the knowledge tells of them.</summary>
/// <param name="Id">Id of the entry, or the model's name where there is none.</param>
/// <param name="Name">In words.</param>
/// <param name="Layer">Id of the layer.</param>
/// <param name="Muscle">The entry, or null.</param>
public sealed record MuscleRow(string Id, string Name, string Layer, Muscle? Muscle)
{
    /// <summary>All rows in the order of groups and layers, those without an entry last.</summary>
    public static IEnumerable<MuscleRow> All(KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        var groups = knowledge.MuscleGroups.Select(group => group.Id).ToList();
        var layers = knowledge.Atlas.Layers.Select(layer => layer.Id).ToList();
        return knowledge.Atlas.Muscles.GroupBy(one => knowledge.BodyMuscles.GetValueOrDefault(one.Id, one.Id), StringComparer.Ordinal).Select(same =>
        {
            var (one, muscle) = (same.First(), knowledge.Muscles.GetValueOrDefault(same.Key));
            return new MuscleRow(same.Key, one.Name ?? muscle?.Name ?? same.Key, one.Layer, muscle);
        }).OrderBy(row => row.Muscle is null ? groups.Count : groups.IndexOf(row.Muscle.Group)).ThenBy(row => layers.IndexOf(row.Layer))
            .ThenBy(row => row.Name, StringComparer.Ordinal);
    }
}
