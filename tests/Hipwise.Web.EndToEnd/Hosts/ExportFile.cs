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

    /// <summary>The newest check-up.</summary>
    public static JsonObject Current(string file) =>
        JsonNode.Parse(file)!["checkups"]!.AsArray().MaxBy(checkup => (int)checkup!["number"]!)!.AsObject();
}
