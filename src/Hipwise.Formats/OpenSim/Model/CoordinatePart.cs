using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.OpenSim.Model;

/// <summary>Reads the coordinates of a joint.</summary>
internal static class CoordinatePart
{
    private const double FarAway = 999999.9;

    /// <summary>The joint's coordinates by name, in the file's order; where the file names too few, OpenSim's own names follow.</summary>
    public static string[] NamesOf(Node joint, int count)
    {
        var named = Nodes(joint).Select(node => node.RequiredPart()).ToList();
        if (named.Count > count)
        {
            throw joint.Bad($"It has {named.Count} coordinates; a {joint.Tag} has {count}.");
        }

        for (var i = named.Count; i < count; i++)
        {
            named.Add($"{joint.Name}_coord_{i}");
        }

        return [.. named];
    }

    /// <summary>The coordinates in the order of <paramref name="names"/>.</summary>
    public static ImmutableArray<CoordinateDescription> Read(Node joint, string[] names, AxisDescription[] axes, int version)
    {
        var nodes = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var node in Nodes(joint))
        {
            if (!nodes.TryAdd(node.RequiredPart(), node))
            {
                throw node.Bad("The joint has two coordinates of this name; rename one.");
            }
        }

        foreach (var idle in nodes.Keys.Except(names, StringComparer.Ordinal))
        {
            nodes[idle].Warn("No axis of the joint depends on this coordinate; it is left out.");
        }

        return [.. names.Select(name => Read(name, nodes.GetValueOrDefault(name), axes, version))];
    }

    private static IEnumerable<Node> Nodes(Node joint)
    {
        var holder = joint.Find("coordinates") ?? joint.Find("CoordinateSet");
        foreach (var node in holder?.Objects() ?? [])
        {
            if (node.Tag is "Coordinate")
            {
                node.IsUsed = true;
                yield return node;
            }
        }
    }

    private static CoordinateDescription Read(string name, Node? node, AxisDescription[] axes, int version)
    {
        var (rotational, coupled) = Motion(name, axes);
        if (node is null)
        {
            return new CoordinateDescription(name, rotational, 0, -FarAway, FarAway, IsClamped: false, IsLocked: false, null) { IsCoupled = coupled };
        }

        var range = node.Property("range") is { IsEmpty: false } given ? given.Numbers() : [-FarAway, FarAway];
        if (range.Length != 2 || double.IsNaN(range[0]) || double.IsNaN(range[1]) || range[0] > range[1])
        {
            throw node.Bad("Its range must be two numbers, the smaller one first.");
        }

        var clamped = node.Flag(false, "clamped");
        var start = node.Number(0, "default_value");
        if (clamped && (start < range[0] || start > range[1]))
        {
            node.Warn($"Its default value {start:R} lies outside its range; the nearer end is taken.");
            start = Math.Clamp(start, range[0], range[1]);
        }

        return new CoordinateDescription(name, rotational, start, range[0], range[1], clamped, node.Flag(false, "locked"), Prescribed(node, version)) { IsCoupled = coupled };
    }

    private static ScalarFunction? Prescribed(Node node, int version)
    {
        var holder = node.Property("prescribed_function");
        // The flag came with version 3; before it, a function was enough.
        var on = node.Flag(version < 30000, "prescribed", "is_prescribed");
        if (!on)
        {
            holder?.UseAll();
            return null;
        }

        return FunctionPart.Inside(holder);
    }

    /// <summary>What OpenSim finds a coordinate to be: an angle or a distance when it moves an axis one to one, otherwise coupled.</summary>
    private static (bool IsRotational, bool IsCoupled) Motion(string name, AxisDescription[] axes)
    {
        bool? pure = null;
        var turns = false;
        for (var i = 0; i < axes.Length; i++)
        {
            if (string.Equals(axes[i].Coordinate, name, StringComparison.Ordinal))
            {
                turns |= i < 3;
                if (pure is null && axes[i].Function is ScalarFunction.Linear { Slope: 1 or -1 })
                {
                    pure = i < 3;
                }
            }
        }

        return (pure ?? turns, pure is null);
    }
}
