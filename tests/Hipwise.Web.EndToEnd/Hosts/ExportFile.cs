using System.Text.Json.Nodes;

namespace Hipwise.Web.EndToEnd.Hosts;

/// <summary>An exported file, looked at.</summary>
internal static class ExportFile
{
    /// <summary>The file but for when it was written.</summary>
    public static string WithoutTime(string file)
    {
        var root = JsonNode.Parse(file)!.AsObject();
        root.Remove("exportedAt").ShouldBeTrue();
        return root.ToJsonString();
    }

    /// <summary>What was answered, without when it was saved and how often.</summary>
    public static string Answers(string file)
    {
        var root = JsonNode.Parse(file)!;
        DropTimes(root);
        return root.ToJsonString();
    }

    private static void DropTimes(JsonNode? node)
    {
        if (node is JsonObject map)
        {
            foreach (var name in map.Select(pair => pair.Key).Where(name => name is "revision" || name.EndsWith("At", StringComparison.Ordinal)).ToList())
            {
                map.Remove(name);
            }
        }

        var children = node switch
        {
            JsonObject members => members.Select(pair => pair.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (var child in children.ToList())
        {
            DropTimes(child);
        }
    }

    /// <summary>The newest check-up.</summary>
    public static JsonObject Current(string file) =>
        JsonNode.Parse(file)!["checkups"]!.AsArray().MaxBy(checkup => (int)checkup!["number"]!)!.AsObject();
}
