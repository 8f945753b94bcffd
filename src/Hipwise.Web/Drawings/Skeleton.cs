using System.Numerics;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Web.Drawings;

/// <summary>The frames of one leg, each at its joint; y runs from the next joint to this one.</summary>
internal sealed record Leg(Frame Thigh, Frame Shank, Frame Foot, Frame Toes)
{
    public Leg Moved(Vector3 by) => new(Thigh.Moved(by), Shank.Moved(by), Foot.Moved(by), Toes.Moved(by));
}

/// <summary>The frames of one arm, each at its joint.</summary>
internal sealed record Arm(Frame Upper, Frame Forearm, Frame Hand)
{
    public Arm Moved(Vector3 by) => new(Upper.Moved(by), Forearm.Moved(by), Hand.Moved(by));
}

/// <summary>All frames of a body in a pose.</summary>
internal sealed record Skeleton(Frame Pelvis, Frame Belly, Frame Chest, Frame Neck, Frame Head, Leg LeftLeg, Leg RightLeg, Arm LeftArm, Arm RightArm)
{
    /// <summary>The leg of a side.</summary>
    public Leg LegOf(Side side) => side == Side.Left ? LeftLeg : RightLeg;

    /// <summary>The arm of a side.</summary>
    public Arm ArmOf(Side side) => side == Side.Left ? LeftArm : RightArm;

    /// <summary>The body with another leg.</summary>
    public Skeleton With(Side side, Leg leg) => side == Side.Left ? this with { LeftLeg = leg } : this with { RightLeg = leg };

    /// <summary>The body with another arm.</summary>
    public Skeleton With(Side side, Arm arm) => side == Side.Left ? this with { LeftArm = arm } : this with { RightArm = arm };

    /// <summary>The body moved as a whole.</summary>
    public Skeleton Moved(Vector3 by) => new(
        Pelvis.Moved(by), Belly.Moved(by), Chest.Moved(by), Neck.Moved(by), Head.Moved(by), LeftLeg.Moved(by), RightLeg.Moved(by),
        LeftArm.Moved(by), RightArm.Moved(by));
}

/// <summary>Lengths of the segments in centimetres.</summary>
internal sealed class Lengths(FigureBody body)
{
    public float Thigh { get; } = Of(body, "thigh");

    public float Shank { get; } = Of(body, "shank");

    public float AnkleHeight { get; } = Of(body, "ankle-height");

    public float Foot { get; } = Of(body, "foot");

    public float Heel { get; } = Of(body, "heel");

    public float UpperArm { get; } = Of(body, "upper-arm");

    public float Forearm { get; } = Of(body, "forearm");

    public float Hand { get; } = Of(body, "hand");

    public float HalfHips { get; } = Of(body, "hip-half-width");

    public float HalfShoulders { get; } = Of(body, "shoulder-half-width");

    public float Waist { get; } = Of(body, "waist");

    public float Chest { get; } = Of(body, "chest");

    public float Shoulder { get; } = Of(body, "shoulder");

    public float Neck { get; } = Of(body, "neck");

    public float Head { get; } = Of(body, "head");

    /// <summary>From the ankle forward to the ball of the foot.</summary>
    public float Ball => ((Foot - Heel) * 0.62f);

    /// <summary>From the ball of the foot to the tip of the toes.</summary>
    public float Toes => Foot - Heel - Ball;

    private static float Of(FigureBody body, string segment) => (float)(body.Segments[segment] * body.Height);
}
