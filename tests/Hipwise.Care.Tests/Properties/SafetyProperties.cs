using Hipwise.Care.Checkup;
using Hipwise.Care.Plans;
using Hipwise.Care.Safety;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Properties;

public sealed class SafetyProperties
{
    private const int PeoplePerFlag = 25;

    public static TheoryData<string, bool> EveryFlag => [.. Crowd.Knowledge.RedFlags.SelectMany(flag => new[] { (flag.Id, true), (flag.Id, false) })];

    [Fact]
    public void A_stop_flag_yields_no_plan_no_screen_no_finding_and_no_explanation() =>
        Crowd.Everyone(member => member.Stopped, member => ShouldStop(member.Result));

    [Fact]
    public void The_strictest_rule_of_all_flags_raised_holds() =>
        Crowd.Everyone(member => member.Answers.Safety is not null, member =>
        {
            member.Result.Safety.Rule.ShouldBe(member.Rules.DefaultIfEmpty(SafetyRule.None).Max());
            member.Result.Safety.Modified.ShouldBe(member.Rules.Contains(SafetyRule.ModifiedTrack));
            member.Result.Safety.Regress.ShouldBe(member.Rules.Contains(SafetyRule.Regress));
        });

    [Theory]
    [MemberData(nameof(EveryFlag))]
    public void Each_flag_alone_keeps_the_rule_of_its_urgency(string id, bool yes)
    {
        var flag = Crowd.Knowledge.RedFlags.Single(known => known.Id == id);
        var rule = ExpectedSafety.RuleWhenAllSigns(flag, Crowd.Knowledge);
        foreach (var seed in Enumerable.Range(1, PeoplePerFlag))
        {
            Crowd.Try(seed, () => ShouldKeep(rule, CheckupRun.Assess(AdultWithOnly(flag.Id, yes, seed), Crowd.Knowledge)));
        }
    }

    [Fact]
    public void Learn_and_breaks_gives_the_gentle_breaks_and_nothing_else() =>
        Crowd.Everyone(member => member.LearnsOnly && member.Result.Safety.Status == SafetyStatus.Answered, member => ShouldOnlyLearn(member.Result));

    [Fact]
    public void Under_18_there_is_no_plan_no_screen_no_finding_and_no_explanation() =>
        Crowd.Everyone(member => ExpectedSafety.IsUnder18(member.Answers, Crowd.Knowledge), member =>
        {
            member.Result.Safety.Status.ShouldBe(SafetyStatus.TooYoung);
            ShouldBeEmpty(member.Result);
        });

    [Fact]
    public void Unanswered_questions_leave_no_plan_and_no_screen() =>
        Crowd.Everyone(member => member.Answers.Safety is not { NoneOfTheOthers: true }, member =>
        {
            member.Result.Safety.Status.ShouldNotBe(SafetyStatus.Answered, "unless a stop flag decided already");
            member.Result.Plan.ShouldBeNull();
            member.Result.NextScreen.ShouldBeNull();
        });

    [Fact]
    public void Questions_to_ask_again_leave_no_plan_and_no_screen() =>
        Crowd.Everyone(member => member.Result.Safety.Status == SafetyStatus.AskAgain, member =>
        {
            member.Result.Safety.AskAgain.ShouldNotBeEmpty();
            member.Result.Plan.ShouldBeNull();
            member.Result.NextScreen.ShouldBeNull();
        });

    [Fact]
    public void Everyone_else_gets_a_plan() =>
        Crowd.Everyone(
            member => member.Result.Safety.Status == SafetyStatus.Answered && !member.Stopped,
            member => member.Result.Plan.ShouldNotBeNull());

    private static Answers AdultWithOnly(string flag, bool yes, int seed)
    {
        var someone = RandomPeople.Make(seed, Crowd.Knowledge);
        var none = RandomPeople.NothingRaised(Crowd.Knowledge);
        return someone with
        {
            Person = someone.Person with { AgeBand = "40-49" },
            Safety = none with { Yes = yes ? [flag] : [], Unsure = yes ? [] : [flag], AskedAgain = none.AskedAgain.Remove(flag) },
        };
    }

    private static void ShouldKeep(SafetyRule rule, CheckupResult result)
    {
        result.Safety.Rule.ShouldBe(rule);
        result.Safety.Advice.ShouldNotBeNull();
        switch (rule)
        {
            case SafetyRule.Stop:
                ShouldStop(result);
                break;
            case SafetyRule.LearnAndBreaks:
                ShouldOnlyLearn(result);
                break;
            default:
                result.Plan.ShouldNotBeNull().Kind.ShouldBe(rule == SafetyRule.Regress ? PlanKind.Regressed : PlanKind.Modified);
                break;
        }
    }

    private static void ShouldStop(CheckupResult result)
    {
        result.Safety.Rule.ShouldBe(SafetyRule.Stop);
        result.Safety.Advice.ShouldNotBeNull();
        ShouldBeEmpty(result);
    }

    private static void ShouldBeEmpty(CheckupResult result)
    {
        result.Plan.ShouldBeNull();
        result.NextScreen.ShouldBeNull();
        result.Findings.ShouldBeEmpty();
        result.Hypotheses.ShouldBeEmpty();
    }

    private static void ShouldOnlyLearn(CheckupResult result)
    {
        result.NextScreen.ShouldBeNull();
        var plan = result.Plan.ShouldNotBeNull();
        plan.Kind.ShouldBe(PlanKind.BreaksOnly);
        plan.Blocks.ShouldBeEmpty();
        plan.EveryRise.ShouldBeNull();
        plan.Week.ShouldAllBe(day => day.Seconds == 0);
        plan.Breaks.Choices.Select(line => line.Exercise).ShouldBeSubsetOf(Crowd.Knowledge.Reasoning.Plan.GentleBreaks);
    }
}
