using System.Collections.Immutable;

namespace Hipwise.Body.Model;

/// <summary>A function of one number, as OpenSim models give for joints, moving points and couplings. Plain data;
/// <see cref="CompiledFunction"/> evaluates it.</summary>
public abstract record ScalarFunction
{
    private ScalarFunction()
    {
    }

    /// <summary>The same value everywhere.</summary>
    /// <param name="Value">That value.</param>
    public sealed record Constant(double Value) : ScalarFunction;

    /// <summary>A straight line.</summary>
    /// <param name="Slope">Change of value for a change of 1.</param>
    /// <param name="Intercept">Value at 0.</param>
    public sealed record Linear(double Slope, double Intercept) : ScalarFunction;

    /// <summary>A polynomial.</summary>
    /// <param name="Coefficients">Highest power first.</param>
    public sealed record Polynomial(ImmutableArray<double> Coefficients) : ScalarFunction;

    /// <summary>SIMM's cubic spline: third derivatives at the ends from the cubic through the four outermost knots,
    /// straight lines beyond the knots (source: opensim-core).</summary>
    /// <param name="X">Knots, rising.</param>
    /// <param name="Y">Values there.</param>
    public sealed record SimmSpline(ImmutableArray<double> X, ImmutableArray<double> Y) : ScalarFunction;

    /// <summary>Natural cubic spline (second derivative 0 at the ends), straight lines beyond the knots.</summary>
    /// <param name="X">Knots, rising.</param>
    /// <param name="Y">Values there.</param>
    public sealed record NaturalCubicSpline(ImmutableArray<double> X, ImmutableArray<double> Y) : ScalarFunction;

    /// <summary>Straight lines between the knots; the outermost lines go on.</summary>
    /// <param name="X">Knots, rising.</param>
    /// <param name="Y">Values there.</param>
    public sealed record PiecewiseLinear(ImmutableArray<double> X, ImmutableArray<double> Y) : ScalarFunction;

    /// <summary>Another function times a factor.</summary>
    /// <param name="Inner">That function.</param>
    /// <param name="Factor">What its value is multiplied by.</param>
    public sealed record Multiplied(ScalarFunction Inner, double Factor) : ScalarFunction;

    /// <summary>amplitude · sin(omega · x + phase) + offset.</summary>
    /// <param name="Amplitude">Half the swing.</param>
    /// <param name="Omega">Radians for each 1 of x.</param>
    /// <param name="Phase">Radians at x = 0.</param>
    /// <param name="Offset">Middle of the swing.</param>
    public sealed record Sine(double Amplitude, double Omega, double Phase, double Offset) : ScalarFunction;

    /// <summary>The identity: value = x.</summary>
    public static ScalarFunction Identity { get; } = new Linear(1, 0);

    /// <summary>0 everywhere.</summary>
    public static ScalarFunction Zero { get; } = new Constant(0);
}
