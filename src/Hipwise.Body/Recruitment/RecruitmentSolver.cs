using System.Numerics;

namespace Hipwise.Body.Recruitment;

/// <summary>
/// Solves recruitment problems of one shape, frame after frame, without allocating. It climbs the dual by semismooth Newton steps,
/// which starts best from the last frame's multipliers. One solver serves one thread.
/// </summary>
public sealed class RecruitmentSolver
{
    /// <summary>The greatest <see cref="RecruitmentSolution.KktResidual"/> of a solution that counts as solved.</summary>
    public const double Tolerance = 1e-9;

    private readonly RecruitmentProblem problem;
    private readonly DualWorkspace work;
    private readonly DualAscent ascent;
    private readonly QuadraticResponse quadratic;
    private readonly Nearest nearest;
    private readonly SquareStep square;
    private readonly Optimality optimality;
    private readonly ExponentChange exponentChange;
    private readonly Sensitivity sensitivity;
    private readonly double[] nominal;
    private bool warm;

    /// <summary>Room for problems of that shape.</summary>
    /// <param name="problem">The caller fills it in before each <see cref="Solve"/>.</param>
    public RecruitmentSolver(RecruitmentProblem problem)
        : this(problem, Vector.IsHardwareAccelerated)
    {
    }

    internal RecruitmentSolver(RecruitmentProblem problem, bool vectors)
    {
        ArgumentNullException.ThrowIfNull(problem);
        this.problem = problem;
        work = new(problem, vectors);
        ascent = new(problem, work);
        quadratic = new(problem, vectors);
        nearest = new(problem, work, ascent);
        optimality = new(problem, work);
        var polish = new Polish(problem, work, ascent, optimality);
        square = new(work, ascent, quadratic, nearest, polish);
        exponentChange = new(problem, work, ascent, nearest, polish, new(problem, work, quadratic, square, optimality));
        sensitivity = new(problem, work);
        nominal = new double[problem.Stride];
        Solution = new(problem);
    }

    /// <summary>What the last <see cref="Solve"/> reached.</summary>
    public RecruitmentSolution Solution { get; }

    /// <summary>How many solves needed the proximal steps, since the solver was made.</summary>
    public int Fallbacks { get; private set; }

    /// <summary>
    /// How many equations the free variables of the last <see cref="UpdateSensitivity"/> can change independently. When fewer than
    /// there are equations, its derivatives hold for such changes of b alone as the free variables can follow.
    /// </summary>
    public int SensitivityRank => sensitivity.Rank;

    /// <summary>da/dbᵢ: how fast each activation rises with that equation's right-hand side, as of the last <see cref="UpdateSensitivity"/>.</summary>
    /// <param name="equation">From 0.</param>
    /// <returns>One for each variable; 0 for those at a bound.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such equation.</exception>
    public ReadOnlySpan<double> SensitivityTo(int equation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(equation);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(equation, problem.Equations);
        return sensitivity.To(equation);
    }

    /// <summary>
    /// Fills in the derivatives of the last solve's activations by the right-hand side, for the active set it ended with; the problem must
    /// still hold the same numbers. Where an activation lies at a bound that it would leave without cost, or is 0 with an exponent above 2,
    /// there is no derivative: the bound is then kept, and the rate is a large one-sided difference.
    /// </summary>
    public void UpdateSensitivity() => sensitivity.Update();

    /// <summary>Makes the next solve start from nothing, as after a jump in the movement.</summary>
    public void Forget() => warm = false;

    /// <summary>Solves the problem as it is filled in now.</summary>
    /// <returns>How it ended; the same as <see cref="RecruitmentSolution.Status"/>.</returns>
    /// <exception cref="ArgumentException">A number that no solve can use: not finite, a weight not above 0, crossed bounds.</exception>
    public RecruitmentStatus Solve()
    {
        RecruitmentProblem.Check(problem);
        work.UpdateGreatest();
        UpdateNominal();
        ascent.Reset(nominal);
        square.Reset();
        exponentChange.Reset();
        Solution.MutableProof.Clear();
        var outcome = problem.Exponent == 2 ? SolveSquare(warm) : SolvePower();
        Solution.UsedFallback = square.UsedFallback || exponentChange.UsedFallback;
        Fallbacks += Solution.UsedFallback ? 1 : 0;
        Report(outcome);
        warm = Solution.Status == RecruitmentStatus.Solved;
        return Solution.Status;
    }

    private AscentOutcome SolveSquare(bool fromLast)
    {
        SetSquareCost();
        if (!fromLast)
        {
            ascent.Start(quadratic, nominal);
        }

        return square.Run();
    }

    private AscentOutcome SolvePower()
    {
        if (warm && exponentChange.Continue())
        {
            return AscentOutcome.Converged;
        }

        var outcome = SolveSquare(fromLast: false);
        return outcome == AscentOutcome.Converged && !exponentChange.Run() ? AscentOutcome.Stalled : outcome;
    }

    private void UpdateNominal()
    {
        for (var j = 0; j < problem.Variables; j++)
        {
            nominal[j] = problem.LowerArray[j] < problem.UpperArray[j] ? 0.5 / problem.WeightArray[j] : 0;
        }
    }

    private void SetSquareCost()
    {
        for (var j = 0; j < problem.Variables; j++)
        {
            quadratic.Inverse[j] = 0.5 / problem.WeightArray[j];
            quadratic.Linear[j] = 0;
        }
    }

    private void Report(AscentOutcome outcome)
    {
        work.Activations.AsSpan(0, problem.Variables).CopyTo(Solution.MutableActivations);
        work.Multipliers.AsSpan(0, problem.Equations).CopyTo(Solution.MutableMultipliers);
        Solution.Iterations = ascent.Steps;
        Solution.PrimalResidual = work.PrimalResidual;
        Solution.DualResidual = optimality.DualResidual();
        Solution.Violation = work.Violation();
        UpdateStates();
        Solution.Status = Solution.KktResidual <= Tolerance ? RecruitmentStatus.Solved : RecruitmentStatus.IterationLimit;
        if (Solution.Status != RecruitmentStatus.Solved && outcome == AscentOutcome.Unbounded)
        {
            Solution.Status = RecruitmentStatus.Infeasible;
            nearest.Proof.AsSpan(0, problem.Equations).CopyTo(Solution.MutableProof);
        }
    }

    private void UpdateStates()
    {
        var cost = 0.0;
        for (var j = 0; j < problem.Variables; j++)
        {
            var activation = work.Activations[j];
            var state = activation >= problem.UpperArray[j] ? BoundState.AtUpper : BoundState.Free;
            Solution.MutableStates[j] = activation <= problem.LowerArray[j] ? BoundState.AtLower : state;
            cost += activation * Optimality.Slope(problem, j, activation);
        }

        Solution.Cost = cost / problem.Exponent;
    }
}
