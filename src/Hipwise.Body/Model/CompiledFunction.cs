using System.Collections.Immutable;

namespace Hipwise.Body.Model;

/// <summary>A <see cref="ScalarFunction"/> ready to be evaluated with its first two derivatives, without allocation. Lines and splines
/// become pieces of cubics; polynomials and sines stay what they are.</summary>
public sealed class CompiledFunction
{
    private readonly double[] _knots;
    private readonly double[] _pieces;
    private readonly ScalarFunction.Sine? _sine;
    private readonly double[]? _polynomial;
    private readonly double _factor;

    private CompiledFunction(double[] knots, double[] pieces, double[]? polynomial, ScalarFunction.Sine? sine, double factor)
    {
        (_knots, _pieces, _polynomial, _sine, _factor) = (knots, pieces, polynomial, sine, factor);
    }

    /// <summary>Whether the value is the same everywhere.</summary>
    public bool IsConstant => _sine is null && _polynomial is null && _knots.Length == 0 && _pieces[1] == 0;

    /// <summary>Whether the value is x itself, which most coordinates of joints are.</summary>
    internal bool IsIdentity => _sine is null && _polynomial is null && _knots.Length == 0 && _pieces[0] == 0 && _pieces[1] == 1;

    /// <summary>Makes the evaluable form.</summary>
    /// <exception cref="ModelException">Knots are fewer than two, do not rise, or a number is not finite.</exception>
    public static CompiledFunction Compile(ScalarFunction function)
    {
        var factor = 1.0;
        while (function is ScalarFunction.Multiplied multiplied)
        {
            factor *= multiplied.Factor;
            function = multiplied.Inner;
        }

        return function switch
        {
            ScalarFunction.Constant(var value) => new([], [Finite(value) * factor, 0, 0, 0], null, null, 1),
            ScalarFunction.Linear(var slope, var intercept) => new([], [Finite(intercept) * factor, Finite(slope) * factor, 0, 0], null, null, 1),
            ScalarFunction.Polynomial(var coefficients) => new([], [], [.. coefficients.Select(c => Finite(c) * factor)], null, 1),
            ScalarFunction.Sine sine => new([], [], null, sine, factor),
            ScalarFunction.SimmSpline(var x, var y) => FromKnots(x, y, factor, CubicSpline.SimmSecondDerivatives),
            ScalarFunction.NaturalCubicSpline(var x, var y) => FromKnots(x, y, factor, CubicSpline.NaturalSecondDerivatives),
            ScalarFunction.PiecewiseLinear(var x, var y) => FromKnots(x, y, factor, (knots, _) => new double[knots.Length]),
            _ => throw new ModelException($"A function of kind {function.GetType().Name} is not known."),
        };
    }

    /// <summary>The value at x.</summary>
    public double Evaluate(double x) => Evaluate(x, out _, out _);

    /// <summary>The value at x with its first and second derivative.</summary>
    public double Evaluate(double x, out double first, out double second)
    {
        if (_polynomial is not null)
        {
            return EvaluatePolynomial(_polynomial, x, out first, out second);
        }

        if (_sine is not null)
        {
            var (s, c) = Math.SinCos((_sine.Omega * x) + _sine.Phase);
            first = _factor * _sine.Amplitude * _sine.Omega * c;
            second = -_factor * _sine.Amplitude * _sine.Omega * _sine.Omega * s;
            return _factor * ((_sine.Amplitude * s) + _sine.Offset);
        }

        var piece = FindPiece(x);
        var origin = _knots.Length == 0 ? 0 : _knots[Math.Max(piece - 1, 0)];
        var t = x - origin;
        var (c0, c1, c2, c3) = (_pieces[4 * piece], _pieces[(4 * piece) + 1], _pieces[(4 * piece) + 2], _pieces[(4 * piece) + 3]);
        first = c1 + (t * ((2 * c2) + (3 * c3 * t)));
        second = (2 * c2) + (6 * c3 * t);
        return c0 + (t * (c1 + (t * (c2 + (c3 * t)))));
    }

    // The number of knots at or below x: piece 0 lies before the first knot, the last piece after the last.
    private int FindPiece(double x)
    {
        var (low, high) = (0, _knots.Length);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (_knots[middle] <= x)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static double EvaluatePolynomial(double[] coefficients, double x, out double first, out double second)
    {
        var (value, d1, d2) = (0.0, 0.0, 0.0);
        foreach (var coefficient in coefficients)
        {
            d2 = (d2 * x) + (2 * d1);
            d1 = (d1 * x) + value;
            value = (value * x) + coefficient;
        }

        (first, second) = (d1, d2);
        return value;
    }

    private static CompiledFunction FromKnots(ImmutableArray<double> xs, ImmutableArray<double> ys, double factor, Func<double[], double[], double[]> fit)
    {
        if (xs.Length != ys.Length || xs.Length < 2)
        {
            throw new ModelException($"A function by knots needs as many values as knots, two at least; it has {xs.Length} knots and {ys.Length} values.");
        }

        double[] x = [.. xs.Select(Finite)], y = [.. ys.Select(value => Finite(value) * factor)];
        for (var i = 1; i < x.Length; i++)
        {
            if (x[i] <= x[i - 1])
            {
                throw new ModelException($"Knot {i + 1} of a function ({x[i]:G9}) does not lie above the one before it.");
            }
        }

        return new(x, CubicSpline.Pieces(x, y, fit(x, y)), null, null, 1);
    }

    private static double Finite(double value) =>
        double.IsFinite(value) ? value : throw new ModelException($"A function holds {value}, which is no finite number.");
}
