namespace Hipwise.Body.Recruitment;

/// <summary>From the optimum for squares to the optimum for the problem's own exponent.</summary>
internal sealed class ExponentChange(
    RecruitmentProblem problem, DualWorkspace work, DualAscent ascent, Nearest nearest, Polish polish, PrimalNewton primal)
{
    private const int MostSteps = 100;
    private const double LeastActivation = 1e-3;

    private readonly PowerResponse power = new(problem);
    private readonly double[] last = new double[problem.Stride];
    private readonly double[] lastMultipliers = new double[problem.PaddedRows];

    /// <summary>Whether the proximal steps were needed since the last <see cref="Reset"/>.</summary>
    public bool UsedFallback { get; private set; }

    /// <summary>Starts a new frame.</summary>
    public void Reset() => UsedFallback = false;

    /// <summary>From the last solve's optimum, which this one's should be near.</summary>
    public bool Continue()
    {
        lastMultipliers.CopyTo(work.Multipliers, 0);
        if (problem.Exponent < 2)
        {
            return Keep(ascent.Run(power, MostSteps) == AscentOutcome.Converged);
        }

        for (var j = 0; j < problem.Variables; j++)
        {
            work.Activations[j] = Math.Min(Math.Max(last[j], problem.LowerArray[j]), problem.UpperArray[j]);
        }

        return Keep(primal.Run(meetsEquations: false));
    }

    /// <summary>From the optimum for squares, which the workspace holds.</summary>
    public bool Run()
    {
        if (problem.Exponent > 2)
        {
            return Keep(primal.Run(meetsEquations: true));
        }

        power.Exponent = 2;
        while (power.Exponent > problem.Exponent)
        {
            power.Exponent = Math.Max(problem.Exponent, 1 + (0.7 * (power.Exponent - 1)));
            FitMultipliers();
            ascent.Run(power, MostSteps);
        }

        polish.Run(model: null);
        if (work.PrimalResidual <= RecruitmentSolver.Tolerance)
        {
            return Keep(solved: true);
        }

        UsedFallback = true;
        var outcome = nearest.Run(power, keepMultipliers: true);
        polish.Run(model: null);
        return Keep(outcome == AscentOutcome.Converged);
    }

    private bool Keep(bool solved)
    {
        work.Activations.CopyTo(last, 0);
        work.Multipliers.CopyTo(lastMultipliers, 0);
        return solved;
    }

    // The multipliers whose prices come nearest to what the activations cost: (A·D·Aᵀ)·y = A·D·cost.
    private void FitMultipliers()
    {
        var p = power.Exponent;
        for (var j = 0; j < problem.Variables; j++)
        {
            var a = work.Activations[j];
            var free = a > problem.LowerArray[j] && a < problem.UpperArray[j];
            var size = Math.Max(Math.Abs(a), LeastActivation);
            var stiffness = problem.WeightArray[j] * p * (p - 1) * Math.Pow(size, p - 2);
            work.Compliance[j] = free ? 1 / stiffness : 0;
            work.PriceStep[j] = problem.WeightArray[j] * p * Math.CopySign(Math.Pow(Math.Abs(a), p - 1), a) * work.Compliance[j];
        }

        ascent.UpdateFactor(work.Compliance);
        for (var i = 0; i < work.Multipliers.Length; i++)
        {
            work.Multipliers[i] = Kernels.Dot(problem.Matrix.AsSpan(i * problem.Stride, problem.Stride), work.PriceStep, work.Vectors);
        }

        work.Factor.Solve(work.Multipliers);
    }
}
