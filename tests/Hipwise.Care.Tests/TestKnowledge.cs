using System.Text;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Knowledge;
using Hipwise.Testing;

namespace Hipwise.Care.Tests;

/// <summary>The shipped knowledge, loaded once, and check-ups against it.</summary>
internal static class TestKnowledge
{
    private static readonly Lazy<KnowledgeBase> Loaded = new(() => KnowledgeLoader.Load(Repository.Knowledge));

    /// <summary>The knowledge of this repository.</summary>
    public static KnowledgeBase Shipped => Loaded.Value;

    /// <summary>Reads answers as JSON.</summary>
    public static Answers Read(string json) => AnswersReader.Read(Encoding.UTF8.GetBytes(json), Shipped);

    /// <summary>Reads answers as JSON and works them out.</summary>
    public static CheckupResult Assess(string json) => CheckupRun.Assess(Read(json), Shipped);

    /// <summary>The result of a shipped example, for instance <c>desk-worker</c>.</summary>
    public static CheckupResult Example(string name) => Assess(ExampleJson(name));

    /// <summary>The answers file of a shipped example.</summary>
    public static string ExampleJson(string name) => File.ReadAllText(Path.Combine(Repository.Knowledge, "examples", name + ".json"));

    /// <summary>The answers file of a shipped example with a change made to it.</summary>
    public static string Edit(string name, Action<JsonObject> change)
    {
        var root = JsonNode.Parse(ExampleJson(name))!.AsObject();
        change(root);
        return root.ToJsonString();
    }
}
