using Hipwise.Body.Recruitment;

namespace Hipwise.Body.Tests.Recruitment;

public class KernelsTests
{
    private const int Seed = 20261122;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 7)]
    [InlineData(23, 115)]
    [InlineData(60, 400)]
    public void Vectors_and_plain_loops_give_the_same(int equations, int variables)
    {
        var problem = RandomProblem.Make(Seed, ProblemKind.Plain, equations, variables);
        var (rows, stride) = (problem.PaddedRows, problem.Stride);
        var random = new Random(Seed);
        var (y, d, a) = (Numbers(random, equations, rows), Numbers(random, variables, stride), Numbers(random, variables, stride));

        Same(stride, (result, vectors) => Kernels.TransposeTimes(problem.Matrix, stride, y, result, vectors));
        Same(stride, (result, vectors) => Kernels.TransposeSize(problem.Matrix, stride, y, result, vectors));
        Same(stride, (result, vectors) => Kernels.AddScaled(0.7, a, result, vectors));
        Same(rows, (result, vectors) => Kernels.UpdateResidual(problem.Matrix, stride, a, problem.RightHandSideArray, result, new double[rows], vectors));
        Same(rows, (result, vectors) => Kernels.UpdateResidual(problem.Matrix, stride, a, problem.RightHandSideArray, new double[rows], result, vectors));
        Same(rows * rows, (result, vectors) => Kernels.WeightedGram(problem.Matrix, stride, d, result, rows, vectors));
        Kernels.Dot(a, d, vectors: true).ShouldBe(Kernels.Dot(a, d, vectors: false), 1e-12 * variables);
        Kernels.WeightedSquare(a, d, vectors: true).ShouldBe(Kernels.WeightedSquare(a, d, vectors: false), 1e-12 * variables);
        Kernels.Greatest(a, vectors: true).ShouldBe(Kernels.Greatest(a, vectors: false));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_factor_solves_its_system(bool vectors)
    {
        var problem = RandomProblem.Make(Seed, ProblemKind.Plain, 23, 115);
        var compliance = Numbers(new Random(Seed), 115, problem.Stride);
        var factor = new DualFactor(problem.PaddedRows, vectors);
        factor.Update(problem, compliance, [], compliance);
        var solution = new double[problem.PaddedRows];
        problem.RightHandSide.CopyTo(solution);
        factor.Solve(solution);
        factor.Dependent.ShouldBe(problem.PaddedRows - 23);
        for (var i = 0; i < 23; i++)
        {
            var sum = 0.0;
            for (var k = 0; k < 23; k++)
            {
                for (var j = 0; j < 115; j++)
                {
                    sum += problem.Row(i)[j] * compliance[j] * problem.Row(k)[j] * solution[k];
                }
            }

            sum.ShouldBe(problem.RightHandSide[i], 1e-10);
        }
    }

    [Fact]
    public void A_number_that_is_not_finite_is_found_anywhere()
    {
        for (var place = 0; place < 13; place++)
        {
            var numbers = new double[13];
            Kernels.AllFinite(numbers).ShouldBeTrue();
            numbers[place] = place % 2 == 0 ? double.NaN : double.NegativeInfinity;
            Kernels.AllFinite(numbers).ShouldBeFalse();
        }
    }

    private static double[] Numbers(Random random, int count, int length)
    {
        var numbers = new double[length];
        for (var k = 0; k < count; k++)
        {
            numbers[k] = random.NextDouble();
        }

        return numbers;
    }

    private static void Same(int length, Action<double[], bool> kernel)
    {
        var (fast, plain) = (new double[length], new double[length]);
        kernel(fast, true);
        kernel(plain, false);
        fast.ShouldBe(plain, 1e-12 * length);
    }
}
