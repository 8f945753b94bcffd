using System.Collections.Immutable;

namespace Hipwise.Knowledge;

/// <summary>A muscle or a region of one.</summary>
/// <param name="Id">For instance <c>gluteus-medius-anterior</c>.</param>
/// <param name="Name">As an anatomy book calls it.</param>
/// <param name="Group">Id of the group it is counted in.</param>
/// <param name="PartOf">Id of the whole muscle when this is a region; otherwise null.</param>
/// <param name="Layer">Superficial, intermediate or deep; null when not graded.</param>
/// <param name="Nerve">Nerve supply.</param>
/// <param name="Roots">Spinal roots.</param>
/// <param name="Actions">What it does at the hip and elsewhere.</param>
/// <param name="Inverts">True when an action turns into its opposite as the hip flexes.</param>
/// <param name="Architecture">Measured figures by name and unit, for instance <c>mass-g</c>.</param>
/// <param name="Origin">Where it starts.</param>
/// <param name="Insertion">Where it ends.</param>
/// <param name="Inversion">How its action changes with hip flexion, or null.</param>
/// <param name="Role">What the seed articles say of it, or null.</param>
/// <param name="Grounds">Where this comes from.</param>
public sealed record Muscle(
    string Id, string Name, string Group, string? PartOf, string? Layer, string Nerve, string Roots, MuscleActions Actions,
    bool Inverts, ImmutableSortedDictionary<string, string> Architecture, string Origin, string Insertion, string? Inversion,
    string? Role, Grounds Grounds);

/// <summary>What a muscle does.</summary>
/// <param name="Extended">At the hip, standing or extended.</param>
/// <param name="Flexed">At the hip flexed about 90 degrees.</param>
/// <param name="Other">Elsewhere.</param>
public sealed record MuscleActions(ImmutableArray<string> Extended, ImmutableArray<string> Flexed, ImmutableArray<string> Other);

/// <summary>Muscles that are counted together.</summary>
/// <param name="Id">For instance <c>deep-rotator</c>.</param>
/// <param name="Name">In words.</param>
/// <param name="About">What they have in common, in one sentence.</param>
public sealed record MuscleGroup(string Id, string Name, string About);
