using Hipwise.Body.Recruitment;

namespace Hipwise.Body.Tests.Recruitment;

public class RecruitmentSolverTests(ITestOutputHelper output)
{
    private const int Seed = 20261122;

    public static TheoryData<ProblemKind> Kinds => [.. Enum.GetValues<ProblemKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Random_problems_of_all_sizes_are_solved_to_1e_9(ProblemKind kind)
    {
        var (worst, fallbacks, steps, most) = (0.0, 0, 0, 0);
        const int count = 150;
        for (var k = 0; k < count; k++)
        {
            var problem = Sized(kind, Seed + k, 2);
            var solver = new RecruitmentSolver(problem);
            solver.Solve().ShouldBe(RecruitmentStatus.Solved, $"seed {Seed + k}, {kind}, {problem.Equations} × {problem.Variables}");
            var (primal, dual) = Breaches(problem, solver.Solution);
            worst = Math.Max(worst, Math.Max(primal, dual));
            fallbacks += solver.Fallbacks;
            steps += solver.Solution.Iterations;
            most = Math.Max(most, solver.Solution.Iterations);
        }

        output.WriteLine($"{kind}, seeds from {Seed}: worst KKT residual {worst:G2}, {(double)steps / count:F1} steps (most {most}), {fallbacks} of {count} by the fallback");
        worst.ShouldBeLessThan(1e-9);
    }

    [Theory]
    [InlineData(1.2)]
    [InlineData(1.5)]
    [InlineData(3)]
    [InlineData(5)]
    public void Other_exponents_are_solved_to_1e_9(double exponent)
    {
        var worst = 0.0;
        foreach (var kind in Enum.GetValues<ProblemKind>())
        {
            for (var k = 0; k < 12; k++)
            {
                var problem = Sized(kind, Seed + k, exponent);
                var solver = new RecruitmentSolver(problem);
                solver.Solve().ShouldBe(RecruitmentStatus.Solved, $"seed {Seed + k}, {kind}, {problem.Equations} × {problem.Variables}");
                var (primal, dual) = Breaches(problem, solver.Solution);
                worst = Math.Max(worst, Math.Max(primal, dual));
            }
        }

        output.WriteLine($"p = {exponent}: worst KKT residual {worst:G2}");
        worst.ShouldBeLessThan(1e-9);
    }

    [Theory]
    [InlineData(2, 1e-7)]
    [InlineData(3, 1e-6)]
    [InlineData(1.5, 1e-6)]
    public void An_independent_solver_finds_the_same(double exponent, double tolerance)
    {
        ProblemKind[] kinds = exponent < 2 ? [ProblemKind.Plain, ProblemKind.Sparse] : [ProblemKind.Plain, ProblemKind.Reserves, ProblemKind.OneSided, ProblemKind.Muscles];
        foreach (var kind in kinds)
        {
            for (var k = 0; k < 6; k++)
            {
                var (m, n) = (2 + (3 * k), 20 + (11 * k));
                var problem = RandomProblem.Make(Seed + k, kind, m, n, exponent);
                var solver = new RecruitmentSolver(problem);
                solver.Solve().ShouldBe(RecruitmentStatus.Solved);
                var expected = InteriorPoint.Solve(problem);
                for (var j = 0; j < n; j++)
                {
                    // A muscle that crosses nothing rests: interior points only come near to that.
                    var rests = Enumerable.Range(0, m).All(i => problem.Row(i)[j] == 0);
                    solver.Solution.Activations[j].ShouldBe(rests ? 0 : expected[j], tolerance, $"seed {Seed + k}, {kind}, {m} × {n}, variable {j}");
                }
            }
        }
    }

    [Fact]
    public void Vectors_change_nothing()
    {
        foreach (var kind in (ProblemKind[])[ProblemKind.Plain, ProblemKind.Reserves, ProblemKind.Muscles, ProblemKind.DuplicatedColumns])
        {
            for (var k = 0; k < 10; k++)
            {
                var problem = Sized(kind, Seed + k, 2);
                var (fast, plain) = (new RecruitmentSolver(problem, vectors: true), new RecruitmentSolver(problem, vectors: false));
                fast.Solve().ShouldBe(plain.Solve());
                Difference(fast.Solution.Activations, plain.Solution.Activations).ShouldBeLessThan(1e-10, $"{kind}, seed {Seed + k}");
            }
        }
    }

    [Fact]
    public void The_same_problem_gives_the_same_bits()
    {
        var problem = RandomProblem.Make(Seed, ProblemKind.Muscles, 23, 115);
        var first = new RecruitmentSolver(problem);
        first.Solve();
        var second = new RecruitmentSolver(RandomProblem.Copy(problem));
        second.Solve();
        second.Solution.Activations.SequenceEqual(first.Solution.Activations).ShouldBeTrue();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1.5)]
    [InlineData(3)]
    public void A_start_from_the_last_frame_ends_where_a_fresh_one_does(double exponent)
    {
        var problem = RandomProblem.Make(Seed, ProblemKind.Muscles, 23, 115, exponent);
        var warm = new RecruitmentSolver(problem);
        var random = new Random(Seed);
        for (var frame = 0; frame < 30; frame++)
        {
            for (var i = 0; i < problem.Equations; i++)
            {
                problem.RightHandSide[i] += 2 * RandomProblem.Normal(random);
                problem.Row(i)[problem.Equations + frame] *= 1.05;
            }

            warm.Solve().ShouldBe(RecruitmentStatus.Solved);
            var cold = new RecruitmentSolver(problem);
            cold.Solve().ShouldBe(RecruitmentStatus.Solved);
            Difference(warm.Solution.Activations, cold.Solution.Activations).ShouldBeLessThan(exponent == 2 ? 1e-9 : 1e-6, $"frame {frame}");
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1.5)]
    [InlineData(3)]
    public void A_solve_allocates_nothing(double exponent)
    {
        var problem = RandomProblem.Make(Seed, ProblemKind.Muscles, 23, 115, exponent);
        var solver = new RecruitmentSolver(problem);
        solver.Solve();
        solver.UpdateSensitivity();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var frame = 0; frame < 5; frame++)
        {
            problem.RightHandSide[frame] *= 1.1;
            solver.Solve();
            solver.UpdateSensitivity();
            solver.Forget();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1.5)]
    [InlineData(3)]
    public void Sensitivity_is_what_a_changed_load_does(double exponent)
    {
        var problem = RandomProblem.Make(Seed, ProblemKind.Muscles, 12, 60, exponent);
        var solver = new RecruitmentSolver(problem);
        solver.Solve();
        solver.UpdateSensitivity();
        solver.SensitivityRank.ShouldBe(12);
        var states = solver.Solution.States.ToArray();
        var checkedRates = 0;
        for (var i = 0; i < problem.Equations; i++)
        {
            var step = 1e-5;
            var (above, below) = (Changed(problem, i, step), Changed(problem, i, -step));
            if (!above.Solution.States.SequenceEqual(states) || !below.Solution.States.SequenceEqual(states))
            {
                continue;
            }

            for (var j = 0; j < problem.Variables; j++)
            {
                var difference = (above.Solution.Activations[j] - below.Solution.Activations[j]) / (2 * step);
                solver.SensitivityTo(i)[j].ShouldBe(difference, 2e-4 * (Math.Abs(difference) + 1e-3), $"a {j} by b {i}");
                checkedRates++;
            }
        }

        checkedRates.ShouldBeGreaterThan(300);
    }

    internal static RecruitmentProblem Sized(ProblemKind kind, int seed, double exponent)
    {
        var random = new Random(seed);
        var (m, n) = (1 + random.Next(60), 1 + random.Next(400));
        n = kind switch
        {
            ProblemKind.Muscles => Math.Max(n, m + 1),
            ProblemKind.ScaleDifferences => Math.Max(n, 2 * m),
            _ => n,
        };
        return RandomProblem.Make(seed, kind, m, n, exponent);
    }

    internal static double Difference(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var worst = 0.0;
        for (var j = 0; j < a.Length; j++)
        {
            worst = Math.Max(worst, Math.Abs(a[j] - b[j]));
        }

        return worst;
    }

    private static RecruitmentSolver Changed(RecruitmentProblem problem, int equation, double change)
    {
        var copy = RandomProblem.Copy(problem);
        copy.RightHandSide[equation] += change;
        var solver = new RecruitmentSolver(copy);
        solver.Solve();
        return solver;
    }

    // Worked out here anew, by the words of the solution's own definition; bounds are held to the last bit.
    private static (double Primal, double Dual) Breaches(RecruitmentProblem problem, RecruitmentSolution solution)
    {
        var (primal, dual) = (0.0, 0.0);
        for (var i = 0; i < problem.Equations; i++)
        {
            var (rest, size) = (problem.RightHandSide[i], Math.Abs(problem.RightHandSide[i]));
            for (var j = 0; j < problem.Variables; j++)
            {
                rest -= problem.Row(i)[j] * solution.Activations[j];
                size += Math.Abs(problem.Row(i)[j] * solution.Activations[j]);
            }

            primal = Math.Max(primal, size > 0 ? Math.Abs(rest) / size : 0);
        }

        for (var j = 0; j < problem.Variables; j++)
        {
            var a = solution.Activations[j];
            a.ShouldBeInRange(problem.Lower[j], problem.Upper[j]);
            var slope = problem.Weights[j] * problem.Exponent * Math.Sign(a) * Math.Pow(Math.Abs(a), problem.Exponent - 1);
            var (price, size) = (0.0, Math.Abs(slope));
            for (var i = 0; i < problem.Equations; i++)
            {
                price += problem.Row(i)[j] * solution.Multipliers[i];
                size += Math.Abs(problem.Row(i)[j] * solution.Multipliers[i]);
            }

            var breach = slope - price;
            breach = a == problem.Lower[j] ? Math.Min(0, breach) : breach;
            breach = a == problem.Upper[j] ? Math.Max(0, breach) : breach;
            dual = Math.Max(dual, size > 0 ? Math.Abs(breach) / size : 0);
        }

        return (primal, dual);
    }
}
