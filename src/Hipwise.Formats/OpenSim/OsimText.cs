using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;

namespace Hipwise.Formats.OpenSim;

/// <summary>Writes elements and values the way OpenSim's files have them.</summary>
internal sealed class OsimText(XmlWriter xml)
{
    public static string PathOf(string segment) => segment is ModelDescription.Ground ? "/ground" : $"/bodyset/{segment}";

    /// <summary>The body-fixed x-y-z angles (rad) of a rotation.</summary>
    public static Vec3 Angles(Mat3 r)
    {
        var y = Math.Atan2(r.Row0.Z, Math.Sqrt((r.Row1.Z * r.Row1.Z) + (r.Row2.Z * r.Row2.Z)));
        // With y at a right angle, x and z turn about the same line: all of it goes to x.
        return Math.Abs(Math.Cos(y)) < 1e-9
            ? new Vec3(Math.Atan2(r.Row2.Y, r.Row1.Y), y, 0)
            : new Vec3(Math.Atan2(-r.Row1.Z, r.Row2.Z), y, Math.Atan2(-r.Row0.Y, r.Row0.X));
    }

    public void Open(string tag, string? name = null)
    {
        xml.WriteStartElement(tag);
        if (name is not null)
        {
            xml.WriteAttributeString("name", name);
        }
    }

    public void Close(int count = 1)
    {
        for (var i = 0; i < count; i++)
        {
            xml.WriteEndElement();
        }
    }

    /// <summary>A set with its objects; nothing at all when there are none.</summary>
    public void Set<T>(string tag, string name, IEnumerable<T> members, Action<T> write)
    {
        var list = members.ToList();
        if (list.Count == 0)
        {
            return;
        }

        Open(tag, name);
        Open("objects");
        list.ForEach(write);
        Close(2);
    }

    public void Value(string tag, string value) => xml.WriteElementString(tag, value);

    public void Value(string tag, bool value) => Value(tag, value ? "true" : "false");

    public void Value(string tag, double value) => Value(tag, Text(value));

    public void Value(string tag, Vec3 value) => Value(tag, [value.X, value.Y, value.Z]);

    public void Value(string tag, ReadOnlySpan<double> values) => Value(tag, string.Join(' ', values.ToArray().Select(Text)));

    /// <summary>A function as an element of its type.</summary>
    public void Function(ScalarFunction function, string? name = null)
    {
        switch (function)
        {
            case ScalarFunction.Constant constant:
                Numbers("Constant", name, ("value", [constant.Value]));
                break;
            case ScalarFunction.Linear line:
                Numbers("LinearFunction", name, ("coefficients", [line.Slope, line.Intercept]));
                break;
            case ScalarFunction.Polynomial polynomial:
                Numbers("PolynomialFunction", name, ("coefficients", polynomial.Coefficients));
                break;
            case ScalarFunction.SimmSpline spline:
                Numbers("SimmSpline", name, ("x", spline.X), ("y", spline.Y));
                break;
            case ScalarFunction.NaturalCubicSpline spline:
                Numbers("GCVSpline", name, ("half_order", [2]), ("error_variance", [0]), ("x", spline.X), ("weights", [.. spline.X.Select(_ => 1.0)]), ("y", spline.Y));
                break;
            case ScalarFunction.PiecewiseLinear lines:
                Numbers("PiecewiseLinearFunction", name, ("x", lines.X), ("y", lines.Y));
                break;
            case ScalarFunction.Sine sine:
                Numbers("Sine", name, ("amplitude", [sine.Amplitude]), ("omega", [sine.Omega]), ("phase", [sine.Phase]), ("offset", [sine.Offset]));
                break;
            case ScalarFunction.Multiplied multiplied:
                Open("MultiplierFunction", name);
                Open("function");
                Function(multiplied.Inner);
                Close();
                Value("scale", multiplied.Factor);
                Close();
                break;
            default:
                throw new NotSupportedException($"{function.GetType().Name} has no place in a model file.");
        }
    }

    private static string Text(double value) => double.IsPositiveInfinity(value) ? "Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : value.ToString("R", CultureInfo.InvariantCulture);

    private void Numbers(string tag, string? name, params ReadOnlySpan<(string Tag, ImmutableArray<double> Values)> parts)
    {
        Open(tag, name);
        foreach (var (part, values) in parts)
        {
            Value(part, values.AsSpan());
        }

        Close();
    }
}
