using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Muscles;

namespace Hipwise.Body.Tests.Muscles;

/// <summary>Where the moment arms that OpenSim 4.6 tells are not the slopes of its own lengths: ours are the slopes of ours, and share the answer that
/// docs/validation/engine.md says.</summary>
public class ContradictionTests(ITestOutputHelper output)
{
    private const string Folder = "made-here/lai-uhlrich-2022/";

    // mm: from here on OpenSim contradicts itself; it is also the bar for whichever answer is shared.
    private const double Contradiction = 0.5;
    private const double OwnBar = 0.01;
    private const double Step = 1e-5;

    // A knee so far bent leaves one of the gastrocnemius' two surfaces.
    private const double Bent = 38;

    [Fact]
    public void Ours_are_slopes_and_share_one_of_the_two_answers()
    {
        var model = Cases.Model((Folder + "LaiUhlrich2022.osim").Split('/'));
        string[] swept = ["hip_rotation_r", "hip_rotation_l", "hip_flexion_r", "hip_flexion_l", "hip_adduction_r", "hip_adduction_l", "knee_angle_r", "knee_angle_l", "ankle_angle_r"];
        Place[] all = [.. swept.SelectMany(name => Places(model, name))];
        Place[] apart = [.. all.Where(place => Math.Abs(place.Told - place.Slope) > Contradiction)];
        apart.Count(place => place.Muscle.StartsWith("glmax1", StringComparison.Ordinal)).ShouldBeGreaterThan(50);
        apart.Where(place => !place.Jumps).ShouldAllBe(place => Math.Abs(place.Ours - place.Own) < OwnBar);
        foreach (var group in apart.GroupBy(place => $"{place.Muscle} about {place.Coordinate}"))
        {
            var (fromSlope, fromArm) = (Rms(group, place => place.Ours - place.Slope), Rms(group, place => place.Ours - place.Told));
            output.WriteLine($"{group.Key}: {group.Count()} places; ours from the slope {fromSlope:F2} mm RMS, from the arm told {fromArm:F2}");
            Math.Min(fromSlope, fromArm).ShouldBeLessThan(Contradiction, group.Key);
        }

        var glutei = all.Where(place => place.Muscle.StartsWith("glmax1", StringComparison.Ordinal) && !place.Jumps).ToList();
        Rms(glutei, place => place.Ours - place.Slope).ShouldBeLessThan(Contradiction / 2);
        Rms(glutei, place => place.Told - place.Slope).ShouldBeGreaterThan(Contradiction);
        var calves = all.Where(place => place.Muscle.StartsWith("gas", StringComparison.Ordinal)).ToList();
        calves.Where(place => place.Coordinate.StartsWith("hip", StringComparison.Ordinal)).ShouldAllBe(place => Math.Abs(place.Ours) < 1e-6);
        var bent = calves.Where(place => place.Coordinate.StartsWith("knee", StringComparison.Ordinal) && place.Degrees < Bent).ToList();
        Rms(bent, place => place.Ours - place.Told).ShouldBeLessThan(Contradiction);
        Rms(bent, place => place.Slope - place.Told).ShouldBeGreaterThan(10 * Contradiction);
    }

    private static double Rms(IEnumerable<Place> places, Func<Place, double> error) => Math.Sqrt(places.Average(place => error(place) * error(place)));

    // Every muscle that the reference tells an arm of, in the middle of three poses that differ in the coordinate only.
    private static IEnumerable<Place> Places(BodyModel model, string name)
    {
        var (motion, lengths) = (Cases.Read((Folder + "lai_poses.mot").Split('/')), Cases.Read((Folder + "Length.sto").Split('/')));
        var arms = Cases.Read((Folder + $"MomentArm_{name}.sto").Split('/'));
        var (c, work) = (model.FindCoordinate(name), new Workspace(model));
        for (var row = 1; row < motion.Rows.Length - 1; row++)
        {
            double[] before = motion.Pose(model, row - 1), now = motion.Pose(model, row), after = motion.Pose(model, row + 1);
            int[] moved = [.. Enumerable.Range(0, now.Length).Where(k => model.Table.Leader[k] < 0 && (before[k] != now[k] || after[k] != now[k]))];
            if (moved is not [var one] || one != c || Math.Abs(after[c] - now[c] - (now[c] - before[c])) > 1e-9)
            {
                continue;
            }

            var (low, high, middle) = (Lengths(work, now, c, -Step), Lengths(work, now, c, Step), Lengths(work, now, c, 0));
            foreach (var m in Enumerable.Range(0, model.Muscles.Length).Where(m => arms.Column(model.Muscles[m]) >= 0))
            {
                var column = lengths.Column(model.Muscles[m]);
                var slope = (lengths.Rows[row - 1][column] - lengths.Rows[row + 1][column]) / (after[c] - before[c]);
                yield return new(
                    model.Muscles[m], name, now[c] * 180 / Math.PI, 1000 * arms.Rows[row][arms.Column(model.Muscles[m])], 1000 * slope,
                    1000 * MusclePaths.GetMomentArm(work, m, c), 1000 * (low[m] - high[m]) / (2 * Step), Math.Abs(low[m] + high[m] - (2 * middle[m])) > 1e-3 * Step);
            }
        }
    }

    private static double[] Lengths(Workspace work, double[] q, int c, double step)
    {
        double[] moved = [.. q];
        moved[c] += step;
        work.Model.Table.ApplyCouplings(moved);
        ForwardKinematics.UpdatePositions(work, moved);
        MusclePaths.Update(work);
        return MusclePaths.GetLengths(work).ToArray();
    }

    /// <summary>One muscle at one pose of a sweep; arms in mm.</summary>
    private sealed record Place(string Muscle, string Coordinate, double Degrees, double Told, double Slope, double Ours, double Own, bool Jumps);
}
