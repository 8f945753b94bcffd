using System.Text.Json;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Care.Safety;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Examples;

/// <summary>The two examples that end before any test: saddle numbness, and a sixteen-year-old.</summary>
public sealed class NoPlanTests
{
    private static readonly CheckupResult Numb = TestKnowledge.Example("saddle-numbness");
    private static readonly CheckupResult Young = TestKnowledge.Example("sixteen-year-old");

    [Fact]
    public void Saddle_numbness_stops_everything()
    {
        Numb.Safety.Rule.ShouldBe(SafetyRule.Stop);
        Numb.Safety.MayTest.ShouldBeFalse();
        Numb.Safety.Raised.ShouldHaveSingleItem().Urgency.ShouldBe("emergency");
        ShouldEndThere(Numb);
    }

    [Fact]
    public void Saddle_numbness_says_whom_to_call()
    {
        var advice = Numb.Safety.Advice.ShouldNotBeNull();

        advice.Title.ShouldContain("ambulance");
        foreach (var number in new[] { "999", "112", "911" })
        {
            advice.Text.ShouldContain(number);
        }
    }

    [Fact]
    public void Saddle_numbness_is_written_with_empty_lists_and_nulls()
    {
        using var json = JsonDocument.Parse(ResultJson.Write(Numb));

        json.RootElement.GetProperty("plan").ValueKind.ShouldBe(JsonValueKind.Null);
        json.RootElement.GetProperty("nextScreen").ValueKind.ShouldBe(JsonValueKind.Null);
        json.RootElement.GetProperty("findings").GetArrayLength().ShouldBe(0);
        json.RootElement.GetProperty("hypotheses").GetArrayLength().ShouldBe(0);
        json.RootElement.GetProperty("safety").GetProperty("rule").GetString().ShouldBe("stop");
    }

    [Fact]
    public void Saddle_numbness_stops_also_after_screens_were_done()
    {
        var json = TestKnowledge.Edit("desk-worker", root => root["safety"] = JsonNode.Parse("""{"yes":["saddle-numbness"]}"""));

        ShouldEndThere(TestKnowledge.Assess(json));
    }

    [Fact]
    public void Under_eighteen_there_is_no_test_and_no_plan()
    {
        Young.Safety.Status.ShouldBe(SafetyStatus.TooYoung);
        ShouldEndThere(Young);
    }

    [Fact]
    public void Under_eighteen_there_are_kind_words_and_someone_to_turn_to()
    {
        var advice = Young.Safety.Advice.ShouldNotBeNull();

        advice.Title.ShouldContain("adults");
        advice.Text.ShouldContain("doctor");
    }

    [Fact]
    public void Under_eighteen_nothing_follows_even_from_screens_already_done()
    {
        var json = TestKnowledge.Edit("desk-worker", root => root["you"]!["ageBand"] = "under-18");

        ShouldEndThere(TestKnowledge.Assess(json));
    }

    [Fact]
    public void Under_eighteen_with_an_emergency_hears_the_emergency_first()
    {
        var json = TestKnowledge.Edit("sixteen-year-old", root => root["safety"] = JsonNode.Parse("""{"yes":["saddle-numbness"]}"""));

        TestKnowledge.Assess(json).Safety.Advice.ShouldNotBeNull().Text.ShouldContain("999");
    }

    private static void ShouldEndThere(CheckupResult result)
    {
        result.Findings.ShouldBeEmpty();
        result.Hypotheses.ShouldBeEmpty();
        result.PainNotes.ShouldBeEmpty();
        result.NextScreen.ShouldBeNull();
        result.Plan.ShouldBeNull();
    }
}
