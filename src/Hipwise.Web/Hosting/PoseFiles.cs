using System.Text.Json;

namespace Hipwise.Web.Hosting;

/// <summary>Addresses of the engine that finds the points of a body, and of its models, with the hash that the build held them to.</summary>
internal sealed class PoseFiles(IWebHostEnvironment environment)
{
    private const int HashLetters = 12;
    private readonly Lazy<Dictionary<string, string>> hashes = new(() => Read(environment));

    /// <summary>The address of a file.</summary>
    /// <param name="name">For instance <c>pose_landmarker_full.task</c>.</param>
    /// <exception cref="FileNotFoundException">The browser's part is not built.</exception>
    public string AddressOf(string name) => hashes.Value.TryGetValue(name, out var hash)
        ? $"/pose/{name}?v={hash[..HashLetters]}"
        : throw new FileNotFoundException($"The browser's part is not built: wwwroot/pose/{name} is missing. ./run builds it.");

    private static Dictionary<string, string> Read(IWebHostEnvironment environment)
    {
        var list = environment.WebRootFileProvider.GetFileInfo("pose/files.json");
        if (!list.Exists)
        {
            return [];
        }

        using var content = list.CreateReadStream();
        using var read = JsonDocument.Parse(content);
        return read.RootElement.GetProperty("files").EnumerateArray().Where(file => environment.WebRootFileProvider.GetFileInfo($"pose/{Name(file)}").Exists)
            .ToDictionary(Name, file => file.GetProperty("sha256").GetString()!, StringComparer.Ordinal);
    }

    private static string Name(JsonElement file) => file.GetProperty("name").GetString()!;
}
