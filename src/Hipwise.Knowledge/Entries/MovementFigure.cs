using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Knowledge;

/// <summary>A movement in one to three poses, as it is drawn for a person.</summary>
/// <param name="Id">Id of the exercise or screen it shows; <c>…-screen</c> where an exercise of the same id moves differently.</param>
/// <param name="View">Where it is seen from: <c>side</c>, <c>front</c>, <c>back</c> or between.</param>
/// <param name="Poses">In the order of the movement, 1-3.</param>
/// <param name="Captions">One short caption a pose.</param>
/// <param name="Main">Index of the pose that tells most by itself.</param>
/// <param name="Body">Whom it draws.</param>
public sealed record MovementFigure(
    string Id, string View, ImmutableArray<FigurePose> Poses, ImmutableArray<string> Captions, int Main,
    FigureBody Body)
{
    /// <summary>The same movement done with the other side, seen from the other side.</summary>
    public MovementFigure Mirror() => this with { Poses = [.. Poses.Select(pose => pose.Mirror())] };
}

/// <summary>One pose of a figure: joint angles, what it rests on and what it touches.</summary>
/// <param name="Angles">Joint angles in degrees by joint, with side; a joint that is not there is at 0.</param>
/// <param name="Rest">The part that carries it and so places it.</param>
/// <param name="Touches">Limb to what it touches; hands and feet are led there, the joint angles give way.</param>
/// <param name="Props">Things around it, with those of the whole figure.</param>
/// <param name="Arrows">Directions of movement.</param>
/// <param name="Works">Regions that do the work, with their side, for instance <c>buttock-right</c>.</param>
public sealed record FigurePose(
    ImmutableSortedDictionary<string, double> Angles, FigureRest Rest, ImmutableSortedDictionary<string, FigureTouch> Touches,
    ImmutableArray<FigureProp> Props, ImmutableArray<FigureArrow> Arrows, ImmutableArray<string> Works)
{
    /// <summary>Degrees of a joint of the trunk or pelvis.</summary>
    public double Angle(string joint) => Angles.GetValueOrDefault(joint);

    /// <summary>Degrees of a joint of one side; an ankle that nothing was said of is at 0.</summary>
    public double Angle(string joint, Side side) => Angles.GetValueOrDefault($"{joint}-{side.Word()}");

    /// <summary>The pose with left and right swapped.</summary>
    public FigurePose Mirror() => new(
        Angles.ToImmutableSortedDictionary(angle => BodySides.Swap(angle.Key), angle => IsAcross(angle.Key) ? -angle.Value : angle.Value, StringComparer.Ordinal),
        Rest with { Part = BodySides.Swap(Rest.Part), Z = -Rest.Z },
        Touches.ToImmutableSortedDictionary(touch => BodySides.Swap(touch.Key), touch => touch.Value.Mirror(), StringComparer.Ordinal),
        [.. Props.Select(prop => prop.Mirror())], [.. Arrows.Select(arrow => arrow with { At = BodySides.Swap(arrow.At) })],
        [.. Works.Select(BodySides.Swap)]);

    /// <summary>Whether degrees of a joint change their sign when left and right are swapped.</summary>
    public static bool IsAcross(string joint) => joint is "pelvis-list" or "pelvis-rotation" or "trunk-side" or "trunk-turn" or "neck-side" or "neck-turn";
}

/// <summary>What carries a pose.</summary>
/// <param name="Part">Part of the body whose lowest point lies on the support.</param>
/// <param name="On"><c>floor</c> or the kind of a prop.</param>
/// <param name="X">Where the part is, in centimetres forward.</param>
/// <param name="Z">Where the part is, in centimetres to the person's right; null when the pelvis stays in the middle.</param>
/// <param name="Up">Centimetres above the support, for a jump.</param>
public sealed record FigureRest(string Part, string On, double X, double? Z, double Up);

/// <summary>What a hand or foot touches.</summary>
/// <param name="On"><c>floor</c>, the kind of a prop, or a point of the body; null when <paramref name="At"/> says where.</param>
/// <param name="At">Centimetres forward, up and, if three, to the person's right; empty when it stays where its joints put it.</param>
public sealed record FigureTouch(string? On, ImmutableArray<double> At)
{
    /// <summary>The touch with left and right swapped.</summary>
    public FigureTouch Mirror() => new(On is null ? null : BodySides.Swap(On), At.Length == 3 ? [At[0], At[1], -At[2]] : At);
}

/// <summary>A thing that a movement uses.</summary>
/// <param name="Kind">For instance <c>chair</c>.</param>
/// <param name="Numbers">Place and size in centimetres, as far as they are not the usual ones of this kind.</param>
/// <param name="At">Point of the body it is at, or null.</param>
/// <param name="To">Second point of the body it reaches, or null.</param>
public sealed record FigureProp(string Kind, ImmutableSortedDictionary<string, double> Numbers, string? At, string? To)
{
    /// <summary>A number of it, or what is usual.</summary>
    public double Number(string key, double usual) => Numbers.TryGetValue(key, out var value) ? value : usual;

    /// <summary>The thing with left and right swapped.</summary>
    public FigureProp Mirror() => this with
    {
        At = At is null ? null : BodySides.Swap(At),
        To = To is null ? null : BodySides.Swap(To),
        Numbers = Numbers.TryGetValue("z", out var z) ? Numbers.SetItem("z", -z) : Numbers,
    };
}

/// <summary>An arrow that shows where a part of the body goes, in the plane of the drawing.</summary>
/// <param name="At">Point of the body it starts from.</param>
/// <param name="ShiftX">Centimetres its start is moved to the right of the drawing.</param>
/// <param name="ShiftY">Centimetres its start is moved up.</param>
/// <param name="GoX">Centimetres it goes to the right of the drawing.</param>
/// <param name="GoY">Centimetres it goes up.</param>
/// <param name="Bend">Centimetres its middle bulges to the left of its way.</param>
public sealed record FigureArrow(string At, double ShiftX, double ShiftY, double GoX, double GoY, double Bend);

/// <summary>Whom the figures draw.</summary>
/// <param name="Height">Centimetres.</param>
/// <param name="Segments">Lengths as fractions of the height, by segment.</param>
/// <param name="Limits">Degrees a joint can go, by joint without side.</param>
/// <param name="Grounds">Where the lengths come from.</param>
public sealed record FigureBody(
    double Height, ImmutableSortedDictionary<string, double> Segments, ImmutableSortedDictionary<string, (double Low, double High)> Limits,
    Grounds Grounds);

/// <summary>Names that end in <c>-left</c> or <c>-right</c>.</summary>
internal static class BodySides
{
    public static string Swap(string name) =>
        name.EndsWith("-left", StringComparison.Ordinal) ? name[..^4] + "right"
        : name.EndsWith("-right", StringComparison.Ordinal) ? name[..^5] + "left"
        : name;
}
