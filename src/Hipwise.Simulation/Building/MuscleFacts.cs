using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Formats.Csv;

namespace Hipwise.Simulation.Building;

/// <summary>Reads muscles of the right half: paths, the surfaces they go around, and architecture. A muscle's force is its cross-section
/// times the one specific tension of all.</summary>
internal sealed class MuscleFacts
{
    private readonly CurveFacts _curves;
    private readonly Dictionary<string, double> _neutral = new(StringComparer.Ordinal);

    public MuscleFacts(FactTables tables, Constants constants, CurveFacts curves)
    {
        _curves = curves;
        Surfaces = [.. tables.Read("wraps.csv").Rows.Select(Surface)];
        var paths = tables.Read("paths.csv").Rows.ToLookup(row => row.Required("muscle"), StringComparer.Ordinal);
        var wraps = tables.Read("path-wraps.csv").Rows.ToLookup(row => row.Required("muscle"), StringComparer.Ordinal);
        var table = tables.Read("muscles.csv");
        var common = Common(constants);
        var tension = constants["specific_tension", "N/cm2"];
        All = [.. table.Rows.Select(row => Muscle(row, paths, wraps, common with { MaximumIsometricForce = tension * row.Number("pcsa_cm2") }))];
        NeutralFibers = _neutral.ToImmutableDictionary(StringComparer.Ordinal);
        Require(paths);
        Require(wraps);
    }

    public ImmutableArray<WrapObjectDescription> Surfaces { get; }

    public ImmutableArray<MuscleDescription> All { get; }

    public ImmutableDictionary<string, double> NeutralFibers { get; }

    private static MuscleDescription Common(Constants constants)
    {
        var curves = new MuscleCurves.Millard2012
        {
            MinimumActiveLength = constants["active_minimum_length", "optimal"],
            TransitionLength = constants["active_transition_length", "optimal"],
            MaximumActiveLength = constants["active_maximum_length", "optimal"],
            ShallowAscendingSlope = constants["active_shallow_slope", "1"],
            MinimumActiveValue = constants["active_minimum_value", "1"],
            PassiveStrainAtOne = constants["passive_strain_at_fmax", "1"],
            TendonStrainAtOne = constants["tendon_strain_at_fmax", "1"],
            FiberDamping = constants["fibre_damping", "1"],
        };
        var (rise, fall) = (constants["activation_time", "s"], constants["deactivation_time", "s"]);
        return new("", [], [], 0, 0, 0, 0, constants["maximum_velocity", "optimal/s"], curves.MinimumActivation, 1, curves, true)
        {
            ActivationTime = rise, DeactivationTime = fall,
        };
    }

    private static WrapObjectDescription Surface(CsvRow row)
    {
        WrapShape shape = row.Choice("shape", "cylinder", "sphere", "ellipsoid") switch
        {
            0 => new WrapShape.Cylinder(row.Number("size1_m"), row.Number("size2_m")),
            1 => new WrapShape.Sphere(row.Number("size1_m")),
            _ => new WrapShape.Ellipsoid(new(row.Number("size1_m"), row.Number("size2_m"), row.Number("size3_m"))),
        };
        var quadrant = row.Choice("quadrant", "all", "x", "-x", "y", "-y", "z", "-z");
        var frame = Transform.From(Units.Vector(row, "r", "_rad"), Units.Vector(row, "", "_m"));
        return new(row.Required("wrap"), row.Required("body"), frame, shape, true, Math.Max(0, quadrant - 1) / 2, quadrant == 0 ? 0 : quadrant % 2 == 1 ? 1 : -1);
    }

    private MuscleDescription Muscle(CsvRow row, ILookup<string, CsvRow> paths, ILookup<string, CsvRow> wraps, MuscleDescription common)
    {
        var name = row.Required("muscle");
        ImmutableArray<PathPointDescription> path = [.. paths[name].Select(Point)];
        if (path.Length < 2)
        {
            throw row.Bad("muscle", $"'{name}' has {path.Length} points in paths.csv; two are needed at least.");
        }

        var (tendon, neutral) = (row.OptionalNumber("tendon_mm"), row.OptionalNumber("neutral_fibre"));
        if (tendon is null == neutral is null)
        {
            throw row.Bad("tendon_mm", "Give either the tendon's length or the fibre's in the anatomical posture (in optimal lengths), and leave the other empty.");
        }

        if (neutral is { } share)
        {
            _neutral[name] = share;
        }

        return common with
        {
            Name = name,
            Path = path,
            Wraps = [.. wraps[name].Select(Wrap)],
            OptimalFiberLength = row.Number("fibre_mm") * Units.Millimetre,
            TendonSlackLength = (tendon ?? 0) * Units.Millimetre,
            PennationAtOptimal = row.Number("pennation_deg") * Units.Degree,
        };
    }

    private PathPointDescription Point(CsvRow row, int place)
    {
        if (row.Number("point") != place + 1)
        {
            throw row.Bad("point", $"Point {place + 1} of '{row.Text("muscle")}' is expected here; points stand in their order.");
        }

        var body = row.Required("body");
        return row.Text("coordinate") is { Length: > 0 } coordinate
            ? new PathPointDescription.Moving(body, Moving(row, "x_mm", coordinate), Moving(row, "y_mm", coordinate), Moving(row, "z_mm", coordinate))
            : new PathPointDescription.Fixed(body, Units.Vector(row, "", "_mm", Units.Millimetre));
    }

    // OpenSim wants a coordinate for every component of a moving point, for one that stays too.
    private MovingLocation Moving(CsvRow row, string column, string coordinate) =>
        row.Required(column).StartsWith("curve ", StringComparison.Ordinal)
            ? new(coordinate, _curves.Read(row, column))
            : new(coordinate, new ScalarFunction.Constant(row.Number(column) * Units.Millimetre));

    private static PathWrapDescription Wrap(CsvRow row) => new(
        row.Required("wrap"), (WrapMethod)row.Choice("method", "hybrid", "midpoint", "axial"), (int)row.Number("first"), (int)row.Number("last"));

    private void Require(ILookup<string, CsvRow> rows)
    {
        if (rows.FirstOrDefault(group => All.All(muscle => muscle.Name != group.Key)) is { } stray)
        {
            throw stray.First().Bad("muscle", $"There is no muscle '{stray.Key}' in muscles.csv.");
        }
    }
}
