namespace Hipwise.Body.Recruitment;

/// <summary>How a run of <see cref="DualAscent"/> ended.</summary>
internal enum AscentOutcome
{
    /// <summary>The equations are met to the tolerance.</summary>
    Converged,

    /// <summary>The dual rises without end along the last step: no activations within the bounds meet the equations.</summary>
    Unbounded,

    /// <summary>Too many steps, or none that rises.</summary>
    Stalled,
}

/// <summary>
/// Maximises the dual g(y) = min over lo ≤ a ≤ hi of cost(a) − yᵀ(A·a − b), concave with gradient b − A·a(y), by semismooth Newton
/// steps with a nearly exact line search. With proximal weights δ it maximises g(y) − ½Σδᵢ(yᵢ − ȳᵢ)² instead, which always has a
/// maximum.
/// </summary>
internal sealed class DualAscent(RecruitmentProblem problem, DualWorkspace work)
{
    private const double Target = 1e-13;
    private const double GoodEnough = 1e-10;

    // A proximal round that makes no more headway is left to the next one.
    private const int IdleSteps = 30;


    private readonly double[] gradient = new double[problem.PaddedRows];
    private readonly double[] factoredCompliance = new double[problem.Stride];
    private readonly double[] nominal = new double[problem.Stride];
    private readonly DualLine line = new(problem);
    private bool factored;

    /// <summary>Newton steps since the last <see cref="Reset"/>.</summary>
    public int Steps { get; private set; }

    /// <summary>δ, one for each equation; all 0 outside the proximal iteration.</summary>
    public double[] Proximal { get; } = new double[problem.PaddedRows];

    /// <summary>ȳ.</summary>
    public double[] Centre { get; } = new double[problem.PaddedRows];

    /// <summary>The curvature an equation would have were every variable free.</summary>
    public double FullCurvature(int equation) =>
        Kernels.WeightedSquare(problem.Matrix.AsSpan(equation * problem.Stride, problem.Stride), nominal, work.Vectors);

    /// <summary>Forgets the last frame's factor and count.</summary>
    /// <param name="nominalCompliance">One for each variable, as if no bound held.</param>
    public void Reset(ReadOnlySpan<double> nominalCompliance)
    {
        Steps = 0;
        factored = false;
        Array.Clear(Proximal);
        nominalCompliance.CopyTo(nominal);
    }

    /// <summary>Solves with every variable free: the first guess of the multipliers.</summary>
    public void Start(Response response, ReadOnlySpan<double> nominalCompliance)
    {
        Array.Clear(work.Multipliers);
        Array.Clear(work.Prices);
        response.Update(work.Prices, work.Activations, work.Compliance);
        work.UpdateResidual();
        UpdateFactor(nominalCompliance);
        work.Residual.CopyTo(work.Multipliers, 0);
        work.Factor.Solve(work.Multipliers);
    }

    /// <summary>Climbs from the multipliers in the workspace, which hold the outcome afterwards.</summary>
    public AscentOutcome Run(Response response, int mostSteps)
    {
        work.UpdatePrices();
        var best = double.PositiveInfinity;
        var idle = 0;
        var patience = Proximal[0] > 0 ? IdleSteps : mostSteps;
        for (var step = 0; ; step++)
        {
            response.Update(work.Prices, work.Activations, work.Compliance);
            var error = UpdateGradient();
            idle = error < 0.5 * best ? 0 : idle + 1;
            best = Math.Min(best, error);
            if (error <= Target || (error <= GoodEnough && idle >= 2))
            {
                return AscentOutcome.Converged;
            }

            if (step == mostSteps || idle > patience || !double.IsFinite(error))
            {
                return AscentOutcome.Stalled;
            }

            UpdateFactor(work.Compliance);
            gradient.CopyTo(work.Step, 0);
            work.Factor.Solve(work.Step);
            Kernels.TransposeTimes(problem.Matrix, problem.Stride, work.Step, work.PriceStep, work.Vectors);
            Steps++;
            var length = line.Search(work, response, gradient, Proximal, Centre);
            if (!(length > 0))
            {
                return AscentOutcome.Stalled;
            }

            if (double.IsPositiveInfinity(length))
            {
                return AscentOutcome.Unbounded;
            }

            Kernels.AddScaled(length, work.Step, work.Multipliers, work.Vectors);
            work.UpdatePrices();
        }
    }

    /// <summary>The factor for those slopes, unless it is already there.</summary>
    public void UpdateFactor(ReadOnlySpan<double> compliance)
    {
        if (factored && compliance.SequenceEqual(factoredCompliance))
        {
            return;
        }

        work.Factor.Update(problem, compliance, Proximal, nominal);
        compliance.CopyTo(factoredCompliance);
        factored = true;
    }

    /// <summary>Makes the next step factor anew, after the proximal weights changed.</summary>
    public void ForgetFactor() => factored = false;

    // The dual's gradient, and its size against the equations' terms.
    private double UpdateGradient()
    {
        work.UpdateResidual();
        work.Residual.CopyTo(gradient, 0);
        var worst = 0.0;
        for (var i = 0; i < gradient.Length; i++)
        {
            var pull = Proximal[i] * (work.Multipliers[i] - Centre[i]);
            gradient[i] -= pull;
            var scaled = gradient[i] == 0 ? 0 : Math.Abs(gradient[i]) / (work.Size[i] + Math.Abs(pull));
            worst = scaled <= worst ? worst : scaled;
        }

        return worst;
    }
}
