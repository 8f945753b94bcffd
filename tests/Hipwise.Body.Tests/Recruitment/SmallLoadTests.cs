using Hipwise.Body.Recruitment;

namespace Hipwise.Body.Tests.Recruitment;

/// <summary>An equation that asks for next to nothing beside others that ask for much: an arm that hangs while the legs work.</summary>
public class SmallLoadTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void A_load_that_is_only_rounding_does_not_hold_the_others_up(double reserve)
    {
        var random = new Random(5);
        var problem = new RecruitmentProblem(12, 60);
        var solver = new RecruitmentSolver(problem);
        for (var frame = 0; frame < 50; frame++)
        {
            for (var row = 0; row < 12; row++)
            {
                problem.Row(row).Clear();
                problem.Row(row)[row] = reserve;
                for (var j = 12; j < 60 && row < 9; j++)
                {
                    problem.Row(row)[j] = random.Next(4) == 0 ? 100 * ((2 * random.NextDouble()) - 1) : 0;
                }

                problem.RightHandSide[row] = row < 9 ? 200 * ((2 * random.NextDouble()) - 1) : 1e-17 * random.NextDouble();
            }

            problem.Lower[..12].Fill(double.NegativeInfinity);
            problem.Upper[..12].Fill(double.PositiveInfinity);
            solver.Solve().ShouldBe(RecruitmentStatus.Solved);
            solver.Solution.UsedFallback.ShouldBeFalse();
        }
    }
}
