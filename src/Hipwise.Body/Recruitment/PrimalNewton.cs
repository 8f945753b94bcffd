namespace Hipwise.Body.Recruitment;

/// <summary>
/// The way for exponents above 2, whose dual has no slope where an activation is 0: each step minimises the cost's second-order
/// model about the present activations, within the bounds and the equations, by <see cref="DualAscent"/>; then the cost itself
/// is minimised along that step.
/// </summary>
internal sealed class PrimalNewton(
    RecruitmentProblem problem, DualWorkspace work, QuadraticResponse response, SquareStep square, Optimality optimality)
{
    private const int MostSteps = 150;
    private const double Target = 1e-12;
    private const double GoodEnough = 1e-10;

    // Below the activation whose cost rises this slowly, against the variable's price, the model keeps that activation's curvature.
    private const double FirstFloor = 1e-1;
    private const double WarmFloor = 1e-5;
    private const double LeastFloor = 1e-12;
    private const double FloorStep = 0.1;
    private const double FloorAfterFailure = 300;
    private const int MostFailures = 8;

    private readonly double[] present = new double[problem.Stride];
    private readonly double[] priceSizes = new double[problem.Stride];

    /// <summary>From the activations in the workspace, which must lie within the bounds, and its multipliers.</summary>
    /// <param name="meetsEquations">Whether they also meet the equations.</param>
    public bool Run(bool meetsEquations)
    {
        work.Activations.CopyTo(present, 0);
        UpdatePriceSizes();
        var floor = meetsEquations ? FirstFloor : WarmFloor;
        var (best, idle, failures) = (double.PositiveInfinity, 0, 0);
        for (var step = 0; step < MostSteps; step++)
        {
            UpdateModel(floor);
            if (square.Run() != AscentOutcome.Converged)
            {
                // Stiffnesses too far apart for a step: nearer together, smaller steps.
                if (++failures == MostFailures || !meetsEquations)
                {
                    return false;
                }

                floor = Math.Min(FirstFloor, floor * FloorAfterFailure);
                continue;
            }

            if (meetsEquations)
            {
                TakeBestPart();
            }

            meetsEquations = true;
            work.Activations.CopyTo(present, 0);
            work.UpdateResidual();
            var error = optimality.DualResidual();
            optimality.PriceSizes.CopyTo(priceSizes);
            idle = error < 0.5 * best ? 0 : idle + 1;
            best = Math.Min(best, error);
            if (error <= Target || (error <= GoodEnough && idle >= 3))
            {
                return true;
            }

            floor = Math.Max(LeastFloor, floor * FloorStep);
        }

        return false;
    }

    // The multipliers for squares, brought to this exponent's scale: how large each variable's price may be.
    private void UpdatePriceSizes()
    {
        var (own, square) = (0.0, 0.0);
        for (var j = 0; j < problem.Variables; j++)
        {
            own += Optimality.Slope(problem, j, present[j]) * present[j];
            square += present[j] * 2 * problem.WeightArray[j] * present[j];
        }

        Kernels.TransposeSize(problem.Matrix, problem.Stride, work.Multipliers, priceSizes, work.Vectors);
        for (var j = 0; j < priceSizes.Length && square > 0; j++)
        {
            priceSizes[j] *= own / square;
        }
    }

    // Cost about the present activations: ½·h·a² − l·a, with h kept off 0.
    private void UpdateModel(double floor)
    {
        var p = problem.Exponent;
        for (var j = 0; j < problem.Variables; j++)
        {
            var stiffness = problem.WeightArray[j] * p;
            var least = Optimality.Power(Math.Max(priceSizes[j], 1e-100) * floor / stiffness, 1 / (p - 1));
            var curvature = stiffness * (p - 1) * Optimality.Power(Math.Max(Math.Abs(present[j]), least), p - 2);
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

    // A step meets the equations, so that its prices add up to 0: with them the sum keeps its digits.
    private double SlopeAlong(double part)
    {
        var sum = 0.0;
        for (var j = 0; j < problem.Variables; j++)
        {
            var way = work.Activations[j] - present[j];
            sum += way * (Optimality.Slope(problem, j, present[j] + (part * way)) - work.Prices[j]);
        }

        return sum;
    }
}
