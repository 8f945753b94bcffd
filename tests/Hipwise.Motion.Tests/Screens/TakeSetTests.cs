using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Motion.Landmarks;
using Hipwise.Motion.Screens;
using Hipwise.Motion.Tests.Synthetic;

namespace Hipwise.Motion.Tests.Screens;

/// <summary>Takes of one side are read together.</summary>
public class TakeSetTests
{
    private static readonly Screen Stance = Fixture.Knowledge.Screens["single-leg-stance"];

    [Fact]
    public void Tries_of_all_takes_count_alike()
    {
        var takes = new TakeSet(Fixture.Knowledge, Stance, Side.Right);
        var alone = ((double[])[2, 5, 8]).Select((drop, i) => Drop(takes.Add(Take(drop, i + 1)))).ToList();
        var together = Drop(takes.Read());
        together.Tries.ShouldBe(alone.SelectMany(one => one.Tries));
        together.Tries.Length.ShouldBe(3);
        together.Value!.Value.Value.ShouldBe(alone.Average(one => one.Value!.Value.Value), 1e-9);
        takes.Read().Observations(null).Single(one => one.Measure.Measure == "pelvic-drop").Reading.TryCount.ShouldBe(3);
    }

    [Fact]
    public void More_tries_of_the_same_make_a_value_surer_but_never_free_of_the_error_they_share()
    {
        var takes = new TakeSet(Fixture.Knowledge, Stance, Side.Right);
        var one = Drop(takes.Add(Take(5, 1))).Value!.Value.Sd;
        takes.Add(Take(5, 1));
        takes.Add(Take(5, 1));
        Drop(takes.Read()).Value!.Value.Sd.ShouldBeInRange(one / Math.Sqrt(3), one - 1e-6);
    }

    [Fact]
    public void The_longest_hold_of_all_takes_is_the_longest()
    {
        var takes = new TakeSet(Fixture.Knowledge, Stance, Side.Right);
        takes.Add(Take(2, 1, 14));
        takes.Add(Take(2, 2));
        var hold = takes.Read().Measures.Single(one => one.Id == "hold");
        hold.Tries.Length.ShouldBe(1);
        hold.Value!.Value.Value.ShouldBeInRange(9, 13);
    }

    [Fact]
    public void A_take_that_cannot_be_read_or_was_dropped_changes_nothing()
    {
        var takes = new TakeSet(Fixture.Knowledge, Stance, Side.Right);
        var good = takes.Add(Take(5, 1));
        takes.Add(Nobody()).IsUsable.ShouldBeFalse();
        Drop(takes.Read()).Value.ShouldBe(Drop(good).Value);
        takes.Add(Take(9, 2));
        takes.RemoveLast();
        Drop(takes.Read()).Value.ShouldBe(Drop(good).Value);
    }

    [Fact]
    public void Where_no_take_can_be_read_the_last_one_says_why()
    {
        var takes = new TakeSet(Fixture.Knowledge, Stance, Side.Right);
        Should.Throw<InvalidOperationException>(takes.Read);
        takes.Add(Nobody());
        takes.Read().IsUsable.ShouldBeFalse();
        takes.Read().Measures.ShouldAllBe(value => value.Value == null && value.Missing != null);
    }

    private static ValueReading Drop(ScreenReading reading) => reading.Measures.Single(one => one.Id == "pelvic-drop");

    private static LandmarkTake Take(double drop, int seed, double seconds = 9) => new Studio(new Random(seed)) { Azimuth = 0 }.Film(seconds, time =>
    {
        var up = Math.Clamp(time - 2.5, 0, 1);
        return Stick.OneLeg(Side.Right, 0, 0, drop * up, 0, 0.12 * up);
    });

    private static LandmarkTake Nobody()
    {
        var take = Take(0, 1);
        Array.Fill(take.Image, float.NaN);
        return take;
    }
}
