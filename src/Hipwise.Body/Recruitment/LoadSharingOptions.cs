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

    /// <summary>Whether muscles also pull passively where they are long, with tendons that give way to that pull. OpenSim's static optimisation leaves this out.</summary>
    public bool IncludesPassiveForces { get; init; }

    /// <summary>Places that may press against something that stands still, in place of measured ground forces.</summary>
    public ImmutableArray<ContactPoint> Contacts { get; init; } = [];

    /// <summary>The force (N) of a contact along its normal that costs <see cref="ContactWeight"/>; null takes the model's weight.</summary>
    public double? ContactStrength { get; init; }

    /// <summary>What that force costs, where a muscle at full activation costs 1. Small: contacts then settle only what muscles leave open.</summary>
    public double ContactWeight { get; init; } = 1e-3;

    /// <summary>The power of activation in the sum that is made least; above 1.</summary>
    public double Exponent { get; init; } = 2;

    /// <summary>The highest activation of muscles or actuators by name, instead of the model's: a weak or guarded muscle.</summary>
    public ImmutableDictionary<string, double> Limits { get; init; } = ImmutableDictionary<string, double>.Empty;
}
