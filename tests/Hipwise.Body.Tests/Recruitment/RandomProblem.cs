using Hipwise.Body.Recruitment;

namespace Hipwise.Body.Tests.Recruitment;

public enum ProblemKind
{
    Plain,
    Tight,
    Vertex,
    DuplicatedColumns,
    RedundantRows,
    ScaleDifferences,
    Reserves,
    OneSided,
    Sparse,
    Muscles,
    MostlyFixed,
}

/// <summary>Problems that have a solution, since their right-hand side is made from activations within the bounds.</summary>
internal static class RandomProblem
{
    public static RecruitmentProblem Make(int seed, ProblemKind kind, int equations, int variables, double exponent = 2)
    {
        var random = new Random(seed);
        var problem = new RecruitmentProblem(equations, variables, exponent);
        var activations = new double[variables];
        for (var j = 0; j < variables; j++)
        {
            activations[j] = FillVariable(random, kind, problem, j);
        }

        for (var i = 0; i < equations; i++)
        {
            for (var j = 0; j < variables; j++)
            {
                problem.Row(i)[j] = kind is ProblemKind.Sparse or ProblemKind.Muscles && random.NextDouble() < 0.85 ? 0 : Normal(random);
            }
        }

        Shape(random, kind, problem);
        for (var i = 0; i < equations; i++)
        {
            problem.RightHandSide[i] = Sum(problem.Row(i), activations);
        }

        return problem;
    }

    /// <summary>The same numbers in other arrays.</summary>
    public static RecruitmentProblem Copy(RecruitmentProblem source)
    {
        var copy = new RecruitmentProblem(source.Equations, source.Variables, source.Exponent);
        for (var i = 0; i < source.Equations; i++)
        {
            source.Row(i).CopyTo(copy.Row(i));
        }

        source.RightHandSide.CopyTo(copy.RightHandSide);
        source.Weights.CopyTo(copy.Weights);
        source.Lower.CopyTo(copy.Lower);
        source.Upper.CopyTo(copy.Upper);
        return copy;
    }

    public static double Sum(ReadOnlySpan<double> row, ReadOnlySpan<double> activations)
    {
        var sum = 0.0;
        for (var j = 0; j < row.Length; j++)
        {
            sum += row[j] * activations[j];
        }

        return sum;
    }

    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double FillVariable(Random random, ProblemKind kind, RecruitmentProblem problem, int j)
    {
        problem.Weights[j] = Math.Pow(10, (random.NextDouble() * 2) - 1);
        var activation = random.NextDouble();
        var chosen = random.Next(2) == 0;
        switch (kind)
        {
            case ProblemKind.Reserves when chosen:
                (problem.Lower[j], problem.Upper[j]) = (double.NegativeInfinity, double.PositiveInfinity);
                return Normal(random);
            case ProblemKind.OneSided when chosen:
                problem.Upper[j] = double.PositiveInfinity;
                return Math.Abs(Normal(random));
            case ProblemKind.MostlyFixed when random.Next(10) < 7:
                problem.Lower[j] = problem.Upper[j] = activation;
                return activation;
            case ProblemKind.Tight:
                return random.Next(10) == 0 ? activation : random.Next(2);
            case ProblemKind.Vertex:
                return random.Next(2);
            case ProblemKind.Muscles when j < problem.Equations:
                (problem.Lower[j], problem.Upper[j]) = (double.NegativeInfinity, double.PositiveInfinity);
                return 0.1 * Normal(random);
            default:
                return activation;
        }
    }

    private static void Shape(Random random, ProblemKind kind, RecruitmentProblem problem)
    {
        for (var j = 1; j < problem.Variables && kind == ProblemKind.DuplicatedColumns; j += 1 + random.Next(3))
        {
            CopyColumn(problem, random.Next(j), j);
        }

        for (var i = 1; i < problem.Equations && kind == ProblemKind.RedundantRows; i += 1 + random.Next(3))
        {
            Combine(problem, random.Next(i), Normal(random), random.Next(i), Normal(random) * random.Next(2), i);
        }

        for (var j = 0; j < problem.Variables && kind == ProblemKind.ScaleDifferences; j++)
        {
            ScaleColumn(problem, j, Math.Pow(10, (random.NextDouble() * 8) - 4));
        }

        for (var j = 0; j < problem.Variables && kind == ProblemKind.Muscles; j++)
        {
            ScaleColumn(problem, j, 50);
            if (j < problem.Equations)
            {
                // A reserve acts on its own equation only.
                ScaleColumn(problem, j, 0);
                problem.Row(j)[j] = Math.Pow(10, (random.NextDouble() * 4) - 2);
            }
        }
    }

    private static void CopyColumn(RecruitmentProblem problem, int from, int to)
    {
        for (var i = 0; i < problem.Equations; i++)
        {
            problem.Row(i)[to] = problem.Row(i)[from];
        }
    }

    private static void ScaleColumn(RecruitmentProblem problem, int column, double factor)
    {
        for (var i = 0; i < problem.Equations; i++)
        {
            problem.Row(i)[column] *= factor;
        }
    }

    private static void Combine(RecruitmentProblem problem, int first, double firstFactor, int second, double secondFactor, int target)
    {
        for (var j = 0; j < problem.Variables; j++)
        {
            problem.Row(target)[j] = (firstFactor * problem.Row(first)[j]) + (secondFactor * problem.Row(second)[j]);
        }
    }
}
