using System.Text.Json.Nodes;

namespace Hipwise.Cli.Tests;

/// <summary>A place in a JSON document.</summary>
/// <param name="Path">Written as <c>pain[0].side</c>.</param>
/// <param name="Name">Name of the property; null for an item of a list.</param>
internal sealed record JsonPlace(string Path, string? Name);

/// <summary>Walks and changes JSON documents.</summary>
internal static class JsonTree
{
    /// <summary>Every property and item, outer ones first.</summary>
    public static IEnumerable<JsonPlace> Walk(JsonNode? node, string path = "") => node switch
    {
        JsonObject members => members.SelectMany(member =>
            With(path.Length == 0 ? member.Key : $"{path}.{member.Key}", member.Key, member.Value)),
        JsonArray items => items.SelectMany((item, index) => With($"{path}[{index}]", null, item)),
        _ => [],
    };

    /// <summary>Puts a value at a place such as <c>pain[0].side</c>; its last part may be new.</summary>
    public static void Set(JsonObject root, string path, JsonNode? value)
    {
        var parts = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        JsonNode node = root;
        foreach (var part in parts.SkipLast(1))
        {
            node = (part[0] == '[' ? node[IndexOf(part)] : node[part])!;
        }

        if (parts[^1][0] == '[')
        {
            node[IndexOf(parts[^1])] = value;
        }
        else
        {
            node[parts[^1]] = value;
        }
    }

    /// <summary>The text of a property, or null.</summary>
    public static string? Word(this JsonObject node, string name) => node[name]?.GetValue<string>();

    /// <summary>Every property that a JSON Schema describes, with its schema.</summary>
    public static IEnumerable<(string Name, JsonObject Schema)> PropertiesOf(JsonNode? schema) => schema switch
    {
        JsonObject members => members.SelectMany(member => member is { Key: "properties", Value: JsonObject described }
            ? described.SelectMany(property => PropertiesOf(property.Value).Prepend((property.Key, property.Value!.AsObject())))
            : PropertiesOf(member.Value)),
        JsonArray items => items.SelectMany(PropertiesOf),
        _ => [],
    };

    private static IEnumerable<JsonPlace> With(string path, string? name, JsonNode? value) =>
        Walk(value, path).Prepend(new(path, name));

    private static int IndexOf(string part) => int.Parse(part.AsSpan(1, part.Length - 2));
}
