using Hipwise.Body;
using Hipwise.Body.Dynamics;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Muscles;
using Hipwise.Body.Recruitment;
using Hipwise.Body.Spatial;
using Hipwise.Formats.OpenSim;
using Hipwise.Formats.OpenSim.Setups;
using Hipwise.Simulation.Motions;

namespace Hipwise.Simulation.Tests;

/// <summary>Load sharing and joint reactions of the published walk.</summary>
public class JointReactionReferenceTests(ITestOutputHelper output)
{
    [Fact]
    public void The_hip_carries_what_was_published()
    {
        const string Case = "gait2392-recruitment";
        var model = Cases.Model(Case, "subject01_simbody_adjusted.osim");
        var motion = CoordinateMotion.From(model, StorageReader.ReadFile(Cases.Path_(Case, "subject01_walk1_Kinematics.sto")), null, AccelerationSource.Speeds);
        var loads = LoadMotion.From(
            model, ExternalLoads.ReadFile(Cases.Path_(Case, "foot_floor_loads.xml")), StorageReader.ReadFile(Cases.Path_(Case, "subject01_walk1_grf.mot")));
        var reserves = ActuatorSet.ReadFile(Cases.Path_(Case, "gait2392_SO_weak_Residual_Actuators.xml")).Actuators;
        var (reference, activations) = (Cases.Read(Case, "subject01_JointReaction_ReactionLoads.sto"), Cases.Read(Case, "subject01_StaticOptimization_activation.sto"));
        var (work, share) = (new Workspace(model), new LoadSharing(model, new() { Actuators = reserves }));
        var n = model.CoordinateCount;
        double[] q = new double[n], v = new double[n], a = new double[n], forces = new double[n];
        double[] wrenches = new double[6 * model.Segments.Length], reactions = new double[6 * model.Segments.Length], pushes = new double[6 * model.Segments.Length];
        var (hip, femur, pelvis) = (new List<Vec3>(), model.FindSegment("femur_r"), model.FindSegment("pelvis"));
        var (squares, count, cost, theirCost, rootForce, rootMoment) = (0.0, 0, 0.0, 0.0, 0.0, 0.0);
        var tensions = new double[model.Muscles.Length];
        foreach (var row in reference.Rows)
        {
            motion.Evaluate(row[0], q, v, a);
            ForwardKinematics.UpdatePositions(work, q);
            ForwardKinematics.UpdateVelocities(work, v);
            loads.Evaluate(row[0], work, wrenches);
            InverseDynamics.Update(work, a, wrenches, forces);
            MusclePaths.Update(work);
            share.Solve(work, forces).ShouldBe(RecruitmentStatus.Solved);
            var solution = share.Solver.Solution.Activations;
            var theirs = activations.Rows.MinBy(other => Math.Abs(other[0] - row[0]))!;
            for (var j = 0; j < solution.Length; j++)
            {
                var activation = theirs[activations.Column(share.Names[j])];
                (cost, theirCost) = (cost + (solution[j] * solution[j]), theirCost + (activation * activation));
                if (model.FindMuscle(share.Names[j]) >= 0)
                {
                    (squares, count) = (squares + Math.Pow(solution[j] - activation, 2), count + 1);
                }
            }

            share.FillTensions(tensions);
            share.FillPushes(work, pushes);
            CheckBalance(model, work, forces, tensions, share);
            JointReactions.Calculate(work, tensions, pushes, reactions);
            hip.Add(work.GetFrame(femur).R.Transpose * Force(reactions, femur));
            rootForce = Math.Max(rootForce, Force(reactions, pelvis).Norm);
            rootMoment = Math.Max(rootMoment, (Moment(reactions, pelvis) - work.GetFrame(pelvis).P.Cross(Force(reactions, pelvis))).Norm);
        }

        var rmse = Math.Sqrt(squares / count);
        output.WriteLine($"activation RMSE {rmse:F5}; cost {cost:G7} of {theirCost:G7}: {cost / theirCost:F6}; root {rootForce:G3} N, {rootMoment:G3} N·m");
        rmse.ShouldBeLessThan(0.01);
        (cost / theirCost).ShouldBeLessThan(1.001);
        rootForce.ShouldBeLessThan(1);
        rootMoment.ShouldBeLessThan(0.1);
        string[] axes = ["fx", "fy", "fz"];
        for (var k = 0; k < 3; k++)
        {
            var published = reference.Values($"hip_r_on_femur_r_in_femur_r_{axes[k]}");
            var (rms, range) = (Math.Sqrt(hip.Select((force, i) => Math.Pow(force[k] - published[i], 2)).Average()), published.Max() - published.Min());
            output.WriteLine($"hip_r {axes[k]}: {rms:F2} N RMS of {range:F0} N ({100 * rms / range:F2} %)");
            (rms / range).ShouldBeLessThan(0.01);
        }
    }

    // Along every coordinate the joint's structure carries nothing but what actuators on the coordinate itself give: the muscles, taken point by
    // point, do the rest of what inverse dynamics asks.
    private static void CheckBalance(BodyModel model, Workspace work, double[] forces, double[] tensions, LoadSharing share)
    {
        var reactions = new double[6 * model.Segments.Length];
        JointReactions.Calculate(work, tensions, [], reactions);
        for (var c = 0; c < forces.Length; c++)
        {
            var expected = forces[c];
            for (var m = 0; m < tensions.Length; m++)
            {
                expected -= MusclePaths.GetMomentArm(work, m, c) * tensions[m];
            }

            var along = InverseDynamics.Dot(work.Twists.AsSpan(6 * c, 6), reactions.AsSpan(6 * model.Tree.SegmentOf[c], 6));

            // Knees move their axes' places too: a moving path point's own work stays with its muscle.
            var moves = model.Description.Muscles.Any(muscle => muscle.Path.Any(point => point is PathPointDescription.Moving moving
                && (moving.X.Coordinate == model.Coordinates[c].Name || moving.Y.Coordinate == model.Coordinates[c].Name)));
            if (!moves)
            {
                along.ShouldBe(expected, 1e-8 * (1 + Math.Abs(forces[c])) + 1e-7, $"{model.Coordinates[c].Name} of {share.Coordinates.Length}");
            }
        }
    }

    private static Vec3 Moment(double[] wrenches, int segment) => new(wrenches[6 * segment], wrenches[(6 * segment) + 1], wrenches[(6 * segment) + 2]);

    private static Vec3 Force(double[] wrenches, int segment) => new(wrenches[(6 * segment) + 3], wrenches[(6 * segment) + 4], wrenches[(6 * segment) + 5]);
}
