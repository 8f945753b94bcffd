using System.Collections.Immutable;

namespace Hipwise.Knowledge;

/// <summary>How the body model is drawn.</summary>
/// <param name="Layers">From the outside to the inside.</param>
/// <param name="Sliders">What of the body can be moved by hand.</param>
/// <param name="Stance">Degrees of coordinates in which the body stands when it is looked at.</param>
/// <param name="Trials">What can be tried on the body.</param>
/// <param name="SpecificTension">Force of a muscle over its cross-section (N/cm²).</param>
/// <param name="Muscles">What the model's muscles are, once for both sides.</param>
/// <param name="Bones">Solids of the skeleton.</param>
/// <param name="Grounds">Where this comes from.</param>
public sealed record Atlas(
    ImmutableArray<AtlasLayer> Layers, ImmutableArray<BodySlider> Sliders, ImmutableArray<SliderMove> Stance, BodyTrials Trials, double SpecificTension,
    ImmutableArray<AtlasMuscle> Muscles, ImmutableArray<BoneShape> Bones, Grounds Grounds);

/// <summary>Muscles that lie about equally deep.</summary>
/// <param name="Id">For instance <c>superficial</c>.</param>
/// <param name="Name">In words.</param>
public sealed record AtlasLayer(string Id, string Name);

/// <summary>A movement of the body by hand.</summary>
/// <param name="Id">For instance <c>hip-flexion</c>.</param>
/// <param name="Name">What is told in degrees.</param>
/// <param name="More">What a muscle does that pulls towards more of it; null without an arm.</param>
/// <param name="Less">What a muscle does that pulls the other way; null without an arm.</param>
/// <param name="Least">Degrees.</param>
/// <param name="Most">Degrees.</param>
/// <param name="Arm">The coordinate whose moment arms are told; null for none.</param>
/// <param name="Moves">The model's coordinates that follow; the first one's sense is that of the arm.</param>
public sealed record BodySlider(
    string Id, string Name, string? More, string? Less, double Least, double Most, string? Arm, ImmutableArray<SliderMove> Moves);

/// <summary>A coordinate that follows a slider.</summary>
/// <param name="Coordinate">As the model calls it.</param>
/// <param name="Factor">Degrees of it for one of the slider.</param>
public sealed record SliderMove(string Coordinate, double Factor);

/// <summary>What can be tried on the body in an exercise.</summary>
/// <param name="Exercise">The one that is tried when none is chosen.</param>
/// <param name="Muscles">Muscles and groups that can have less, by id.</param>
/// <param name="Ranges">Numbers that can be another.</param>
public sealed record BodyTrials(string Exercise, ImmutableArray<string> Muscles, ImmutableArray<TrialRange> Ranges)
{
    /// <summary>The range with this id.</summary>
    public TrialRange this[string id] => Ranges.First(range => range.Id == id);
}

/// <summary>A number that can be another.</summary>
/// <param name="Id">For instance <c>height</c>.</param>
/// <param name="Name">In words.</param>
/// <param name="Unit">As it is written.</param>
/// <param name="Least">In that unit.</param>
/// <param name="Most">In that unit.</param>
/// <param name="Usual">As it is when nothing is tried.</param>
public sealed record TrialRange(string Id, string Name, string Unit, double Least, double Most, double Usual);

/// <summary>A muscle of the model.</summary>
/// <param name="Id">As the model calls it, without a side.</param>
/// <param name="Layer">Id of the layer it lies in.</param>
/// <param name="Name">In words where they are not those of the entry that tells of it (<see cref="KnowledgeBase.BodyMuscles"/>); otherwise null.</param>
public sealed record AtlasMuscle(string Id, string Layer, string? Name);

/// <summary>A solid that belongs to a segment of the model; mm in its frame.</summary>
/// <param name="Segment">As the model calls it, without a side.</param>
/// <param name="IsPaired">Whether it is the right half of two.</param>
/// <param name="Kind">Rod: points and radii, four numbers each. Ball: a place and three radii. Sheet: points of an edge.</param>
/// <param name="Numbers">What the kind asks for.</param>
/// <param name="Edge">Points of a sheet's other edge, as many as of the first.</param>
/// <param name="Thickness">Of a sheet.</param>
public sealed record BoneShape(string Segment, bool IsPaired, string Kind, ImmutableArray<double> Numbers, ImmutableArray<double> Edge, double Thickness);
