using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.OpenSim.Model;

/// <summary>Reads bodies.</summary>
internal static class SegmentPart
{
    public static SegmentDescription Read(Node node)
    {
        node.IsUsed = true;
        var mass = node.Bound(double.NaN, "mass");
        if (double.IsNaN(mass))
        {
            node.WarnOfKind("The body has no mass; it is taken as 0.");
            mass = 0;
        }

        if (!double.IsFinite(mass) || mass < 0)
        {
            throw node.Bad($"Its mass is {mass:R} kg; a mass is finite and not negative.");
        }

        var inertia = Inertia(node);
        if (inertia.Row0.X < 0 || inertia.Row1.Y < 0 || inertia.Row2.Z < 0)
        {
            throw node.Bad("A moment of inertia is negative.");
        }

        return new SegmentDescription(node.RequiredPart(), mass, node.Vector(Vec3.Zero, "mass_center"), inertia);
    }

    private static Mat3 Inertia(Node node)
    {
        if (node.Property("inertia") is { IsEmpty: false } list)
        {
            var six = list.FiniteNumbers();
            return six.Length == 6
                ? Symmetric(six[0], six[1], six[2], six[3], six[4], six[5])
                : throw list.Bad($"Six numbers are expected here (xx yy zz xy xz yz), not {six.Length}.");
        }

        return Symmetric(
            node.Number(0, "inertia_xx"), node.Number(0, "inertia_yy"), node.Number(0, "inertia_zz"),
            node.Number(0, "inertia_xy"), node.Number(0, "inertia_xz"), node.Number(0, "inertia_yz"));
    }

    private static Mat3 Symmetric(double xx, double yy, double zz, double xy, double xz, double yz) =>
        new(new(xx, xy, xz), new(xy, yy, yz), new(xz, yz, zz));
}
