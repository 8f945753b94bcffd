using System.CommandLine;
using System.Text.Json;
using Hipwise.Body.Model;
using Hipwise.Cli.Pages;
using Hipwise.Formats.OpenSim;

namespace Hipwise.Cli.Commands.Body;

/// <summary><c>hipwise body info</c>: what is in a model.</summary>
internal static class InfoCommand
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Argument<string> File = new("M.osim") { Description = "The model." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print it as JSON." };

    public static Command Create()
    {
        var command = new ExampledCommand(
            "info",
            "What is in a model: segments, joints, coordinates with their ranges, muscles, surfaces, markers, and what of the file is not read.",
            "hipwise body info subject.osim")
        {
            File, Json,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(File);
            var file = OsimReader.ReadFile(path);
            var model = BodyFiles.Within(path, () => BodyModel.Compile(file.Model));
            if (parsed.GetValue(Json))
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(Summary(file, model), Indented));
            }
            else
            {
                Write(file, model, new Page(Console.Out));
            }

            return Run.Ok;
        });
        return command;
    }

    private static object Summary(OsimModel file, BodyModel model) => new
    {
        name = model.Description.Name,
        version = file.Version,
        massKg = model.TotalMass,
        segments = model.Description.Segments.Select(segment => new { name = segment.Name, massKg = segment.Mass }),
        joints = model.Description.Joints.Select(joint => new
        {
            name = joint.Name, kind = joint.Kind, parent = joint.Parent, child = joint.Child, coordinates = joint.Coordinates.Select(coordinate => coordinate.Name),
        }),
        coordinates = model.Coordinates.Select(coordinate => new
        {
            name = coordinate.Name, unit = coordinate.IsRotational ? "deg" : "m", @default = Finite(coordinate, coordinate.Default),
            minimum = Finite(coordinate, coordinate.Minimum), maximum = Finite(coordinate, coordinate.Maximum), state = StateOf(model, coordinate),
        }),
        muscles = model.Description.Muscles.Select(muscle => new
        {
            name = muscle.Name, maximumIsometricForceN = muscle.MaximumIsometricForce, optimalFiberLengthM = muscle.OptimalFiberLength,
            tendonSlackLengthM = muscle.TendonSlackLength, pennationDeg = Degrees(muscle.PennationAtOptimal), wraps = muscle.Wraps.Select(wrap => wrap.WrapObject),
            on = muscle.AppliesForce,
        }),
        actuators = model.Description.Actuators.Select(actuator => actuator.Name),
        wraps = model.Description.WrapObjects.Select(wrap => new { name = wrap.Name, segment = wrap.Segment, shape = wrap.Shape.GetType().Name.ToLowerInvariant() }),
        markers = model.Description.Markers.Select(marker => new { name = marker.Name, segment = marker.Segment }),
        warnings = file.Warnings.Select(warning => warning.ToString()),
    };

    private static void Write(OsimModel file, BodyModel model, Page page)
    {
        var description = model.Description;
        page.Heading(Tell.Plain($"{description.Name} (layout {file.Version})"));
        page.Text($"{model.TotalMass:F2} kg, {description.Segments.Length} segments, {model.CoordinateCount} coordinates, {description.Muscles.Length} muscles, "
            + $"{description.Actuators.Length} actuators, {description.WrapObjects.Length} surfaces, {description.Markers.Length} markers");
        List(page, "Segments", description.Segments.Select(segment => $"{segment.Name}: {segment.Mass:G5} kg"));
        List(page, "Joints", description.Joints.Select(joint => $"{joint.Name} ({joint.Kind}): {joint.Parent} → {joint.Child}"
            + (joint.Coordinates.IsEmpty ? "" : $"; {string.Join(", ", joint.Coordinates.Select(coordinate => coordinate.Name))}")));
        List(page, "Coordinates", model.Coordinates.Select(coordinate => Describe(model, coordinate)));
        List(page, "Muscles", description.Muscles.Select(muscle => $"{muscle.Name}: {muscle.MaximumIsometricForce:G5} N, fibre {1000 * muscle.OptimalFiberLength:G4} mm, "
            + $"tendon {1000 * muscle.TendonSlackLength:G4} mm, {Degrees(muscle.PennationAtOptimal):G3}°"
            + (muscle.Wraps.IsEmpty ? "" : $", around {string.Join(", ", muscle.Wraps.Select(wrap => wrap.WrapObject))}") + (muscle.AppliesForce ? "" : ", switched off")));
        List(page, "Actuators", description.Actuators.Select(actuator => $"{actuator.Name}: {actuator.OptimalForce:G5} for a control of 1"));
        List(page, "Surfaces", description.WrapObjects.Select(wrap => $"{wrap.Name} ({wrap.Shape.GetType().Name.ToLowerInvariant()}) on {wrap.Segment}"));
        List(page, "Markers", description.Markers.Select(marker => $"{marker.Name} on {marker.Segment}"));
        List(page, "Not read, or read differently", file.Warnings.Select(warning => warning.ToString()));
    }

    private static void List(Page page, string title, IEnumerable<string> items)
    {
        var lines = items.ToList();
        if (lines.Count > 0)
        {
            page.Title($"{title} ({lines.Count})");
            lines.ForEach(line => page.Item(Tell.Plain(line)));
        }
    }

    private static string Describe(BodyModel model, CoordinateDescription coordinate)
    {
        var (low, high) = (Finite(coordinate, coordinate.Minimum), Finite(coordinate, coordinate.Maximum));
        var state = StateOf(model, coordinate);
        return $"{coordinate.Name}: {low?.ToString("G5") ?? "no limit"} to {high?.ToString("G5") ?? "no limit"} {(coordinate.IsRotational ? "°" : "m")}, "
            + $"at first {Finite(coordinate, coordinate.Default):G5}{(state == "free" ? "" : $", {state}")}";
    }

    private static string StateOf(BodyModel model, CoordinateDescription coordinate) =>
        coordinate.Prescribed is not null ? "prescribed"
        : coordinate.IsLocked ? "locked"
        : model.Description.Couplings.FirstOrDefault(coupling => coupling.Dependent == coordinate.Name) is { } coupling ? $"follows {coupling.Independent}"
        : coordinate.IsClamped ? "clamped" : "free";

    private static double? Finite(CoordinateDescription coordinate, double value) =>
        double.IsFinite(value) ? coordinate.IsRotational ? Degrees(value) : value : null;

    private static double Degrees(double radians) => Math.Round(radians * 180 / Math.PI, 10);
}
