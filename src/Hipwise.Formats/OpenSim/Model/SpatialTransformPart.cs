using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.OpenSim.Model;

/// <summary>Reads the six axes of a custom joint.</summary>
internal static class SpatialTransformPart
{
    private const double LengthTolerance = 1e-3;
    private const double LeastAngle = 1e-5;

    private static readonly string[] Order = ["rotation1", "rotation2", "rotation3", "translation1", "translation2", "translation3"];

    /// <summary>Three rotations, then three translations.</summary>
    /// <param name="joint">The custom joint.</param>
    /// <param name="names">Its coordinates in the order in which the axes name them: that is OpenSim's order too.</param>
    public static AxisDescription[] Read(Node joint, out string[] names)
    {
        if (joint.Find("TransformAxisSet") is { } old)
        {
            throw old.Bad("This layout of joints, older than OpenSim 2, is not supported; open and save the model with OpenSim 2 or 3 first.");
        }

        var axes = new AxisDescription?[6];
        foreach (var node in joint.Property("SpatialTransform")?.Children ?? [])
        {
            var index = Array.IndexOf(Order, node.Tag is "TransformAxis" ? node.Name : node.Tag);
            if (index >= 0)
            {
                axes[index] = axes[index] is null ? Axis(node, index) : throw node.Bad("This axis is there twice.");
            }
        }

        var all = new AxisDescription[6];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = axes[i] ?? new AxisDescription(Standard(i), null, ScalarFunction.Zero);
        }

        CheckIndependent(joint, all);
        names = [.. all.Select(axis => axis.Coordinate).OfType<string>().Distinct(StringComparer.Ordinal)];
        return all;
    }

    private static Vec3 Standard(int index) => (index % 3) switch { 0 => Vec3.UnitX, 1 => Vec3.UnitY, _ => Vec3.UnitZ };

    private static AxisDescription Axis(Node node, int index)
    {
        node.IsUsed = true;
        var coordinates = node.Words("coordinates", "coordinate");
        if (coordinates.Length > 1)
        {
            throw node.Bad($"It depends on {coordinates.Length} coordinates; axes of one coordinate only are supported.");
        }

        var axis = node.Vector(Standard(index), "axis");
        var length = axis.Norm;
        if (!(length > LeastAngle))
        {
            throw node.Bad("Its axis has no length.");
        }

        var name = coordinates.IsEmpty ? null : coordinates[0];
        var function = Function(node) ?? (name is null ? ScalarFunction.Zero : ScalarFunction.Identity);
        if (Math.Abs(length - 1) > LengthTolerance && function is not ScalarFunction.Constant { Value: 0 })
        {
            node.WarnOfKind("The axis does not have length 1; it is brought to it.");
        }

        return name is not null || function is ScalarFunction.Constant or ScalarFunction.Multiplied { Inner: ScalarFunction.Constant }
            ? new AxisDescription(axis / length, name, function)
            : throw node.Bad("It has a function but no coordinate that the function depends on.");
    }

    // The newer layout has the function itself, the older one wraps it in an element of that name.
    private static ScalarFunction? Function(Node node)
    {
        if (node.Find("function") is { } wrapped)
        {
            return FunctionPart.Inside(wrapped);
        }

        var function = node.Children.Find(child => FunctionPart.IsFunction(child.Tag));
        return function is null ? null : FunctionPart.Read(function);
    }

    private static void CheckIndependent(Node joint, AxisDescription[] axes)
    {
        for (var start = 0; start < 6; start += 3)
        {
            for (var i = 0; i < 3; i++)
            {
                if (axes[start + i].Axis.Cross(axes[start + ((i + 1) % 3)].Axis).Norm < LeastAngle)
                {
                    throw joint.Bad($"Two of its {(start == 0 ? "rotation" : "translation")} axes have the same direction.");
                }
            }
        }
    }
}
