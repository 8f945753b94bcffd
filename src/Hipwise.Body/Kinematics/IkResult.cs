namespace Hipwise.Body.Kinematics;

/// <summary>How a frame of inverse kinematics ended.</summary>
/// <param name="Objective">Value of the objective (m² and task units).</param>
/// <param name="Iterations">Steps tried.</param>
/// <param name="Converged">Whether the last step was below the tolerance; the pose is the best found in either case.</param>
/// <param name="MarkersSeen">How many markers took part.</param>
/// <param name="SquaredError">Σ |rᵢ|² over them (m²).</param>
/// <param name="LargestError">The largest |rᵢ| (m).</param>
public readonly record struct IkResult(double Objective, int Iterations, bool Converged, int MarkersSeen, double SquaredError, double LargestError)
{
    /// <summary>Root of the mean squared marker error (m); 0 when no marker was seen.</summary>
    public double RootMeanSquare => MarkersSeen == 0 ? 0 : Math.Sqrt(SquaredError / MarkersSeen);
}
