namespace Hipwise.Body.Recruitment;

/// <summary>How the optimum moves with the right-hand side while the active set stays: da/db = D·Aᵀ·(A·D·Aᵀ)⁻¹, D of the free variables.</summary>
internal sealed class Sensitivity(RecruitmentProblem problem, DualWorkspace work)
{
    // A cost without curvature (p above 2, activation 0) gets that of this activation.
    private const double LeastActivation = 1e-9;

    private readonly double[] rates = new double[problem.Equations * problem.Stride];
    private readonly double[] compliance = new double[problem.Stride];
    private readonly double[] unit = new double[problem.PaddedRows];

    /// <summary>How many equations the free variables can change independently of each other.</summary>
    public int Rank { get; private set; }

    /// <summary>da/dbᵢ, one for each variable.</summary>
    public ReadOnlySpan<double> To(int equation) => rates.AsSpan(equation * problem.Stride, problem.Variables);

    /// <summary>At the activations in the workspace.</summary>
    public void Update()
    {
        var p = problem.Exponent;
        for (var j = 0; j < problem.Variables; j++)
        {
            var a = work.Activations[j];
            var size = p > 2 ? Math.Max(Math.Abs(a), LeastActivation) : Math.Abs(a);
            var curvature = problem.WeightArray[j] * p * (p - 1) * Optimality.Power(size, p - 2);
            compliance[j] = a > problem.LowerArray[j] && a < problem.UpperArray[j] ? 1 / curvature : 0;
        }

        work.Factor.Update(problem, compliance, [], compliance);
        Rank = problem.PaddedRows - work.Factor.Dependent;
        for (var i = 0; i < problem.Equations; i++)
        {
            UpdateRates(i);
        }
    }

    private void UpdateRates(int equation)
    {
        Array.Clear(unit);
        unit[equation] = 1;
        work.Factor.Solve(unit);
        var rate = rates.AsSpan(equation * problem.Stride, problem.Stride);
        Kernels.TransposeTimes(problem.Matrix, problem.Stride, unit, rate, work.Vectors);
        for (var j = 0; j < rate.Length; j++)
        {
            rate[j] *= compliance[j];
        }
    }
}
