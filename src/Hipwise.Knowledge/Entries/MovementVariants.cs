using System.Collections.Immutable;

namespace Hipwise.Knowledge;

/// <summary>Of whom the body model stands, and which of its segments a person may have longer or shorter.</summary>
/// <param name="HeightCentimetres">Standing height of the model as it is.</param>
/// <param name="Thigh">The model's thigh, without a side.</param>
/// <param name="LowerLeg">The model's lower leg, without a side.</param>
public sealed record ReferencePerson(double HeightCentimetres, string Thigh, string LowerLeg);

/// <summary>A joint moment that is told of a movement.</summary>
/// <param name="Id">For instance <c>hip-flexion</c>.</param>
/// <param name="Joint">The joint it belongs to; moments of one joint count together as its work.</param>
/// <param name="Coordinate">Of the body model, without a side.</param>
/// <param name="JointName">The joint in words.</param>
/// <param name="Plus">What muscles do there with a positive moment, in words.</param>
/// <param name="Minus">What they do with a negative one.</param>
public sealed record JointMoment(string Id, string Joint, string Coordinate, string JointName, string Plus, string Minus);

/// <summary>Another way to do a movement.</summary>
/// <param name="Id">For instance <c>pelvis-drop-5</c>.</param>
/// <param name="Kind">A fault that people make, a cue that changes the posture, or a place of the band.</param>
/// <param name="Families">Families of exercises for which it makes sense.</param>
/// <param name="Figures">Figures for which it makes sense beside these.</param>
/// <param name="Poses">Which poses it changes.</param>
/// <param name="Add">Degrees that come on top of the figure's.</param>
/// <param name="Band">Where the elastic loop goes; null leaves it.</param>
/// <param name="Name">In words.</param>
/// <param name="About">What it changes, in one sentence.</param>
public sealed record MovementVariant(
    string Id, VariantKind Kind, ImmutableArray<string> Families, ImmutableArray<string> Figures, VariantPoses Poses, ImmutableArray<AddedAngle> Add,
    FigureProp? Band, string Name, string About);

/// <summary>What a variant is.</summary>
public enum VariantKind
{
    /// <summary>What people do wrong.</summary>
    Fault,

    /// <summary>What a cue makes of it.</summary>
    Cue,

    /// <summary>Where the band goes.</summary>
    Band,
}

/// <summary>Which poses of a figure a variant changes.</summary>
public enum VariantPoses
{
    /// <summary>Every one.</summary>
    All,

    /// <summary>All but the first; the only one of a posture that is held.</summary>
    Later,

    /// <summary>The one that tells most by itself.</summary>
    Main,
}

/// <summary>Degrees on top of a figure's.</summary>
/// <param name="Joint">As figures call it, without a side.</param>
/// <param name="Side">Of which side; null for a joint of pelvis, trunk or neck.</param>
/// <param name="Degrees">For work on the right.</param>
public sealed record AddedAngle(string Joint, VariantSide? Side, double Degrees);

/// <summary>A side as seen from the work.</summary>
public enum VariantSide
{
    /// <summary>The side that works; both when both do.</summary>
    Working,

    /// <summary>The side that does not work.</summary>
    Other,

    /// <summary>Left and right.</summary>
    Both,
}
