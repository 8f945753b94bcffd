using System.Text;
using Hipwise.Care.Checkup;
using Hipwise.Care.Plans;
using Hipwise.Care.Safety;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Safety;

/// <summary>Each of the 34 flags alone.</summary>
public sealed class FlagTests
{
    public static TheoryData<string> Flags { get; } = [.. TestKnowledge.Shipped.RedFlags.Select(flag => flag.Id)];

    [Fact]
    public void There_are_34_flags_of_5_urgencies()
    {
        Flags.Count.ShouldBe(34);
        TestKnowledge.Shipped.Urgencies.Select(urgency => (urgency.Id, urgency.Rule)).ShouldBe(
        [
            ("emergency", SafetyRule.Stop), ("same-day", SafetyRule.Stop), ("within-48-hours", SafetyRule.Stop),
            ("within-2-weeks", SafetyRule.LearnAndBreaks), ("routine-review", SafetyRule.LearnAndBreaks),
        ]);
    }

    // The three flags that differ from their urgency are named here so that a change of the knowledge is seen.
    [Fact]
    public void Three_flags_have_a_rule_of_their_own() =>
        TestKnowledge.Shipped.RedFlags.Where(flag => flag.Rule is not null).Select(flag => (flag.Id, flag.Rule!.Value)).ShouldBe(
            [("pregnancy", SafetyRule.ModifiedTrack), ("recent-surgery", SafetyRule.Stop), ("three-bad-sessions", SafetyRule.Regress)]);

    [Theory]
    [MemberData(nameof(Flags))]
    public void A_yes_raises_the_flag_with_the_rule_of_its_urgency(string id)
    {
        var flag = FlagOf(id);

        var safety = SafetyCase.AssessYes(id).Safety;

        var raised = safety.Raised.ShouldHaveSingleItem();
        raised.Id.ShouldBe(id);
        raised.Urgency.ShouldBe(UrgencyOf(flag).Id);
        safety.Status.ShouldBe(SafetyStatus.Answered);
        safety.Rule.ShouldBe(RuleOf(flag));
        safety.Modified.ShouldBe(safety.Rule == SafetyRule.ModifiedTrack);
        safety.Regress.ShouldBe(safety.Rule == SafetyRule.Regress);
    }

    [Theory]
    [MemberData(nameof(Flags))]
    public void What_follows_is_what_its_rule_allows(string id)
    {
        var result = SafetyCase.AssessYes(id);

        switch (RuleOf(FlagOf(id)))
        {
            case SafetyRule.Stop:
                ShouldStop(result);
                break;
            case SafetyRule.LearnAndBreaks:
                ShouldOnlyTakeBreaks(result);
                break;
            case SafetyRule.ModifiedTrack:
                ShouldHavePlan(result, PlanKind.Modified);
                break;
            default:
                ShouldHavePlan(result, PlanKind.Regressed);
                break;
        }
    }

    [Theory]
    [MemberData(nameof(Flags))]
    public void Unsure_counts_as_yes(string id)
    {
        var unsure = SafetyCase.Assess($$"""{"unsure":["{{id}}"],"noneOfTheOthers":true}""");

        Encoding.UTF8.GetString(ResultJson.Write(unsure)).ShouldBe(Encoding.UTF8.GetString(ResultJson.Write(SafetyCase.AssessYes(id))));
    }

    [Theory]
    [MemberData(nameof(Flags))]
    public void The_advice_says_what_to_do_about_this_flag(string id)
    {
        var flag = FlagOf(id);
        var safety = SafetyCase.AssessYes(id).Safety;

        var advice = safety.Advice.ShouldNotBeNull();
        advice.Title.ShouldNotBeEmpty();
        safety.Raised[0].Do.ShouldBe(flag.Words.Do);
        safety.Raised[0].Sources.ShouldNotBeEmpty();
        if (safety.Rule >= SafetyRule.LearnAndBreaks)
        {
            advice.Text.ShouldContain(flag.Words.Do);
            // A flag whose rule is not its urgency's speaks for itself: "easy breaks meanwhile" must not stand beside a stop.
            advice.Text.Contains(UrgencyOf(flag).Advice, StringComparison.Ordinal).ShouldBe(safety.Rule == UrgencyOf(flag).Rule);
        }
    }

