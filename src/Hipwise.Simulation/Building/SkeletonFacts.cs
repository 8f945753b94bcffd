using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Formats.Csv;

namespace Hipwise.Simulation.Building;

/// <summary>Reads segments, joints, couplings, actuators and landmarks of the midline and the right half.</summary>
internal sealed class SkeletonFacts
{
    private static readonly string[] AxisNames = ["rotation1", "rotation2", "rotation3", "translation1", "translation2", "translation3"];

    private readonly CurveFacts _curves;

    public SkeletonFacts(FactTables tables, CurveFacts curves)
    {
        _curves = curves;
        Segments = [.. tables.Read("bodies.csv").Rows.Select(Segment)];
        var coordinates = tables.Read("coordinates.csv").Rows.ToLookup(row => row.Required("joint"), StringComparer.Ordinal);
        var axes = tables.Read("axes.csv").Rows.ToLookup(row => row.Required("joint"), StringComparer.Ordinal);
        Joints = [.. tables.Read("joints.csv").Rows.Select(row => Joint(row, coordinates, axes))];
        RequireJoints(coordinates);
        RequireJoints(axes);
        Couplings = [.. tables.Read("couplings.csv").Rows.Select(row =>
            new CouplingDescription(row.Required("coupling"), row.Required("dependent"), row.Required("independent"), curves.Read(row, "function")))];
        Actuators = [.. tables.Read("actuators.csv").Rows.Select(Actuator)];
        Markers = [.. tables.Read("landmarks.csv").Rows.Select(row =>
            new MarkerDescription(row.Required("landmark"), row.Required("body"), Units.Vector(row, "", "_mm", Units.Millimetre)))];
    }

    public ImmutableArray<SegmentDescription> Segments { get; }

    public ImmutableArray<JointDescription> Joints { get; }

    public ImmutableArray<CouplingDescription> Couplings { get; }

    public ImmutableArray<ActuatorDescription> Actuators { get; }

    public ImmutableArray<MarkerDescription> Markers { get; }

    private static SegmentDescription Segment(CsvRow row)
    {
        double xy = row.Number("ixy_kgm2"), xz = row.Number("ixz_kgm2"), yz = row.Number("iyz_kgm2");
        var inertia = new Mat3(new(row.Number("ixx_kgm2"), xy, xz), new(xy, row.Number("iyy_kgm2"), yz), new(xz, yz, row.Number("izz_kgm2")));
        return new(row.Required("body"), row.Number("mass_kg"), Units.Vector(row, "com_", "_m"), inertia);
    }

    private JointDescription Joint(CsvRow row, ILookup<string, CsvRow> coordinates, ILookup<string, CsvRow> axes)
    {
        var name = row.Required("joint");
        var own = axes[name].ToDictionary(axis => axis.Choice("axis", AxisNames));
        ImmutableArray<AxisDescription> six = [.. Enumerable.Range(0, AxisNames.Length).Select(place => own.TryGetValue(place, out var axis)
            ? Axis(axis) : new AxisDescription(Units3(place % 3), null, ScalarFunction.Zero))];
        return new(
            name, row.Required("kind"), row.Required("parent"), row.Required("child"), Frame(row, "parent_"), Frame(row, "child_"),
            [.. coordinates[name].Select(Coordinate)], six[..3], six[3..]);
    }

    private AxisDescription Axis(CsvRow row) =>
        new(Units.Vector(row, "", ""), row.Text("coordinate") is { Length: > 0 } coordinate ? coordinate : null, _curves.Read(row, "function"));

    private static Vec3 Units3(int axis) => axis switch { 0 => Vec3.UnitX, 1 => Vec3.UnitY, _ => Vec3.UnitZ };

    private static Transform Frame(CsvRow row, string stem) => Transform.From(Units.Vector(row, stem + "r", "_rad"), Units.Vector(row, stem, "_m"));

    private static CoordinateDescription Coordinate(CsvRow row)
    {
        var factor = Units.Factor(row, "unit");
        var (low, high) = (row.Number("minimum") * factor, row.Number("maximum") * factor);
        if (low > high)
        {
            throw row.Bad("maximum", "The maximum is below the minimum.");
        }

        var kind = row.Required("unit");
        return new(row.Required("coordinate"), kind is "deg" or "rad", row.Number("default") * factor, low, high, Yes(row, "clamped"), Yes(row, "locked"), null)
        {
            IsCoupled = kind is "rad",
        };
    }

    private static bool Yes(CsvRow row, string column) => row.Choice(column, "no", "yes") == 1;

    private static ActuatorDescription Actuator(CsvRow row) => new(
        row.Required("actuator"), row.Number("optimal_Nm"), double.NegativeInfinity, double.PositiveInfinity, new ActuatorEffect.OnCoordinate(row.Required("coordinate")));

    private void RequireJoints(ILookup<string, CsvRow> rows)
    {
        if (rows.FirstOrDefault(group => Joints.All(joint => joint.Name != group.Key)) is { } stray)
        {
            throw stray.First().Bad("joint", $"There is no joint '{stray.Key}' in joints.csv.");
        }
    }
}
