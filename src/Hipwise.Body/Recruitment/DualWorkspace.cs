namespace Hipwise.Body.Recruitment;

/// <summary>Where a solve stands: the dual point, what follows from it, and the scratch of the next step.</summary>
internal sealed class DualWorkspace(RecruitmentProblem problem, bool vectors)
{
    // An equation that asks for almost nothing is measured against activations of this size: what is left below it is rounding in the others.
    internal const double LeastActivation = 1e-4;

    private readonly double[] greatest = new double[problem.PaddedRows];

    /// <summary>Whether the kernels may use vectors.</summary>
    public bool Vectors => vectors;

    /// <summary>y, one for each equation.</summary>
    public double[] Multipliers { get; } = new double[problem.PaddedRows];

    /// <summary>c = Aᵀy, one for each variable.</summary>
    public double[] Prices { get; } = new double[problem.Stride];

    /// <summary>a, within the bounds.</summary>
    public double[] Activations { get; } = new double[problem.Stride];

    /// <summary>da/dc, 0 at a bound.</summary>
    public double[] Compliance { get; } = new double[problem.Stride];

    /// <summary>b − A·a.</summary>
    public double[] Residual { get; } = new double[problem.PaddedRows];

    /// <summary>|b| + Σ|Aⱼ·aⱼ|, and at least what a ten-thousandth of an activation gives.</summary>
    public double[] Size { get; } = new double[problem.PaddedRows];

    /// <summary>The step of the multipliers.</summary>
    public double[] Step { get; } = new double[problem.PaddedRows];

    /// <summary>The step of the prices.</summary>
    public double[] PriceStep { get; } = new double[problem.Stride];

    /// <summary>A·D·Aᵀ and its factor.</summary>
    public DualFactor Factor { get; } = new(problem.PaddedRows, vectors);

    /// <summary>The greatest residual of an equation against its size: 0 where both are 0.</summary>
    public double PrimalResidual { get; private set; }

    /// <summary>Prices of the multipliers.</summary>
    public void UpdatePrices() => Kernels.TransposeTimes(problem.Matrix, problem.Stride, Multipliers, Prices, vectors);

    /// <summary>Takes in the coefficients of a new frame.</summary>
    public void UpdateGreatest()
    {
        for (var i = 0; i < problem.Equations; i++)
        {
            greatest[i] = Kernels.Greatest(problem.Matrix.AsSpan(i * problem.Stride, problem.Stride), vectors);
        }
    }

    /// <summary>Residual, size and their greatest ratio, of the activations as they are.</summary>
    public void UpdateResidual()
    {
        Kernels.UpdateResidual(problem.Matrix, problem.Stride, Activations, problem.RightHandSideArray, Residual, Size, vectors);
        var worst = 0.0;
        for (var i = 0; i < Residual.Length; i++)
        {
            Size[i] = Math.Max(Size[i], LeastActivation * greatest[i]);
            if (Residual[i] != 0)
            {
                var scaled = Math.Abs(Residual[i]) / Size[i];
                worst = scaled <= worst ? worst : scaled;
            }
        }

        PrimalResidual = worst;
    }

    /// <summary>The greatest residual of an equation against its greatest coefficient, or as it is where there is none.</summary>
    public double Violation()
    {
        var worst = 0.0;
        for (var i = 0; i < problem.Equations; i++)
        {
            worst = Math.Max(worst, Math.Abs(Residual[i]) / (greatest[i] > 0 ? greatest[i] : 1));
        }

        return worst;
    }
}
