using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hipwise.Care.Checkup;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Testing;

namespace Hipwise.Care.Tests.Examples;

public sealed partial class EveryExampleTests
{
    private static readonly Lazy<KnowledgeBase> LoadedAgain = new(() => KnowledgeLoader.Load(Repository.Knowledge));

    public static TheoryData<string> Names { get; } =
    [
        "bodybuilder", "chair-and-five-minutes", "deep-buttock-pain", "desk-worker", "elbow-pain", "lateral-hip-pain", "leg-pain-slump",
        "pregnant", "runner-pelvic-drop", "runner-within-error", "saddle-numbness", "sixteen-year-old", "strong-lifter",
    ];

    [Fact]
    public void The_shipped_examples_are_those_tested_here()
    {
        var shipped = Directory.GetFiles(Path.Combine(Repository.Knowledge, "examples"), "*.json").Select(Path.GetFileNameWithoutExtension);

        shipped.Order(StringComparer.Ordinal).ShouldBe(Names.Select(row => row.Data));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_text_uses_a_word_that_is_never_used(string name)
    {
        var result = TestKnowledge.Example(name);

        result.Texts().Where(text => NeverSaid().IsMatch(text.Text)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_text_has_a_place_left_to_fill(string name)
    {
        var result = TestKnowledge.Example(name);

        result.Texts().Where(text => text.Text.IndexOfAny(['{', '}']) >= 0).ShouldBeEmpty();
        result.Texts().Where(text => string.IsNullOrWhiteSpace(text.Text)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_line_of_a_plan_has_a_reason_and_a_known_source(string name)
    {
        var knowledge = TestKnowledge.Shipped;
        var lines = TestKnowledge.Example(name).Plan?.AllLines().ToList() ?? [];

        foreach (var line in lines)
        {
            line.Why.ShouldNotBeEmpty(line.Exercise);
            line.Why.ShouldAllBe(why => why.Text.Length > 0);
            line.Sources.ShouldNotBeEmpty(line.Exercise);
            line.Sources.ShouldAllBe(source => knowledge.Sources.ContainsKey(source));
            knowledge.Dosage.ShouldContainKey(line.Dosage!);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_finding_and_hypothesis_names_known_sources(string name)
    {
        var result = TestKnowledge.Example(name);

        var sources = result.Findings.Select(finding => finding.Sources).Concat(result.Hypotheses.Select(one => one.Sources)).ToList();
        sources.ShouldAllBe(keys => !keys.IsEmpty && keys.All(TestKnowledge.Shipped.Sources.ContainsKey));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_hypothesis_shows_its_grade_other_explanations_and_questions(string name)
    {
        var result = TestKnowledge.Example(name);

        result.Hypotheses.ShouldAllBe(one => one.Grade >= 0 && one.Grade <= 4);
        result.Hypotheses.ShouldAllBe(one => one.Differentials.Length > 0 && one.Questions.Length > 0 && one.SelfCare.Length > 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_finding_that_was_not_seen_asks_nothing_of_a_plan_and_explains_nothing(string name)
    {
        var none = TestKnowledge.Example(name).Findings.Where(finding => finding.Strength == Strength.None);

        none.ShouldAllBe(finding => finding.Needs.Count == 0 && finding.MayMean.IsEmpty && finding.Surer.IsEmpty);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_result_says_once_what_it_is_and_that_no_clinician_has_reviewed_it(string name)
    {
        var texts = TestKnowledge.Example(name).Texts();

        texts.Count(text => text.Text.Contains("not a medical device", StringComparison.Ordinal)).ShouldBe(1);
        texts.Count(text => text.Text.Contains("No clinician has reviewed", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_result_carries_the_version_of_the_knowledge(string name)
    {
        var knowledge = TestKnowledge.Shipped;

        knowledge.Version.ShouldStartWith("k-");
        using var json = JsonDocument.Parse(ResultJson.Write(TestKnowledge.Example(name)));
        json.RootElement.GetProperty("knowledgeVersion").GetString().ShouldBe(knowledge.Version);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_result_has_the_promised_parts_at_its_top(string name)
    {
        using var json = JsonDocument.Parse(ResultJson.Write(TestKnowledge.Example(name)));

        var root = json.RootElement;
        root.GetProperty("safety").ValueKind.ShouldBe(JsonValueKind.Object);
        root.GetProperty("findings").ValueKind.ShouldBe(JsonValueKind.Array);
        root.GetProperty("hypotheses").ValueKind.ShouldBe(JsonValueKind.Array);
        root.GetProperty("nextScreen").ValueKind.ShouldBeOneOf(JsonValueKind.Object, JsonValueKind.Null);
        root.GetProperty("plan").ValueKind.ShouldBeOneOf(JsonValueKind.Object, JsonValueKind.Null);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_answers_give_the_same_bytes_also_with_knowledge_loaded_again(string name)
    {
        var answers = Encoding.UTF8.GetBytes(TestKnowledge.ExampleJson(name));
        byte[] Run(KnowledgeBase knowledge) => ResultJson.Write(CheckupRun.Assess(AnswersReader.Read(answers, knowledge), knowledge));

        var first = Run(TestKnowledge.Shipped);

        Run(TestKnowledge.Shipped).ShouldBe(first);
        Run(LoadedAgain.Value).ShouldBe(first);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_order_of_members_in_the_file_does_not_matter(string name)
    {
        var turned = Turn(JsonNode.Parse(TestKnowledge.ExampleJson(name))!)!.ToJsonString();

        ResultJson.Write(TestKnowledge.Assess(turned)).ShouldBe(ResultJson.Write(TestKnowledge.Example(name)));
    }

    private static JsonNode? Turn(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Reverse().Select(member => KeyValuePair.Create(member.Key, Turn(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Turn)]),
        _ => node?.DeepClone(),
    };

    [GeneratedRegex(
        @"amnesia|inhibited|\bfiring\b|not fire\b|\bweak\b|\bweaker\b|asleep|dormant|switched off|lazy|dead butt"
        + @"|\bfake\b|diagnos\w* you|injury risk|risk of injury|dysfunction",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NeverSaid();
}
