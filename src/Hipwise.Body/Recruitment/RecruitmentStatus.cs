namespace Hipwise.Body.Recruitment;

/// <summary>How a solve ended.</summary>
public enum RecruitmentStatus
{
    /// <summary>The optimum, with <see cref="RecruitmentSolution.KktResidual"/> at most <see cref="RecruitmentSolver.Tolerance"/>.</summary>
    Solved,

    /// <summary>No activations within the bounds meet the equations; the solution holds those that come nearest, and the proof.</summary>
    Infeasible,

    /// <summary>Neither an optimum nor a proof that there is none was reached; the residuals say how far the solution is off.</summary>
    IterationLimit,
}

/// <summary>Where an activation stands between its bounds.</summary>
public enum BoundState
{
    /// <summary>Strictly between its bounds.</summary>
    Free,

    /// <summary>At its lower bound; a variable whose bounds coincide counts here.</summary>
    AtLower,

    /// <summary>At its upper bound.</summary>
    AtUpper,
}