    [Theory]
    [MemberData(nameof(Flags))]
    public void An_emergency_names_the_number_to_call(string id)
    {
        if (UrgencyOf(FlagOf(id)).Id != "emergency")
        {
            return;
        }

        var text = SafetyCase.AssessYes(id).Safety.Advice.ShouldNotBeNull().Text;
        foreach (var number in new[] { "999", "112", "911" })
        {
            text.ShouldContain(number);
        }
    }

    [Theory]
    [MemberData(nameof(Flags))]
    public void Advice_that_stops_offers_no_breaks(string id)
    {
        var safety = SafetyCase.AssessYes(id).Safety;

        if (safety.Rule == SafetyRule.Stop)
        {
            safety.Advice.ShouldNotBeNull().Text.ShouldNotContain("breaks");
        }
    }

    [Theory]
    [MemberData(nameof(Flags))]
    public void Cleared_by_a_clinician_counts_only_where_one_can_clear_it(string id)
    {
        var json = SafetyCase.Json($$"""{"yes":["{{id}}"],"cleared":["{{id}}"],"noneOfTheOthers":true}""");

        if (FlagOf(id).Clearable)
        {
            var result = TestKnowledge.Assess(json);
            result.Safety.Raised.ShouldBeEmpty();
            result.Plan.ShouldNotBeNull().Kind.ShouldBe(PlanKind.Full);
        }
        else
        {
            Should.Throw<AnswersException>(() => TestKnowledge.Read(json)).Problems.ShouldHaveSingleItem().Path.ShouldBe("$.safety.cleared[0]");
        }
    }

    [Fact]
    public void Surgery_and_slow_progress_can_be_cleared_and_an_emergency_cannot()
    {
        var clearable = TestKnowledge.Shipped.RedFlags.Where(flag => flag.Clearable).ToList();

        clearable.Select(flag => flag.Id).ShouldContain("recent-surgery");
        clearable.Select(flag => flag.Id).ShouldContain("no-improvement");
        clearable.ShouldAllBe(flag => flag.Urgency == "routine-review");
    }

    private static RedFlag FlagOf(string id) => TestKnowledge.Shipped.RedFlags.Single(flag => flag.Id == id);

    // A flag that counts signs and names none of them counts them all.
    private static Urgency UrgencyOf(RedFlag flag)
    {
        var id = flag.Features.IsEmpty ? flag.Urgency : flag.Outcomes.MaxBy(outcome => outcome.AtLeast).Urgency;
        return TestKnowledge.Shipped.Urgencies.Single(urgency => urgency.Id == id);
    }

    private static SafetyRule RuleOf(RedFlag flag) => flag.Rule ?? UrgencyOf(flag).Rule;

    private static void ShouldStop(CheckupResult result)
    {
        result.Plan.ShouldBeNull();
        result.NextScreen.ShouldBeNull();
        result.Findings.ShouldBeEmpty();
        result.Hypotheses.ShouldBeEmpty();
    }

    private static void ShouldOnlyTakeBreaks(CheckupResult result)
    {
        var plan = result.Plan.ShouldNotBeNull();
        plan.Kind.ShouldBe(PlanKind.BreaksOnly);
        plan.Blocks.ShouldBeEmpty();
        plan.EveryRise.ShouldBeNull();
        plan.Week.ShouldAllBe(day => day.Seconds == 0);
        plan.Breaks.Choices.Select(choice => choice.Exercise).ShouldBeSubsetOf(TestKnowledge.Shipped.Reasoning.Plan.GentleBreaks);
        plan.Breaks.Choices.ShouldNotBeEmpty();
        result.NextScreen.ShouldBeNull();
    }

    private static void ShouldHavePlan(CheckupResult result, PlanKind kind)
    {
        result.Plan.ShouldNotBeNull().Kind.ShouldBe(kind);
        result.Plan.Blocks.ShouldNotBeEmpty();
        result.NextScreen.ShouldNotBeNull();
    }
}
