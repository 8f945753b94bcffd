namespace Hipwise.Body.Recruitment;

/// <summary>Minimises a quadratic cost under the bounds and equations: plain Newton steps first, the proximal ones where those do not do.</summary>
internal sealed class SquareStep(DualWorkspace work, DualAscent ascent, QuadraticResponse response, Nearest nearest, Polish polish)
{
    private const int PlainSteps = 60;
    private const double Met = 1e-10;

    /// <summary>Whether the proximal steps were needed since the last <see cref="Reset"/>.</summary>
    public bool UsedFallback { get; private set; }

    /// <summary>Starts a new frame.</summary>
    public void Reset() => UsedFallback = false;

    /// <summary>From the multipliers in the workspace.</summary>
    public AscentOutcome Run()
    {
        var outcome = ascent.Run(response, PlainSteps);
        polish.Run(response);
        if (outcome == AscentOutcome.Stalled && work.PrimalResidual <= Met)
        {
            outcome = AscentOutcome.Converged;
        }

        if (outcome != AscentOutcome.Converged)
        {
            UsedFallback = true;
            outcome = nearest.Run(response);
            polish.Run(response);
        }

        return outcome;
    }
}
