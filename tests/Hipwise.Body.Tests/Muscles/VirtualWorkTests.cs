using Hipwise.Body.Kinematics;
using Hipwise.Body.Muscles;

namespace Hipwise.Body.Tests.Muscles;

/// <summary>A moment arm is the slope of the muscle's own length, for every muscle and coordinate of every model.</summary>
public class VirtualWorkTests(ITestOutputHelper output)
{
    private const int Seed = 20261122;
    private const int Poses = 40;

    // Half a step of the central difference (rad or m); its own error is about its square.
    private const double Step = 1e-5;

    // m per rad: the bar of the project, 0.01 mm.
    private const double Bar = 1e-5;

    public static TheoryData<string> Models => AllModels.Data;

    [Theory]
    [MemberData(nameof(Models))]
    public void Moment_arms_are_slopes_of_lengths(string file)
    {
        var model = AllModels.Read(file);
        var random = new Random(Seed);
        output.WriteLine($"seed {Seed}");
        var work = new Workspace(model);
        var (worst, jumps, checks) = (0.0, 0, 0);
        for (var pose = 0; pose < Poses; pose++)
        {
            var q = AllModels.RandomPose(model, random);
            ForwardKinematics.UpdatePositions(work, q);
            MusclePaths.Update(work);
            double[][] exact = [.. model.Muscles.Select((_, m) => MusclePaths.GetLengthDerivatives(work, m).ToArray())];
            for (var c = 0; c < q.Length; c++)
            {
                if (model.Table.Leader[c] >= 0)
                {
                    continue;
                }

                var (low, middle, high) = (Lengths(work, q, c, -Step), Lengths(work, q, c, 0), Lengths(work, q, c, Step));
                for (var m = 0; m < exact.Length; m++)
                {
                    checks++;
                    var (left, right) = ((middle[m] - low[m]) / Step, (high[m] - middle[m]) / Step);
                    if (Math.Abs(left - right) > 1e-3)
                    {
                        jumps++;
                        continue;
                    }

                    worst = Math.Max(worst, Math.Abs(((left + right) / 2) - exact[m][c]));
                }
            }
        }

        output.WriteLine($"{checks} slopes, worst difference {1000 * worst:G3} mm; {jumps} at a place where the path switches.");
        worst.ShouldBeLessThan(Bar);
        jumps.ShouldBeLessThan(Math.Max(2, checks / 500));
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
}
