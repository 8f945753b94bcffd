using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Hipwise.Testing;

namespace Hipwise.Cli.Tests;

/// <summary>The example people of the knowledge, each run once as a page and once as JSON.</summary>
internal static class ExamplePeople
{
    private static readonly ConcurrentDictionary<string, Lazy<ProcessOutcome>> Pages = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, Lazy<ProcessOutcome>> Results = new(StringComparer.Ordinal);

    public static string Folder => Path.Combine(Repository.Knowledge, "examples");

    public static List<string> Names =>
    [
        .. Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> All => [.. Names];

    public static string PathOf(string name) => Path.Combine(Folder, name + ".json");

    public static byte[] Bytes(string name) => File.ReadAllBytes(PathOf(name));

    public static JsonObject Answers(string name) => JsonNode.Parse(Bytes(name))!.AsObject();

    /// <summary>The page, from the file.</summary>
    public static ProcessOutcome Page(string name) =>
        Pages.GetOrAdd(name, key => new(() => HipwiseProcess.Run("checkup", PathOf(key)))).Value;

    /// <summary>The JSON, from standard input.</summary>
    public static ProcessOutcome Result(string name) =>
        Results.GetOrAdd(name, key => new(() => HipwiseProcess.RunOn(Bytes(key), "checkup", "-", "--json"))).Value;
}
