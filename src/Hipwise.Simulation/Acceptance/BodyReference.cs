using System.Collections.Immutable;
using Hipwise.Body.Spatial;
using Hipwise.Formats;
using Hipwise.Formats.Csv;
using Hipwise.Simulation.Building;

namespace Hipwise.Simulation.Acceptance;

/// <summary>What a body is held to: published measurements with the fixed reading of them, and the bars.</summary>
public sealed class BodyReference
{
    private readonly FactTables _tables;
    private readonly ILookup<string, string> _asked;

    private BodyReference(string folder)
    {
        _tables = new FactTables(folder);
        Bars = Constants.From(_tables.Read("acceptance.csv"));
        Targets = [.. _tables.Read("moment-arms.csv").Rows.Select(Target)];
        Signs = [.. _tables.Read("signs.csv").Rows.Select(row => new SignTarget(Words(row, "muscles"), row.Required("coordinate"), row.Number("arm_mm")))];
        var parts = _tables.Read("hip-parts.csv").Rows;
        RotatingParts = [.. parts.Select(row => row.Required("muscle"))];
        _asked = parts.ToLookup(row => row.Text("asked"), row => row.Required("muscle"), StringComparer.Ordinal);
        Gluteals = [.. parts.Where(row => row.Choice("gluteal", "no", "yes") == 1).Select(row => row.Required("muscle"))];
        Ranges = [.. _tables.Read("exercise-ranges.csv").Rows.Select(row => new ExerciseRange(
            row.Required("movement"), Span(row, "flexion"), Span(row, "adduction"), Span(row, "rotation")))];
        Strengths = [.. _tables.Read("strength.csv").Rows.Select(Strength)];
        Bones = [.. _tables.Read("bones.csv").Rows.Select(row => new Bone(
            row.Required("bone"), row.Required("body"), Units.Vector(row, "", "_mm", Units.Millimetre), row.Number("radius_mm") * Units.Millimetre))];
    }

    /// <summary>Published moment arms, dropped ones included.</summary>
    public ImmutableArray<MomentArmTarget> Targets { get; }

    /// <summary>Keys of the sources named, with the place that names each first.</summary>
    public ImmutableSortedDictionary<string, string> Sources => _tables.Sources;

    internal Constants Bars { get; }

    internal ImmutableArray<SignTarget> Signs { get; }

    internal ImmutableArray<string> RotatingParts { get; }

    internal ImmutableArray<string> Gluteals { get; }

    // Muscles of which one thing of their own is asked.
    internal IEnumerable<string> Asked(string what) => _asked[what];

    internal ImmutableArray<ExerciseRange> Ranges { get; }

    internal ImmutableArray<StrengthTarget> Strengths { get; }

    internal ImmutableArray<Bone> Bones { get; }

    /// <summary>Reads the tables of a folder.</summary>
    /// <param name="folder">Holds <c>moment-arms.csv</c>, <c>acceptance.csv</c> and the other tables.</param>
    /// <exception cref="BadFileException">A table is missing or wrong; the message names file, line and what mends it.</exception>
    public static BodyReference ReadFolder(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new(folder);
    }

    private static MomentArmTarget Target(CsvRow row)
    {
        var use = (TargetUse)row.Choice("use", "compare", "show", "drop");
        var deviation = row.OptionalNumber("sd_mm");
        return use == TargetUse.Compare && deviation is null ? throw row.Bad("sd_mm", "A row that is compared needs a deviation.")
            : use == TargetUse.Drop && row.Text("note").Length == 0 ? throw row.Bad("note", "A row that is dropped needs its reason here.")
            : new(
                row.Required("label"), Words(row, "muscles"), row.Required("coordinate"), row.Number("hip_flexion_deg"), row.Number("mean_mm"), deviation, use, row.Text("note"));
    }

    private static StrengthTarget Strength(CsvRow row)
    {
        var posture = ImmutableArray.CreateBuilder<(string, double)>();
        foreach (var word in row.Text("posture").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = word.Split('=');
            posture.Add(parts.Length == 2 && double.TryParse(parts[1], System.Globalization.CultureInfo.InvariantCulture, out var angle) ? (parts[0], angle)
                : throw row.Bad("posture", $"'{word}' is no coordinate with its angle; write for instance knee_angle_r=90."));
        }

        return new(
            row.Required("movement"), row.Required("coordinate"), row.Choice("direction", "-1", "1") == 0 ? -1 : 1, row.Number("angle_deg"),
            posture.ToImmutable(), row.Number("low_Nm"), row.Number("high_Nm"));
    }

    private static ImmutableArray<string> Words(CsvRow row, string column) => [.. row.Required(column).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static (double From, double To) Span(CsvRow row, string stem) => (row.Number($"{stem}_from_deg"), row.Number($"{stem}_to_deg"));
}

// A published arm in the anatomical posture (mm) whose sign alone is asked for.
internal sealed record SignTarget(ImmutableArray<string> Muscles, string Coordinate, double Mean);

// How far a movement may take the hip (degrees).
internal sealed record ExerciseRange(string Movement, (double From, double To) Flexion, (double From, double To) Adduction, (double From, double To) Rotation);

// A published range of the moment (N·m) that people make in one direction at one angle (degrees).
internal sealed record StrengthTarget(
    string Movement, string Coordinate, int Direction, double Angle, ImmutableArray<(string Coordinate, double Angle)> Posture, double Low, double High);

// A ball inside a bone, in its segment (m).
internal sealed record Bone(string Name, string Segment, Vec3 Centre, double Radius);
