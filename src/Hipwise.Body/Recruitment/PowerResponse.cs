namespace Hipwise.Body.Recruitment;

/// <summary>The answer to costs w·|a|ᵖ for p below 2, where it has a slope everywhere: a = ±(|c|/(w·p))^(1/(p−1)), clipped to the bounds.</summary>
internal sealed class PowerResponse(RecruitmentProblem problem) : Response
{
    private readonly double[] prices = new double[problem.Stride];
    private readonly double[] direction = new double[problem.Stride];

    /// <summary>p, between 1 and 2.</summary>
    public double Exponent { get; set; } = problem.Exponent;

    /// <inheritdoc/>
    public override void Update(ReadOnlySpan<double> prices, Span<double> activations, Span<double> compliance)
    {
        for (var j = 0; j < problem.Variables; j++)
        {
            (activations[j], compliance[j]) = At(j, prices[j]);
        }
    }

    /// <inheritdoc/>
    public override void Aim(ReadOnlySpan<double> prices, ReadOnlySpan<double> direction)
    {
        prices.CopyTo(this.prices);
        direction.CopyTo(this.direction);
    }

    /// <inheritdoc/>
    public override (double Value, double Slope) Along(double step)
    {
        var (value, slope) = (0.0, 0.0);
        for (var j = 0; j < problem.Variables; j++)
        {
            var (activation, compliance) = At(j, prices[j] + (step * direction[j]));
            value += direction[j] * activation;
            slope += direction[j] * direction[j] * compliance;
        }

        return (value, slope);
    }

    private (double Activation, double Compliance) At(int j, double price)
    {
        var (lower, upper) = (problem.LowerArray[j], problem.UpperArray[j]);
        var relative = Math.Abs(price) / (problem.WeightArray[j] * Exponent);
        var size = Optimality.Power(relative, 1 / (Exponent - 1));
        var wish = Math.CopySign(size, price);
        var within = Math.Min(Math.Max(wish, lower), upper);
        var compliance = wish >= lower && wish <= upper && lower < upper && size > 0 ? size / ((Exponent - 1) * Math.Abs(price)) : 0;
        return (within, compliance);
    }
}
