namespace Hipwise.Body.Recruitment;

/// <summary>What the last solve reached. Its numbers are overwritten by the next one.</summary>
public sealed class RecruitmentSolution
{
    private readonly double[] activations;
    private readonly double[] multipliers;
    private readonly double[] proof;
    private readonly BoundState[] states;

    internal RecruitmentSolution(RecruitmentProblem shape)
    {
        activations = new double[shape.Variables];
        multipliers = new double[shape.Equations];
        proof = new double[shape.Equations];
        states = new BoundState[shape.Variables];
    }

    /// <summary>How the solve ended.</summary>
    public RecruitmentStatus Status { get; internal set; }

    /// <summary>a, one for each variable, never outside its bounds. When infeasible: the least costly of those that come nearest.</summary>
    public ReadOnlySpan<double> Activations => activations;

    /// <summary>y, one for each equation: what one more unit of its right-hand side costs.</summary>
    public ReadOnlySpan<double> Multipliers => multipliers;

    /// <summary>
    /// When infeasible, weights for the equations that prove it: yᵀb is greater than yᵀA·a for every a within the bounds. Otherwise 0.
    /// </summary>
    public ReadOnlySpan<double> Proof => proof;

    /// <summary>Where each activation stands.</summary>
    public ReadOnlySpan<BoundState> States => states;

    /// <summary>Newton steps taken, over all parts of the solve.</summary>
    public int Iterations { get; internal set; }

    /// <summary>Whether the plain Newton steps were not enough and the proximal ones were taken.</summary>
    public bool UsedFallback { get; internal set; }

    /// <summary>The greatest |b − A·a| of an equation against |b| + Σ|Aⱼ·aⱼ|, and at least against what an
    /// activation of 10⁻⁴ gives; unchanged when an equation is scaled.</summary>
    public double PrimalResidual { get; internal set; }

    /// <summary>The greatest breach of stationarity against the sum of the sizes of its terms; signs at the bounds count.</summary>
    public double DualResidual { get; internal set; }

    /// <summary>The greater of the two: 0 at the optimum, and 1 at worst. The bounds themselves hold exactly.</summary>
    public double KktResidual => Math.Max(PrimalResidual, DualResidual);

    /// <summary>The greatest |b − A·a| of an equation against its greatest coefficient: how far a right-hand side is out of reach.</summary>
    public double Violation { get; internal set; }

    /// <summary>Σ w·|a|ᵖ.</summary>
    public double Cost { get; internal set; }

    internal Span<double> MutableActivations => activations;

    internal Span<double> MutableMultipliers => multipliers;

    internal Span<double> MutableProof => proof;

    internal Span<BoundState> MutableStates => states;
}
