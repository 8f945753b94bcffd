using Hipwise.Body.Recruitment;
using MathNet.Numerics.LinearAlgebra;

namespace Hipwise.Body.Tests.Recruitment;

/// <summary>
/// An independent solver, plain and slow: primal-dual path following on the whole optimality system. It needs a point strictly within the
/// bounds that meets the equations, rows that do not depend on each other, and for p below 2 bounds that keep activations off 0.
/// </summary>
internal static class InteriorPoint
{
    public static double[] Solve(RecruitmentProblem problem)
    {
        var (n, m) = (problem.Variables, problem.Equations);
        var a = new double[n];
        var (low, high, y) = (new double[n], new double[n], new double[m]);
        for (var j = 0; j < n; j++)
        {
            (a[j], low[j], high[j]) = Inside(problem.Lower[j], problem.Upper[j]);
        }

        var gap = 1.0;
        for (var step = 0; step < 200 && gap > 1e-15; step++)
        {
            gap = Step(problem, a, y, low, high, 0.15 * gap) ? gap * 0.2 : gap;
        }

        return a;
    }

    private static (double Activation, double Low, double High) Inside(double lower, double upper)
    {
        var low = double.IsFinite(lower) ? 1.0 : 0;
        var high = double.IsFinite(upper) ? 1.0 : 0;
        return (low + high) switch
        {
            2 => (0.5 * (lower + upper), low, high),
            1 => (low > 0 ? lower + 1 : upper - 1, low, high),
            _ => (0.5, low, high),
        };
    }

    // One Newton step towards the centre for that gap; whether it was nearly a whole one.
    private static bool Step(RecruitmentProblem problem, double[] a, double[] y, double[] low, double[] high, double gap)
    {
        var (n, m) = (problem.Variables, problem.Equations);
        var system = Matrix<double>.Build.Dense(n + m, n + m);
        var right = Vector<double>.Build.Dense(n + m);
        for (var j = 0; j < n; j++)
        {
            var (w, p, size) = (problem.Weights[j], problem.Exponent, Math.Max(Math.Abs(a[j]), 1e-12));
            system[j, j] = w * p * (p - 1) * Math.Pow(size, p - 2);
            right[j] = -w * p * Math.CopySign(Math.Pow(Math.Abs(a[j]), p - 1), a[j]);
            if (low[j] > 0)
            {
                system[j, j] += low[j] / (a[j] - problem.Lower[j]);
                right[j] += gap / (a[j] - problem.Lower[j]);
            }

            if (high[j] > 0)
            {
                system[j, j] += high[j] / (problem.Upper[j] - a[j]);
                right[j] -= gap / (problem.Upper[j] - a[j]);
            }

            for (var i = 0; i < m; i++)
            {
                system[j, n + i] = -problem.Row(i)[j];
                system[n + i, j] = problem.Row(i)[j];
                right[j] += problem.Row(i)[j] * y[i];
            }
        }

        for (var i = 0; i < m; i++)
        {
            right[n + i] = problem.RightHandSide[i] - RandomProblem.Sum(problem.Row(i), a);
        }

        return Move(problem, system.Solve(right), a, y, low, high, gap);
    }

    private static bool Move(RecruitmentProblem problem, Vector<double> way, double[] a, double[] y, double[] low, double[] high, double gap)
    {
        var n = problem.Variables;
        var (lowWay, highWay) = (new double[n], new double[n]);
        var (part, dualPart) = (1.0, 1.0);
        for (var j = 0; j < n; j++)
        {
            if (low[j] > 0)
            {
                lowWay[j] = (gap - (low[j] * way[j])) / (a[j] - problem.Lower[j]) - low[j];
                part = way[j] < 0 ? Math.Min(part, -0.99 * (a[j] - problem.Lower[j]) / way[j]) : part;
                dualPart = lowWay[j] < 0 ? Math.Min(dualPart, -0.99 * low[j] / lowWay[j]) : dualPart;
            }

            if (high[j] > 0)
            {
                highWay[j] = (gap + (high[j] * way[j])) / (problem.Upper[j] - a[j]) - high[j];
                part = way[j] > 0 ? Math.Min(part, 0.99 * (problem.Upper[j] - a[j]) / way[j]) : part;
                dualPart = highWay[j] < 0 ? Math.Min(dualPart, -0.99 * high[j] / highWay[j]) : dualPart;
            }
        }

        // One length for both: the system is not linear when p is not 2.
        var length = Math.Min(part, dualPart);
        for (var j = 0; j < n; j++)
        {
            a[j] += length * way[j];
            low[j] += length * lowWay[j];
            high[j] += length * highWay[j];
        }

        for (var i = 0; i < y.Length; i++)
        {
            y[i] += length * way[n + i];
        }

        return length > 0.9;
    }
}
