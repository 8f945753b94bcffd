namespace Hipwise.Signals.Filters;

/// <summary>One section of a filter: (b₀ + b₁z⁻¹ + b₂z⁻²) / (1 + a₁z⁻¹ + a₂z⁻²).</summary>
/// <param name="B0">What the sample of now counts for.</param>
/// <param name="B1">The one before it.</param>
/// <param name="B2">The one before that.</param>
/// <param name="A1">What the last result takes away.</param>
/// <param name="A2">What the one before that does.</param>
public readonly record struct Section(double B0, double B1, double B2, double A1, double A2)
{
    /// <summary>From an analog section (n₂s² + n₁s + n₀) / (s² + d₁s + d₀) by the bilinear transform s = (1 − z⁻¹)/(1 + z⁻¹).</summary>
    internal static Section Of(double n2, double n1, double n0, double d1, double d0)
    {
        var leading = 1 + d1 + d0;
        return new((n2 + n1 + n0) / leading, 2 * (n0 - n2) / leading, (n2 - n1 + n0) / leading, 2 * (d0 - 1) / leading, (1 - d1 + d0) / leading);
    }
}
