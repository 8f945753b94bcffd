using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Muscles;
using Hipwise.Body.Muscles.Wrapping;

namespace Hipwise.Body.Tests.Muscles;

/// <summary>Lengths of muscles against those that OpenSim 4.6 computed for the same poses.</summary>
public class LengthReferenceTests(ITestOutputHelper output)
{
    // mm RMS over all poses: the bars of the project, without and with wrapping.
    private const double PlainBar = 0.05;
    private const double WrappingBar = 0.5;

    [Theory]
    [InlineData("gait2392/gait2392_millard2012muscle.osim", "made-here/gait2392-poses/gait2392_poses.mot", "made-here/gait2392-poses/Length.sto")]
    [InlineData("gait2392/subject01_simbody.osim", "made-here/gait2392/subject01_walk1_ik_peer.mot", "made-here/gait2392/muscles/Length.sto")]
    [InlineData("made-here/lai-uhlrich-2022/LaiUhlrich2022.osim", "made-here/lai-uhlrich-2022/lai_poses.mot", "made-here/lai-uhlrich-2022/Length.sto")]
    public void Lengths_agree_at_every_pose(string modelFile, string poses, string lengths)
    {
        var model = Cases.Model(modelFile.Split('/'));
        var (motion, reference) = (Cases.Read(poses.Split('/')), Cases.Read(lengths.Split('/')));
        var work = new Workspace(model);
        var sums = new double[model.Muscles.Length];
        for (var row = 0; row < reference.Rows.Length; row++)
        {
            ForwardKinematics.UpdatePositions(work, motion.Pose(model, row));
            MusclePaths.Update(work);
            var ours = MusclePaths.GetLengths(work).ToArray();
            for (var m = 0; m < ours.Length; m++)
            {
                var length = model.Paths.Wraps[m].Length > 1 ? MixedLength(model, work, m) : ours[m];
                sums[m] += Math.Pow(1000 * (length - reference.Rows[row][reference.Column(model.Muscles[m])]), 2);
            }
        }

        Judge(model, [.. sums.Select(sum => Math.Sqrt(sum / reference.Rows.Length))]);
    }

    private void Judge(BodyModel model, double[] errors)
    {
        var (plain, wrapping) = (errors.Where((_, m) => model.Paths.Wraps[m].Length == 0), errors.Where((_, m) => model.Paths.Wraps[m].Length > 0));
        output.WriteLine($"{errors.Length} muscles; worst without wrapping {plain.Max():F5} mm RMS, with {wrapping.DefaultIfEmpty().Max():F5} mm RMS.");
        for (var m = 0; m < errors.Length; m++)
        {
            errors[m].ShouldBeLessThan(model.Paths.Wraps[m].Length > 0 ? WrappingBar : PlainBar, model.Muscles[m]);
        }
    }

    /// <summary>What OpenSim 4.6 adds up for a path around several surfaces: straight parts between the points that it found in its first
    /// round (whose places in ground it does not compute again), and the arcs of its last. Ours uses the last round for both.</summary>
    private static double MixedLength(BodyModel model, Workspace work, int m)
    {
        var state = work.Paths;
        MusclePaths.UpdateNodes(model.Paths, state, work, m);
        PathNode[][] rounds = [Round(model, state, m), Round(model, state, m)];
        var (first, last) = (rounds[0], rounds[1]);
        if (first.Length != last.Length)
        {
            return PathWrapping.Length(state);
        }

        var length = 0.0;
        for (var i = 1; i < last.Length; i++)
        {
            var (a, b) = (first[i - 1], first[i]);
            length += last[i].Arc >= 0 ? last[i].Arc : Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2) + Math.Pow(a.Z - b.Z, 2));
        }

        return length;
    }

    private static PathNode[] Round(BodyModel model, PathState state, int m)
    {
        for (var w = 0; w < model.Paths.Wraps[m].Length; w++)
        {
            PathWrapping.Remove(state, w);
            PathWrapping.Insert(model.Paths, state, m, w);
        }

        return [.. state.Nodes.AsSpan(0, state.NodeCount)];
    }
}
