using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.OpenSim.Model;

/// <summary>Reads ideal actuators, and what all forces have in common.</summary>
internal sealed class ForcePart(Func<Node, string, FramePlace> segmentOf)
{
    public static bool IsActuator(string tag) => tag is "CoordinateActuator" or "PointActuator" or "TorqueActuator";

    /// <summary>Whether the force is switched on; the older layouts ask the other way round.</summary>
    public static bool Applies(Node node) => node.Flag(!node.Flag(false, "isDisabled"), "appliesForce");

    /// <summary>Lowest and highest control.</summary>
    public static (double Least, double Most) Controls(Node node, double least, double most)
    {
        (least, most) = (node.Bound(least, "min_control"), node.Bound(most, "max_control"));
        return least <= most ? (least, most) : throw node.Bad($"Its min_control {least:R} is greater than its max_control {most:R}.");
    }

    public ActuatorDescription Read(Node node)
    {
        node.IsUsed = true;
        var (least, most) = Controls(node, double.NegativeInfinity, double.PositiveInfinity);
        var effect = node.Tag switch
        {
            "CoordinateActuator" => OnCoordinate(node),
            "PointActuator" => AtPoint(node),
            _ => Torque(node),
        };
        return new ActuatorDescription(node.RequiredName(), node.Number(1, "optimal_force"), least, most, effect);
    }

    private static ActuatorEffect OnCoordinate(Node node) => new ActuatorEffect.OnCoordinate(
        Sockets.Coordinate(node, "coordinate") ?? throw node.Bad("It does not name the coordinate that it acts on."));

    private ActuatorEffect AtPoint(Node node)
    {
        var place = segmentOf(node, Sockets.Of(node, "body") ?? node.Word("body") ?? throw node.Bad("It does not name the body that it pushes."));
        var (pointGlobal, forceGlobal) = (node.Flag(false, "point_is_global"), node.Flag(false, "force_is_global"));
        var point = node.Vector(Vec3.Zero, "point");
        var direction = Direction(node, "direction");
        return new ActuatorEffect.AtPoint(
            place.Segment, pointGlobal ? point : place.Pose.Apply(point), pointGlobal, forceGlobal ? direction : place.Pose.R * direction, forceGlobal);
    }

    private ActuatorEffect Torque(Node node)
    {
        var a = segmentOf(node, Sockets.Of(node, "bodyA") ?? node.Word("bodyA") ?? throw node.Bad("It does not name the body that it turns (bodyA)."));
        var b = segmentOf(node, Sockets.Of(node, "bodyB") ?? node.Word("bodyB") ?? ModelDescription.Ground);
        var isGlobal = node.Flag(true, "torque_is_global");
        var axis = Direction(node, "axis");
        return new ActuatorEffect.Torque(a.Segment, b.Segment, isGlobal ? axis : a.Pose.R * axis, isGlobal);
    }

    private static Vec3 Direction(Node node, string tag)
    {
        var direction = node.Vector(Vec3.UnitX, tag);
        return direction.Norm > 1e-12 && direction.IsFinite ? direction.Normalize() : throw node.Bad($"Its {tag} has no length.");
    }
}
