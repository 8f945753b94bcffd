using System.Text.Json.Nodes;
using Hipwise.Data.Answering;

namespace Hipwise.Data.Tests.Answering;

public class MergeTests
{
    [Theory]
    [InlineData("""{"a":{"b":1}}""", """{"a":{"c":2}}""", """{"a":{"b":1,"c":2}}""")]
    [InlineData("""{"a":[1,"x"]}""", """{"a":["x",1,"y"]}""", """{"a":[1,"x",1,"y"]}""")]
    [InlineData("""{"a":["x"]}""", """{"a":["y","y"]}""", """{"a":["x","y"]}""")]
    [InlineData("""{"a":[{"p":"x"}]}""", """{"a":[{"p":"x"}]}""", """{"a":[{"p":"x"},{"p":"x"}]}""")]
    [InlineData("""{"a":1}""", """{"a":2}""", """{"a":2}""")]
    [InlineData("""{"a":1}""", """{"a":{"b":2}}""", """{"a":{"b":2}}""")]
    [InlineData("""{"a":1}""", """{"a":null}""", """{"a":1}""")]
    [InlineData("""{"a":1.50}""", "{}", """{"a":1.50}""")]
    public void Objects_merge_lists_follow_one_another_and_the_later_value_stays(string earlier, string later, string whole) =>
        Fragments.Merge([Parse(earlier), Parse(later)]).ToJsonString().ShouldBe(whole);

    [Fact]
    public void Merging_in_steps_is_merging_at_once()
    {
        var seed = Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var (a, b, c) = (MakeObject(random, 3), MakeObject(random, 3), MakeObject(random, 3));
            var atOnce = Fragments.Merge([a, b, c]).ToJsonString();
            Fragments.Merge([Fragments.Merge([a, b]), c]).ToJsonString().ShouldBe(atOnce, $"seed {seed}, round {round}");
        }
    }

    [Fact]
    public void Merging_leaves_the_fragments_alone()
    {
        var fragments = new[] { Parse("""{"a":{"b":[1]}}"""), Parse("""{"a":{"b":[2]}}""") };
        _ = Fragments.Merge(fragments);
        fragments[0].ToJsonString().ShouldBe("""{"a":{"b":[1]}}""");
        fragments[1].ToJsonString().ShouldBe("""{"a":{"b":[2]}}""");
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    private static JsonObject MakeObject(Random random, int depth)
    {
        var json = new JsonObject();
        for (var i = random.Next(4); i > 0; i--)
        {
            json[((char)('a' + random.Next(4))).ToString()] = MakeValue(random, depth - 1);
        }

        return json;
    }

    private static JsonNode MakeValue(Random random, int depth) => random.Next(depth > 0 ? 4 : 2) switch
    {
        0 => random.Next(5),
        1 => $"word {random.Next(3)}",
        2 => new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => MakeValue(random, 0))]),
        _ => MakeObject(random, depth),
    };
}
