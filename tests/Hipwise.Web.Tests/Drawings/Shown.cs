using System.Collections.Immutable;
using System.Numerics;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Testing;
using Hipwise.Web.Drawings;

namespace Hipwise.Web.Tests.Drawings;

/// <summary>The shipped figures, posed.</summary>
internal static class Shown
{
    private static readonly Lazy<KnowledgeBase> Loaded = new(() => KnowledgeLoader.Load(Repository.Knowledge));

    public static KnowledgeBase Knowledge => Loaded.Value;

    public static TheoryData<string> Ids => [.. Loaded.Value.Figures.Keys.Order(StringComparer.Ordinal)];

    public static Poser Poser { get; } = new(Loaded.Value.Figures.Values[0].Body);

    /// <summary>Every pose of a figure with the body in it and a name for messages.</summary>
    public static IEnumerable<(string Name, FigurePose Pose, Skeleton Body)> Poses(string id) =>
        Knowledge.Figures[id].Poses.Select((pose, index) => ($"{id}, pose {index + 1}", pose, Poser.Pose(pose)));

    /// <summary>All flesh by name of the part.</summary>
    public static IEnumerable<(string Part, ImmutableArray<Ball> Balls)> Parts(Skeleton body)
    {
        yield return ("pelvis", Flesh.Pelvis(body));
        yield return ("chest", Flesh.Chest(body));
        yield return ("head", Flesh.Head(body));
        foreach (var side in Sides.All)
        {
            var (leg, arm) = (body.LegOf(side), body.ArmOf(side));
            yield return ($"{side} thigh", Flesh.Thigh(leg));
            yield return ($"{side} shank", Flesh.Shank(leg));
            yield return ($"{side} foot", Flesh.Foot(leg, Poser.Lengths));
            yield return ($"{side} toes", Flesh.Toes(leg, Poser.Lengths));
            yield return ($"{side} upper arm", Flesh.UpperArm(arm));
            yield return ($"{side} forearm", Flesh.Forearm(arm));
            yield return ($"{side} hand", Flesh.Hand(arm));
        }
    }

    /// <summary>Joints in a fixed order: the same places of two bodies can be compared.</summary>
    public static IEnumerable<Vector3> Joints(Skeleton body, Side first) =>
    [
        body.Pelvis.Origin, body.Chest.Origin, body.Head.At(new(5, 10, 0)),
        .. new[] { first, first.Other() }.SelectMany(side => new[]
        {
            body.LegOf(side).Thigh.Origin, body.LegOf(side).Shank.Origin, body.LegOf(side).Foot.Origin, body.LegOf(side).Toes.At(new(3, 0, 0)),
            body.ArmOf(side).Upper.Origin, body.ArmOf(side).Forearm.Origin, body.ArmOf(side).Hand.Origin, body.ArmOf(side).Hand.At(new(0, -9, 0)),
        }),
    ];

    public static double AngleBetween(Vector3 one, Vector3 other) =>
        Math.Acos(Math.Clamp(Vector3.Dot(Vector3.Normalize(one), Vector3.Normalize(other)), -1, 1)) * 180 / Math.PI;
}
