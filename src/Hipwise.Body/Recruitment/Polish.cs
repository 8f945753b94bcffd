namespace Hipwise.Body.Recruitment;

/// <summary>Refines the free activations and the multipliers together for the active set that is there, down to rounding.</summary>
internal sealed class Polish(RecruitmentProblem problem, DualWorkspace work, DualAscent ascent, Optimality optimality)
{
    private const double Rounding = 1e-12;
    private const int MostRounds = 4;

    private readonly double[] activations = new double[problem.Stride];
    private readonly double[] multipliers = new double[problem.PaddedRows];
    private readonly double[] prices = new double[problem.Stride];

    /// <summary>Lowers the residual of the equations as far as it goes; never raises the breach of optimality.</summary>
    /// <param name="model">The quadratic cost to judge by in place of the problem's own, or null.</param>
    public void Run(QuadraticResponse? model)
    {
        for (var round = 0; round < MostRounds && work.PrimalResidual > Rounding; round++)
        {
            var before = Math.Max(work.PrimalResidual, optimality.DualResidual(model));
            Keep();
            Refine();
            work.UpdateResidual();
            if (!(Math.Max(work.PrimalResidual, optimality.DualResidual(model)) < before))
            {
                Restore();
                return;
            }
        }
    }

    private void Refine()
    {
        ascent.UpdateFactor(work.Compliance);
        work.Residual.CopyTo(work.Step, 0);
        work.Factor.Solve(work.Step);
        Kernels.TransposeTimes(problem.Matrix, problem.Stride, work.Step, work.PriceStep, work.Vectors);
        for (var j = 0; j < problem.Variables; j++)
        {
            var moved = work.Activations[j] + (work.Compliance[j] * work.PriceStep[j]);
            work.Activations[j] = Math.Min(Math.Max(moved, problem.LowerArray[j]), problem.UpperArray[j]);
        }

        Kernels.AddScaled(1, work.Step, work.Multipliers, work.Vectors);
        Kernels.AddScaled(1, work.PriceStep, work.Prices, work.Vectors);
    }

    private void Keep()
    {
        work.Activations.CopyTo(activations, 0);
        work.Multipliers.CopyTo(multipliers, 0);
        work.Prices.CopyTo(prices, 0);
    }

    private void Restore()
    {
        activations.CopyTo(work.Activations, 0);
        multipliers.CopyTo(work.Multipliers, 0);
        prices.CopyTo(work.Prices, 0);
        work.UpdateResidual();
    }
}
