using System.Collections.Immutable;
using Hipwise.Body.Spatial;
using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.OpenSim.Setups;

/// <summary>A setup that scales a model to a person.</summary>
/// <param name="Name">What the setup calls itself.</param>
/// <param name="ModelFile">The generic model; null when the setup names none.</param>
/// <param name="ResultsFolder">The setup's folder: results are named with their files.</param>
/// <param name="Mass">The person's mass (kg); null when it is not given.</param>
/// <param name="MarkerSetFile">Markers for the generic model; null: its own.</param>
/// <param name="Scaler">How sizes change; null when the setup does not scale.</param>
/// <param name="Placer">How markers are moved afterwards; null when they are not.</param>
public sealed record ScaleSetup(
    string Name, string? ModelFile, string ResultsFolder, double? Mass, string? MarkerSetFile, ScalerSetup? Scaler, MarkerPlacerSetup? Placer)
    : ToolSetup(Name, ModelFile, ResultsFolder)
{
    internal static ScaleSetup From(SetupFile setup)
    {
        var node = setup.Root;
        node.Find("height")?.UseAll();
        node.Find("age")?.UseAll();
        var mass = node.Number(-1, "mass");
        var generic = node.Find("GenericModelMaker");
        var placer = MarkerPlacerSetup.From(setup, node);
        return new ScaleSetup(
            node.Name ?? "", generic is null ? null : setup.FileOf(generic, "model_file"), setup.Results(node), mass > 0 ? mass : null,
            generic is null ? null : setup.FileOf(generic, "marker_set_file"), ScalerSetup.From(setup, node), placer)
        {
            Warnings = placer?.Tasks.Warnings ?? [],
        };
    }
}

/// <summary>How a model's sizes change.</summary>
/// <param name="Order"><c>measurements</c> and <c>manualScale</c>, in the order in which they are done.</param>
/// <param name="Measurements">Distances between markers.</param>
/// <param name="ManualScales">Given factors.</param>
/// <param name="MarkerFile">The static trial (.trc); null when none is named.</param>
/// <param name="Times">Over which of its frames distances are averaged.</param>
/// <param name="PreservesMassDistribution">Whether the generic model's shares of mass are kept.</param>
/// <param name="OutputModelFile">Where the scaled model goes; null when none is named.</param>
public sealed record ScalerSetup(
    ImmutableArray<string> Order, ImmutableArray<MeasurementSetup> Measurements, ImmutableArray<ManualScaleSetup> ManualScales, string? MarkerFile,
    TimeSpanSetup Times, bool PreservesMassDistribution, string? OutputModelFile)
{
    /// <summary>Where the factors that were used go; null when no file is named.</summary>
    public string? OutputScaleFile { get; init; }

    internal static ScalerSetup? From(SetupFile setup, Node tool)
    {
        var node = tool.Find("ModelScaler");
        if (node is null || !node.Flag(true, "apply"))
        {
            node?.UseAll();
            return null;
        }

        return new ScalerSetup(
            node.Words("scaling_order"), [.. Members(node, "MeasurementSet", "Measurement").Select(MeasurementSetup.From)],
            [.. Members(node, "ScaleSet", "Scale").Select(ManualScaleSetup.From)], setup.FileOf(node, "marker_file"), SetupFile.Times(node),
            node.Flag(false, "preserve_mass_distribution"), setup.FileOf(node, "output_model_file"))
        {
            OutputScaleFile = setup.FileOf(node, "output_scale_file"),
        };
    }

    internal static IEnumerable<Node> Members(Node node, string set, string tag)
    {
        foreach (var member in node.Find(set)?.Objects() ?? [])
        {
            if (string.Equals(member.Tag, tag, StringComparison.Ordinal))
            {
                member.IsUsed = true;
                yield return member;
            }
        }
    }
}

