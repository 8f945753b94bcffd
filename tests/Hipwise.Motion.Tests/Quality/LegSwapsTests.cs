using Hipwise.Motion.Landmarks;
using Hipwise.Motion.Quality;

namespace Hipwise.Motion.Tests.Quality;

/// <summary>Exchanged legs are found where the four-camera reference says, and nowhere else.</summary>
public class LegSwapsTests(ITestOutputHelper output)
{
    [Fact]
    public void Exchanged_frames_are_repaired_or_refused_and_clean_ones_read()
    {
        var (labels, swapped) = (LabelsOf("pose2sim_cam02.full"), Fixture.SwappedFrames("pose2sim_cam02.full"));
        swapped.Count.ShouldBe(28);
        var clean = Enumerable.Range(0, labels.Length).Except(swapped).ToList();
        output.WriteLine($"of {swapped.Count} exchanged {swapped.Count(frame => labels[frame] == LegLabel.Exchanged)} repaired, "
            + $"{swapped.Count(frame => labels[frame] == LegLabel.Refused)} refused; of {clean.Count} clean {clean.Count(frame => labels[frame] == LegLabel.Kept)} kept");
        swapped.Count(frame => labels[frame] != LegLabel.Kept).ShouldBeGreaterThanOrEqualTo(26, "90 % of 28");
        clean.Count(frame => labels[frame] == LegLabel.Kept).ShouldBeGreaterThanOrEqualTo(58, "80 % of 72");
        clean.ShouldAllBe(frame => labels[frame] != LegLabel.Exchanged);
    }

    [Fact]
    public void No_leg_is_exchanged_where_none_was()
    {
        foreach (var name in Fixture.Balancing.Where(name => name != "pose2sim_cam02.full"))
        {
            var labels = LabelsOf(name);
            labels.ShouldAllBe(label => label != LegLabel.Exchanged, name);
            labels.Count(label => label == LegLabel.Refused).ShouldBeLessThanOrEqualTo(0, name);
        }
    }

    [Theory]
    [InlineData("pose2sim_cam01.heavy")]
    [InlineData("pose2sim_cam02.heavy")]
    [InlineData("pose2sim_cam03.heavy")]
    public void Exchanges_put_into_a_clean_take_are_undone(string name)
    {
        var take = Fixture.Take(name);
        var image = take.Image.ToArray();
        for (var frame = 40; frame < 60; frame++)
        {
            for (var left = Landmark.LeftKnee; left <= Landmark.LeftFootIndex; left += 2)
            {
                for (var k = 0; k < 4; k++)
                {
                    var (a, b) = ((((frame * 33) + (int)left) * 4) + k, (((frame * 33) + (int)left + 1) * 4) + k);
                    (image[a], image[b]) = (image[b], image[a]);
                }
            }
        }

        var labels = LabelsOf(take with { Image = image });
        Enumerable.Range(40, 20).Count(frame => labels[frame] != LegLabel.Kept).ShouldBe(20);
        Enumerable.Range(0, 100).Count(frame => frame is < 40 or >= 60 && labels[frame] == LegLabel.Kept).ShouldBeGreaterThanOrEqualTo(76);
    }

    private static LegLabel[] LabelsOf(string name) => LabelsOf(Fixture.Take(name));

    private static LegLabel[] LabelsOf(LandmarkTake take)
    {
        var rules = Fixture.Knowledge.Camera;
        return LegSwaps.Find(RawPoints.Of(take, rules.Filters), rules.Filters, rules.Swaps);
    }
}
