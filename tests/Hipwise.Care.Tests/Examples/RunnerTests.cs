using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Care.Findings;
using Hipwise.Core;

namespace Hipwise.Care.Tests.Examples;

/// <summary>Two runners, alike but for the drop: 9 degrees on three of three tries, or 3 degrees.</summary>
public sealed class RunnerTests
{
    private const string Drop = "pelvic-drop";
    private static readonly CheckupResult Dropping = TestKnowledge.Example("runner-pelvic-drop");
    private static readonly CheckupResult WithinError = TestKnowledge.Example("runner-within-error");

    [Fact]
    public void Nine_degrees_on_three_of_three_tries_is_clear_on_the_right()
    {
        var drop = Dropping.FindingOf(Drop, Side.Right);

        drop.Strength.ShouldBe(Strength.Clear);
        drop.Basis.SeenTries.ShouldBe(3);
        drop.Basis.Tries.ShouldBe(3);
        drop.Basis.SmallestShown.ShouldBe(4);
        Dropping.FindingOf(Drop, Side.Left).Strength.ShouldBe(Strength.None);
    }

    [Fact]
    public void The_words_say_which_side_dropped_how_far_and_how_often()
    {
        var text = Dropping.FindingOf(Drop, Side.Right).Text;

        text.ShouldContain("Standing on your right leg");
        text.ShouldContain("the left side of your pelvis");
        text.ShouldContain("9°");
        text.ShouldContain("3 of 3 tries");
    }

    [Fact]
    public void Several_causes_are_listed_and_none_is_blamed()
    {
        var drop = Dropping.FindingOf(Drop, Side.Right);

        drop.MayMean.Length.ShouldBeGreaterThanOrEqualTo(3);
        drop.Surer.ShouldNotBeEmpty();
        drop.Muscles.ShouldContain("gluteus-medius");
    }

    [Fact]
    public void A_line_of_the_plan_answers_the_drop_and_starts_on_the_right()
    {
        var lines = Dropping.PlanOf().SessionLines().Where(line => line.Why.Any(why => why.Id == Drop)).ToList();

        lines.ShouldNotBeEmpty();
        lines.SelectMany(line => line.Why).Where(why => why.Id == Drop).ShouldAllBe(why => why.Kind == "finding" && why.Side == Side.Right);
        lines.Where(line => line.PerSide).ShouldAllBe(line => line.StartWith == Side.Right);
        lines.ShouldContain(line => line.PerSide);
    }

    [Fact]
    public void Three_degrees_is_within_error_on_both_sides_and_says_so()
    {
        foreach (var side in Sides.All)
        {
            var drop = WithinError.FindingOf(Drop, side);
            drop.Strength.ShouldBe(Strength.None);
            drop.Text.ShouldContain($"No clear drop on the {side.Word()} leg");
            drop.Text.ShouldContain("within the error of 4°");
        }
    }

    [Fact]
    public void Nothing_in_the_plan_answers_a_drop_within_error()
    {
        WithinError.PlanOf().LinesFor(Drop).ShouldBeEmpty();
        WithinError.PlanOf().AllLines().ShouldAllBe(line => line.StartWith == null);
        WithinError.PlanOf().SessionLines().ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(4.0, Strength.None)]
    [InlineData(4.5, Strength.Unclear)]
    [InlineData(6.0, Strength.Likely)]
    [InlineData(7.0, Strength.Clear)]
    public void The_drop_is_shown_from_the_error_on_and_grows_with_its_distance_from_it(double drop, Strength expected) =>
        StrengthOf(new JsonArray(drop, drop, drop)).ShouldBe(expected);

    [Fact]
    public void A_larger_drop_is_never_weaker()
    {
        var strengths = Enumerable.Range(0, 61).Select(step => StrengthOf(new JsonArray(step / 4.0, step / 4.0, step / 4.0))).ToList();

        strengths.ShouldBe(strengths.Order());
        strengths[0].ShouldBe(Strength.None);
        strengths[^1].ShouldBe(Strength.Clear);
    }

    [Fact]
    public void One_try_instead_of_three_is_not_clear() => StrengthOf(new JsonArray(9.0)).ShouldBe(Strength.Likely);

    [Fact]
    public void A_drop_that_one_try_did_not_show_is_not_clear() => StrengthOf(new JsonArray(12.0, 12.0, 3.0)).ShouldBe(Strength.Likely);

    // Without the rest of the check-up, which takes far longer.
    private static Strength StrengthOf(JsonArray tries)
    {
        var json = TestKnowledge.Edit("runner-pelvic-drop", root => root["screens"]![0]!["right"]!["pelvic-drop"]!["tries"] = tries);
        var findings = Finder.Find(TestKnowledge.Read(json), TestKnowledge.Shipped);
        return findings.Single(finding => finding.Id == Drop && finding.Side == Side.Right).Strength;
    }
}
