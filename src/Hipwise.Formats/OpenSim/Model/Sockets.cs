using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.OpenSim.Model;

/// <summary>Reads by name what a component is connected to, in all the ways that OpenSim has written it.</summary>
internal static class Sockets
{
    /// <summary>The path or name in the socket; null when it is absent or empty.</summary>
    public static string? Of(Node node, string name)
    {
        var direct = node.Word($"socket_{name}", $"socket_{name}_connectee_name", $"connector_{name}_connectee_name");
        if (direct is not null)
        {
            return direct;
        }

        foreach (var connector in node.Find("connectors")?.Children ?? [])
        {
            if (string.Equals(connector.Name, name, StringComparison.Ordinal))
            {
                connector.IsUsed = true;
                return connector.Word("connectee_name");
            }
        }

        return null;
    }

    /// <summary>The last part of a path: the name of the component itself.</summary>
    public static string LastPart(string path) => path[(path.TrimEnd('/').LastIndexOf('/') + 1)..].TrimEnd('/');

    /// <summary>The coordinate that a component depends on, by name; null when it says none.</summary>
    public static string? Coordinate(Node node, string name) =>
        Of(node, name) is { } path ? LastPart(path) : node.Word(name) is { } word ? LastPart(word) : null;
}
