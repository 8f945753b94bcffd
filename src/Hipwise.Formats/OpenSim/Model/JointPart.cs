using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.OpenSim.Model;

/// <summary>Reads joints of every layout into three rotations and three translations.</summary>
internal sealed class JointPart(Frames frames, int version)
{
    private static readonly Vec3[] Xyz = [Vec3.UnitX, Vec3.UnitY, Vec3.UnitZ];

    /// <summary>A joint of the newer layouts, which names both of its frames.</summary>
    public JointDescription Read(Node node)
    {
        var path = $"/jointset/{node.RequiredPart()}";
        var parent = Sockets.Of(node, "parent_frame") ?? Sockets.Of(node, "parent_body") ?? node.Word("parent_body")
            ?? throw node.Bad("It does not say which frame is its parent (socket_parent_frame).");
        var child = Sockets.Of(node, "child_frame") ?? Sockets.Of(node, "child_body") ?? node.Word("child_body")
            ?? throw node.Bad("It does not say which frame is its child (socket_child_frame).");
        return Read(node, Offset(node, frames.Find(node, path, parent), "_in_parent"), Offset(node, frames.Find(node, path, child), "_in_child"));
    }

    /// <summary>A joint of the older layouts, which stands inside its child.</summary>
    public JointDescription ReadInside(Node node, string child)
    {
        var parent = node.Word("parent_body") ?? throw node.Bad("It does not say which body is its parent (parent_body).");
        var place = frames.Find(node, "", parent);
        var inChild = new FramePlace(child, Pose(node, "orientation", "location"));
        return Read(node, Offset(node, place, "_in_parent"), Offset(node, inChild, "_in_child"));
    }

    private static FramePlace Offset(Node node, FramePlace place, string ending) =>
        place with { Pose = place.Pose * Pose(node, "orientation" + ending, "location" + ending) };

    private static Transform Pose(Node node, string orientation, string location) =>
        Transform.From(node.Vector(Vec3.Zero, orientation), node.Vector(Vec3.Zero, location));

    private JointDescription Read(Node node, FramePlace parent, FramePlace child)
    {
        node.IsUsed = true;
        CheckDirection(node, parent, child);
        var axes = Axes(node, out var names);
        var coordinates = CoordinatePart.Read(node, names, axes, version);
        return new JointDescription(
            node.RequiredPart(), node.Tag, parent.Segment, child.Segment, parent.Pose, child.Pose, coordinates,
            ImmutableArray.Create(axes, 0, 3), ImmutableArray.Create(axes, 3, 3));
    }

    private void CheckDirection(Node node, FramePlace parent, FramePlace child)
    {
        if (child.Segment is ModelDescription.Ground)
        {
            throw node.Bad("Its child is ground, which does not move; swap parent and child.");
        }

        if (string.Equals(parent.Segment, child.Segment, StringComparison.Ordinal))
        {
            throw node.Bad($"It joins '{WarningLog.Shorten(child.Segment)}' to itself.");
        }

        if (node.Flag(false, "reverse"))
        {
            // Since version 4 the flag turns the tree around, not the meaning of the coordinates.
            if (version < 30500)
            {
                throw node.Bad("A reversed joint of an older file is not supported; save the model with version 4 of OpenSim, or swap parent and child.");
            }

            node.Warn("The flag reverse is taken as false; it changes no motion, only which body OpenSim counts from.");
        }
    }

    private static AxisDescription[] Axes(Node node, out string[] names)
    {
        names = [];
        if (node.Tag is "CustomJoint")
        {
            return SpatialTransformPart.Read(node, out names);
        }

        var moved = MovedBy(node.Tag) ?? throw node.Bad($"Joints of type {WarningLog.Shorten(node.Tag)} are not supported; write it as a CustomJoint.");
        names = CoordinatePart.NamesOf(node, moved.Length);
        return Standard(moved, names);
    }

    /// <summary>Which of rotation x, y, z (0-2) and translation x, y, z (3-5) the coordinates of such a joint move, in their order; null for other joints.</summary>
    internal static int[]? MovedBy(string kind) => kind switch
    {
        "PinJoint" => [2],
        "WeldJoint" => [],
        "SliderJoint" => [3],
        "UniversalJoint" => [0, 1],
        "BallJoint" or "GimbalJoint" => [0, 1, 2],
        "PlanarJoint" => [2, 3, 4],
        "FreeJoint" => [0, 1, 2, 3, 4, 5],
        _ => null,
    };

    /// <summary>The six axes of such a joint.</summary>
    internal static AxisDescription[] Standard(int[] moved, string[] names)
    {
        var axes = new AxisDescription[6];
        for (var i = 0; i < axes.Length; i++)
        {
            var coordinate = Array.IndexOf(moved, i);
            axes[i] = coordinate < 0
                ? new AxisDescription(Xyz[i % 3], null, ScalarFunction.Zero)
                : new AxisDescription(Xyz[i % 3], names[coordinate], ScalarFunction.Identity);
        }

        return axes;
    }
}
