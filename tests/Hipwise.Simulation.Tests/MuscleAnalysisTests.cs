using Hipwise.Formats.OpenSim;
using Hipwise.Simulation.Analyses;
using Hipwise.Simulation.Motions;

namespace Hipwise.Simulation.Tests;

/// <summary>Muscle analysis of the gait2392 walk.</summary>
public class MuscleAnalysisTests
{
    // gait2392 has no surfaces to go around: the project's bars for lengths and moment arms (m, RMS).
    private const double LengthBar = 0.05e-3;
    private const double ArmBar = 0.2e-3;

    [Fact]
    public void Lengths_and_moment_arms_are_those_of_the_reference()
    {
        var model = Cases.Model("gait2392", "subject01_simbody.osim");
        var motion = CoordinateMotion.From(
            model, StorageReader.ReadFile(Cases.Path_("made-here", "gait2392", "subject01_walk1_ik_peer.mot")), null, AccelerationSource.Positions);
        var knee = model.FindCoordinate("knee_angle_r");
        var results = MuscleAnalysis.Run(model, motion, [knee], motion.Times, new(Threads: 2)).ToDictionary(result => result.Name, result => result.Series);

        foreach (var (name, bar) in (ReadOnlySpan<(string, double)>)[("Length", LengthBar), ("MomentArm_knee_angle_r", ArmBar)])
        {
            var reference = Cases.Read("made-here", "gait2392", "muscles", name + ".sto");
            foreach (var muscle in model.Muscles)
            {
                var rms = Math.Sqrt(results[name].Find(muscle)!.Zip(reference.Values(muscle), (a, b) => (a - b) * (a - b)).Average());
                rms.ShouldBeLessThan(bar, $"{name} {muscle}");
            }
        }
    }

    [Fact]
    public void Fibres_and_tendon_make_up_the_length()
    {
        var model = Cases.Model("gait2392", "subject01_simbody.osim");
        var motion = CoordinateMotion.From(
            model, StorageReader.ReadFile(Cases.Path_("made-here", "gait2392", "subject01_walk1_ik_peer.mot")), 6, AccelerationSource.Positions);
        var times = motion.TimesWithin(0.5, 2);
        var results = MuscleAnalysis.Run(model, motion, [], times, new()).ToDictionary(result => result.Name, result => result.Series);

        for (var m = 0; m < model.Muscles.Length; m++)
        {
            for (var i = 0; i < times.Length; i++)
            {
                double Of(string quantity) => results[quantity].Channels[m][i];
                (Of("TendonLength") + (Of("FiberLength") * Math.Cos(Of("PennationAngle")))).ShouldBe(Of("Length"), 1e-12);
                Of("FiberVelocity").ShouldBe(Of("LengtheningSpeed") * Math.Cos(Of("PennationAngle")), 1e-12);
                Of("ActiveFiberForceAlongTendon").ShouldBeGreaterThanOrEqualTo(0);
                Of("PassiveFiberForceAlongTendon").ShouldBeGreaterThanOrEqualTo(0);
            }
        }
    }
}
