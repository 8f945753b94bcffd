using System.Numerics;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Web.Drawings;

/// <summary>From joint angles to frames: forward kinematics, each joint turning about z (flexion), x (abduction), y (rotation) in this order.</summary>
internal sealed class SkeletonBuilder(FigureBody body)
{
    // The trunk bends at the waist more than at the chest.
    private const double WaistShare = 0.55;
    private const double ChestShare = 1 - WaistShare;

    /// <summary>Lengths it builds with.</summary>
    public Lengths Lengths { get; } = new(body);

    /// <summary>The body as its joint angles say, the middle of the hips at the origin.</summary>
    public Skeleton Build(FigurePose pose)
    {
        var pelvis = new Frame(Vector3.Zero, Frame.Turns(-pose.Angle("pelvis-tilt"), pose.Angle("pelvis-list"), pose.Angle("pelvis-rotation")));
        var belly = pelvis.Then(new(0, Lengths.Waist, 0), Bend(pose, "trunk", WaistShare));
        var chest = belly.Then(new(0, Lengths.Chest - Lengths.Waist, 0), Bend(pose, "trunk", ChestShare));
        var neck = chest.Then(new(0, Lengths.Neck - Lengths.Chest, 0), Bend(pose, "neck", 0.5));
        var head = neck.Then(new(0, Lengths.Head - Lengths.Neck, 0), Bend(pose, "neck", 0.5));
        return new(
            pelvis, belly, chest, neck, head, BuildLeg(pelvis, pose, Side.Left), BuildLeg(pelvis, pose, Side.Right),
            BuildArm(chest, pose, Side.Left), BuildArm(chest, pose, Side.Right));
    }

    private static Quaternion Bend(FigurePose pose, string joint, double share) =>
        Frame.Turns(-pose.Angle(joint) * share, pose.Angle($"{joint}-side") * share, pose.Angle($"{joint}-turn") * share);

    private Leg BuildLeg(Frame pelvis, FigurePose pose, Side side)
    {
        var thigh = pelvis.Then(new(0, 0, Out(side) * Lengths.HalfHips), Ball(pose, "hip", side));
        var shank = thigh.Then(new(0, -Lengths.Thigh, 0), Frame.Turns(-pose.Angle("knee", side), 0, 0));
        var foot = shank.Then(new(0, -Lengths.Shank, 0), Frame.Turns(pose.Angle("ankle", side), 0, 0));
        return new(thigh, shank, foot, ToesOf(foot, pose.Angle("toes", side)));
    }

    /// <summary>The toes of a foot; degrees they are lifted.</summary>
    public Frame ToesOf(Frame foot, double lifted) => foot.Then(new(Lengths.Ball, Flesh.SoleRadius - Lengths.AnkleHeight, 0), Frame.Turns(lifted, 0, 0));

    private Arm BuildArm(Frame chest, FigurePose pose, Side side)
    {
        var upper = chest.Then(new(0, Lengths.Shoulder - Lengths.Chest, Out(side) * Lengths.HalfShoulders), Ball(pose, "shoulder", side));
        var forearm = upper.Then(new(0, -Lengths.UpperArm, 0), Frame.Turns(pose.Angle("elbow", side), 0, 0));
        return new(upper, forearm, forearm.Then(new(0, -Lengths.Forearm, 0), Frame.Turns(pose.Angle("wrist", side), 0, 0)));
    }

    private static Quaternion Ball(FigurePose pose, string joint, Side side) => Frame.Turns(
        pose.Angle(joint, side), -Out(side) * pose.Angle($"{joint}-abduction", side), Out(side) * pose.Angle($"{joint}-rotation", side));

    /// <summary>1 to the right, -1 to the left: the sign of z on this side.</summary>
    public static float Out(Side side) => side == Side.Right ? 1 : -1;
}
