using Hipwise.Body;
using Hipwise.Body.Dynamics;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Muscles;
using Hipwise.Body.Recruitment;
using Hipwise.Formats.OpenSim;
using Hipwise.Formats.OpenSim.Setups;
using Hipwise.Simulation.Motions;

namespace Hipwise.Simulation.Tests;

/// <summary>How well the equations of motion are met by our activations, and beside it by those of OpenSim 4.6, whose optimiser stops at a tolerance.</summary>
public class EquationResidualTests(ITestOutputHelper output)
{
    private const double Bar = 1e-6;
    private const string Made = "made-here/gait2392/";

    [Theory]
    [InlineData(
        Made + "subject01_simbody_adjusted.osim", Made + "subject01_walk1_ik_peer.mot", 6, Made + "so_ik60_StaticOptimization_activation.sto",
        Made + "subject01_walk1_grf.xml", "gait2392/subject01_walk1_grf.mot", Made + "gait2392_SO_Residual_Actuators.xml")]
    [InlineData(
        "gait2392-recruitment/subject01_simbody_adjusted.osim", "gait2392-recruitment/subject01_walk1_Kinematics.sto", 0,
        "gait2392-recruitment/subject01_StaticOptimization_activation.sto", "gait2392-recruitment/foot_floor_loads.xml",
        "gait2392-recruitment/subject01_walk1_grf.mot", "gait2392-recruitment/gait2392_SO_weak_Residual_Actuators.xml")]
    [InlineData("made-here/arm26/arm26_thelen.osim", "made-here/arm26/arm26_InverseKinematics.mot", 6, "made-here/arm26/arm26_thelen_StaticOptimization_activation.sto", "", "", "")]
    [InlineData("made-here/arm26/arm26_millard.osim", "made-here/arm26/arm26_InverseKinematics.mot", 6, "made-here/arm26/arm26_millard_StaticOptimization_activation.sto", "", "", "")]
    [InlineData("made-here/arm26/arm26_bounds.osim", "made-here/arm26/arm26_InverseKinematics.mot", 6, "made-here/arm26/arm26_bounds_StaticOptimization_activation.sto", "", "", "")]
    public void Our_activations_meet_the_equations(string file, string motionFile, double lowpass, string theirFile, string loadsFile, string forces, string reserves)
    {
        var model = BodyModel.Compile(Cases.Model(file.Split('/')).Description, MuscleConvention.OpenSim);
        var motion = CoordinateMotion.From(model, StorageReader.ReadFile(At(motionFile)), lowpass > 0 ? lowpass : null, AccelerationSource.Speeds);
        var loads = loadsFile.Length > 0 ? LoadMotion.From(model, ExternalLoads.ReadFile(At(loadsFile)), StorageReader.ReadFile(At(forces))) : LoadMotion.None;
        var (theirs, work) = (Cases.Read(theirFile.Split('/')), new Workspace(model));
        var share = new LoadSharing(model, new() { Actuators = reserves.Length > 0 ? ActuatorSet.ReadFile(At(reserves)).Actuators : [] });
        double[] activations = new double[share.Problem.Variables], generalised = new double[model.CoordinateCount];
        var (ours, reference) = (0.0, new List<double>());
        foreach (var row in theirs.Rows)
        {
            Prepare(model, motion, loads, row[0], work, generalised);
            share.Solve(work, generalised).ShouldBe(RecruitmentStatus.Solved);
            ours = Math.Max(ours, Residual(share, share.Solver.Solution.Activations));
            for (var j = 0; j < share.Names.Length; j++)
            {
                activations[j] = row[theirs.Column(share.Names[j])];
            }

            reference.Add(Residual(share, activations));
        }

        output.WriteLine($"{file}: the equations are missed by at most {ours:G3} of their terms; by OpenSim's activations, {reference.Order().ElementAt(reference.Count / 2):G3} at the median and {reference.Max():G3} at most.");
        ours.ShouldBeLessThan(Bar);
        reference.Max().ShouldBeGreaterThan(ours);

        // OpenSim's answers are of the same equations: planes around ellipsoids and Millard's muscles among them.
        reference.Order().ElementAt(reference.Count / 2).ShouldBeLessThan(2e-4);
    }

    private static void Prepare(BodyModel model, CoordinateMotion motion, LoadMotion loads, double time, Workspace work, double[] generalised)
    {
        double[] q = new double[model.CoordinateCount], v = new double[q.Length], a = new double[q.Length], wrenches = new double[6 * model.Segments.Length];
        motion.Evaluate(time, q, v, a);
        ForwardKinematics.UpdatePositions(work, q);
        ForwardKinematics.UpdateVelocities(work, v);
        loads.Evaluate(time, work, wrenches);
        InverseDynamics.Update(work, a, wrenches, generalised);
        MusclePaths.Update(work);
    }

    // The equation that is missed by most, against the sum of the sizes of its terms.
    private static double Residual(LoadSharing share, ReadOnlySpan<double> activations)
    {
        var worst = 0.0;
        for (var i = 0; i < share.Coordinates.Length; i++)
        {
            var (missing, size) = (share.Problem.RightHandSide[i], Math.Abs(share.Problem.RightHandSide[i]));
            for (var j = 0; j < activations.Length; j++)
            {
                var term = share.Problem.Row(i)[j] * activations[j];
                (missing, size) = (missing - term, size + Math.Abs(term));
            }

            worst = Math.Max(worst, size > 0 ? Math.Abs(missing) / size : 0);
        }

        return worst;
    }

    private static string At(string file) => Cases.Path_(file.Split('/'));
}
