namespace Hipwise.Body.Recruitment;

/// <summary>
/// The robust way, taken when Newton's steps stall or the dual rises without end: proximal steps of the dual (the method of
/// multipliers). Where the equations can be met it finds the optimum; where they cannot, its residual goes to the least one
/// there is, and the residual itself proves that none is 0.
/// </summary>
/// <remarks>"Least" weighs each equation by its greatest coefficient, so that its unit does not matter.</remarks>
internal sealed class Nearest(RecruitmentProblem problem, DualWorkspace work, DualAscent ascent)
{
    private const int MostRounds = 60;
    private const int StepsPerRound = 100;
    private const double FirstWeight = 1e-5;
    private const double LeastWeight = 1e-8;
    private const double Settled = 1e-8;
    private const double Met = 1e-11;
    private const double Negligible = 1e-6;
    private const double ClearGap = 1e-10;

    private readonly double[] metric = new double[problem.PaddedRows];
    private readonly double[] pullSizes = new double[problem.Stride];
    private readonly double[] last = new double[problem.PaddedRows];

    /// <summary>The proof y: yᵀb is greater than yᵀA·a for every a within the bounds. Valid after <see cref="AscentOutcome.Unbounded"/>.</summary>
    public double[] Proof { get; } = new double[problem.PaddedRows];

    /// <summary>From the multipliers in the workspace where they are worth it, else from 0.</summary>
    public AscentOutcome Run(Response response, bool keepMultipliers = false)
    {
        Start(keepMultipliers);
        var weight = FirstWeight * LargestRatio();
        var least = LeastWeight * LargestRatio();
        var (before, changeBefore, outOfReach) = (double.PositiveInfinity, double.PositiveInfinity, false);
        for (var round = 0; round < MostRounds; round++)
        {
            SetProximal(weight);
            work.Multipliers.CopyTo(ascent.Centre, 0);
            ascent.Run(response, StepsPerRound);
            if (work.PrimalResidual <= Met)
            {
                break;
            }

            var (violation, change) = (Violation(), Changed());
            outOfReach = Proves();
            if (outOfReach && change <= Settled * violation)
            {
                break;
            }

            // Out of reach the residual stays; what still changes is only which of the nearest activations it is.
            var slow = outOfReach ? change > 0.3 * changeBefore : violation > 0.3 * before;
            weight = slow && round > 2 ? Math.Max(least, 0.1 * weight) : weight;
            (before, changeBefore) = (violation, change);
            work.Residual.CopyTo(last, 0);
        }

        SetProximal(0);
        if (work.PrimalResidual <= Met)
        {
            return AscentOutcome.Converged;
        }

        return outOfReach ? AscentOutcome.Unbounded : AscentOutcome.Stalled;
    }

    private void Start(bool keepMultipliers)
    {
        UpdateMetric();
        Array.Clear(last);
        if (!keepMultipliers)
        {
            Array.Clear(work.Multipliers);
        }
    }

    private void SetProximal(double weight)
    {
        for (var i = 0; i < metric.Length; i++)
        {
            ascent.Proximal[i] = weight * metric[i];
        }

        ascent.ForgetFactor();
    }

    private void UpdateMetric()
    {
        for (var i = 0; i < metric.Length; i++)
        {
            var greatest = Kernels.Greatest(problem.Matrix.AsSpan(i * problem.Stride, problem.Stride), work.Vectors);
            metric[i] = greatest > 0 ? greatest * greatest : 1;
        }
    }

    private double LargestRatio()
    {
        var largest = 0.0;
        for (var i = 0; i < problem.Equations; i++)
        {
            largest = Math.Max(largest, ascent.FullCurvature(i) / metric[i]);
        }

        return largest;
    }

    private double Violation()
    {
        var sum = 0.0;
        for (var i = 0; i < metric.Length; i++)
        {
            sum += work.Residual[i] * work.Residual[i] / metric[i];
        }

        return Math.Sqrt(sum);
    }

    private double Changed()
    {
        var sum = 0.0;
        for (var i = 0; i < metric.Length; i++)
        {
            var change = work.Residual[i] - last[i];
            sum += change * change / metric[i];
        }

        return Math.Sqrt(sum);
    }

    // The least residual is orthogonal to every activation that may still move: it separates b from all that can be reached.
    private bool Proves()
    {
        var (gap, size) = (0.0, 0.0);
        for (var i = 0; i < Proof.Length; i++)
        {
            Proof[i] = work.Residual[i] / metric[i];
            gap += Proof[i] * problem.RightHandSideArray[i];
            size += Math.Abs(Proof[i] * problem.RightHandSideArray[i]);
        }

        Kernels.TransposeTimes(problem.Matrix, problem.Stride, Proof, work.PriceStep, work.Vectors);
        Kernels.TransposeSize(problem.Matrix, problem.Stride, Proof, pullSizes, work.Vectors);
        for (var j = 0; j < problem.Variables; j++)
        {
            var q = work.PriceStep[j];
            var bound = q > 0 ? problem.UpperArray[j] : problem.LowerArray[j];
            if (!double.IsFinite(bound) && Math.Abs(q) > Negligible * pullSizes[j])
            {
                return false;
            }

            // Where there is no bound the pull is rounding; the activation that is there now tells how much it weighs.
            var reach = q * (double.IsFinite(bound) ? bound : work.Activations[j]);
            gap -= reach;
            size += Math.Abs(reach);
        }

        return gap > ClearGap * size;
    }
}
