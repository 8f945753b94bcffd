using BenchmarkDotNet.Attributes;
using Hipwise.Body.Recruitment;

namespace Hipwise.Benchmarks;

/// <summary>One frame of recruitment after another, each started from the last; a movement of 64 frames goes to and fro.</summary>
[MemoryDiagnoser]
public class RecruitmentBenchmarks
{
    private const int Seed = 20261122;
    private const int Frames = 64;
    private readonly double[][] loads = new double[Frames][];
    private RecruitmentProblem problem = new(1, 1);
    private RecruitmentSolver? solver;
    private int frame;

    /// <summary>Equations × variables; one reserve for each equation, the others muscles that cross 15 % of the joints.</summary>
    [Params("6x30", "23x115", "60x400")]
    public string Size { get; set; } = "23x115";

    [Params(2, 3)]
    public double Exponent { get; set; }

    [GlobalSetup]
    public void Make()
    {
        var sizes = Array.ConvertAll(Size.Split('x'), int.Parse);
        problem = new RecruitmentProblem(sizes[0], sizes[1], Exponent);
        var random = new Random(Seed);
        for (var i = 0; i < problem.Equations; i++)
        {
            for (var j = 0; j < problem.Variables; j++)
            {
                var crosses = random.NextDouble() < 0.15;
                problem.Row(i)[j] = j < problem.Equations || !crosses ? 0 : 50 * ((2 * random.NextDouble()) - 1);
            }

            problem.Row(i)[i] = 1;
            (problem.Lower[i], problem.Upper[i]) = (double.NegativeInfinity, double.PositiveInfinity);
        }

        var phases = Enumerable.Range(0, problem.Variables).Select(_ => 2 * Math.PI * random.NextDouble()).ToArray();
        for (var k = 0; k < Frames; k++)
        {
            loads[k] = new double[problem.Equations];
            for (var i = 0; i < problem.Equations; i++)
            {
                for (var j = problem.Equations; j < problem.Variables; j++)
                {
                    loads[k][i] += problem.Row(i)[j] * Math.Max(0, Math.Sin((2 * Math.PI * k / Frames) + phases[j]));
                }
            }
        }

        solver = new RecruitmentSolver(problem);
    }

    [Benchmark]
    public RecruitmentStatus NextFrame()
    {
        frame = (frame + 1) % Frames;
        loads[frame].CopyTo(problem.RightHandSide);
        return solver!.Solve();
    }

    [Benchmark]
    public RecruitmentStatus FreshFrame()
    {
        frame = (frame + 1) % Frames;
        loads[frame].CopyTo(problem.RightHandSide);
        solver!.Forget();
        return solver.Solve();
    }

    [Benchmark]
    public void Sensitivity() => solver!.UpdateSensitivity();
}
