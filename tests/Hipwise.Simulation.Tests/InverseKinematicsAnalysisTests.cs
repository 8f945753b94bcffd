using Hipwise.Body.Model;
using Hipwise.Formats.OpenSim;
using Hipwise.Formats.OpenSim.Setups;
using Hipwise.Simulation.Analyses;
using Hipwise.Simulation.Motions;

namespace Hipwise.Simulation.Tests;

/// <summary>Inverse kinematics of a whole trial, in blocks of frames.</summary>
public class InverseKinematicsAnalysisTests
{
    private const double RotationBar = 0.1;
    private const double TranslationBar = 0.2;

    [Fact]
    public void The_walk_is_followed_within_the_bars()
    {
        var (model, targets) = Walk();
        var (from, to) = targets.FramesWithin(0.5, 2.5);
        var ours = InverseKinematicsAnalysis.Run(model, targets, from, to, new(Threads: 2));

        var reference = Cases.Read("made-here", "gait2392", "subject01_walk1_ik_peer.mot");
        ours.Motion.Times.ShouldBe(reference.Values("time"), 1e-9);
        ours.Frames.ShouldAllBe(frame => frame.Converged);
        for (var c = 0; c < model.CoordinateCount; c++)
        {
            var (unit, bar) = model.Coordinates[c].IsRotational ? (180 / Math.PI, RotationBar) : (1000, TranslationBar);
            var theirs = reference.Values(model.Coordinates[c].Name).Select(value => model.Coordinates[c].IsRotational ? value : 1000 * value);
            var rms = Math.Sqrt(ours.Motion.Channels[c].Zip(theirs, (a, b) => Math.Pow((unit * a) - b, 2)).Average());
            rms.ShouldBeLessThan(bar, model.Coordinates[c].Name);
        }
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        var (model, targets) = Walk();
        var alone = InverseKinematicsAnalysis.Run(model, targets, 0, targets.Times.Length, new());
        foreach (var threads in (int[])[2, 3, 8])
        {
            var together = InverseKinematicsAnalysis.Run(model, targets, 0, targets.Times.Length, new(threads));
            together.Motion.Channels.SelectMany(channel => channel).ShouldBe(alone.Motion.Channels.SelectMany(channel => channel));
            together.Frames.ShouldBe(alone.Frames);
        }
    }

    [Fact]
    public void Where_a_block_begins_leaves_no_trace()
    {
        var (model, targets) = Walk();
        var whole = InverseKinematicsAnalysis.Run(model, targets, 0, targets.Times.Length, new());
        var shifted = InverseKinematicsAnalysis.Run(model, targets, 13, targets.Times.Length, new());
        for (var c = 0; c < model.CoordinateCount; c++)
        {
            for (var i = 0; i < shifted.Motion.Count; i++)
            {
                // The search ends at steps of 1e-9; the pose may be off by some of them where markers hold a coordinate weakly.
                shifted.Motion.Channels[c][i].ShouldBe(whole.Motion.Channels[c][i + 13], 1e-6, model.Coordinates[c].Name);
            }
        }
    }

    [Fact]
    public void A_run_can_be_stopped()
    {
        var (model, targets) = Walk();
        Should.Throw<OperationCanceledException>(() => InverseKinematicsAnalysis.Run(model, targets, 0, 100, new(Cancel: new(canceled: true))));
    }

    [Fact]
    public void Tasks_that_cannot_be_followed_are_told()
    {
        var (model, trial) = (Cases.Model("gait2392", "subject01_simbody.osim"), TrcReader.ReadFile(Cases.Path_("gait2392", "subject01_walk1.trc")));
        var tasks = new IkTasks(
            [new("Sternum", 1, Applies: true), new("Nowhere", 1, Applies: true), new("V.Sacral", 1, Applies: false)],
            [new("knee_angle_r", 1, Applies: true, CoordinateSource.File, 0), new("hip_flexion_r", 2, Applies: true, CoordinateSource.Value, 0.3)]);

        var targets = MarkerTargets.Match(model, trial, tasks);

        targets.Tasks.Markers.ShouldHaveSingleItem().Marker.ShouldBe("Sternum");
        targets.Tasks.Coordinates.ShouldHaveSingleItem().Value.ShouldBe(0.3);
        targets.LeftOut.Count.ShouldBe(2);
        targets.LeftOut[0].ShouldContain("'Nowhere'");
        targets.LeftOut[1].ShouldContain("'knee_angle_r'");
        Should.Throw<ModelException>(() => MarkerTargets.Match(model, trial, new([new("Nowhere", 1, Applies: true)], [])));
    }

    private static (BodyModel Model, MarkerTargets Targets) Walk()
    {
        var model = Cases.Model("gait2392", "subject01_simbody.osim");
        var tasks = IkTasks.ReadFile(Cases.Path_("made-here", "gait2392", "peer_IK.xml"));
        return (model, MarkerTargets.Match(model, TrcReader.ReadFile(Cases.Path_("gait2392", "subject01_walk1.trc")), tasks));
    }
}
