using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Hipwise.Testing;
using NJsonSchema;

namespace Hipwise.Cli.Tests;

/// <summary>The two JSON Schemas: as a validator, and as the document itself.</summary>
internal static class SchemaFile
{
    private static readonly ConcurrentDictionary<string, Lazy<JsonSchema>> Loaded = new(StringComparer.Ordinal);

    public static string PathOf(string name) => Path.Combine(Repository.Root, "docs", "schemas", name + ".schema.json");

    public static JsonObject Document(string name) => JsonNode.Parse(File.ReadAllBytes(PathOf(name)))!.AsObject();

    /// <summary>All that is wrong with a document; empty when it is valid.</summary>
    public static List<string> Problems(string schema, string json) => Problems(Load(schema), json);

    /// <summary>The same against one definition of a schema.</summary>
    public static List<string> Problems(string schema, string definition, string json) =>
        Problems(Load(schema).Definitions[definition], json);

    private static List<string> Problems(JsonSchema schema, string json) =>
        [.. schema.Validate(json).Select(problem => problem.ToString())];

    private static JsonSchema Load(string name) => Loaded.GetOrAdd(
        name, key => new(() => JsonSchema.FromJsonAsync(File.ReadAllText(PathOf(key))).GetAwaiter().GetResult())).Value;
}
