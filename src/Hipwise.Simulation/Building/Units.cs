using Hipwise.Body.Spatial;
using Hipwise.Formats.Csv;

namespace Hipwise.Simulation.Building;

/// <summary>From the tables' units to the engine's.</summary>
internal static class Units
{
    public const double Degree = Math.PI / 180;

    public const double Millimetre = 1e-3;

    /// <summary>Engine units in one of a cell's unit.</summary>
    public static double Factor(CsvRow row, string column) => row.Choice(column, "rad", "deg", "m", "mm") switch { 1 => Degree, 3 => Millimetre, _ => 1 };

    /// <summary>Three cells, named by a stem and an axis.</summary>
    public static Vec3 Vector(CsvRow row, string stem, string unit, double factor = 1) =>
        new(factor * row.Number($"{stem}x{unit}"), factor * row.Number($"{stem}y{unit}"), factor * row.Number($"{stem}z{unit}"));
}
