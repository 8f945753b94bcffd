using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Care.Own;
using Hipwise.Care.Plans;
using Hipwise.Care.Sessions;
using Hipwise.Care.Tests.Sessions;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Own;

/// <summary>Limits on the plan and the sessions of the desk worker.</summary>
public class LimitTests
{
    private static readonly Answers Answers = TestKnowledge.Read(TestKnowledge.ExampleJson("desk-worker"));

    [Fact]
    public void The_plan_says_what_a_limit_leaves_out()
    {
        var free = Plan();
        var line = free.Blocks[0].Prescriptions[0];
        var plan = Plan(One(LimitKind.Exercise, line.Exercise));
        plan.Blocks.SelectMany(block => block.Prescriptions).Select(one => one.Exercise).ShouldNotContain(line.Exercise);
        var limit = plan.Limits.ShouldHaveSingleItem();
        limit.Text.ShouldBe($"Not: {line.Name}");
        limit.LeavesOut.ShouldHaveSingleItem().ShouldBe(new LeftOut(line.Exercise, line.Name));
    }

    [Fact]
    public void A_limit_counts_from_its_first_day_to_its_last()
    {
        var limit = One(LimitKind.Exercise, Plan().Blocks[0].Prescriptions[0].Exercise) with { From = new(2026, 3, 2), Until = new(2026, 3, 4) };
        int Limits(int day) => CheckupRun.Assess(Answers with { Limits = [limit] }, TestKnowledge.Shipped, new DateOnly(2026, 3, day)).Plan!.Limits.Length;
        ((int[])[Limits(1), Limits(2), Limits(4), Limits(5)]).ShouldBe([0, 1, 1, 0]);
    }

    [Fact]
    public void Limits_that_leave_nothing_say_so_and_what_to_do()
    {
        var all = TestKnowledge.Shipped.Own.Movements.Select(movement => One(LimitKind.Movement, movement.Id) with { Id = movement.Id }).ToArray();
        var plan = Plan(all);
        plan.Blocks.ShouldBeEmpty();
        plan.Breaks.Choices.ShouldBeEmpty();
        plan.Notes.ShouldContain(note => note.StartsWith("Your limits leave no exercise", StringComparison.Ordinal));
        var answers = Answers with { Limits = [.. all] };
        var sheet = SessionPlanner.Make(answers, CheckupRun.Assess(Answers, TestKnowledge.Shipped), TrainingLog.Empty, "practice", Log.First, TestKnowledge.Shipped).ShouldNotBeNull();
        sheet.Held.ShouldNotBeNull().Rule.ShouldBe("limits");
        sheet.Changes.ShouldAllBe(change => change.Rule == "limit-out" && change.Text.Length > 0);
    }

    [Fact]
    public void Todays_session_keeps_a_limit_set_a_minute_ago()
    {
        var result = CheckupRun.Assess(Answers, TestKnowledge.Shipped);
        var line = result.Plan!.Blocks[0].Prescriptions.First(one => one.Easier.Length > 0);
        var sheet = Session(result, TrainingLog.Empty, One(LimitKind.Exercise, line.Exercise));
        var item = sheet.Items.First(one => one.Line == line.Exercise);
        line.Easier.ShouldContain(item.Prescription.Exercise);
        sheet.Changes.ShouldContain(change => change.Rule == "limit-easier" && change.Text.Contains(line.Name, StringComparison.Ordinal));
        sheet.LeftOut.ShouldBe([line.Exercise]);
    }

    [Fact]
    public void Sets_count_over_all_rounds()
    {
        var result = CheckupRun.Assess(Answers, TestKnowledge.Shipped);
        var line = result.Plan!.Blocks[0].Prescriptions.First(one => one.Sets > 1);
        var limit = One(LimitKind.Sets, line.Exercise, 1);
        Session(result, TrainingLog.Empty, limit).Items.Where(one => one.Line == line.Exercise).SelectMany(one => one.Sets).ShouldAllBe(set => set.Number == 1 && set.Of == 1);
        Plan(limit).Blocks[0].Prescriptions.First(one => one.Exercise == line.Exercise).MostSets.ShouldBe(1);
    }

    [Fact]
    public void The_minutes_of_a_day_and_the_days_of_a_week_are_used_up()
    {
        var result = CheckupRun.Assess(Answers, TestKnowledge.Shipped);
        var done = Log.Session(0, "squat");
        SessionSheet On(int day, Limit limit) =>
            SessionPlanner.Make(Answers with { Limits = [limit] }, result, Log.Of(done), "practice", Log.First.AddDays(day), TestKnowledge.Shipped).ShouldNotBeNull();
        On(0, One(LimitKind.Minutes, null, 10)).Held.ShouldNotBeNull().Rule.ShouldBe("limit-minutes");
        On(0, One(LimitKind.Minutes, null, 14)).Seconds.ShouldBeLessThanOrEqualTo(4 * 60);
        On(1, One(LimitKind.Minutes, null, 10)).Held.ShouldBeNull();
        On(2, One(LimitKind.Days, null, 1)).Held.ShouldNotBeNull().Rule.ShouldBe("limit-days");
        On(0, One(LimitKind.Days, null, 1)).Held.ShouldBeNull("the same day once more is no further day");
        On(7, One(LimitKind.Days, null, 1)).Held.ShouldBeNull("another week");
    }

