using Hipwise.Care.Checkup;
using Hipwise.Core;

namespace Hipwise.Care.Tests.Examples;

/// <summary>A chair, five minutes a day, and no way down to the floor.</summary>
public sealed class ChairAndFiveMinutesTests
{
    private static readonly string[] AtHand = ["chair", "wall"];
    private static readonly CheckupResult Result = TestKnowledge.Example("chair-and-five-minutes");

    [Fact]
    public void Every_exercise_and_variant_needs_a_chair_or_wall_at_most_and_no_floor()
    {
        var exercises = Result.PlanOf().AllExercises().Select(id => TestKnowledge.Shipped.Exercises[id]).ToList();

        exercises.ShouldNotBeEmpty();
        exercises.ShouldAllBe(exercise => exercise.Where != "floor");
        exercises.ShouldAllBe(exercise => exercise.Equipment.All(AtHand.Contains));
    }

    [Fact]
    public void No_day_takes_longer_than_five_minutes()
    {
        var plan = Result.PlanOf();

        plan.Week.Length.ShouldBe(7);
        plan.Week.ShouldAllBe(day => day.Seconds <= 5 * 60);
        plan.Blocks.ShouldAllBe(block => block.Seconds == block.Rounds * block.Prescriptions.Sum(line => line.Seconds));
        plan.Week.Sum(day => day.Seconds).ShouldBe(plan.Blocks.Sum(block => block.Seconds * block.Days.Length));
    }

    [Fact]
    public void There_are_still_three_sessions_and_they_answer_the_goals()
    {
        Result.BlockOf("practice").Days.Length.ShouldBeGreaterThanOrEqualTo(3);
        Result.PlanOf().LinesFor("balance").ShouldNotBeEmpty();
        Result.PlanOf().LinesFor("sit-less").ShouldNotBeEmpty();
    }

    [Fact]
    public void Fifteen_stands_are_not_below_the_usual_range_of_a_man_of_60_to_64() =>
        Result.FindingOf("chair-stand-below-reference").Strength.ShouldBe(Strength.None);

    [Fact]
    public void Nine_stands_are_below_it_and_change_the_plans_reasons()
    {
        var json = TestKnowledge.Edit("chair-and-five-minutes", root => root["screens"]![0]!["whole"]!["stands"] = 9);

        var fewer = TestKnowledge.Assess(json);

        fewer.FindingOf("chair-stand-below-reference").Strength.ShouldBe(Strength.Likely);
        fewer.PlanOf().LinesFor("chair-stand-below-reference").ShouldNotBeEmpty();
    }

    [Fact]
    public void The_next_screen_needs_no_floor() =>
        TestKnowledge.Shipped.Screens[Result.NextScreen.ShouldNotBeNull().Screen].Where.ShouldNotBe("floor");
}
