namespace Hipwise.Body.Recruitment;

/// <summary>
/// What every variable does at given prices: the activation within its bounds that minimises cost − price · activation. Prices are
/// c = Aᵀy, one for each variable; activations never fall as prices rise.
/// </summary>
internal abstract class Response
{
    /// <summary>Activations at these prices, and their slopes: 0 at a bound.</summary>
    /// <param name="prices">c, one for each variable, padded as the problem's rows.</param>
    /// <param name="activations">Within the bounds, exactly.</param>
    /// <param name="compliance">Change of activation for a change of price, never negative.</param>
    public abstract void Update(ReadOnlySpan<double> prices, Span<double> activations, Span<double> compliance);

    /// <summary>Prepares a walk from these prices along that direction.</summary>
    public abstract void Aim(ReadOnlySpan<double> prices, ReadOnlySpan<double> direction);

    /// <summary>Σ direction · activation at prices + step · direction, and its slope in the step.</summary>
    public abstract (double Value, double Slope) Along(double step);
}
