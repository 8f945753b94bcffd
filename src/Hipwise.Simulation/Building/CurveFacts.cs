using System.Collections.Immutable;
using System.Globalization;
using Hipwise.Body.Model;
using Hipwise.Formats.Csv;

namespace Hipwise.Simulation.Building;

/// <summary>Functions by name, and functions as a cell writes them: <c>constant 0</c>, <c>linear 1 0</c> (slope, value at 0),
/// <c>polynomial 1 2 3</c> (highest power first) or <c>curve NAME</c>. SI units and radians.</summary>
internal sealed class CurveFacts
{
    private readonly Dictionary<string, ScalarFunction> _curves = new(StringComparer.Ordinal);

    public CurveFacts(CsvTable table)
    {
        foreach (var group in table.Rows.GroupBy(row => row.Required("curve"), StringComparer.Ordinal))
        {
            var first = group.First();
            ImmutableArray<double> x = [.. group.Select(row => row.Number("x") * Units.Factor(row, "x_unit"))];
            ImmutableArray<double> y = [.. group.Select(row => row.Number("y") * Units.Factor(row, "y_unit"))];
            if (x.Length < 2 || !x.Zip(x.Skip(1)).All(pair => pair.First < pair.Second))
            {
                throw first.Bad("x", $"The curve '{group.Key}' needs two points at least, with rising x.");
            }

            _curves.Add(group.Key, first.Choice("kind", "simm", "natural", "lines") switch
            {
                0 => new ScalarFunction.SimmSpline(x, y),
                1 => new ScalarFunction.NaturalCubicSpline(x, y),
                _ => new ScalarFunction.PiecewiseLinear(x, y),
            });
        }
    }

    public ScalarFunction Read(CsvRow row, string column)
    {
        var words = row.Required(column).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["curve", var name])
        {
            return Named(row, column, name);
        }

        var numbers = ImmutableArray.CreateBuilder<double>();
        foreach (var word in words.Skip(1))
        {
            numbers.Add(double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Unknown(row, column));
        }

        return (words[0], numbers.Count) switch
        {
            ("constant", 1) => new ScalarFunction.Constant(numbers[0]),
            ("linear", 2) => new ScalarFunction.Linear(numbers[0], numbers[1]),
            ("polynomial", > 0) => new ScalarFunction.Polynomial(numbers.ToImmutable()),
            _ => throw Unknown(row, column),
        };
    }

    public ScalarFunction Named(CsvRow row, string column, string name) =>
        _curves.GetValueOrDefault(name) ?? throw row.Bad(column, $"There is no curve '{name}' in curves.csv.");

    private static Formats.BadFileException Unknown(CsvRow row, string column) =>
        row.Bad(column, $"'{row.Text(column)}' is no function; write 'constant 0', 'linear 1 0', 'polynomial 1 2 3' or 'curve NAME'.");
}
