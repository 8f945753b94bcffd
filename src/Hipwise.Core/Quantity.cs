namespace Hipwise.Core;

/// <summary>A measured number with its uncertainty.</summary>
/// <param name="Value">The best value, in <paramref name="Unit"/>.</param>
/// <param name="Sd">One standard deviation of the value, in the same unit; zero or more.</param>
/// <param name="Unit">The unit of both.</param>
public readonly record struct Quantity(double Value, double Sd, Unit Unit)
{
    /// <summary>The value for people, without its uncertainty.</summary>
    public string Words => Unit.Format(Value);

    /// <summary>The value and its standard deviation for people, for instance <c>9 ± 1.5°</c>.</summary>
    public string WordsWithSd => Unit.Format(Value, Sd);
}
