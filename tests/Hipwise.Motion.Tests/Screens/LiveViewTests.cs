using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Motion.Landmarks;
using Hipwise.Motion.Screens;
using Hipwise.Motion.Tests.Synthetic;

namespace Hipwise.Motion.Tests.Screens;

/// <summary>What is shown and said while a person moves.</summary>
public class LiveViewTests
{
    [Fact]
    public void It_shows_the_angle_counts_and_gives_one_cue()
    {
        var take = Squats(drop: 10);
        var view = new LiveView(Fixture.Knowledge, Fixture.Knowledge.Screens["single-leg-squat"], Side.Left, take.Width, take.Height);
        var (cues, most) = (new HashSet<string>(), double.NegativeInfinity);
        for (var frame = 0; frame < take.FrameCount; frame++)
        {
            view.Update(take.Times[frame], take.ImageOf(frame));
            most = Math.Max(most, double.IsNaN(view.Values[(int)CameraQuantity.PelvisDrop]) ? most : view.Values[(int)CameraQuantity.PelvisDrop]);
            if (view.Cue is { } cue)
            {
                cues.Add(cue);
            }
        }

        view.Repetitions.ShouldBe(3);
        most.ShouldBe(10, 1.5);
        cues.ShouldBe(["lift-free-side"]);
    }

    [Fact]
    public void A_level_pelvis_gets_no_cue()
    {
        var take = Squats(drop: 0);
        var view = new LiveView(Fixture.Knowledge, Fixture.Knowledge.Screens["single-leg-squat"], Side.Left, take.Width, take.Height);
        for (var frame = 0; frame < take.FrameCount; frame++)
        {
            view.Update(take.Times[frame], take.ImageOf(frame));
            view.Cue.ShouldBeNull();
        }
    }

    [Fact]
    public void A_frame_allocates_nothing()
    {
        var take = Squats(drop: 10);
        var view = new LiveView(Fixture.Knowledge, Fixture.Knowledge.Screens["single-leg-squat"], Side.Left, take.Width, take.Height);
        for (var frame = 0; frame < 200; frame++)
        {
            view.Update(take.Times[frame], take.ImageOf(frame));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var frame = 200; frame < 300; frame++)
        {
            view.Update(take.Times[frame], take.ImageOf(frame));
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static LandmarkTake Squats(double drop) => new Studio(new Random(1)) { Errors = 0 }.Film(11, time =>
    {
        var bend = time < 2 || (time - 2) % 3 > 2 ? 0 : Math.Pow(Math.Sin(Math.PI * ((time - 2) % 3) / 2), 2);
        return Stick.OneLeg(Side.Left, 0.11 * bend, 0, drop * bend, 0, 0.12);
    });
}
