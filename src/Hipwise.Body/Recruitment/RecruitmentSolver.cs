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

    private const int PlainSteps = 60;

    private readonly RecruitmentProblem problem;
    private readonly DualWorkspace work;
    private readonly DualAscent ascent;
    private readonly QuadraticResponse quadratic;
    private readonly Nearest nearest;
    private readonly Polish polish;
    private readonly Optimality optimality;
    private readonly ExponentChange exponentChange;
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
        polish = new(problem, work, ascent, optimality);
        exponentChange = new(problem, work, ascent, quadratic, polish, optimality);
        nominal = new double[problem.Stride];
        Solution = new(problem);
    }

    /// <summary>What the last <see cref="Solve"/> reached.</summary>
    public RecruitmentSolution Solution { get; }

    /// <summary>How many solves needed the proximal steps, since the solver was made.</summary>
    public int Fallbacks { get; private set; }

    /// <summary>Makes the next solve start from nothing, as after a jump in the movement.</summary>
    public void Forget() => warm = false;

    /// <summary>Solves the problem as it is filled in now.</summary>
    /// <returns>How it ended; the same as <see cref="RecruitmentSolution.Status"/>.</returns>
    /// <exception cref="ArgumentException">A number that no solve can use: not finite, a weight not above 0, crossed bounds.</exception>
    public RecruitmentStatus Solve()
    {
        RecruitmentProblem.Check(problem);
        UpdateNominal();
        ascent.Reset(nominal);
        Solution.UsedFallback = false;
        Solution.MutableProof.Clear();
        var outcome = problem.Exponent == 2 ? SolveSquare(warm) : SolvePower();
        polish.Run();
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

        var outcome = ascent.Run(quadratic, PlainSteps);
        if (outcome == AscentOutcome.Converged)
        {
            return outcome;
        }

        Fallbacks++;
        Solution.UsedFallback = true;
        return nearest.Run(quadratic);
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