    [Fact]
    public void The_week_is_laid_on_as_many_days_as_a_limit_allows()
    {
        Plan(One(LimitKind.Days, null, 2)).Week.Count(day => day.Seconds > 0).ShouldBe(2);
        Plan(One(LimitKind.Minutes, null, 4)).MinutesPerDay.ShouldBe(4);
    }

    [Fact]
    public void An_own_exercise_that_a_limit_holds_back_waits_and_says_why()
    {
        var own = new JsonObject { ["id"] = "own-sit", ["name"] = "Wall sit", ["sets"] = 2, ["holdSeconds"] = 30, ["posture"] = "standing", ["where"] = "room", ["hipFlexion"] = 80 };
        Plan Of(Limit limit) => CheckupRun.Assess(TestKnowledge.Read(TestKnowledge.Edit("desk-worker", root => root["own"] = new JsonArray(own.DeepClone()))) with { Limits = [limit] }, TestKnowledge.Shipped).Plan!;
        Of(One(LimitKind.HipFlexion, null, 80)).Waiting.ShouldBeEmpty();
        Of(One(LimitKind.HipFlexion, null, 79)).Waiting.ShouldHaveSingleItem().Why.ShouldBe("A limit holds it back: Hip bent at most 79°");
        own.Remove("hipFlexion");
        Of(One(LimitKind.HipFlexion, null, 120)).Waiting.ShouldHaveSingleItem().Why.ShouldContain("Tell how far the hip bends");
    }

    [Fact]
    public void A_therapists_exercise_answers_its_needs_and_ones_own_does_not()
    {
        var needs = TestKnowledge.Shipped.Exercises[Plan().Blocks[0].Prescriptions[0].Exercise].Needs;
        List<string> Lines(SetBy by)
        {
            var own = new OwnExercise { Id = "own-x", Name = "X", By = by, Use = OwnUse.Practice, Needs = needs, Sets = 1, HoldSeconds = 10, RestSeconds = 0, Posture = "standing", Where = "room" };
            return [.. CheckupRun.Assess(Answers with { Own = [own] }, TestKnowledge.Shipped).Plan!.Blocks[0].Prescriptions.Where(line => line.Own is null)
                .SelectMany(line => TestKnowledge.Shipped.Exercises[line.Exercise].Needs)];
        }

        Lines(SetBy.Me).Intersect(needs, StringComparer.Ordinal).ShouldNotBeEmpty();
        var reasons = CheckupRun.Assess(
            Answers with { Own = [new OwnExercise { Id = "own-x", Name = "X", By = SetBy.Therapist, Use = OwnUse.Practice, Needs = needs, Sets = 1, HoldSeconds = 10, RestSeconds = 0, Posture = "standing", Where = "room" }] },
            TestKnowledge.Shipped).Plan!.Blocks[0].Prescriptions;
        reasons[^1].Own.ShouldBe("therapist");
        reasons.Where(line => line.Own is null && TestKnowledge.Shipped.Exercises[line.Exercise].Needs.All(needs.Contains)).ShouldBeEmpty("nothing stands in the plan only for what the therapist's exercise answers");
    }

    [Fact]
    public void Hundreds_of_own_exercises_are_planned_in_little_time()
    {
        var own = Enumerable.Range(1, TestKnowledge.Shipped.Own.MostExercises).Select(number => new OwnExercise
        {
            Id = $"own-{number}", Name = $"Number {number}", By = SetBy.Me, Use = number <= 5 ? OwnUse.Practice : OwnUse.Kept, Break = true, Sets = 1, HoldSeconds = 20, RestSeconds = 0, Posture = "standing", Where = "desk",
        });
        var answers = Answers with { Own = [.. own] };
        var result = CheckupRun.Assess(answers, TestKnowledge.Shipped);
        result.Plan!.Breaks.Choices.Count(choice => choice.Own is not null).ShouldBe(TestKnowledge.Shipped.Own.MostExercises);
        var file = new JsonObject { ["version"] = 1, ["own"] = new JsonArray([.. answers.Own.Select(OwnPart.Write)]) };
        TestKnowledge.Read(file.ToJsonString()).Own.Length.ShouldBe(TestKnowledge.Shipped.Own.MostExercises);
    }

    private static SessionSheet Session(CheckupResult result, TrainingLog log, params Limit[] limits) =>
        SessionPlanner.Make(Answers with { Limits = [.. limits] }, result, log, "practice", Log.First, TestKnowledge.Shipped).ShouldNotBeNull();

    private static Limit One(LimitKind kind, string? of, double? most = null) => new("one", kind, of, most, SetBy.Me, null, null, null);

    private static Plan Plan(params Limit[] limits) => CheckupRun.Assess(Answers with { Limits = [.. limits] }, TestKnowledge.Shipped).Plan.ShouldNotBeNull();
}
