using Hipwise.Knowledge;

namespace Hipwise.Knowledge.Tests;

/// <summary>Exercises that a camera may look on at.</summary>
public class WatchedExercisesTests
{
    [Fact]
    public void The_screen_they_name_is_filmed_has_something_to_say_and_is_done_on_the_same_sides()
    {
        var watched = Shipped.Knowledge.Exercises.Values.Where(exercise => exercise.Camera is not null).ToList();
        watched.ShouldNotBeEmpty();
        foreach (var exercise in watched)
        {
            var screen = Shipped.Knowledge.Screens[exercise.Camera!];
            screen.Camera.ShouldNotBeNull(exercise.Id).Cues.ShouldNotBeEmpty(exercise.Id);
            screen.PerSide.ShouldBe(exercise.PerSide, exercise.Id);
            screen.Posture.ShouldBe(exercise.Posture, exercise.Id);
        }
    }
}
