using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Care.Plans;
using Hipwise.Care.Safety;

namespace Hipwise.Care.Tests.Examples;

/// <summary>Pregnant, with an aching pelvis, and ready for load: the modified track.</summary>
public sealed class PregnantTests
{
    private static readonly CheckupResult Result = TestKnowledge.Example("pregnant");

    [Fact]
    public void The_track_is_modified_and_says_why()
    {
        Result.Safety.Status.ShouldBe(SafetyStatus.Answered);
        Result.Safety.Modified.ShouldBeTrue();
        Result.Safety.MayTest.ShouldBeTrue();
        Result.Safety.Advice.ShouldNotBeNull().Text.ShouldContain("birth");
        Result.PlanOf().Kind.ShouldBe(PlanKind.Modified);
        Result.PlanOf().Notes.ShouldContain(note => note.Contains("midwife", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_exercise_and_variant_fits_the_track_and_none_lies_on_the_belly()
    {
        var exercises = Result.PlanOf().AllExercises().Select(id => TestKnowledge.Shipped.Exercises[id]).ToList();

        exercises.ShouldNotBeEmpty();
        exercises.ShouldAllBe(exercise => exercise.ModifiedTrack);
        exercises.ShouldAllBe(exercise => exercise.Posture != "prone");
    }

    [Fact]
    public void There_is_no_loaded_session_although_load_was_agreed()
    {
        Result.PlanOf().Blocks.ShouldNotContain(block => block.Id == "loaded");
        Result.PlanOf().SessionLines().ShouldAllBe(line => line.Phase != "strength" && line.Phase != "hypertrophy");
        Result.BlockOf("practice").Days.Length.ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public void The_plan_leaves_aside_the_postures_that_the_advice_leaves_aside()
    {
        Result.Safety.Advice.ShouldNotBeNull().Text.ShouldContain("lying on your front or back");

        var postures = Result.PlanOf().AllLines().Select(line => TestKnowledge.Shipped.Exercises[line.Exercise].Posture);

        postures.ShouldNotContain(posture => posture == "prone" || posture == "supine");
    }

    [Fact]
    public void Every_screen_on_offer_fits_the_track()
    {
        var skipped = new List<string>();
        for (var result = Result; result.NextScreen is { } next; result = Skip(skipped))
        {
            TestKnowledge.Shipped.Screens[next.Screen].ModifiedTrack.ShouldBeTrue(next.Screen);
            skipped.ShouldNotContain(next.Screen);
            skipped.Add(next.Screen);
        }

        skipped.ShouldNotBeEmpty();
    }

    private static CheckupResult Skip(List<string> screens) => TestKnowledge.Assess(TestKnowledge.Edit(
        "pregnant", root => root["skipped"] = new JsonArray([.. screens.Select(screen => JsonValue.Create(screen))])));
}
