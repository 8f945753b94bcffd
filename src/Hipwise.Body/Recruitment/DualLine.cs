namespace Hipwise.Body.Recruitment;

/// <summary>Where along a step the dual is highest. Its slope there needs no product with A, so the search is nearly exact.</summary>
internal sealed class DualLine(RecruitmentProblem problem)
{
    private const int MostTries = 80;
    private const double AcceptNewton = 0.1;
    private const double AcceptOther = 0.01;
    private const double FarAway = 1e8;

    // Against the sum of the terms that cancel.
    private const double Rounding = 1e-15;
    private const double Proof = 1e-9;

    private double constant;
    private double linear;

    /// <summary>How much of the step to take: more than 0; +∞ where the dual rises without end; NaN where the step does not rise.</summary>
    public double Search(DualWorkspace work, Response response, ReadOnlySpan<double> gradient, ReadOnlySpan<double> proximal, ReadOnlySpan<double> centre)
    {
        var rise = Kernels.Dot(gradient, work.Step, work.Vectors);
        if (!(rise > 0))
        {
            return double.NaN;
        }

        var noise = UpdateTerms(work, proximal, centre) * Rounding;
        response.Aim(work.Prices, work.PriceStep);
        var (low, high, step) = (0.0, double.PositiveInfinity, 1.0);
        var accept = AcceptNewton * rise;
        for (var count = 0; count < MostTries; count++)
        {
            var (value, slope) = response.Along(step);
            var remaining = constant - (linear * step) - value;
            if (Math.Abs(remaining) <= Math.Max(accept, noise))
            {
                return step;
            }

            accept = AcceptOther * rise;
            if (remaining > 0 && step >= FarAway && RisesForEver(work))
            {
                return double.PositiveInfinity;
            }

            (low, high) = remaining > 0 ? (step, high) : (low, step);
            step = Next(step, low, high, remaining / (slope + linear));
        }

        return low > 0 ? low : step;
    }

    private static double Next(double step, double low, double high, double newton)
    {
        var next = step + newton;
        if (double.IsPositiveInfinity(high))
        {
            return double.IsFinite(next) ? Math.Clamp(next, 2 * step, 100 * step) : 100 * step;
        }

        if (next > low && next < high)
        {
            return next;
        }

        if (low <= 0)
        {
            return high / 10;
        }

        return high > 4 * low ? Math.Sqrt(low * high) : 0.5 * (low + high);
    }

    // The slope along the step is constant − linear · t − Σ q·a(t); told back is the size of what cancels in it.
    private double UpdateTerms(DualWorkspace work, ReadOnlySpan<double> proximal, ReadOnlySpan<double> centre)
    {
        (constant, linear) = (0, 0);
        var size = 0.0;
        for (var i = 0; i < work.Step.Length; i++)
        {
            var d = work.Step[i];
            constant += d * (problem.RightHandSideArray[i] - (proximal[i] * (work.Multipliers[i] - centre[i])));
            linear += proximal[i] * d * d;
            size += Math.Abs(d) * work.Size[i];
        }

        return size;
    }

    // The step proves that nothing within the bounds meets the equations: dᵀb exceeds the most that dᵀA·a can be.
    private bool RisesForEver(DualWorkspace work)
    {
        var (most, size) = (0.0, 0.0);
        for (var i = 0; i < work.Step.Length; i++)
        {
            most -= work.Step[i] * problem.RightHandSideArray[i];
            size += Math.Abs(work.Step[i] * problem.RightHandSideArray[i]);
        }

        for (var j = 0; j < problem.Variables; j++)
        {
            var q = work.PriceStep[j];
            var term = q == 0 ? 0 : q * (q > 0 ? problem.UpperArray[j] : problem.LowerArray[j]);
            most += term;
            size += Math.Abs(term);
        }

        return most < -Proof * size;
    }
}
