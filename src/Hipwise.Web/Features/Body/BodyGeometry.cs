using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Simulation.Scenes;

namespace Hipwise.Web.Features.Body;

/// <summary>What a drawing of the body needs to know once; the same for the same knowledge.</summary>
/// <param name="Version">Of the knowledge.</param>
/// <param name="PlacesAlong">Places along each muscle in a block.</param>
/// <param name="Segments">Bones by segment, in the order of a block.</param>
/// <param name="Muscles">In the order of a block.</param>
/// <param name="Rows">What muscles are called.</param>
/// <param name="Layers">From the outside to the inside.</param>
/// <param name="Standing">The body at rest.</param>
public sealed record BodyGeometry(
    string Version, int PlacesAlong, ImmutableArray<SegmentBones> Segments, ImmutableArray<DrawnMuscle> Muscles, ImmutableArray<DrawnRow> Rows,
    ImmutableArray<string> Layers, Posture Standing)
{
    private const double Millimetre = 1e-3;

    internal static BodyGeometry Of(BodyStage stage, KnowledgeBase knowledge) => new(
        knowledge.Version, SceneWriter.PlacesAlong,
        [.. stage.Model.Segments.Skip(1).Select(segment => new SegmentBones(segment, [.. knowledge.Atlas.Bones.SelectMany(bone => On(bone, segment))]))],
        [.. stage.Muscles.Select(muscle => new DrawnMuscle(muscle.Row, muscle.Side.Word(), muscle.Layer, Math.Round(muscle.Area, 2), Math.Round(muscle.Volume, 1)))],
        [.. stage.Rows.Select(row => new DrawnRow(row.Id, row.Name, row.Muscle is null ? null : Learn.Address.Muscle(row.Id)))],
        [.. knowledge.Atlas.Layers.Select(layer => layer.Name)], stage.Pose(ImmutableDictionary<string, double>.Empty));

    // The right half of what is paired lies on the right segment or on the one in the middle; its twin is its mirror image.
    private static IEnumerable<DrawnBone> On(BoneShape bone, string segment)
    {
        if (segment == bone.Segment || segment == $"{bone.Segment}_r")
        {
            yield return Bone(bone, 1);
        }

        if (bone.IsPaired ? segment == bone.Segment || segment == $"{bone.Segment}_l" : segment == $"{bone.Segment}_l")
        {
            yield return Bone(bone, -1);
        }
    }

    private static DrawnBone Bone(BoneShape bone, int sign)
    {
        var stride = bone.Kind == "sheet" ? 3 : bone.Kind == "ball" ? int.MaxValue : 4;
        ImmutableArray<double> Metres(ImmutableArray<double> numbers) =>
            [.. numbers.Select((number, i) => Math.Round(Millimetre * (i % stride == 2 ? sign * number : number), 5))];
        return new(bone.Kind, Metres(bone.Numbers), Metres(bone.Edge), Millimetre * bone.Thickness);
    }
}

/// <summary>The bones of a segment.</summary>
/// <param name="Name">Of the segment.</param>
/// <param name="Bones">In its frame.</param>
public sealed record SegmentBones(string Name, ImmutableArray<DrawnBone> Bones);

/// <summary>A solid; see <see cref="BoneShape"/>.</summary>
/// <param name="Kind">Rod, ball or sheet.</param>
/// <param name="Numbers">m.</param>
/// <param name="Edge">m.</param>
/// <param name="Thickness">m.</param>
public sealed record DrawnBone(string Kind, ImmutableArray<double> Numbers, ImmutableArray<double> Edge, double Thickness);

/// <summary>A muscle to draw.</summary>
/// <param name="Row">Index of its row.</param>
/// <param name="Side">Left or right.</param>
/// <param name="Layer">Index of its layer.</param>
/// <param name="Area">Physiological cross-section (cm²).</param>
/// <param name="Volume">cm³.</param>
public sealed record DrawnMuscle(int Row, string Side, int Layer, double Area, double Volume);

/// <summary>What muscles are called.</summary>
/// <param name="Id">Of the row.</param>
/// <param name="Name">In words.</param>
/// <param name="Page">Address of the page that tells of it, or null.</param>
public sealed record DrawnRow(string Id, string Name, string? Page);
