using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Care.Hypotheses;
using Hipwise.Core;

namespace Hipwise.Care.Tests.Examples;

/// <summary>Pain at the outer right hip that standing on that leg for 30 s brings on.</summary>
public sealed class LateralHipPainTests
{
    private const string Tendons = "lateral-hip-gluteal-tendinopathy";
    private const string LateralHip = "lateral-hip";

    // The middle of the prior is not its mean after the update; the sample is finite.
    private const double MedianTolerance = 0.03;
    private static readonly CheckupResult Result = TestKnowledge.Example("lateral-hip-pain");

    [Fact]
    public void The_tendons_at_the_outer_hip_come_first()
    {
        var first = Result.Hypotheses[0];

        first.Id.ShouldBe(Tendons);
        first.Place.ShouldBe(LateralHip);
        first.Side.ShouldBe(PainSide.Right);
        first.Leaning.ShouldBe(Leaning.Towards);
        first.Grade.ShouldBe(4);
        first.For.ShouldContain(argument => argument.Text.Contains("30 seconds", StringComparison.Ordinal));
        first.Differentials.ShouldNotBeEmpty();
        Result.Hypotheses.Skip(1).ShouldAllBe(one => one.Leaning != Leaning.Towards);
    }

    [Fact]
    public void The_probability_is_an_interval_and_rests_on_the_drop_alone()
    {
        var probability = Result.Hypotheses[0].Probability.ShouldNotBeNull();

        probability.Tests.ShouldBe(["pelvic-drop"]);
        probability.Low.ShouldBeInRange(0, probability.Middle - 0.05);
        probability.High.ShouldBeInRange(probability.Middle + 0.05, 1);
        probability.Basis.ShouldContain("Assumed");
        Result.Hypotheses.Skip(1).ShouldAllBe(one => one.Probability == null);
    }

    // Reiman 2013: likelihood ratio 6.83 when the pelvis drops, 0.25 when it does not; the prior is 0.2 to 0.6.
    [Theory]
    [InlineData(true, 6.83)]
    [InlineData(false, 0.25)]
    public void The_middle_of_the_interval_follows_the_published_likelihood_ratio(bool dropped, double ratio)
    {
        var odds = 0.4 / 0.6 * ratio;

        var probability = Assess(Stance("partner", dropped)).Probability.ShouldNotBeNull();

        probability.Middle.ShouldBe(odds / (1 + odds), MedianTolerance);
    }

    [Fact]
    public void Pain_in_stance_tips_the_leaning_but_not_the_probability()
    {
        var without = Assess(Stance("partner", dropped: true, pain: false));

        without.Probability.ShouldBe(Result.Hypotheses[0].Probability!, ProbabilityComparison);
        without.Balance.ShouldBeLessThan(Result.Hypotheses[0].Balance);
    }

    [Fact]
    public void A_drop_seen_alone_moves_no_probability_because_an_examiner_saw_it_in_the_study() =>
        Assess(Stance("self-test", dropped: true)).Probability.ShouldBeNull();

    [Fact]
    public void A_drop_on_the_side_that_does_not_hurt_is_no_argument() =>
        Assess(root =>
        {
            var trial = root["screens"]![0]!;
            trial["left"]!["drop-seen"] = new JsonArray(true, true, true);
            trial["right"]!["drop-seen"] = new JsonArray(false, false, false);
        }).Probability.ShouldNotBeNull().Middle.ShouldBeLessThan(0.2);

    [Fact]
    public void The_plan_answers_the_pain_in_stance_and_starts_on_the_right()
    {
        var lines = Result.PlanOf().SessionLines().Where(line => line.Why.Any(why => why.Id == "stance-lateral-pain")).ToList();

        lines.ShouldNotBeEmpty();
        lines.Where(line => line.PerSide).ShouldAllBe(line => line.StartWith == Side.Right);
    }

    [Fact]
    public void Day_and_night_habits_that_load_the_outer_hip_are_arranged()
    {
        var actions = Result.PlanOf().Ergonomics.Select(action => action.Id).ToList();

        actions.ShouldContain("uncross-legs");
        actions.ShouldContain("pillow-between-knees");
    }

    private static readonly IEqualityComparer<Probability> ProbabilityComparison = EqualityComparer<Probability>.Create(
        (one, another) => one!.Low.Equals(another!.Low) && one.Middle.Equals(another.Middle) && one.High.Equals(another.High));

    private static Explanation Assess(Action<JsonObject> change) =>
        TestKnowledge.Assess(TestKnowledge.Edit("lateral-hip-pain", change)).HypothesisOf(Tendons, LateralHip);

    private static Action<JsonObject> Stance(string by, bool dropped, bool pain = true) => root =>
    {
        var trial = root["screens"]![0]!;
        trial["by"] = by;
        trial["right"]!["drop-seen"] = new JsonArray(dropped, dropped, dropped);
        trial["right"]!["lateral-pain"] = pain;
    };
}
