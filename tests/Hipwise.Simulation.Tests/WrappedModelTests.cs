using Hipwise.Body;
using Hipwise.Body.Dynamics;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Muscles;
using Hipwise.Body.Recruitment;
using Hipwise.Formats.OpenSim;
using Hipwise.Simulation.Motions;

namespace Hipwise.Simulation.Tests;

/// <summary>Load sharing of LaiUhlrich2022 held still in every pose of its sweeps: some coordinates ask for hardly more than rounding
/// there while others ask for much, which once kept the solver from ending.</summary>
public class WrappedModelTests
{
    private const int Sweeps = 700;

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void Every_pose_is_solved_without_the_fallback(double reserve)
    {
        var model = Cases.Model("made-here", "lai-uhlrich-2022", "LaiUhlrich2022.osim");
        var motion = CoordinateMotion.From(
            model, StorageReader.ReadFile(Cases.Path_("made-here", "lai-uhlrich-2022", "lai_poses.mot")), null, AccelerationSource.Positions);
        var share = new LoadSharing(model, new() { Actuators = [.. model.Coordinates.Select(c => Reserve(c.Name, reserve))] });
        var (work, n) = (new Workspace(model), model.CoordinateCount);
        double[] q = new double[n], v = new double[n], a = new double[n], still = new double[n], forces = new double[n];
        foreach (var time in motion.Times[..Sweeps])
        {
            motion.Evaluate(time, q, v, a);
            ForwardKinematics.UpdatePositions(work, q);
            ForwardKinematics.UpdateVelocities(work, still);
            InverseDynamics.Update(work, still, [], forces);
            MusclePaths.Update(work);
            share.Solve(work, forces).ShouldBe(RecruitmentStatus.Solved, $"at {time:F2} s");
            share.Solver.Solution.UsedFallback.ShouldBeFalse($"at {time:F2} s");
        }
    }

    private static ActuatorDescription Reserve(string coordinate, double strength) => new(
        $"{coordinate}_reserve", coordinate.StartsWith("pelvis", StringComparison.Ordinal) ? 1000 : strength,
        double.NegativeInfinity, double.PositiveInfinity, new ActuatorEffect.OnCoordinate(coordinate));
}
