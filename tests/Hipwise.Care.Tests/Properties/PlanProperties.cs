using Hipwise.Care.Plans;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Properties;

public sealed class PlanProperties
{
    private const int SecondsPerMinute = 60;

    [Fact]
    public void No_day_takes_longer_than_the_minutes_given() => EveryPlan((plan, member) =>
    {
        var minutes = member.Answers.Person.MinutesPerDay ?? Crowd.Knowledge.Reasoning.Plan.DefaultMinutes;
        plan.MinutesPerDay.ShouldBe(minutes);
        plan.Week.ShouldAllBe(day => day.Seconds <= minutes * SecondsPerMinute);
    });

    [Fact]
    public void The_week_adds_up_from_lines_to_sessions_to_days() => EveryPlan((plan, _) =>
    {
        PlanLimits.LinesOf(plan).Where(line => line.Seconds != PlanLimits.SecondsOf(line)).ShouldBeEmpty();
        plan.Blocks.Where(block => block.Rounds < 1 || block.Seconds != block.Rounds * block.Prescriptions.Sum(line => line.Seconds)).ShouldBeEmpty();
        plan.Week.Length.ShouldBe(7);
        foreach (var day in plan.Week)
        {
            var blocks = plan.Blocks.Where(block => block.Days.Contains(day.Day)).ToList();
            day.Blocks.ShouldBe(blocks.Select(block => block.Id));
            day.Seconds.ShouldBe(blocks.Sum(block => block.Seconds));
        }
    });

    [Fact]
    public void Practice_keeps_to_its_longest_session() => EveryPlan((plan, _) =>
        plan.Blocks.Where(block => block.Id == "practice")
            .ShouldAllBe(block => block.Seconds <= Crowd.Knowledge.Reasoning.Plan.PracticeMinutes.High * SecondsPerMinute));

    [Fact]
    public void Nothing_needs_equipment_or_a_floor_that_is_not_there() => EveryExercise(PlanLimits.ShouldFitTheRoom);

    [Fact]
    public void Nothing_goes_beyond_the_pain_limits() => EveryExercise(PlanLimits.ShouldFitThePain, learning: false);

    [Fact]
    public void Breaks_for_those_who_only_learn_keep_the_pain_limits_as_well() => Crowd.Everyone(
        member => member.LearnsOnly && member.Result.Plan is not null,
        member => PlanLimits.ExercisesOf(member.Result.Plan!).ToList().ForEach(exercise => PlanLimits.ShouldFitThePain(exercise, member)));

    [Fact]
    public void Nothing_is_too_hard_or_off_the_track() => EveryExercise(PlanLimits.ShouldFitTheTrack);

    [Fact]
    public void Every_line_says_why_and_where_from() => EveryPlan((plan, _) =>
    {
        foreach (var line in PlanLimits.LinesOf(plan))
        {
            line.Why.ShouldNotBeEmpty(line.Exercise);
            line.Why.Where(reason => reason.Text.Length == 0 || reason.Text.Contains('{')).ShouldBeEmpty(line.Exercise);
            line.Sources.ShouldNotBeEmpty(line.Exercise);
            line.Sources.ShouldBeSubsetOf(Crowd.Knowledge.Sources.Keys);
        }
    });

    [Fact]
    public void Every_reason_is_one_of_the_persons_findings_explanations_goals_or_rules() => EveryPlan((plan, member) =>
        PlanLimits.LinesOf(plan).SelectMany(line => line.Why).Where(reason => !IsOwn(reason, member)).ShouldBeEmpty());

    [Fact]
    public void Practice_comes_on_three_days_at_least() => EveryPlan((plan, _) =>
        plan.Blocks.Where(block => block.Id == "practice").ShouldAllBe(block => block.Days.Distinct(StringComparer.Ordinal).Count() >= 3));

    [Fact]
    public void Load_comes_on_two_or_three_days_only_when_agreed_and_never_on_the_modified_track() => EveryPlan((plan, member) =>
    {
        foreach (var block in plan.Blocks.Where(block => block.Id != "practice"))
        {
            block.Id.ShouldBe("loaded");
            block.Days.Length.ShouldBeInRange(2, 3);
            member.Answers.Person.LoadedSessions.ShouldBeTrue();
            member.Rules.ShouldNotContain(SafetyRule.ModifiedTrack);
        }
    });

    [Fact]
    public void Stepping_back_halves_the_sets() => Crowd.Everyone(
        member => member.Result.Plan?.Kind == PlanKind.Regressed,
        member =>
        {
            foreach (var line in PlanLimits.LinesOf(member.Result.Plan!))
            {
                line.Sets.ShouldBe(Math.Max(1, DoseOf(line).Sets / 2), line.Exercise);
            }
        });

    [Fact]
    public void No_session_holds_a_break_or_the_same_exercise_twice() => EveryPlan((plan, _) =>
    {
        foreach (var block in plan.Blocks)
        {
            var exercises = block.Prescriptions.Select(line => line.Exercise).ToList();
            exercises.Where(id => Crowd.Knowledge.Exercises[id].BreakOnly).ShouldBeEmpty();
            exercises.ShouldBeUnique();
        }
    });

    private static Dose DoseOf(Prescription line) => Crowd.Knowledge.Exercises[line.Exercise].TryDose(line.Phase).ShouldNotBeNull();

    private static bool IsOwn(Reason reason, Member member) => reason.Kind switch
    {
        "finding" => member.Result.Findings.Any(finding => finding.Id == reason.Id && finding.Side == reason.Side && finding.Needs.Count > 0),
        "hypothesis" => member.Result.Hypotheses.Any(explanation => explanation.Id == reason.Id),
        "goal" => member.Answers.Person.Goals.Contains(reason.Id),
        _ => reason.Kind == "rule",
    };

    private static void EveryPlan(Action<Plan, Member> property) =>
        Crowd.Everyone(member => member.Result.Plan is not null, member => property(member.Result.Plan!, member));

    private static void EveryExercise(Action<Exercise, Member> property, bool learning = true) =>
        Crowd.Everyone(member => member.Result.Plan is not null && (learning || !member.LearnsOnly), member =>
        {
            foreach (var exercise in PlanLimits.ExercisesOf(member.Result.Plan!))
            {
                property(exercise, member);
            }
        });
}
