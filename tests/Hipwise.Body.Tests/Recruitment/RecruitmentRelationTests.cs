using Hipwise.Body.Recruitment;

namespace Hipwise.Body.Tests.Recruitment;

public class RecruitmentRelationTests
{
    private const int Seed = 20261122;

    public static TheoryData<ProblemKind> Kinds => [ProblemKind.Plain, ProblemKind.Reserves, ProblemKind.Muscles, ProblemKind.OneSided];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_wider_bound_never_costs_more(ProblemKind kind)
    {
        var problem = RandomProblem.Make(Seed, kind, 20, 90);
        var cost = Solve(problem).Cost;
        for (var j = 0; j < problem.Variables; j += 7)
        {
            var wider = RandomProblem.Copy(problem);
            (wider.Lower[j], wider.Upper[j]) = (wider.Lower[j] - 0.5, wider.Upper[j] + 0.5);
            Solve(wider).Cost.ShouldBeLessThanOrEqualTo(cost * (1 + 1e-12), $"variable {j}");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Weights_that_all_grow_alike_change_nothing(ProblemKind kind)
    {
        var problem = RandomProblem.Make(Seed, kind, 20, 90);
        var scaled = RandomProblem.Copy(problem);
        foreach (ref var weight in scaled.Weights)
        {
            weight *= 37;
        }

        Solve(scaled).Activations.ToArray().ShouldBe(Solve(problem).Activations.ToArray(), 1e-10);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_equation_in_another_unit_changes_nothing(ProblemKind kind)
    {
        var problem = RandomProblem.Make(Seed, kind, 20, 90);
        var scaled = RandomProblem.Copy(problem);
        for (var i = 0; i < problem.Equations; i += 2)
        {
            foreach (ref var coefficient in scaled.Row(i))
            {
                coefficient *= 1000;
            }

            scaled.RightHandSide[i] *= 1000;
        }

        Solve(scaled).Activations.ToArray().ShouldBe(Solve(problem).Activations.ToArray(), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Variables_in_another_order_get_the_same(ProblemKind kind)
    {
        var problem = RandomProblem.Make(Seed, kind, 20, 90);
        var order = Enumerable.Range(0, 90).ToArray();
        new Random(Seed).Shuffle(order);
        var mixed = new RecruitmentProblem(20, 90);
        problem.RightHandSide.CopyTo(mixed.RightHandSide);
        for (var j = 0; j < 90; j++)
        {
            (mixed.Weights[j], mixed.Lower[j], mixed.Upper[j]) = (problem.Weights[order[j]], problem.Lower[order[j]], problem.Upper[order[j]]);
            for (var i = 0; i < 20; i++)
            {
                mixed.Row(i)[j] = problem.Row(i)[order[j]];
            }
        }

        var (expected, found) = (Solve(problem).Activations.ToArray(), Solve(mixed).Activations.ToArray());
        found.ShouldBe(order.Select(j => expected[j]).ToArray(), 1e-10);
    }

    [Fact]
    public void Multipliers_are_the_cost_of_one_more_unit_of_load()
    {
        var problem = RandomProblem.Make(Seed, ProblemKind.Muscles, 12, 60);
        var solution = Solve(problem);
        for (var i = 0; i < problem.Equations; i++)
        {
            const double step = 1e-4;
            var (more, less) = (RandomProblem.Copy(problem), RandomProblem.Copy(problem));
            more.RightHandSide[i] += step;
            less.RightHandSide[i] -= step;
            ((Solve(more).Cost - Solve(less).Cost) / (2 * step)).ShouldBe(solution.Multipliers[i], 1e-5 * (1 + Math.Abs(solution.Multipliers[i])));
        }
    }

    [Fact]
    public void One_muscle_more_than_the_load_needs_shares_by_strength()
    {
        // Two muscles of strengths 3 and 4 carry 5: activations go as strength, 3·0.6 + 4·0.8 = 5.
        var problem = new RecruitmentProblem(1, 2);
        (problem.Row(0)[0], problem.Row(0)[1], problem.RightHandSide[0]) = (3, 4, 5);
        Solve(problem).Activations.ToArray().ShouldBe([0.6, 0.8], 1e-14);
    }

    [Fact]
    public void Every_variable_may_be_at_a_bound()
    {
        var problem = RandomProblem.Make(Seed, ProblemKind.Plain, 15, 40);
        for (var i = 0; i < 15; i++)
        {
            foreach (ref var coefficient in problem.Row(i))
            {
                coefficient = Math.Abs(coefficient);
            }

            problem.RightHandSide[i] = RandomProblem.Sum(problem.Row(i), Enumerable.Repeat(1.0, 40).ToArray());
        }

        Array.ForEach(Solve(problem).Activations.ToArray(), a => a.ShouldBe(1, 1e-9));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1.5)]
    [InlineData(3)]
    public void A_load_out_of_reach_is_told_and_proven(double exponent)
    {
        for (var seed = Seed; seed < Seed + 40; seed++)
        {
            var random = new Random(seed);
            var problem = RecruitmentSolverTests.Sized(seed % 2 == 0 ? ProblemKind.Plain : ProblemKind.Muscles, seed, exponent);
            MakeUnreachable(problem, random.Next(problem.Equations));
            var solver = new RecruitmentSolver(problem);
            solver.Solve().ShouldBe(RecruitmentStatus.Infeasible, $"seed {seed}, {problem.Equations} × {problem.Variables}");
            CheckProof(problem, solver.Solution);
            solver.Solution.Violation.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void Out_of_reach_it_comes_as_near_as_bounds_allow()
    {
        // One muscle of strength 10 against 25 is fully active and lacks 15: 1.5 times its strength.
        var problem = new RecruitmentProblem(2, 3);
        (problem.Row(0)[0], problem.RightHandSide[0]) = (10, 25);
        (problem.Row(1)[1], problem.Row(1)[2], problem.RightHandSide[1]) = (4, 4, 4);
        var solver = new RecruitmentSolver(problem);
        solver.Solve().ShouldBe(RecruitmentStatus.Infeasible);
        solver.Solution.Violation.ShouldBe(1.5, 1e-7);
        solver.Solution.Activations.ToArray().ShouldBe([1, 0.5, 0.5], 1e-7);
    }

    [Fact]
    public void Contradicting_equations_are_told()
    {
        var problem = RandomProblem.Make(Seed, ProblemKind.Reserves, 6, 30);
        problem.Row(2).CopyTo(problem.Row(5));
        problem.RightHandSide[5] = problem.RightHandSide[2] + 0.5;
        var solver = new RecruitmentSolver(problem);
        solver.Solve().ShouldBe(RecruitmentStatus.Infeasible);
        problem.RightHandSide[5] = problem.RightHandSide[2];
        solver.Solve().ShouldBe(RecruitmentStatus.Solved);
    }

    [Fact]
    public void An_equation_without_coefficients_asks_for_nothing_or_too_much()
    {
        var problem = RandomProblem.Make(Seed, ProblemKind.Plain, 6, 30);
        problem.Row(3).Clear();
        problem.RightHandSide[3] = 0;
        var solver = new RecruitmentSolver(problem);
        solver.Solve().ShouldBe(RecruitmentStatus.Solved);
        problem.RightHandSide[3] = 1;
        solver.Solve().ShouldBe(RecruitmentStatus.Infeasible);
        solver.Solution.Violation.ShouldBe(1, 1e-6);
    }

    [Theory]
    [InlineData(0, 3, 1)]
    [InlineData(0, -3, 0)]
    [InlineData(1, -3, 1)]
    [InlineData(1, 3, 0)]
    [InlineData(0.5, 1, 0)]
    [InlineData(0.5, 3, 0.5)]
    public void A_price_of_the_wrong_sign_at_a_bound_is_a_breach(double activation, double price, double expected)
    {
        // One muscle of cost a²: its slope 2·a is the price within the bounds, at least that at the lower one, at most that at the upper one.
        var problem = new RecruitmentProblem(1, 1);
        problem.Row(0)[0] = 1;
        var work = new DualWorkspace(problem, vectors: true);
        (work.Activations[0], work.Multipliers[0]) = (activation, price);
        work.UpdatePrices();
        new Optimality(problem, work).DualResidual().ShouldBe(expected, 1e-12);
    }

    [Fact]
    public void Bad_numbers_are_refused_by_name()
    {
        Refused(p => p.Row(1)[2] = double.NaN).ShouldContain("equation 2");
        Refused(p => p.RightHandSide[0] = double.PositiveInfinity).ShouldContain("right-hand side");
        Refused(p => p.Weights[3] = 0).ShouldContain("weight of variable 4");
        Refused(p => p.Weights[3] = double.NaN).ShouldContain("weight of variable 4");
        Refused(p => p.Lower[4] = 2).ShouldContain("bounds of variable 5 are 2 and 1");
        Refused(p => p.Upper[4] = double.NaN).ShouldContain("bounds of variable 5");
        Refused(p => p.Lower[4] = double.PositiveInfinity).ShouldContain("bounds of variable 5");
    }

    [Theory]
    [InlineData(0, 3, 2)]
    [InlineData(3, 0, 2)]
    [InlineData(3, 3, 1)]
    [InlineData(3, 3, double.NaN)]
    public void Impossible_shapes_are_refused(int equations, int variables, double exponent) =>
        Should.Throw<ArgumentException>(() => new RecruitmentProblem(equations, variables, exponent));

    private static RecruitmentSolution Solve(RecruitmentProblem problem)
    {
        var solver = new RecruitmentSolver(problem);
        solver.Solve().ShouldBe(RecruitmentStatus.Solved);
        return solver.Solution;
    }

    private static string Refused(Action<RecruitmentProblem> spoil)
    {
        var problem = RandomProblem.Make(Seed, ProblemKind.Plain, 3, 8);
        spoil(problem);
        return Should.Throw<ArgumentException>(() => new RecruitmentSolver(problem).Solve()).Message;
    }

    // A bounded sum cannot exceed what every variable at its better bound gives; reserves are bounded for it.
    private static void MakeUnreachable(RecruitmentProblem problem, int equation)
    {
        var most = 0.0;
        for (var j = 0; j < problem.Variables; j++)
        {
            (problem.Lower[j], problem.Upper[j]) = (Math.Max(problem.Lower[j], -2), Math.Min(problem.Upper[j], 2));
            most += Math.Max(problem.Row(equation)[j] * problem.Lower[j], problem.Row(equation)[j] * problem.Upper[j]);
        }

        problem.RightHandSide[equation] = (1.01 * most) + 0.01;
    }

    private static void CheckProof(RecruitmentProblem problem, RecruitmentSolution solution)
    {
        var (load, most) = (0.0, 0.0);
        for (var i = 0; i < problem.Equations; i++)
        {
            load += solution.Proof[i] * problem.RightHandSide[i];
        }

        for (var j = 0; j < problem.Variables; j++)
        {
            var pull = 0.0;
            for (var i = 0; i < problem.Equations; i++)
            {
                pull += solution.Proof[i] * problem.Row(i)[j];
            }

            most += Math.Max(pull * problem.Lower[j], pull * problem.Upper[j]);
        }

        load.ShouldBeGreaterThan(most);
    }
}
