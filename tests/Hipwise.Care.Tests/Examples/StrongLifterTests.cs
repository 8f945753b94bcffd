using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Core;

namespace Hipwise.Care.Tests.Examples;

/// <summary>Squats 1.8 times body mass; the single-leg bridge holds 8 s left and 31 s right.</summary>
public sealed class StrongLifterTests
{
    private static readonly CheckupResult Result = TestKnowledge.Example("strong-lifter");

    [Fact]
    public void The_contrast_of_squat_and_bridge_is_found_on_the_left_only()
    {
        var contrast = Result.Findings.Where(finding => finding.Id == "strong-squat-short-bridge" && finding.Strength > Strength.None);

        contrast.ShouldHaveSingleItem().Side.ShouldBe(Side.Left);
    }

    [Fact]
    public void The_contrast_is_named_fairly()
    {
        var contrast = Result.FindingOf("strong-squat-short-bridge", Side.Left);
        string[] words = [contrast.Title, contrast.Text, .. contrast.MayMean, .. contrast.Surer];

        contrast.Text.ShouldContain("8 s");
        contrast.Text.ShouldContain("Your squat is strong");
        contrast.MayMean.ShouldContain(text => text.Contains("specific", StringComparison.Ordinal));
        foreach (var unfair in new[] { "fake", "weak", "false strength", "cheat", "fail" })
        {
            words.ShouldAllBe(text => !text.Contains(unfair, StringComparison.OrdinalIgnoreCase), unfair);
        }
    }

    [Fact]
    public void The_short_side_is_found_and_the_other_is_not()
    {
        Result.FindingOf("bridge-hold-short", Side.Left).Strength.ShouldBe(Strength.Likely);
        Result.FindingOf("bridge-hold-short", Side.Right).Strength.ShouldBe(Strength.None);
    }

    [Fact]
    public void A_difference_seen_on_one_day_is_likely_and_says_that_three_days_would_make_it_surer()
    {
        var difference = Result.FindingOf("bridge-hold-side-difference", Side.Left);

        difference.Strength.ShouldBe(Strength.Likely);
        difference.Basis.Days.ShouldBe(1);
        difference.Text.ShouldContain("8 s on the left");
        difference.Text.ShouldContain("31 s on the right");
        difference.Surer.ShouldContain(text => text.Contains("3 days", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, Strength.Likely)]
    [InlineData(2, Strength.Likely)]
    [InlineData(3, Strength.Clear)]
    public void Only_a_difference_filmed_on_three_days_becomes_clear(int days, Strength expected)
    {
        var json = TestKnowledge.Edit("strong-lifter", root => root["screens"] = OnDays(root["screens"]![0]!, days));

        var difference = TestKnowledge.Assess(json).FindingOf("bridge-hold-side-difference", Side.Left);

        difference.Strength.ShouldBe(expected);
        difference.Basis.Days.ShouldBe(days);
    }

    [Fact]
    public void The_same_day_three_times_is_one_day()
    {
        var json = TestKnowledge.Edit("strong-lifter", root =>
        {
            var days = OnDays(root["screens"]![0]!, 3);
            foreach (var day in days)
            {
                day!["on"] = "2026-11-20";
            }

            root["screens"] = days;
        });

        TestKnowledge.Assess(json).FindingOf("bridge-hold-side-difference", Side.Left).Strength.ShouldBe(Strength.Likely);
    }

    [Fact]
    public void A_bridge_of_31_seconds_on_both_sides_leaves_no_contrast()
    {
        var json = TestKnowledge.Edit("strong-lifter", root => root["screens"]![0]!["left"]!["hold"] = 31);

        var result = TestKnowledge.Assess(json);

        result.Findings.ShouldNotContain(finding => finding.Id == "strong-squat-short-bridge" && finding.Strength > Strength.None);
        result.FindingOf("bridge-hold-side-difference").Strength.ShouldBe(Strength.None);
    }

    [Fact]
    public void A_squat_of_1_2_body_masses_leaves_no_contrast()
    {
        var json = TestKnowledge.Edit("strong-lifter", root => root["you"]!["training"]!["lifts"]![0]!["load"]!["value"] = 96);

        TestKnowledge.Assess(json).Findings.ShouldNotContain(finding => finding.Id == "strong-squat-short-bridge" && finding.Strength > Strength.None);
    }

    [Fact]
    public void The_week_has_three_loaded_sessions_for_strength()
    {
        var loaded = Result.BlockOf("loaded");

        loaded.Days.Length.ShouldBe(3);
        loaded.Days.Intersect(Result.BlockOf("practice").Days, StringComparer.Ordinal).ShouldBeEmpty();
        loaded.Prescriptions.ShouldContain(line => line.Phase == "strength");
        loaded.Prescriptions.ShouldContain(line => line.Why.Any(why => why.Kind == "goal" && why.Id == "strength"));
        loaded.Seconds.ShouldBeLessThanOrEqualTo(45 * 60);
    }

    [Fact]
    public void The_plan_answers_the_contrast()
    {
        var lines = Result.PlanOf().LinesFor("strong-squat-short-bridge").ToList();

        lines.ShouldNotBeEmpty();
        lines.ShouldAllBe(line => !line.PerSide || line.StartWith == Side.Left);
    }

    private static JsonArray OnDays(JsonNode trial, int days) =>
    [
        .. Enumerable.Range(0, days).Select(day =>
        {
            var copy = trial.DeepClone();
            copy["by"] = "camera";
            copy["on"] = $"2026-11-{18 + day}";
            return copy;
        }),
    ];
}
