using Hipwise.Care.Checkup;
using Hipwise.Care.Plans;
using Hipwise.Care.Safety;
using Hipwise.Care.Tests.Examples;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Safety;

/// <summary>Several flags at once.</summary>
public sealed class CombinationTests
{
    private static readonly string[] All = [.. TestKnowledge.Shipped.RedFlags.Select(flag => flag.Id)];

    [Theory]
    [MemberData(nameof(FlagTests.Flags), MemberType = typeof(FlagTests))]
    public void A_stop_beats_every_other_flag(string other)
    {
        var result = SafetyCase.AssessYes([.. new[] { "fever", other }.Distinct(StringComparer.Ordinal)]);

        result.Safety.Rule.ShouldBe(SafetyRule.Stop);
        result.Plan.ShouldBeNull();
        result.NextScreen.ShouldBeNull();
    }

    [Fact]
    public void Flags_stand_with_the_most_urgent_first()
    {
        var safety = SafetyCase.AssessYes([.. All.Reverse()]).Safety;

        safety.Raised.Length.ShouldBe(34);
        safety.Raised.Select(raised => raised.Rule).ShouldBe(safety.Raised.Select(raised => raised.Rule).OrderDescending());
        var stops = safety.Raised.Where(raised => raised.Rule == SafetyRule.Stop).Select(RankOf).ToList();
        stops.ShouldBe(stops.Order());
        safety.Raised[0].Urgency.ShouldBe("emergency");
        safety.Advice.ShouldNotBeNull().Title.ShouldBe(TestKnowledge.Shipped.Urgencies[0].Name);
    }

    [Theory]
    [InlineData("fever", "cold-leg")]
    [InlineData("locked-knee", "fever")]
    [InlineData("walking-cramp", "locked-knee")]
    [InlineData("no-improvement", "walking-cramp")]
    [InlineData("pregnancy", "no-improvement")]
    [InlineData("three-bad-sessions", "walking-cramp")]
    [InlineData("recent-surgery", "locked-knee")]
    [InlineData("no-improvement", "recent-surgery")]
    public void The_advice_is_that_of_the_more_urgent_flag(string mild, string urgent)
    {
        var safety = SafetyCase.AssessYes(mild, urgent).Safety;

        safety.Raised.Select(raised => raised.Id).ShouldBe([urgent, mild]);
        safety.Advice.ShouldNotBeNull().Text.ShouldContain(TestKnowledge.Shipped.RedFlags.Single(flag => flag.Id == urgent).Words.Do);
    }

    [Fact]
    public void Modified_track_and_a_step_back_go_together()
    {
        var result = SafetyCase.AssessYes("pregnancy", "three-bad-sessions");

        result.Safety.Modified.ShouldBeTrue();
        result.Safety.Regress.ShouldBeTrue();
        var plan = result.PlanOf();
        plan.Kind.ShouldBe(PlanKind.Modified);
        plan.Notes.ShouldContain(TestKnowledge.Shipped.Phrases.Say("plan.note.modified"));
        plan.Notes.ShouldContain(TestKnowledge.Shipped.Phrases.Say("plan.note.regress"));
        plan.AllExercises().Where(id => !TestKnowledge.Shipped.Exercises[id].ModifiedTrack).ShouldBeEmpty();
        ShouldBeOneLevelLower(plan, SafetyCase.AssessYes("pregnancy").PlanOf());
    }

    [Fact]
    public void A_step_back_takes_a_level_off_and_half_the_sets() =>
        ShouldBeOneLevelLower(SafetyCase.AssessYes("three-bad-sessions").PlanOf(), TestKnowledge.Example("desk-worker").PlanOf());

    [Theory]
    [InlineData("pregnancy")]
    [InlineData("three-bad-sessions")]
    public void Breaks_only_goes_before_a_gentler_plan(string gentler)
    {
        var result = SafetyCase.AssessYes(gentler, "walking-cramp");

        result.PlanOf().Kind.ShouldBe(PlanKind.BreaksOnly);
        result.PlanOf().SessionLines().ShouldBeEmpty();
        result.NextScreen.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(FlagTests.Flags), MemberType = typeof(FlagTests))]
    public void One_more_flag_never_loosens_what_is_allowed(string more)
    {
        foreach (var first in new[] { "pregnancy", "three-bad-sessions", "walking-cramp" })
        {
            var (one, both) = (SafetyCase.AssessYes(first).Safety, SafetyCase.AssessYes([.. new[] { first, more }.Distinct(StringComparer.Ordinal)]).Safety);
            (both.Rule >= one.Rule).ShouldBeTrue($"{first} and {more}: {both.Rule}");
            both.Modified.ShouldBe(one.Modified || more == "pregnancy");
            both.Regress.ShouldBe(one.Regress || more == "three-bad-sessions");
        }
    }

    private static int RankOf(RaisedFlag raised) => TestKnowledge.Shipped.Urgencies.Single(urgency => urgency.Id == raised.Urgency).Rank;

    private static void ShouldBeOneLevelLower(Plan lower, Plan usual)
    {
        lower.SessionLines().ShouldNotBeEmpty();
        HardestOf(lower).ShouldBeLessThan(Math.Max(2, HardestOf(usual)));
        foreach (var line in lower.SessionLines())
        {
            var dose = TestKnowledge.Shipped.Exercises[line.Exercise].TryDose(line.Phase).ShouldNotBeNull();
            line.Sets.ShouldBe(Math.Max(1, dose.Sets / 2), line.Exercise);
        }
    }

    private static int HardestOf(Plan plan) => plan.SessionLines().Max(line => TestKnowledge.Shipped.Exercises[line.Exercise].Level);
}
