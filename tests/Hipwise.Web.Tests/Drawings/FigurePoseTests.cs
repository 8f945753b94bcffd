using System.Numerics;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Web.Drawings;

namespace Hipwise.Web.Tests.Drawings;

/// <summary>Every pose of every figure is one that a body can take.</summary>
public sealed class FigurePoseTests
{
    // Flesh gives way a little where it lies on something.
    private const float Soft = 1.5f;

    // A foot that stands turns with the ground, not by an angle that was written down.
    private const double Slack = 3;

    public static TheoryData<string> Ids => Shown.Ids;

    [Fact]
    public void What_is_drawn_is_as_high_as_what_the_body_model_rests_on()
    {
        foreach (var surface in Shown.Knowledge.Movements.Surfaces.Where(surface => surface.HeightCentimetres is not null))
        {
            Furniture.TopOf(surface.On, []).ShouldBe(surface.HeightCentimetres!.Value, surface.On);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_joint_is_somewhere(string id) =>
        Shown.Poses(id).ShouldAllBe(pose => Shown.Joints(pose.Body, Side.Left).All(joint => float.IsFinite(joint.X + joint.Y + joint.Z)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void No_part_sinks_into_the_floor(string id)
    {
        foreach (var (name, _, body) in Shown.Poses(id))
        {
            Shown.Parts(body).Where(part => part.Balls.Min(ball => ball.Lowest) < -Soft)
                .Select(part => $"{name}: {part.Part} at {part.Balls.Min(ball => ball.Lowest):0.0} cm").ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_carries_the_pose_lies_on_its_support(string id)
    {
        foreach (var (name, pose, body) in Shown.Poses(id))
        {
            var lowest = Flesh.Bearing(body, Shown.Poser.Lengths, pose.Rest.Part).Min(ball => ball.Lowest);
            ((double)lowest).ShouldBe(Furniture.TopOf(pose.Rest.On, pose.Props) + pose.Rest.Up, 0.2, name);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Hands_and_feet_are_where_they_touch(string id)
    {
        foreach (var (name, pose, body) in Shown.Poses(id))
        {
            pose.Touches.Select(touch => (touch.Key, Gap: GapOf(body, pose, touch.Key, touch.Value)))
                .Where(touch => touch.Gap > 3).Select(touch => $"{name}: {touch.Key} misses by {touch.Gap:0.0} cm").ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Bones_keep_their_length(string id)
    {
        var lengths = Shown.Poser.Lengths;
        foreach (var (name, _, body) in Shown.Poses(id))
        {
            foreach (var side in Sides.All)
            {
                var (leg, arm) = (body.LegOf(side), body.ArmOf(side));
                Vector3.Distance(leg.Thigh.Origin, leg.Shank.Origin).ShouldBe(lengths.Thigh, 0.05, name);
                Vector3.Distance(leg.Shank.Origin, leg.Foot.Origin).ShouldBe(lengths.Shank, 0.05, name);
                Vector3.Distance(arm.Upper.Origin, arm.Forearm.Origin).ShouldBe(lengths.UpperArm, 0.05, name);
                Vector3.Distance(arm.Forearm.Origin, arm.Hand.Origin).ShouldBe(lengths.Forearm, 0.05, name);
                Vector3.Distance(body.Pelvis.Origin, leg.Thigh.Origin).ShouldBe(lengths.HalfHips, 0.05, name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Knees_elbows_and_ankles_bend_as_far_as_they_can_and_the_way_they_can(string id)
    {
        var limits = Shown.Knowledge.Figures[id].Body.Limits;
        foreach (var (name, _, body) in Shown.Poses(id))
        {
            foreach (var side in Sides.All)
            {
                var (leg, arm) = (body.LegOf(side), body.ArmOf(side));
                Flexion(leg.Shank, leg.Thigh).ShouldBeInRange(limits["knee"].Low - Slack, limits["knee"].High + Slack, $"{name}: {side} knee");
                (-Flexion(arm.Forearm, arm.Upper)).ShouldBeInRange(limits["elbow"].Low - Slack, limits["elbow"].High + Slack, $"{name}: {side} elbow");
                (-Flexion(leg.Foot, leg.Shank)).ShouldBeInRange(limits["ankle"].Low - Slack, limits["ankle"].High + Slack, $"{name}: {side} ankle");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_led_leg_stays_within_the_reach_of_its_hip(string id)
    {
        var (low, high) = Shown.Knowledge.Figures[id].Body.Limits["hip"];
        foreach (var (name, _, body) in Shown.Poses(id))
        {
            foreach (var side in Sides.All)
            {
                (-Flexion(body.LegOf(side).Thigh, body.Pelvis)).ShouldBeInRange(low - 8, high + 8, $"{name}: {side} hip");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_mirrored_figure_is_the_mirror_image(string id)
    {
        var figure = Shown.Knowledge.Figures[id];
        foreach (var (pose, mirrored) in figure.Poses.Zip(figure.Mirror().Poses))
        {
            var image = Shown.Joints(Shown.Poser.Pose(pose), Side.Left).Select(joint => joint with { Z = -joint.Z });
            foreach (var (expected, actual) in image.Zip(Shown.Joints(Shown.Poser.Pose(mirrored), Side.Right)))
            {
                Vector3.Distance(expected, actual).ShouldBeLessThan(0.05f, $"{id}: {expected} became {actual}");
            }
        }
    }

    [Fact]
    public void A_hip_that_bends_lifts_the_knee_forward_and_a_knee_that_bends_takes_the_foot_back()
    {
        var standing = Shown.Knowledge.Figures["standing-knee-hold"].Poses[0];
        var still = standing with { Angles = standing.Angles.Clear(), Touches = standing.Touches.Clear() };
        var hip = Shown.Poser.Pose(still with { Angles = still.Angles.Add("hip-right", 90) });
        var knee = Shown.Poser.Pose(still with { Angles = still.Angles.Add("knee-right", 90) });
        var out30 = Shown.Poser.Pose(still with { Angles = still.Angles.Add("hip-abduction-right", 30) });
        (hip.RightLeg.Shank.Origin.X - hip.RightLeg.Thigh.Origin.X).ShouldBe(Shown.Poser.Lengths.Thigh, 0.01);
        (knee.RightLeg.Foot.Origin.X - knee.RightLeg.Shank.Origin.X).ShouldBe(-Shown.Poser.Lengths.Shank, 0.01);
        (out30.RightLeg.Shank.Origin.Z - out30.RightLeg.Thigh.Origin.Z).ShouldBe(Shown.Poser.Lengths.Thigh / 2, 0.01);
    }

    // Degrees that a frame is turned back about z against the one before it.
    private static double Flexion(Frame frame, Frame before)
    {
        var up = Vector3.Transform(frame.Way(Vector3.UnitY), Quaternion.Inverse(before.Turn));
        return Math.Atan2(up.X, up.Y) * 180 / Math.PI;
    }

    private static float GapOf(Skeleton body, FigurePose pose, string limb, FigureTouch touch)
    {
        var side = Flesh.SideOf(limb);
        var (lengths, leg, arm) = (Shown.Poser.Lengths, body.LegOf(side), body.ArmOf(side));
        var led = limb[..limb.LastIndexOf('-')] switch
        {
            "hand" => Flesh.Hand(arm),
            "foot" => Flesh.Foot(leg, lengths),
            "toes" => Flesh.Toes(leg, lengths),
            _ => Flesh.Heel(leg, lengths),
        };
        if (limb.StartsWith("hand", StringComparison.Ordinal) && !(touch.On is "floor" || (touch.On is { } prop && Furniture.IsKind(prop))))
        {
            var target = touch.On is { } point ? BodyPoints.Find(body, point) : new((float)touch.At[0], (float)touch.At[1], touch.At.Length == 3 ? (float)touch.At[2] : 0);
            return led.Min(ball => Distance(ball.Center, target, touch.At.Length == 2)) - led[1].Radius;
        }

        var height = touch.On is { } support ? Furniture.TopOf(support, pose.Props) : touch.At[1];
        return Math.Abs(led.Min(ball => ball.Lowest) - (float)height);
    }

    private static float Distance(Vector3 one, Vector3 other, bool flat) =>
        flat ? Vector2.Distance(new(one.X, one.Y), new(other.X, other.Y)) : Vector3.Distance(one, other);
}
