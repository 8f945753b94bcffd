using Hipwise.Body.Model;
using Hipwise.Formats.OpenSim;
using Hipwise.Formats.OpenSim.Setups;
using Hipwise.Simulation.Analyses;
using Hipwise.Simulation.Motions;

namespace Hipwise.Simulation.Tests;

/// <summary>Inverse dynamics against OpenSim 4.6, over the middle nine tenths of each motion.</summary>
public class InverseDynamicsReferenceTests(ITestOutputHelper output)
{
    // RMS over the range of each coordinate's force: the bar of the project.
    private const double Bar = 0.005;

    [Theory]
    [InlineData("made-here/gait2392/id_ik60.sto", 6.0)]
    [InlineData("made-here/gait2392/id_ik60_nofilter.sto", null)]
    public void The_walk_asks_for_the_same_forces(string reference, double? lowpass)
    {
        var model = Cases.Model("gait2392", "subject01_simbody.osim");
        var motion = CoordinateMotion.From(
            model, StorageReader.ReadFile(Cases.Path_("made-here", "gait2392", "subject01_walk1_ik_peer.mot")), lowpass, AccelerationSource.Positions);
        var loads = LoadMotion.From(
            model, ExternalLoads.ReadFile(Cases.Path_("made-here", "gait2392", "subject01_walk1_grf.xml")),
            StorageReader.ReadFile(Cases.Path_("gait2392", "subject01_walk1_grf.mot")));
        Compare(model, motion, loads, 0.5, 2, Cases.Read(reference.Split('/')));
    }

    [Fact]
    public void The_arm_asks_for_the_same_forces()
    {
        var model = Cases.Model("made-here", "arm26", "arm26_thelen.osim");
        var motion = CoordinateMotion.From(
            model, StorageReader.ReadFile(Cases.Path_("made-here", "arm26", "arm26_InverseKinematics.mot")), 6, AccelerationSource.Positions);
        Compare(model, motion, LoadMotion.None, 0, 1, Cases.Read("made-here", "arm26", "id_arm26.sto"));
    }

    private void Compare(BodyModel model, CoordinateMotion motion, LoadMotion loads, double from, double to, Table reference)
    {
        var times = motion.TimesWithin(from, to);
        var ours = InverseDynamicsAnalysis.Run(model, motion, loads, times, new());
        times.Length.ShouldBe(reference.Rows.Length);
        for (var i = 0; i < times.Length; i++)
        {
            times[i].ShouldBe(reference.Rows[i][0], 1e-8);
        }

        var (worst, cut) = (0.0, times.Length / 20);
        foreach (var name in ours.Names)
        {
            var (mine, theirs) = (ours.Find(name)![cut..^cut], reference.Values(name)[cut..^cut]);
            var range = theirs.Max() - theirs.Min();
            var rms = Math.Sqrt(mine.Zip(theirs, (a, b) => (a - b) * (a - b)).Average());
            worst = Math.Max(worst, rms / range);
            output.WriteLine($"{name,-26} {100 * rms / range:G3} % of {range:G4}");
        }

        worst.ShouldBeLessThan(Bar);
    }
}
