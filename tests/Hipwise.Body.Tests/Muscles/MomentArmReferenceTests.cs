using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Muscles;

namespace Hipwise.Body.Tests.Muscles;

/// <summary>Moment arms against -dL/dq of the lengths that OpenSim 4.6 computed, by central differences along the sweeps.</summary>
public class MomentArmReferenceTests(ITestOutputHelper output)
{
    private const double PlainBar = 0.2;
    private const double WrappingBar = 0.5;

    [Theory]
    [InlineData("gait2392/gait2392_millard2012muscle.osim", "made-here/gait2392-poses/gait2392_poses.mot", "made-here/gait2392-poses/Length.sto")]
    [InlineData("made-here/lai-uhlrich-2022/LaiUhlrich2022.osim", "made-here/lai-uhlrich-2022/lai_poses.mot", "made-here/lai-uhlrich-2022/Length.sto")]
    public void Arms_are_the_slopes_of_the_reference_lengths(string modelFile, string poses, string lengths)
    {
        var model = Cases.Model(modelFile.Split('/'));
        var (motion, reference) = (Cases.Read(poses.Split('/')), Cases.Read(lengths.Split('/')));
        var (sums, counts) = (new double[model.Muscles.Length, model.CoordinateCount], new int[model.CoordinateCount]);
        var switches = 0;
        var work = new Workspace(model);
        foreach (var (row, c, step) in SweepRows(model, motion))
        {
            ForwardKinematics.UpdatePositions(work, motion.Pose(model, row));
            MusclePaths.Update(work);
            counts[c]++;
            var (before, after) = (motion.Pose(model, row - 1), motion.Pose(model, row + 1));
            for (var m = 0; m < model.Muscles.Length; m++)
            {
                if (Switches(model, m, before, after))
                {
                    switches++;
                    continue;
                }

                var column = reference.Column(model.Muscles[m]);
                var slope = (reference.Rows[row + 1][column] - reference.Rows[row - 1][column]) / (2 * step);
                sums[m, c] += Math.Pow(1000 * (MusclePaths.GetMomentArm(work, m, c) + slope), 2);
            }
        }

        output.WriteLine($"{switches} times a via point came or went between two poses; there the length jumps and has no slope.");
        switches.ShouldBeLessThan(counts.Sum() * model.Muscles.Length / 200);
        Judge(model, sums, counts);
    }

    private static bool Switches(BodyModel model, int m, double[] before, double[] after)
    {
        var table = model.Paths;
        return table.Points[table.FirstPoint[m]..table.FirstPoint[m + 1]]
            .Any(point => point.Condition >= 0 && MusclePaths.IsActive(point, before[point.Condition]) != MusclePaths.IsActive(point, after[point.Condition]));
    }

    // Rows in the middle of three that differ in one coordinate only, by the same step.
    private static IEnumerable<(int Row, int Coordinate, double Step)> SweepRows(BodyModel model, Table motion)
    {
        for (var row = 1; row < motion.Rows.Length - 1; row++)
        {
            double[] before = motion.Pose(model, row - 1), now = motion.Pose(model, row), after = motion.Pose(model, row + 1);
            int[] moved = [.. Enumerable.Range(0, now.Length).Where(c => model.Table.Leader[c] < 0 && (before[c] != now[c] || after[c] != now[c]))];
            if (moved is [var c] && Math.Abs((after[c] - now[c]) - (now[c] - before[c])) < 1e-9)
            {
                yield return (row, c, now[c] - before[c]);
            }
        }
    }

    private void Judge(BodyModel model, double[,] sums, int[] counts)
    {
        var worst = new double[2];
        var failed = new List<string>();
        for (var m = 0; m < model.Muscles.Length; m++)
        {
            var wraps = model.Paths.Wraps[m].Length > 0 ? 1 : 0;
            for (var c = 0; c < counts.Length; c++)
            {
                var error = counts[c] < 5 || model.Paths.Wraps[m].Length > 1 ? 0 : Math.Sqrt(sums[m, c] / counts[c]);
                worst[wraps] = Math.Max(worst[wraps], error);
                if (error > (wraps == 1 ? WrappingBar : PlainBar))
                {
                    failed.Add($"{model.Muscles[m]} about {model.Coordinates[c].Name}: {error:F3} mm");
                }
            }
        }

        output.WriteLine($"{counts.Sum()} poses over {counts.Count(count => count > 0)} coordinates; worst {worst[0]:F4} mm RMS without wrapping, {worst[1]:F4} with.");
        failed.ShouldBeEmpty();
    }
}
