using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.OpenSim.Model;

/// <summary>Reads functions of one number.</summary>
internal static class FunctionPart
{
    /// <summary>Whether an element of that tag is a function, of a kind that is known here or not.</summary>
    public static bool IsFunction(string tag) =>
        tag.EndsWith("Function", StringComparison.Ordinal) || tag.EndsWith("Spline", StringComparison.Ordinal) || tag is "Constant" or "Sine";

    /// <summary>The function inside an element that wraps one, such as <c>x_location</c> or <c>function</c>; null when it is empty.</summary>
    public static ScalarFunction? Inside(Node? holder)
    {
        var function = holder?.Children.FirstOrDefault();
        return function is null ? null : Read(function);
    }

    public static ScalarFunction Read(Node node)
    {
        node.IsUsed = true;
        return node.Tag switch
        {
            "Constant" => new ScalarFunction.Constant(node.Number(0, "value")),
            "LinearFunction" => Linear(node),
            "PolynomialFunction" => new ScalarFunction.Polynomial(Coefficients(node)),
            // OpenSim reads all three names as its SimmSpline.
            "SimmSpline" or "NaturalCubicSpline" or "natCubicSpline" => new ScalarFunction.SimmSpline(Knots(node, out var y), y),
            "PiecewiseLinearFunction" => new ScalarFunction.PiecewiseLinear(Knots(node, out var y), y),
            "GCVSpline" => GcvSpline(node),
            "MultiplierFunction" => new ScalarFunction.Multiplied(Inside(node.Property("function")) ?? throw node.Bad("It multiplies no function."), node.Number(1, "scale")),
            "Sine" => new ScalarFunction.Sine(node.Number(1, "amplitude"), node.Number(1, "omega"), node.Number(0, "phase"), node.Number(0, "offset")),
            _ => throw node.Bad($"Functions of type {WarningLog.Shorten(node.Tag)} are not supported; write it as a SimmSpline or a PolynomialFunction."),
        };
    }

    private static ScalarFunction.Linear Linear(Node node)
    {
        var numbers = node.Property("coefficients")?.FiniteNumbers() ?? [1, 0];
        return numbers.Length switch
        {
            2 => new ScalarFunction.Linear(numbers[0], numbers[1]),
            1 => new ScalarFunction.Linear(numbers[0], 0),
            _ => throw node.Bad($"A straight line of one coordinate has two coefficients, slope and intercept, not {numbers.Length}."),
        };
    }

    private static ImmutableArray<double> Coefficients(Node node)
    {
        var numbers = node.Property("coefficients")?.FiniteNumbers() ?? [];
        return numbers.Length is > 0 and <= 100 ? numbers : throw node.Bad($"A polynomial has 1 to 100 coefficients, not {numbers.Length}.");
    }

    private static ScalarFunction.NaturalCubicSpline GcvSpline(Node node)
    {
        var x = Knots(node, out var y);
        node.Find("weights")?.UseAll();
        if (node.Number(3, "half_order") != 2 || node.Number(0, "error_variance") > 0)
        {
            node.WarnOfKind("A GCVSpline is taken as a natural cubic spline through its points, without its smoothing and its higher order.");
        }

        return new ScalarFunction.NaturalCubicSpline(x, y);
    }

    private static ImmutableArray<double> Knots(Node node, out ImmutableArray<double> y)
    {
        var x = node.Property("x")?.FiniteNumbers() ?? [];
        y = node.Property("y")?.FiniteNumbers() ?? [];
        if (x.Length != y.Length || x.Length < 2)
        {
            throw node.Bad($"It has {x.Length} x and {y.Length} y; as many of both, and two at least, make a curve.");
        }

        for (var i = 1; i < x.Length; i++)
        {
            if (x[i] <= x[i - 1])
            {
                throw node.Bad($"Its x must rise, but {x[i]:R} follows {x[i - 1]:R}; sort the points and leave out repeated ones.");
            }
        }

        return x;
    }
}