/// <summary>Bodies that are scaled by the distances between pairs of markers: measured over model, averaged over the pairs.</summary>
/// <param name="Name">The file's word for it.</param>
/// <param name="Applies">False: the file switched it off.</param>
/// <param name="Pairs">Names of markers.</param>
/// <param name="Bodies">Which bodies, along which axes.</param>
public sealed record MeasurementSetup(string Name, bool Applies, ImmutableArray<(string A, string B)> Pairs, ImmutableArray<BodyScaleSetup> Bodies)
{
    internal static MeasurementSetup From(Node node) => new(
        node.RequiredName(), node.Flag(true, "apply"), [.. ScalerSetup.Members(node, "MarkerPairSet", "MarkerPair").Select(Pair)],
        [.. ScalerSetup.Members(node, "BodyScaleSet", "BodyScale").Select(BodyScaleSetup.From)]);

    private static (string A, string B) Pair(Node node)
    {
        var markers = node.Words("markers");
        return markers.Length == 2 ? (markers[0], markers[1]) : throw node.Bad($"It names {markers.Length} markers; a pair has two.");
    }
}

/// <summary>A body that a measurement scales.</summary>
/// <param name="Body">Its name.</param>
/// <param name="X">Whether along its x axis.</param>
/// <param name="Y">Whether along its y axis.</param>
/// <param name="Z">Whether along its z axis.</param>
public sealed record BodyScaleSetup(string Body, bool X, bool Y, bool Z)
{
    internal static BodyScaleSetup From(Node node)
    {
        var axes = node.Words("axes").Select(word => word.ToUpperInvariant()).ToList();
        return axes.TrueForAll(word => word is "X" or "Y" or "Z")
            ? new BodyScaleSetup(node.RequiredName(), axes.Contains("X"), axes.Contains("Y"), axes.Contains("Z"))
            : throw node.Bad("Its axes must be X, Y and Z, those of them along which the body is scaled.");
    }
}

/// <summary>Factors by which a body is scaled.</summary>
/// <param name="Body">Its name.</param>
/// <param name="Factors">Along its x, y and z axes.</param>
/// <param name="Applies">False: the file switched it off.</param>
public sealed record ManualScaleSetup(string Body, Vec3 Factors, bool Applies)
{
    internal static ManualScaleSetup From(Node node)
    {
        var factors = node.Vector(new Vec3(1, 1, 1), "scales");
        return factors.X > 0 && factors.Y > 0 && factors.Z > 0
            ? new ManualScaleSetup(node.Word("segment") ?? throw node.Bad("It does not name the body (segment)."), factors, node.Flag(true, "apply"))
            : throw node.Bad("A factor is not greater than 0.");
    }
}

/// <summary>How the model's markers are moved to where they were measured.</summary>
/// <param name="Tasks">What the static pose follows.</param>
/// <param name="MarkerFile">The static trial (.trc); null when none is named.</param>
/// <param name="CoordinateFile">Values for tasks that take theirs from a file; null when none is named.</param>
/// <param name="Times">Over which of its frames markers are averaged.</param>
/// <param name="OutputMotionFile">Where the static pose goes; null when none is named.</param>
/// <param name="OutputModelFile">Where the model with moved markers goes; null when none is named.</param>
/// <param name="MaximumMovement">From which wandering of a marker over the averaged frames on OpenSim warns, in the trial's own unit of length; null:
/// it does not.</param>
public sealed record MarkerPlacerSetup(
    IkTasks Tasks, string? MarkerFile, string? CoordinateFile, TimeSpanSetup Times, string? OutputMotionFile, string? OutputModelFile, double? MaximumMovement)
{
    /// <summary>Where the placed markers go by themselves; null when no file is named.</summary>
    public string? OutputMarkerFile { get; init; }

    internal static MarkerPlacerSetup? From(SetupFile setup, Node tool)
    {
        var node = tool.Find("MarkerPlacer");
        if (node is null || !node.Flag(true, "apply"))
        {
            node?.UseAll();
            return null;
        }

        var farthest = node.Number(-1, "max_marker_movement");
        return new MarkerPlacerSetup(
            IkTasks.Inside(setup, node), setup.FileOf(node, "marker_file"), setup.FileOf(node, "coordinate_file"), SetupFile.Times(node),
            setup.FileOf(node, "output_motion_file"), setup.FileOf(node, "output_model_file"), farthest > 0 ? farthest : null)
        {
            OutputMarkerFile = setup.FileOf(node, "output_marker_file"),
        };
    }
}
