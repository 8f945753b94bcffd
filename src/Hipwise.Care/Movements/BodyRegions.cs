using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Movements;

/// <summary>Which muscles of the body model are a muscle, a region of one, or a group of the knowledge. Not for two threads at a time.</summary>
/// <param name="knowledge">The knowledge.</param>
public sealed class BodyRegions(KnowledgeBase knowledge)
{
    private static readonly (Side Side, string Ending)[] Endings = [.. Sides.All.Select(side => (side, $"_{FigureLandmarks.Letter(side)}"))];

    // One run asks for the same names thousands of times.
    private readonly Dictionary<string, (Side? Side, string? Muscle)> regions = new(StringComparer.Ordinal);

    /// <summary>Muscles and regions that the body model has, those that belong together beside each other: by group in the order shown, whole muscles
    /// before their regions.</summary>
    public ImmutableArray<string> All { get; } = [.. Known(knowledge)];

    /// <summary>The side that a name of the model says; null for what is in the middle.</summary>
    public static Side? SideOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var found = Array.FindIndex(Endings, pair => name.EndsWith(pair.Ending, StringComparison.Ordinal));
        return found < 0 ? null : Endings[found].Side;
    }

    /// <summary>A name of the model without its side.</summary>
    public static string WithoutSide(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var found = Array.FindIndex(Endings, pair => name.EndsWith(pair.Ending, StringComparison.Ordinal));
        return found < 0 ? name : name[..^Endings[found].Ending.Length];
    }

    /// <summary>The side and the muscle or region of one of the model's muscles; null for the muscle where the knowledge does not tell of it.</summary>
    public (Side? Side, string? Muscle) Find(string name)
    {
        if (!regions.TryGetValue(name, out var one))
        {
            regions.Add(name, one = (SideOf(name), knowledge.BodyMuscles.GetValueOrDefault(WithoutSide(name))));
        }

        return one;
    }

    /// <summary>Whether a muscle or region belongs to another, or to a group.</summary>
    /// <param name="muscle">Id of a muscle or region.</param>
    /// <param name="id">Id of a muscle, region or group.</param>
    public bool IsIn(string muscle, string id) => IsIn(knowledge, muscle, id);

    /// <summary>The model's muscles of a muscle, region or group.</summary>
    /// <param name="model">The body model.</param>
    /// <param name="id">Id of a muscle, region or group.</param>
    /// <param name="side">Of which side; null for both.</param>
    /// <returns>Their numbers; empty when the model has none.</returns>
    public ImmutableArray<int> MembersOf(ModelDescription model, string id, Side? side)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. Enumerable.Range(0, model.Muscles.Length).Where(m =>
            Find(model.Muscles[m].Name) is var (its, muscle) && muscle is not null && IsIn(muscle, id) && (side is null || its == side))];
    }

    private static IEnumerable<string> Known(KnowledgeBase knowledge)
    {
        var groups = knowledge.MuscleGroups.Select((group, i) => (group.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);
        var entries = knowledge.BodyMuscles.Values.ToHashSet(StringComparer.Ordinal);
        return knowledge.Muscles.Values.Where(muscle => entries.Any(entry => IsIn(knowledge, entry, muscle.Id)))
            .OrderBy(muscle => groups.GetValueOrDefault(muscle.Group, -1)).ThenBy(muscle => muscle.PartOf ?? muscle.Id, StringComparer.Ordinal)
            .ThenBy(muscle => muscle.PartOf is not null).ThenBy(muscle => muscle.Id, StringComparer.Ordinal).Select(muscle => muscle.Id);
    }

    private static bool IsIn(KnowledgeBase knowledge, string muscle, string id) =>
        muscle == id || (knowledge.Muscles.TryGetValue(muscle, out var known) && (known.PartOf == id || known.Group == id));
}
