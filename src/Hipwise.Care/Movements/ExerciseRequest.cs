using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Care.Movements;

/// <summary>What an exercise is simulated with.</summary>
public sealed record ExerciseRequest
{
    /// <summary>How many moments are worked out where nothing else is asked for.</summary>
    public const int UsualFrames = 60;

    /// <summary>Whose body moves; null for the one that the body model stands for.</summary>
    public PersonBuild? Person { get; init; }

    /// <summary>Kilograms by the kind of what is carried; what is not named weighs as usual.</summary>
    public ImmutableDictionary<string, double> Kilograms { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>Muscles that cannot be activated fully. Of several that name the same region the lowest counts.</summary>
    public ImmutableArray<MuscleCapacity> Weakened { get; init; } = [];

    /// <summary>Id of a fault, cue or place of the band; null for the movement as it is shown.</summary>
    public string? Variant { get; init; }

    /// <summary>The side that works where sides work apart.</summary>
    public Side Side { get; init; } = Side.Right;

    /// <summary>How fast it goes; null as movements usually go.</summary>
    public MovementPace? Pace { get; init; }

    /// <summary>How many moments are worked out, <see cref="Hipwise.Simulation.Movements.MovementMotion.FewestFrames"/> or more.</summary>
    public int Frames { get; init; } = UsualFrames;
}

/// <summary>The size of a person.</summary>
/// <param name="Height">Standing (m); null as the model's. A thigh or lower leg of another length comes on top of it.</param>
/// <param name="Mass">kg; null as heavy as someone of this height is with the model's body mass index.</param>
/// <param name="ThighFactor">Length of the thigh over what is usual at this height.</param>
/// <param name="LowerLegFactor">Length of the lower leg over what is usual at this height.</param>
public sealed record PersonBuild(double? Height = null, double? Mass = null, double ThighFactor = 1, double LowerLegFactor = 1);

/// <summary>A muscle that cannot be activated fully.</summary>
/// <param name="Muscle">Id of a muscle; its regions are meant with it.</param>
/// <param name="Side">Which; null for both.</param>
/// <param name="Capacity">Highest activation that is left, 0 to 1.</param>
public sealed record MuscleCapacity(string Muscle, Side? Side, double Capacity);

/// <summary>How fast a movement goes.</summary>
/// <param name="There">Seconds from each pose to the next.</param>
/// <param name="Hold">Seconds at the last pose; 0 for none.</param>
/// <param name="Back">Seconds from each pose back to the one before.</param>
public sealed record MovementPace(double There, double Hold, double Back);
