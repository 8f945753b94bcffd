using Hipwise.Care.Checkup;
using Hipwise.Care.Hypotheses;
using Hipwise.Care.Safety;
using Hipwise.Core;

namespace Hipwise.Care.Tests.Examples;

/// <summary>Pain from the buttock down the right leg; slump and straight leg raise bring it on.</summary>
public sealed class LegPainSlumpTests
{
    private static readonly CheckupResult Result = TestKnowledge.Example("leg-pain-slump");

    [Fact]
    public void A_nerve_irritated_in_the_low_back_comes_first_at_both_places()
    {
        Result.Hypotheses.Take(2).ShouldAllBe(one => one.Id == "lumbar-nerve-root" && one.Leaning == Leaning.Towards);
        Result.Hypotheses.Take(2).Select(one => one.Place).Order(StringComparer.Ordinal).ShouldBe(["calf", "posterior-buttock"]);
        Result.Hypotheses[0].SeeSomeone.ShouldNotBeNull();
    }

    [Fact]
    public void The_nerve_deep_in_the_buttock_is_not_pointed_to()
    {
        var deep = Result.HypothesisOf("deep-gluteal-syndrome", "posterior-buttock");

        deep.Leaning.ShouldNotBe(Leaning.Towards);
        deep.Against.ShouldContain(argument => argument.Text.Contains("straight leg", StringComparison.Ordinal));
        deep.Against.ShouldContain(argument => argument.Text.Contains("slump", StringComparison.Ordinal));
    }

    [Fact]
    public void A_positive_leg_raise_gives_no_gluteal_probability() =>
        Result.Hypotheses.ShouldAllBe(one => one.Probability == null);

    [Fact]
    public void Nothing_in_the_plan_answers_the_deep_buttock() =>
        Result.PlanOf().LinesFor("deep-gluteal-syndrome").ShouldBeEmpty();

    [Theory]
    [InlineData("leg-symptoms-slump")]
    [InlineData("leg-symptoms-straight-leg-raise")]
    public void Both_tests_are_findings_on_the_right_only(string finding)
    {
        Result.FindingOf(finding, Side.Right).Strength.ShouldBe(Strength.Likely);
        Result.FindingOf(finding, Side.Left).Strength.ShouldBe(Strength.None);
    }

    [Fact]
    public void The_safety_questions_were_asked_again_so_there_is_a_plan()
    {
        Result.Safety.Status.ShouldBe(SafetyStatus.Answered);
        Result.PlanOf().SessionLines().ShouldNotBeEmpty();
    }
}
