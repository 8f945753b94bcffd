using System.Numerics;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Web.Drawings;

/// <summary>Puts a body into a pose: its joint angles, then its place on what carries it, then hands and feet where they touch.</summary>
internal sealed class Poser(FigureBody body)
{
    // An ankle's place depends on the turn of the foot, which follows the shank: a few rounds settle it.
    private const int HeelRounds = 6;

    // A bent wrist means that the hand lies on something: then the wrist is led, not the palm.
    private const double FlatHand = 30;
    private readonly SkeletonBuilder builder = new(body);

    /// <summary>Lengths of the body.</summary>
    public Lengths Lengths => builder.Lengths;

    /// <summary>The body in its pose, the floor at height 0.</summary>
    public Skeleton Pose(FigurePose pose)
    {
        var posed = Place(builder.Build(pose), pose);
        foreach (var (limb, touch) in pose.Touches.Where(touch => !touch.Key.StartsWith("hand", StringComparison.Ordinal)))
        {
            posed = LeadLeg(posed, pose, limb, touch);
        }

        foreach (var (limb, touch) in pose.Touches.Where(touch => touch.Key.StartsWith("hand", StringComparison.Ordinal)))
        {
            posed = LeadArm(posed, pose, limb, touch);
        }

        return posed;
    }

    private Skeleton Place(Skeleton free, FigurePose pose)
    {
        var rest = pose.Rest;
        var part = rest.Part;
        if (part.StartsWith("foot", StringComparison.Ordinal) || part.StartsWith("toes", StringComparison.Ordinal))
        {
            var side = Flesh.SideOf(part);
            free = free.With(side, Plant(free.LegOf(side), pose, side, part));
        }

        var lowest = Flesh.Bearing(free, Lengths, part).Min(ball => ball.Lowest);
        var reference = Reference(free, part);
        var height = Furniture.TopOf(rest.On, pose.Props) + rest.Up - lowest;
        return free.Moved(new((float)rest.X - reference.X, (float)height, (float)rest.Z - reference.Z));
    }

    private static Vector3 Reference(Skeleton body, string part) => part switch
    {
        "seat" => body.Pelvis.Origin,
        "back" or "shoulders" or "front" => body.Chest.Origin,
        "head" => body.Head.Origin,
        _ when part.StartsWith("side", StringComparison.Ordinal) => body.Pelvis.Origin,
        _ when part.StartsWith("foot", StringComparison.Ordinal) => BodyPoints.Find(body, part.Replace("foot", "ankle", StringComparison.Ordinal)),
        _ when part.StartsWith("toes", StringComparison.Ordinal) => body.LegOf(Flesh.SideOf(part)).Toes.Origin,
        _ => BodyPoints.Find(body, part),
    };

    private Skeleton LeadLeg(Skeleton posed, FigurePose pose, string limb, FigureTouch touch)
    {
        var side = Flesh.SideOf(limb);
        var leg = Plant(posed.LegOf(side), pose, side, limb);
        var now = Sole(leg, limb);
        var target = Target(posed, pose, touch, now);
        for (var round = 0; round < HeelRounds; round++)
        {
            leg = Plant(MoveAnkle(leg, leg.Foot.Origin + target - Sole(leg, limb)), pose, side, limb);
        }

        return posed.With(side, leg);
    }

    private Leg MoveAnkle(Leg leg, Vector3 ankle)
    {
        var forward = leg.Thigh.Way(Vector3.UnitX) + leg.Shank.Way(Vector3.UnitX);
        var hip = leg.Thigh.Origin;
        var (knee, end) = TwoBones.Reach(hip, ankle, Lengths.Thigh, Lengths.Shank, forward);
        var sideways = Vector3.Cross(end - hip, forward);
        return leg with { Thigh = Frame.Along(hip, knee, sideways), Shank = Frame.Along(knee, end, sideways), Foot = leg.Foot with { Origin = end } };
    }

    // The point of the foot that is led: the ground under the ankle, under the ball, or the heel.
    private Vector3 Sole(Leg leg, string limb) => limb[..limb.LastIndexOf('-')] switch
    {
        "toes" => leg.Toes.Origin - new Vector3(0, Flesh.SoleRadius, 0),
        "heel" => Flesh.Heel(leg, Lengths)[0] is var heel ? heel.Center - new Vector3(0, heel.Radius, 0) : default,
        _ => leg.Foot.At(new(0, -Lengths.AnkleHeight, 0)),
    };

    /// <summary>The foot turned as it stands: flat, on its toes, or, on its heel, as its ankle says.</summary>
    private Leg Plant(Leg leg, FigurePose pose, Side side, string limb)
    {
        var ankle = leg.Shank.At(new(0, -Lengths.Shank, 0));
        var lift = pose.Angle("toes", side);
        if (limb.StartsWith("heel", StringComparison.Ordinal))
        {
            var turned = leg.Shank.Then(new(0, -Lengths.Shank, 0), Frame.Turns(pose.Angle("ankle", side), 0, 0));
            return leg with { Foot = turned, Toes = builder.ToesOf(turned, lift) };
        }

        var forward = Vector3.Cross(Vector3.UnitY, leg.Shank.Way(Vector3.UnitZ));
        var flat = Frame.Facing(Vector3.Normalize(forward), Vector3.UnitY);
        var raised = limb.StartsWith("toes", StringComparison.Ordinal) ? lift : 0;
        var foot = new Frame(ankle, flat * Frame.Turns(-raised, 0, 0));
        return leg with { Foot = foot, Toes = builder.ToesOf(foot, raised) };
    }

    private Skeleton LeadArm(Skeleton posed, FigurePose pose, string limb, FigureTouch touch)
    {
        var side = Flesh.SideOf(limb);
        var arm = posed.ArmOf(side);
        var flat = Math.Abs(pose.Angle("wrist", side)) > FlatHand;
        var palm = flat ? 0 : 6;
        var target = Target(posed, pose, touch, arm.Hand.At(new(0, -palm, 0)));
        if (touch.On is not null && IsSupport(touch.On))
        {
            target.Y += flat ? 2.6f : 3.1f;
        }

        var forward = arm.Upper.Way(Vector3.UnitX) + arm.Forearm.Way(Vector3.UnitX);
        var shoulder = arm.Upper.Origin;
        var (elbow, end) = TwoBones.Reach(shoulder, target, Lengths.UpperArm, Lengths.Forearm + palm, -forward);
        var sideways = Vector3.Cross(end - shoulder, forward);
        var forearm = Frame.Along(elbow, end, sideways);
        return posed.With(side, new Arm(
            Frame.Along(shoulder, elbow, sideways), forearm, forearm.Then(new(0, -Lengths.Forearm, 0), Frame.Turns(pose.Angle("wrist", side), 0, 0))));
    }

    private static Vector3 Target(Skeleton posed, FigurePose pose, FigureTouch touch, Vector3 now) => touch switch
    {
        { On: null } => new((float)touch.At[0], (float)touch.At[1], touch.At.Length == 3 ? (float)touch.At[2] : now.Z),
        { On: { } support } when IsSupport(support) => now with { Y = (float)Furniture.TopOf(support, pose.Props) },
        _ => BodyPoints.Find(posed, touch.On!),
    };

    private static bool IsSupport(string on) => on == "floor" || Furniture.IsKind(on);
}
