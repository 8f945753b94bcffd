using Hipwise.Care.Checkup;
using Hipwise.Core;

namespace Hipwise.Care.Tests.Examples;

/// <summary>Trains five days a week in a full gym, wants size, and answers in pounds and feet.</summary>
public sealed class BodybuilderTests
{
    private static readonly CheckupResult Result = TestKnowledge.Example("bodybuilder");

    [Fact]
    public void Three_loaded_days_use_the_doses_for_growth()
    {
        var loaded = Result.BlockOf("loaded");

        loaded.Days.Length.ShouldBe(3);
        loaded.Prescriptions.ShouldContain(line => line.Phase == "hypertrophy");
        var growing = loaded.Prescriptions.Where(line => TestKnowledge.Shipped.Exercises[line.Exercise].TryDose("hypertrophy") is not null);
        growing.ShouldAllBe(line => line.Phase == "hypertrophy" && line.Sets >= 3 && line.Repetitions >= 6);
    }

    [Fact]
    public void The_loaded_exercises_answer_the_goal_of_size() =>
        Result.BlockOf("loaded").Prescriptions.ShouldAllBe(line => line.Why.Any(why => why.Kind == "goal" && why.Id == "size"));

    [Fact]
    public void Practice_stays_beside_the_load() => Result.BlockOf("practice").Days.Length.ShouldBeGreaterThanOrEqualTo(3);

    [Fact]
    public void Pounds_feet_and_inches_are_read_rightly()
    {
        var person = TestKnowledge.Read(TestKnowledge.ExampleJson("bodybuilder")).Person;

        person.HeightCm.ShouldNotBeNull().ShouldBe(182.88, 1e-9);
        person.MassKg.ShouldNotBeNull().ShouldBe(92.98643585, 1e-9);
        person.Lifts.Select(lift => lift.Name).ShouldBe(["squat", "hip-thrust"]);
        person.Lifts[0].LoadKg.ShouldBe(142.88159655, 1e-9);
        person.Lifts[0].Repetitions.ShouldBe(5);
    }

    [Fact]
    public void Long_bridges_leave_nothing_to_find() =>
        Result.Findings.ShouldAllBe(finding => finding.Strength == Strength.None);

    // Five repetitions with 142.9 kg at 93 kg are more than 1.5 body masses once; one repetition with it is just above.
    [Theory]
    [InlineData(315, 5, true)]
    [InlineData(315, 1, true)]
    [InlineData(280, 5, true)]
    [InlineData(280, 1, false)]
    public void Repetitions_raise_the_estimate_of_the_best_squat(int pounds, int repetitions, bool strong)
    {
        var json = TestKnowledge.Edit("bodybuilder", root =>
        {
            var squat = root["you"]!["training"]!["lifts"]![0]!;
            squat["load"]!["value"] = pounds;
            squat["repetitions"] = repetitions;
            root["screens"]![0]!["left"]!["hold"] = 8;
        });

        TestKnowledge.Assess(json).Findings.Any(finding => finding.Id == "strong-squat-short-bridge" && finding.Strength > Strength.None).ShouldBe(strong);
    }
}
