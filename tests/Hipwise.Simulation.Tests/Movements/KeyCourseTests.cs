using Hipwise.Simulation.Movements;

namespace Hipwise.Simulation.Tests.Movements;

public class KeyCourseTests
{
    private const double Step = 1e-4;

    [Fact]
    public void It_goes_through_its_values_and_rests_where_it_turns_holds_begins_and_ends()
    {
        double[] times = [0, 2, 3, 5, 6], values = [0, 1, 1, -0.5, -1];
        var course = new KeyCourse(times, values);
        for (var i = 0; i < times.Length; i++)
        {
            course.At(times[i]).ShouldBe(values[i], 1e-14);
        }

        foreach (var rest in (double[])[0, 2, 2.5, 3, 6])
        {
            Math.Abs(course.At(rest + Step) - course.At(rest - Step)).ShouldBeLessThan(1e-7, $"{rest}");
        }

        // Between two falls it keeps falling.
        (course.At(5 + Step) - course.At(5 - Step)).ShouldBeLessThan(-1e-5);
        (course.At(-1), course.At(9)).ShouldBe((0, -1));
    }

    [Fact]
    public void Speed_and_acceleration_have_no_jumps_and_nothing_overshoots()
    {
        var course = new KeyCourse([0, 1, 1.5, 4], [0, 0.2, 1, 1.4]);
        double Second(double t) => (course.At(t + Step) - (2 * course.At(t)) + course.At(t - Step)) / (Step * Step);
        foreach (var key in (double[])[1, 1.5])
        {
            Math.Abs(Second(key - (3 * Step)) - Second(key + (3 * Step))).ShouldBeLessThan(0.2, $"{key}");
        }

        for (var t = 0.0; t <= 4; t += 0.01)
        {
            course.At(t).ShouldBeInRange(0, 1.4);
        }
    }
}
