namespace Hipwise.Body.Recruitment;

/// <summary>How far activations and multipliers are from the conditions of the optimum, told against the size of the terms that must cancel.</summary>
internal sealed class Optimality(RecruitmentProblem problem, DualWorkspace work)
{
    private readonly double[] priceSizes = new double[problem.Stride];

    /// <summary>Σᵢ|Aᵢⱼ·yᵢ| for each variable, as of the last <see cref="DualResidual"/>.</summary>
    public ReadOnlySpan<double> PriceSizes => priceSizes;

    /// <summary>The greatest breach of wⱼ·p·|aⱼ|ᵖ⁻¹·sign(aⱼ) = (Aᵀy)ⱼ, one-sided at a bound, against |left side| + Σᵢ|Aᵢⱼ·yᵢ|,
    /// and with exponent 2 at least against the left side of an activation of 10⁻⁴.</summary>
    /// <param name="model">The quadratic cost to judge by in place of the problem's own, or null.</param>
    public double DualResidual(QuadraticResponse? model = null)
    {
        Kernels.TransposeSize(problem.Matrix, problem.Stride, work.Multipliers, priceSizes, work.Vectors);
        var worst = 0.0;
        for (var j = 0; j < problem.Variables; j++)
        {
            var slope = model?.CostSlope(j, work.Activations[j]) ?? Slope(problem, j, work.Activations[j]);
            var breach = Breach(j, work.Activations[j], slope - work.Prices[j]);
            if (breach != 0)
            {
                var scaled = breach / Math.Max(Math.Abs(slope) + priceSizes[j], LeastSlope(j));
                worst = scaled <= worst ? worst : scaled;
            }
        }

        return worst;
    }

    // A variable that hardly moves is measured against one that moves by the least activation; what is below is rounding in the others.
    private double LeastSlope(int j) => problem.Exponent == 2 ? Slope(problem, j, DualWorkspace.LeastActivation) : 0;

    /// <summary>What one more unit of activation costs: w·p·|a|ᵖ⁻¹, with a's sign.</summary>
    public static double Slope(RecruitmentProblem problem, int j, double activation) => problem.Exponent == 2
        ? 2 * problem.WeightArray[j] * activation
        : problem.WeightArray[j] * problem.Exponent * Math.CopySign(Power(Math.Abs(activation), problem.Exponent - 1), activation);

    /// <summary>sizeᵉ, quickly for the exponents that occur most.</summary>
    public static double Power(double size, double exponent) => exponent switch
    {
        0 => 1,
        0.5 => Math.Sqrt(size),
        1 => size,
        2 => size * size,
        3 => size * size * size,
        4 => size * size * (size * size),
        _ => Math.Pow(size, exponent),
    };

    private double Breach(int j, double activation, double excess)
    {
        var (lower, upper) = (problem.LowerArray[j], problem.UpperArray[j]);
        if (lower == upper)
        {
            return 0;
        }

        if (activation <= lower)
        {
            return Math.Max(0, -excess);
        }

        return activation >= upper ? Math.Max(0, excess) : Math.Abs(excess);
    }
}
