namespace Hipwise.Body.Recruitment;

/// <summary>
/// The way for exponents above 2, whose dual has no slope where an activation is 0: each step minimises the cost's second-order
/// model about the present activations, within the bounds and the equations, by <see cref="DualAscent"/>; then the cost itself
/// is minimised along that step.
/// </summary>
internal sealed class PrimalNewton(
    RecruitmentProblem problem, DualWorkspace work, DualAscent ascent, QuadraticResponse response, Polish polish, Optimality optimality)
{
    private const int MostSteps = 120;
    private const int StepsOfModel = 60;
    private const double Target = 1e-12;
    private const double GoodEnough = 1e-10;
    private const double FirstFloor = 1e-2;
    private const double LeastFloor = 1e-13;

    private readonly double[] present = new double[problem.Stride];

    /// <summary>From the activations in the workspace, which must lie within the bounds.</summary>
    /// <param name="meetsEquations">Whether they also meet the equations.</param>
    public bool Run(bool meetsEquations)
    {
        work.Activations.CopyTo(present, 0);
        var floor = meetsEquations ? FirstFloor : 1e-6;
        var (best, idle) = (double.PositiveInfinity, 0);
        for (var step = 0; step < MostSteps; step++)
        {
            UpdateModel(floor);
            if (ascent.Run(response, StepsOfModel) != AscentOutcome.Converged)
            {
                return false;
            }

            polish.Run();
            if (meetsEquations)
            {
                TakeBestPart();
            }

            meetsEquations = true;
            work.Activations.CopyTo(present, 0);
            work.UpdateResidual();
            var error = optimality.DualResidual();
            idle = error < 0.5 * best ? 0 : idle + 1;
            best = Math.Min(best, error);
            if (error <= Target || (error <= GoodEnough && idle >= 3))
            {
                return true;
            }

            floor = Math.Max(LeastFloor, floor * 0.1);
        }

        return false;
    }

    // Cost about the present activations: ½·h·a² − l·a, with h kept off 0.
    private void UpdateModel(double floor)
    {
        var largest = 0.0;
        for (var j = 0; j < problem.Variables; j++)
        {
            largest = Math.Max(largest, Math.Abs(present[j]));
        }

        var least = largest > 0 ? floor * largest : floor;
        var p = problem.Exponent;
        for (var j = 0; j < problem.Variables; j++)
        {
            var curvature = problem.WeightArray[j] * p * (p - 1) * Math.Pow(Math.Max(Math.Abs(present[j]), least), p - 2);
            curvature = Math.Max(curvature, 1e-250);
            response.Inverse[j] = 1 / curvature;
            response.Linear[j] = (curvature * present[j]) - Optimality.Slope(problem, j, present[j]);
        }
    }

    // The cost's slope along the step rises with it: its zero within the step, or the whole step.
    private void TakeBestPart()
    {
        if (!(SlopeAlong(1) > 0))
        {
            return;
        }

        var (low, high) = (0.0, 1.0);
        for (var count = 0; count < 40 && high - low > 1e-3 * high; count++)
        {
            var middle = 0.5 * (low + high);
            (low, high) = SlopeAlong(middle) > 0 ? (low, middle) : (middle, high);
        }

        if (low > 0.9)
        {
            return;
        }

        for (var j = 0; j < problem.Variables; j++)
        {
            work.Activations[j] = present[j] + (low * (work.Activations[j] - present[j]));
        }
    }

    private double SlopeAlong(double part)
    {
        var sum = 0.0;
        for (var j = 0; j < problem.Variables; j++)
        {
            var way = work.Activations[j] - present[j];
            sum += way * Optimality.Slope(problem, j, present[j] + (part * way));
        }

        return sum;
    }
}
