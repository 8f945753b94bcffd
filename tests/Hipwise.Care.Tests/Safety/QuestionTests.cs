using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Care.Plans;
using Hipwise.Care.Safety;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Safety;

/// <summary>Questions without an answer, and questions that later answers call for again.</summary>
public sealed class QuestionTests
{
    private static readonly string[] NerveQuestions = ["saddle-numbness", "bladder-change", "bowel-change", "both-legs-symptoms", "leg-weakness"];

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"noneOfTheOthers":false}""")]
    [InlineData("""{"yes":[],"unsure":[]}""")]
    public void Without_answers_there_is_no_test_and_no_plan_and_every_question_is_listed(string safety)
    {
        var result = SafetyCase.Assess(safety);

        result.Safety.Status.ShouldBe(SafetyStatus.Unanswered);
        result.Safety.Unanswered.Select(question => question.Id).ShouldBe(TestKnowledge.Shipped.RedFlags.Select(flag => flag.Id));
        result.Safety.Unanswered.ShouldAllBe(question => question.Question.EndsWith('?'));
        result.Safety.Advice.ShouldNotBeNull();
        ShouldWait(result);
    }

    [Fact]
    public void What_is_answered_is_not_listed_any_more()
    {
        var safety = SafetyCase.Assess(
            """{"yes":["no-improvement"],"unsure":["walking-cramp"],"features":{"inflammatory-back":["morning-stiffness"]},"cleared":["recent-surgery"]}""").Safety;

        safety.Status.ShouldBe(SafetyStatus.Unanswered);
        safety.Unanswered.Length.ShouldBe(30);
        safety.Unanswered.Select(question => question.Id).Intersect(["no-improvement", "walking-cramp", "inflammatory-back", "recent-surgery"]).ShouldBeEmpty();
    }

    [Fact]
    public void Breaks_wait_too_until_the_rest_is_answered() =>
        ShouldWait(SafetyCase.Assess("""{"yes":["walking-cramp"]}"""));

    [Fact]
    public void A_stop_does_not_wait_for_the_rest()
    {
        var safety = SafetyCase.Assess("""{"yes":["cold-leg"]}""").Safety;

        safety.Status.ShouldBe(SafetyStatus.Answered);
        safety.Rule.ShouldBe(SafetyRule.Stop);
        safety.Unanswered.ShouldBeEmpty();
        safety.Advice.ShouldNotBeNull().Text.ShouldContain("999");
    }

    public static TheoryData<string, string, string> Triggers => new()
    {
        { "numbness", """{"pain":[{"place":"low-back","intensity":3,"qualities":["numbness"]}]}""", string.Join(' ', NerveQuestions) },
        { "tingling", """{"pain":[{"place":"calf","side":"left","intensity":3,"qualities":["aching","tingling"]}]}""", string.Join(' ', NerveQuestions) },
        { "tingling in a screen", """{"screens":[{"screen":"single-leg-bridge","left":{"hold":20},"tingling":true}]}""", string.Join(' ', NerveQuestions) },
        { "tingling on one side", """{"screens":[{"screen":"single-leg-bridge","left":{"hold":20,"tingling":true}}]}""", string.Join(' ', NerveQuestions) },
        { "slump", """{"screens":[{"screen":"slump","right":{"leg-symptoms":true}}]}""", string.Join(' ', NerveQuestions) },
        { "leg raise", """{"screens":[{"screen":"straight-leg-raise","left":{"leg-pain":true}}]}""", string.Join(' ', NerveQuestions) },
        { "night pain", """{"pain":[{"place":"low-back","intensity":3,"qualities":["night-pain"]}]}""", "past-cancer weight-loss-or-night-pain fever" },
        { "morning stiffness", """{"pain":[{"place":"low-back","intensity":3,"qualities":["morning-stiffness"]}]}""", "inflammatory-back" },
        { "hopping", """{"pain":[{"place":"groin","side":"left","intensity":3,"worseWith":["hopping"]}]}""", "stress-fracture" },
    };

    [Theory]
    [MemberData(nameof(Triggers))]
    public void Later_answers_call_for_some_questions_again(string what, string members, string questions)
    {
        var result = TestKnowledge.Assess(With("""{"noneOfTheOthers":true}""", members));

        result.Safety.Status.ShouldBe(SafetyStatus.AskAgain, what);
        result.Safety.AskAgain.Select(question => question.Id).ShouldBe(questions.Split(' '));
        result.Safety.Advice.ShouldNotBeNull().Title.ShouldContain("once more");
        ShouldWait(result);
    }

    [Theory]
    [MemberData(nameof(Triggers))]
    public void A_second_no_resolves_them(string what, string members, string questions)
    {
        var safety = $$"""{"noneOfTheOthers":true,"askedAgain":["{{questions.Replace(" ", "\",\"", StringComparison.Ordinal)}}"]}""";

        var result = TestKnowledge.Assess(With(safety, members));

        result.Safety.Status.ShouldBe(SafetyStatus.Answered, what);
        result.Safety.AskAgain.ShouldBeEmpty();
        result.Plan.ShouldNotBeNull().Kind.ShouldBe(PlanKind.Full);
    }

    [Theory]
    [MemberData(nameof(Triggers))]
    public void A_yes_the_second_time_counts(string what, string members, string questions)
    {
        var first = questions.Split(' ')[0];

        var result = TestKnowledge.Assess(With($$"""{"yes":["{{first}}"],"noneOfTheOthers":true}""", members));

        result.Safety.Raised.ShouldContain(raised => raised.Id == first, what);
        result.Safety.AskAgain.ShouldNotContain(question => question.Id == first);
        (result.Plan is null || result.Plan.Kind == PlanKind.BreaksOnly).ShouldBeTrue();
    }

    [Fact]
    public void A_second_no_to_some_leaves_the_others()
    {
        var safety = """{"noneOfTheOthers":true,"askedAgain":["saddle-numbness","leg-weakness"]}""";
        var result = TestKnowledge.Assess(With(safety, """{"screens":[{"screen":"slump","right":{"leg-symptoms":true}}]}"""));

        result.Safety.AskAgain.Select(question => question.Id).ShouldBe(["bladder-change", "bowel-change", "both-legs-symptoms"]);
        ShouldWait(result);
    }

    [Theory]
    [InlineData("""{"screens":[{"screen":"slump","left":{"leg-symptoms":false},"right":{"leg-symptoms":false}}]}""")]
    [InlineData("""{"screens":[{"screen":"single-leg-bridge","left":{"hold":20,"tingling":false},"tingling":false}]}""")]
    [InlineData("""{"pain":[{"place":"low-back","intensity":8,"qualities":["aching","sharp","burning"]}]}""")]
    public void Answers_that_call_for_nothing_ask_nothing(string members) =>
        TestKnowledge.Assess(With("""{"noneOfTheOthers":true}""", members)).Safety.AskAgain.ShouldBeEmpty();

    [Fact]
    public void The_example_with_leg_pain_would_be_asked_again()
    {
        var json = TestKnowledge.Edit("leg-pain-slump", root => root["safety"]!.AsObject().Remove("askedAgain"));

        var result = TestKnowledge.Assess(json);

        result.Safety.AskAgain.Select(question => question.Id).ShouldBe(NerveQuestions);
        ShouldWait(result);
    }

    private static string With(string safety, string members) => TestKnowledge.Edit("desk-worker", root =>
    {
        root["safety"] = JsonNode.Parse(safety);
        foreach (var (name, value) in JsonNode.Parse(members)!.AsObject())
        {
            root[name] = value!.DeepClone();
        }
    });

    private static void ShouldWait(CheckupResult result)
    {
        result.Plan.ShouldBeNull();
        result.NextScreen.ShouldBeNull();
        result.Safety.MayTest.ShouldBeFalse();
    }
}
