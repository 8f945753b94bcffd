using Hipwise.Care.Checkup;
using Hipwise.Care.Hypotheses;
using Hipwise.Care.Plans;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Examples;

/// <summary>Sits nine hours, the low back aches a little, nothing remarkable in the screens.</summary>
public sealed class DeskWorkerTests
{
    private static readonly CheckupResult Result = TestKnowledge.Example("desk-worker");

    [Theory]
    [InlineData("pelvic-drop")]
    [InlineData("bridge-hold-short")]
    [InlineData("bridge-pelvis-tips")]
    [InlineData("bridge-felt-elsewhere")]
    [InlineData("single-leg-touches")]
    [InlineData("stance-lateral-pain")]
    public void Nothing_is_found_on_either_side_where_nothing_was_remarkable(string finding)
    {
        foreach (var side in Sides.All)
        {
            Result.FindingOf(finding, side).Strength.ShouldBe(Strength.None, side.Word());
        }
    }

    [Fact]
    public void A_bridge_of_27_and_29_seconds_is_shown_as_no_difference()
    {
        var difference = Result.FindingOf("bridge-hold-side-difference");

        difference.Strength.ShouldBe(Strength.None);
        difference.Text.ShouldContain("27 s");
        difference.Text.ShouldContain("29 s");
        difference.Text.ShouldContain("no side difference beyond measurement error");
    }

    [Fact]
    public void Feeling_the_hamstrings_in_a_bridge_is_called_normal_and_asks_nothing_of_the_plan()
    {
        var felt = Result.FindingOf("bridge-felt-hamstrings", Side.Left);

        felt.Text.ShouldContain("normal");
        felt.Needs.ShouldBeEmpty();
        Result.PlanOf().LinesFor(felt.Id).ShouldBeEmpty();
    }

    [Fact]
    public void Only_sitting_stands_out()
    {
        var asking = Result.Findings.Where(finding => finding.Needs.Count > 0).Select(finding => finding.Id);

        asking.Order(StringComparer.Ordinal).ShouldBe(["long-bouts", "long-sitting"]);
        Result.FindingOf("long-sitting").Strength.ShouldBe(Strength.Likely);
    }

    [Fact]
    public void Long_sitting_is_offered_first_as_an_explanation_with_its_grade_and_no_probability()
    {
        var sitting = Result.Hypotheses[0];

        sitting.Id.ShouldBe("low-back-long-sitting");
        sitting.Leaning.ShouldBe(Leaning.Towards);
        sitting.Grade.ShouldBe(3);
        sitting.For.ShouldNotBeEmpty();
        sitting.Probability.ShouldBeNull();
    }

    [Fact]
    public void Long_sitting_promises_nothing()
    {
        var sitting = Result.HypothesisOf("low-back-long-sitting", "low-back");

        sitting.Data.ShouldContain("has not been shown");
        var plan = Result.PlanOf();
        string[] words = [sitting.Data, sitting.SelfCare, plan.Breaks.Why, .. plan.Ergonomics.Select(action => $"{action.Do} {action.Why}")];
        foreach (var promise in new[] { "guarantee", "cure", "will heal", "will prevent", "will go away" })
        {
            words.ShouldAllBe(text => !text.Contains(promise, StringComparison.OrdinalIgnoreCase), promise);
        }
    }

    [Fact]
    public void No_pelvic_explanation_points_towards_the_pain()
    {
        Result.HypothesisOf("low-back-gluteus-medius", "low-back").Leaning.ShouldBe(Leaning.Away);
        Result.HypothesisOf("low-back-standing-control", "low-back").Leaning.ShouldBe(Leaning.Away);
    }

    [Fact]
    public void The_week_has_three_practice_sessions_of_five_to_ten_minutes_and_no_load_that_was_not_agreed()
    {
        var plan = Result.PlanOf();
        var practice = Result.BlockOf("practice");

        plan.Kind.ShouldBe(PlanKind.Full);
        practice.Days.Length.ShouldBeGreaterThanOrEqualTo(3);
        practice.Seconds.ShouldBeInRange(5 * 60, 10 * 60);
        plan.Blocks.ShouldNotContain(block => block.Id == "loaded");
        plan.Notes.ShouldContain(note => note.Contains("did not ask", StringComparison.Ordinal));
    }

    [Fact]
    public void Breaks_come_every_hour_within_working_hours()
    {
        var breaks = Result.PlanOf().Breaks;

        breaks.EveryMinutes.ShouldBe(60);
        breaks.From.ShouldBe(new TimeOnly(9, 0));
        breaks.To.ShouldBe(new TimeOnly(17, 30));
        breaks.Days.ShouldBe(["monday", "tuesday", "wednesday", "thursday", "friday"]);
        breaks.Choices.ShouldNotBeEmpty();
    }

    [Fact]
    public void Rising_from_a_chair_is_practised_and_the_desk_is_arranged()
    {
        var plan = Result.PlanOf();

        plan.EveryRise.ShouldNotBeNull().Exercise.ShouldBe("sit-to-stand");
        plan.SessionLines().ShouldContain(line => line.Exercise == "sit-to-stand");
        plan.Ergonomics.Select(action => action.Id).ShouldContain("break-hourly");
        plan.Ergonomics.Select(action => action.Id).ShouldContain("shift-weight");
        plan.Ergonomics.ShouldAllBe(action => action.Why.Length > 0 && action.Sources.Length > 0);
    }

    [Theory]
    [InlineData("two-for-two")]
    [InlineData("pain-safe-zone")]
    [InlineData("pain-acceptable-zone")]
    [InlineData("pain-high-zone")]
    [InlineData("next-morning")]
    [InlineData("tingling")]
    [InlineData("balance-before-load")]
    [InlineData("layoff")]
    public void The_rules_of_progress_are_attached_as_data(string rule)
    {
        var attached = Result.PlanOf().Rules.Where(one => one.Id == rule).ShouldHaveSingleItem();

        attached.Rule.ShouldNotBeEmpty();
        (attached.Sources.Length > 0 || attached.Status == CheckStatus.Convention).ShouldBeTrue();
    }

    [Fact]
    public void The_next_screen_says_why_it_is_next()
    {
        var next = Result.NextScreen.ShouldNotBeNull();

        next.Reason.ShouldContain(next.Name);
        next.Reason.ShouldContain(next.Settles[0]);
        new[] { "single-leg-bridge", "single-leg-stance", "sitting-log" }.ShouldNotContain(next.Screen);
    }
}
