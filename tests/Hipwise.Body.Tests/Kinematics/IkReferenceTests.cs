using System.Xml.Linq;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Formats.OpenSim;

namespace Hipwise.Body.Tests.Kinematics;

/// <summary>Inverse kinematics of the gait2392 walk against OpenSim 4.6.</summary>
public class IkReferenceTests(ITestOutputHelper output)
{
    [Fact]
    public void The_walk_is_followed_as_closely_as_the_reference_or_closer()
    {
        var model = Cases.Model("gait2392", "subject01_simbody.osim");
        var reference = Cases.Read("made-here", "gait2392", "subject01_walk1_ik_peer.mot");
        var (solver, trial) = (new InverseKinematics(model, Tasks()), TrcReader.ReadFile(Cases.Path_("gait2392", "subject01_walk1.trc")));
        var (sums, ours, theirs, worstRise, iterations) = (new double[model.CoordinateCount], 0.0, 0.0, 0.0, 0);
        for (var row = 0; row < reference.Rows.Length; row++)
        {
            var places = Places(solver, trial, reference.Rows[row][0]);
            var result = solver.Solve(places);
            result.Converged.ShouldBeTrue();
            iterations += result.Iterations;
            var pose = reference.Pose(model, row);
            for (var c = 0; c < pose.Length; c++)
            {
                sums[c] += Math.Pow(pose[c] - solver.Pose[c], 2);
            }

            var peer = solver.CalculateObjective(pose, places);
            (ours, theirs, worstRise) = (ours + result.Objective, theirs + peer, Math.Max(worstRise, (result.Objective / peer) - 1));
        }

        output.WriteLine($"objective: ours {ours:G9}, theirs {theirs:G9}; worst frame {100 * worstRise:G3} % above; {(double)iterations / reference.Rows.Length:F2} steps a frame");
        for (var c = 0; c < sums.Length; c++)
        {
            var rms = Math.Sqrt(sums[c] / reference.Rows.Length) * (model.Coordinates[c].IsRotational ? 180 / Math.PI : 1000);
            output.WriteLine($"{model.Coordinates[c].Name,-20} {rms:F4} {(model.Coordinates[c].IsRotational ? "°" : "mm")} RMS");
            rms.ShouldBeLessThan(model.Coordinates[c].IsRotational ? 0.1 : 0.2, model.Coordinates[c].Name);
        }

        ours.ShouldBeLessThanOrEqualTo(theirs);
        worstRise.ShouldBeLessThan(1e-12);
    }

    internal static IkTasks Tasks()
    {
        var set = XDocument.Load(Cases.Path_("made-here", "gait2392", "peer_IK.xml"));
        double Weight(XElement task) => double.Parse(task.Element("weight")!.Value, System.Globalization.CultureInfo.InvariantCulture);
        return new(
            [.. set.Descendants("IKMarkerTask").Select(task => new MarkerTask(task.Attribute("name")!.Value, Weight(task)))],
            [.. set.Descendants("IKCoordinateTask").Select(task => new CoordinateTask(task.Attribute("name")!.Value, Weight(task), 0))]);
    }

    internal static double[] Places(InverseKinematics solver, MarkerTrajectories trial, double time)
    {
        var frame = Enumerable.Range(0, trial.Times.Length).MinBy(i => Math.Abs(trial.Times[i] - time));
        var places = new double[3 * solver.MarkerNames.Count];
        for (var i = 0; i < solver.MarkerNames.Count; i++)
        {
            var marker = trial.Names.IndexOf(solver.MarkerNames[i]);
            for (var k = 0; k < 3; k++)
            {
                places[(3 * i) + k] = marker < 0 ? double.NaN : trial.Positions[frame][(3 * marker) + k];
            }
        }

        return places;
    }
}
