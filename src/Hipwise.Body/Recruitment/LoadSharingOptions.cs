using System.Collections.Immutable;
using Hipwise.Body.Model;

namespace Hipwise.Body.Recruitment;

/// <summary>What takes part in sharing a load, and how.</summary>
public sealed record LoadSharingOptions
{
    /// <summary>Actuators beside those of the model: reserves and residuals.</summary>
    public ImmutableArray<ActuatorDescription> Actuators { get; init; } = [];

    /// <summary>Whether the model's own muscles and actuators take part.</summary>
    public bool UsesModelForces { get; init; } = true;

    /// <summary>Whether a muscle's strength follows its length and velocity; otherwise it is its maximum isometric force.</summary>
    public bool UsesMusclePhysiology { get; init; } = true;

    /// <summary>The power of activation in the sum that is made least; above 1.</summary>
    public double Exponent { get; init; } = 2;

    /// <summary>The highest activation of muscles or actuators by name, instead of the model's: a weak or guarded muscle.</summary>
    public ImmutableDictionary<string, double> Limits { get; init; } = ImmutableDictionary<string, double>.Empty;
}
