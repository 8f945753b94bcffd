using System.Numerics;

namespace Hipwise.Body.Recruitment;

/// <summary>
/// How muscles and other actuators share a load in one frame: min Σ wⱼ·|aⱼ|ᵖ subject to A·a = b and lo ≤ a ≤ hi. Its shape is constant, its
/// numbers are filled in anew for every frame. Bounds start at 0 and 1, weights at 1, everything else at 0.
/// </summary>
public sealed class RecruitmentProblem
{
    // Four rows and whole vectors at a time keep the kernels free of rests; the padding stays zero.
    internal const int RowBlock = 4;

    /// <summary>Room for a problem of that shape.</summary>
    /// <param name="equations">Rows of A, at least 1.</param>
    /// <param name="variables">Columns of A, at least 1.</param>
    /// <param name="exponent">p, greater than 1.</param>
    /// <exception cref="ArgumentException">A size below 1, or an exponent that is not a finite number above 1.</exception>
    public RecruitmentProblem(int equations, int variables, double exponent = 2)
    {
        if (equations < 1 || variables < 1)
        {
            throw new ArgumentException($"A problem of {equations} equations and {variables} variables: both must be at least 1.", nameof(equations));
        }

        if (!double.IsFinite(exponent) || exponent <= 1)
        {
            throw new ArgumentException($"The exponent is {exponent:G9}; it must be a finite number above 1.", nameof(exponent));
        }

        Equations = equations;
        Variables = variables;
        Exponent = exponent;
        Stride = RoundUp(variables, Vector<double>.Count);
        PaddedRows = RoundUp(equations, RowBlock);
        Matrix = new double[PaddedRows * Stride];
        RightHandSideArray = new double[PaddedRows];
        WeightArray = new double[Stride];
        LowerArray = new double[Stride];
        UpperArray = new double[Stride];
        Weights.Fill(1);
        Upper.Fill(1);
    }

    /// <summary>Rows of A: one for each equation of motion.</summary>
    public int Equations { get; }

    /// <summary>Columns of A: one for each muscle, reserve actuator or contact generator.</summary>
    public int Variables { get; }

    /// <summary>p; OpenSim calls it the activation exponent.</summary>
    public double Exponent { get; }

    /// <summary>b, one number for each equation: the generalised forces to be produced.</summary>
    public Span<double> RightHandSide => RightHandSideArray.AsSpan(0, Equations);

    /// <summary>w, one for each variable, each above 0.</summary>
    public Span<double> Weights => WeightArray.AsSpan(0, Variables);

    /// <summary>The least activation of each variable; may be −∞, as for a reserve actuator.</summary>
    public Span<double> Lower => LowerArray.AsSpan(0, Variables);

    /// <summary>The greatest activation of each variable; may be +∞, and may equal the least one.</summary>
    public Span<double> Upper => UpperArray.AsSpan(0, Variables);

    internal int Stride { get; }

    internal int PaddedRows { get; }

    internal double[] Matrix { get; }

    internal double[] RightHandSideArray { get; }

    internal double[] WeightArray { get; }

    internal double[] LowerArray { get; }

    internal double[] UpperArray { get; }

    /// <summary>One row of A, as long as there are variables: what each unit of activation contributes to that equation.</summary>
    /// <param name="equation">From 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such equation.</exception>
    public Span<double> Row(int equation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(equation);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(equation, Equations);
        return Matrix.AsSpan(equation * Stride, Variables);
    }

    /// <summary>Refuses numbers that no solve can use.</summary>
    /// <exception cref="ArgumentException">A or b not finite, a weight not above 0, or bounds that are NaN, crossed or leave no finite value.</exception>
    internal static void Check(RecruitmentProblem problem)
    {
        for (var i = 0; i < problem.Equations; i++)
        {
            if (!Kernels.AllFinite(problem.Row(i)))
            {
                throw new ArgumentException($"A of equation {i + 1} holds a number that is not finite.", nameof(problem));
            }
        }

        if (!Kernels.AllFinite(problem.RightHandSide))
        {
            throw new ArgumentException("The right-hand side holds a number that is not finite.", nameof(problem));
        }

        for (var j = 0; j < problem.Variables; j++)
        {
            CheckVariable(problem, j);
        }
    }

    private static int RoundUp(int count, int block) => (count + block - 1) / block * block;

    private static void CheckVariable(RecruitmentProblem problem, int j)
    {
        var (weight, lower, upper) = (problem.WeightArray[j], problem.LowerArray[j], problem.UpperArray[j]);
        if (!(weight > 0) || !double.IsFinite(weight))
        {
            throw new ArgumentException(
                $"The weight of variable {j + 1} is {weight:G9}; it must be finite and above 0 (a small one for what should cost little).", nameof(problem));
        }

        if (!(lower <= upper) || double.IsPositiveInfinity(lower) || double.IsNegativeInfinity(upper))
        {
            throw new ArgumentException(
                $"The bounds of variable {j + 1} are {lower:G9} and {upper:G9}; neither may be NaN, nor the first above the second.", nameof(problem));
        }
    }
}
