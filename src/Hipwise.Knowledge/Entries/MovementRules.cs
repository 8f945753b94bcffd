using System.Collections.Immutable;

namespace Hipwise.Knowledge;

/// <summary>How a figure becomes a movement of the body model.</summary>
/// <param name="Joints">A figure's joints as the model's coordinates.</param>
/// <param name="Parts">What of the body presses where a figure rests or touches.</param>
/// <param name="Leans">What presses beside those parts.</param>
/// <param name="Surfaces">What it presses on.</param>
/// <param name="MoveSeconds">From one pose to the next.</param>
/// <param name="HoldSeconds">At the last pose, before the way back.</param>
/// <param name="Weights">Kilograms of what is carried, by the prop's kind.</param>
/// <param name="Bands">Elastic props.</param>
/// <param name="Points">Landmark of the model by a figure's point.</param>
/// <param name="Person">Of whom the body model stands.</param>
/// <param name="Moments">Joint moments that are told, in the order shown.</param>
/// <param name="Variants">Faults, cues and places of the band, in the order shown.</param>
/// <param name="Grounds">Where the numbers come from.</param>
public sealed record MovementRules(
    ImmutableArray<JointMapping> Joints, ImmutableArray<RestingPart> Parts, ImmutableArray<LeanRule> Leans, ImmutableArray<SurfaceRule> Surfaces,
    double MoveSeconds, double HoldSeconds, ImmutableDictionary<string, double> Weights, ImmutableArray<BandRule> Bands, ImmutableDictionary<string, string> Points,
    ReferencePerson Person, ImmutableArray<JointMoment> Moments, ImmutableArray<MovementVariant> Variants, Grounds Grounds)
{
    /// <summary>What a figure puts farther than this from where it was (cm) is lifted on the way.</summary>
    public required double StepCentimetres { get; init; }

    /// <summary>Figures whose step is a stride that a body cannot pause in: their feet stand from the start where the main pose has them.</summary>
    public required ImmutableArray<string> Strides { get; init; }

    /// <summary>How far to the side a foot stands where a figure does not say (cm).</summary>
    public required double StanceCentimetres { get; init; }
}

/// <summary>A figure's joint on the model.</summary>
/// <param name="Joint">As figures call it, without a side.</param>
/// <param name="Coordinate">As the model calls it, without a side.</param>
/// <param name="Factor">Degrees of the model for one of the figure.</param>
public sealed record JointMapping(string Joint, string Coordinate, double Factor);

/// <summary>A part of the body that rests on something.</summary>
/// <param name="Part">As figures call it, without a side.</param>
/// <param name="Points">Landmarks of the model that press, without a side.</param>
/// <param name="Gives">Coordinates that give way to what the part rests on, without a side.</param>
public sealed record RestingPart(string Part, ImmutableArray<string> Points, ImmutableArray<string> Gives)
{
    /// <summary>Whether a body that rests on it lies, and need not keep its balance.</summary>
    public bool Lies { get; init; }

    /// <summary>Whether it keeps pressing while a figure puts it elsewhere; otherwise it is lifted on the way.</summary>
    public bool Slides { get; init; }

    /// <summary>Placed higher than this above the floor (cm) it only steadies and carries nothing; null: it always carries.</summary>
    public double? HighestCentimetres { get; init; }
}

/// <summary>What presses too while a part of the body rests.</summary>
/// <param name="Part">The part, without a side.</param>
/// <param name="On">On what it rests; empty: on anything.</param>
/// <param name="Figures">In which figures; empty: in all.</param>
/// <param name="Points">Landmarks of the model, without a side.</param>
public sealed record LeanRule(string Part, ImmutableArray<string> On, ImmutableArray<string> Figures, ImmutableArray<string> Points)
{
    /// <summary>Whether it is kept on the surface; otherwise it presses only where it happens to lie near and still.</summary>
    public bool Holds { get; init; }

    /// <summary>Whether the points of both sides press, whichever side's part rests.</summary>
    public bool BothSides { get; init; }
}

/// <summary>What a body can rest on.</summary>
/// <param name="On">Floor, or the kind of a prop.</param>
/// <param name="HeightCentimetres">Of its top, where a figure gives none; null for what stands upright.</param>
/// <param name="Friction">Greatest sideways force over the force that presses.</param>
public sealed record SurfaceRule(string On, double? HeightCentimetres, double Friction);

/// <summary>An elastic prop.</summary>
/// <param name="Prop">The kind of the prop.</param>
/// <param name="SlackLength">Where it begins to pull (m).</param>
/// <param name="Stiffness">N/m beyond that.</param>
/// <param name="Force">What it pulls with at any length (N), as a weight on a cable does.</param>
public sealed record BandRule(string Prop, double SlackLength, double Stiffness, double Force);
