using Hipwise.Care.Hypotheses;

namespace Hipwise.Care.Tests.Hypotheses;

/// <summary>Which answers move the two probabilities that the shipped knowledge allows.</summary>
public sealed class ShippedProbabilityTests
{
    private const string Tendon = "lateral-hip-gluteal-tendinopathy";
    private const string Sciatic = "deep-gluteal-syndrome";

    [Fact]
    public void A_drop_seen_by_oneself_moves_no_probability_and_one_seen_by_a_partner_does()
    {
        Explain("lateral-hip", Tendon, Stance("self-test", "\"drop-seen\": [true, true, true]")).Probability.ShouldBeNull();
        var partner = Explain("lateral-hip", Tendon, Stance("partner", "\"drop-seen\": [true, true, true]")).Probability.ShouldNotBeNull();
        partner.Tests.ShouldBe(["pelvic-drop"]);
        partner.Middle.ShouldBeGreaterThan((partner.PriorLow + partner.PriorHigh) / 2);
    }

    [Fact]
    public void No_drop_on_film_lowers_what_a_drop_raises()
    {
        var drop = Explain("lateral-hip", Tendon, Stance("camera", "\"pelvic-drop\": [9, 9, 9]")).Probability.ShouldNotBeNull();
        var level = Explain("lateral-hip", Tendon, Stance("camera", "\"pelvic-drop\": [0, 0, 0]")).Probability.ShouldNotBeNull();
        drop.Middle.ShouldBeGreaterThan(level.Middle);
        level.Middle.ShouldBeLessThan((level.PriorLow + level.PriorHigh) / 2);
    }

    [Fact]
    public void A_drop_on_the_leg_that_does_not_hurt_moves_nothing() =>
        Explain("lateral-hip", Tendon, Stance("camera", "\"pelvic-drop\": [9, 9, 9]", "left")).Probability.ShouldBeNull();

    [Fact]
    public void A_drop_in_walking_never_moves_a_probability() =>
        Explain("lateral-hip", Tendon, """{"screen": "walking", "by": "partner", "right": {"hip-drop": "clear"}}""").Probability.ShouldBeNull();

    [Fact]
    public void Both_deep_buttock_tests_move_the_probability_once()
    {
        var seated = Buttock("seated-piriformis", true);
        var active = Buttock("active-piriformis", true);
        var one = Explain("posterior-buttock", Sciatic, seated).Probability.ShouldNotBeNull();
        var both = Explain("posterior-buttock", Sciatic, seated, active).Probability.ShouldNotBeNull();
        one.Tests.ShouldBe(["deep-gluteal-provocation"]);
        both.Tests.ShouldBe(["deep-gluteal-provocation"]);
        // Together they were found to be 0.91 sensitive and 0.80 specific: a ratio of 4.55, not the product of both.
        Suspect.Update(both.PriorLow, both.PriorHigh, (Suspect.Counted("pair", 0.91, 0.80, 23, 10), Findings(true)))!.Middle.ShouldBe(both.Middle);
    }

    [Fact]
    public void Positive_tests_raise_and_negative_tests_lower()
    {
        var positive = Explain("posterior-buttock", Sciatic, Buttock("seated-piriformis", true), Buttock("active-piriformis", true)).Probability!;
        var negative = Explain("posterior-buttock", Sciatic, Buttock("seated-piriformis", false), Buttock("active-piriformis", false)).Probability!;
        var prior = (positive.PriorLow + positive.PriorHigh) / 2;
        positive.Middle.ShouldBeGreaterThan(prior);
        negative.Middle.ShouldBeLessThan(prior);
    }

    [Fact]
    public void What_a_person_tells_moves_no_probability() => Explain("lateral-hip", Tendon).Probability.ShouldBeNull();

    private static Care.Findings.Truth Findings(bool met) => met ? Care.Findings.Truth.Met : Care.Findings.Truth.NotMet;

    private static string Stance(string by, string values, string side = "right") =>
        $$"""{ "screen": "single-leg-stance", "by": "{{by}}", "{{side}}": { {{values}} } }""";

    private static string Buttock(string screen, bool pain) =>
        $$"""{ "screen": "{{screen}}", "right": { "buttock-pain": {{(pain ? "true" : "false")}} } }""";

    private static Explanation Explain(string place, string hypothesis, params string[] screens) => TestKnowledge.Assess($$"""
        {
          "version": 1,
          "safety": {"noneOfTheOthers": true},
          "you": {"ageBand": "40-49"},
          "pain": [{"place": "{{place}}", "side": "right", "intensity": 4, "worseWith": ["lying-on-side"]}],
          "screens": [{{string.Join(", ", screens)}}]
        }
        """).Hypotheses.Single(explanation => explanation.Id == hypothesis);
}
