using System.Collections.Frozen;
using Hipwise.Care.Checkup;
using Hipwise.Care.Plans;

namespace Hipwise.Care.Tests.Examples;

/// <summary>Only the right elbow hurts.</summary>
public sealed class ElbowPainTests
{
    private static readonly CheckupResult Result = TestKnowledge.Example("elbow-pain");

    [Fact]
    public void No_gluteal_explanation_is_offered() => Result.Hypotheses.ShouldAllBe(one => !one.Gluteal);

    [Fact]
    public void A_note_says_that_there_is_none_and_what_to_do()
    {
        var note = Result.PainNotes.ShouldHaveSingleItem();

        note.Place.ShouldBe("elbow");
        note.Side.ShouldBe(PainSide.Right);
        note.Text.ShouldContain("no study");
        note.Text.ShouldContain("looked at");
    }

    [Fact]
    public void There_is_a_good_general_plan_that_does_not_claim_to_answer_the_elbow()
    {
        var plan = Result.PlanOf();

        plan.Kind.ShouldBe(PlanKind.Full);
        plan.SessionLines().ShouldNotBeEmpty();
        plan.AllLines().SelectMany(line => line.Why).ShouldAllBe(why => why.Kind != "hypothesis");
        plan.AllLines().SelectMany(line => line.Why).ShouldAllBe(why => !why.Text.Contains("elbow", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_neck_gets_no_gluteal_explanation_either()
    {
        var neck = TestKnowledge.Assess(TestKnowledge.Edit("elbow-pain", root => root["pain"]![0]!["place"] = "neck"));

        neck.Hypotheses.ShouldAllBe(one => !one.Gluteal);
        neck.PainNotes.ShouldHaveSingleItem().Place.ShouldBe("neck");
    }

    [Theory]
    [InlineData("elbow")]
    [InlineData("neck")]
    public void No_gluteal_explanation_is_offered_there_even_if_an_entry_of_the_knowledge_asked_for_it(string place)
    {
        var knowledge = TestKnowledge.Shipped with
        {
            Hypotheses = TestKnowledge.Shipped.Hypotheses.Values.Select(one => one with { Offer = true, Places = one.Places.Add(place) })
                .ToFrozenDictionary(one => one.Id, StringComparer.Ordinal),
        };
        var answers = TestKnowledge.Read(TestKnowledge.Edit("elbow-pain", root => root["pain"]![0]!["place"] = place));

        var result = CheckupRun.Assess(answers, knowledge);

        result.Hypotheses.ShouldNotBeEmpty();
        result.Hypotheses.ShouldAllBe(one => !one.Gluteal);
    }
}
