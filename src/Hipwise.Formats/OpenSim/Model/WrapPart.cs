using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.OpenSim.Model;

/// <summary>Reads the surfaces that paths go around.</summary>
internal static class WrapPart
{
    /// <summary>The surfaces of one frame; those of unknown form are left to the warnings.</summary>
    public static IEnumerable<WrapObjectDescription> Read(Node frame, FramePlace place)
    {
        foreach (var node in frame.Find("WrapObjectSet")?.Objects() ?? [])
        {
            if (Shape(node) is { } shape)
            {
                var pose = Transform.From(node.Vector(Vec3.Zero, "xyz_body_rotation"), node.Vector(Vec3.Zero, "translation"));
                var (axis, sign) = Quadrant(node);
                yield return new WrapObjectDescription(node.RequiredName(), place.Segment, place.Pose * pose, shape, node.Flag(true, "active"), axis, sign);
            }
        }
    }

    private static WrapShape? Shape(Node node)
    {
        node.IsUsed = node.Tag is "WrapCylinder" or "WrapSphere" or "WrapEllipsoid" or "WrapTorus";
        return node.Tag switch
        {
            "WrapCylinder" => new WrapShape.Cylinder(Size(node, "radius"), Size(node, "length")),
            "WrapSphere" => new WrapShape.Sphere(Size(node, "radius")),
            "WrapEllipsoid" => new WrapShape.Ellipsoid(Radii(node)),
            "WrapTorus" => Torus(node),
            _ => null,
        };
    }

    private static WrapShape.Torus Torus(Node node)
    {
        var torus = new WrapShape.Torus(Size(node, "inner_radius"), Size(node, "outer_radius"));
        return torus.InnerRadius < torus.OuterRadius ? torus : throw node.Bad("Its inner radius is not smaller than its outer one.");
    }

    private static Vec3 Radii(Node node)
    {
        var radii = node.Vector(Vec3.Zero, "dimensions");
        return radii.X > 0 && radii.Y > 0 && radii.Z > 0 ? radii : throw node.Bad("An ellipsoid needs three dimensions greater than 0.");
    }

    private static double Size(Node node, string tag)
    {
        var size = node.Number(0, tag);
        return size > 0 ? size : throw node.Bad($"Its {tag} must be given and be greater than 0.");
    }

    private static (int Axis, int Sign) Quadrant(Node node)
    {
        var word = node.Word("quadrant") ?? "all";
        return word.ToUpperInvariant() switch
        {
            "ALL" or "UNASSIGNED" => (0, 0),
            "X" or "+X" => (0, 1),
            "-X" => (0, -1),
            "Y" or "+Y" => (1, 1),
            "-Y" => (1, -1),
            "Z" or "+Z" => (2, 1),
            "-Z" => (2, -1),
            _ => throw node.Bad($"'{WarningLog.Shorten(word)}' is no quadrant; it is all, x, -x, y, -y, z or -z."),
        };
    }
}
