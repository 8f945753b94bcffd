using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.OpenSim.Setups;

/// <summary>A setup of inverse kinematics.</summary>
/// <param name="Name">What the setup calls itself.</param>
/// <param name="ModelFile">The model; null when the setup names none.</param>
/// <param name="ResultsFolder">Where results go.</param>
/// <param name="Tasks">What is followed.</param>
/// <param name="MarkerFile">The trajectories (.trc); null when none is named.</param>
/// <param name="CoordinateFile">Values for tasks that take theirs from a file; null when none is named.</param>
/// <param name="Times">Which frames.</param>
/// <param name="ConstraintWeight">Weight of the model's constraints; infinite: they hold exactly.</param>
/// <param name="Accuracy">How closely OpenSim solves.</param>
/// <param name="OutputMotionFile">Where the motion goes; null when none is named.</param>
public sealed record IkSetup(
    string Name,
    string? ModelFile,
    string ResultsFolder,
    IkTasks Tasks,
    string? MarkerFile,
    string? CoordinateFile,
    TimeSpanSetup Times,
    double ConstraintWeight,
    double Accuracy,
    string? OutputMotionFile) : ToolSetup(Name, ModelFile, ResultsFolder)
{
    /// <summary>Whether the markers' distances are written too.</summary>
    public bool ReportsErrors { get; init; } = true;

    /// <summary>Whether the model's markers are written too.</summary>
    public bool ReportsMarkers { get; init; }

    internal static IkSetup From(SetupFile setup)
    {
        var node = setup.Root;
        node.Find("input_directory")?.UseAll();
        var tasks = IkTasks.Inside(setup, node);
        return new IkSetup(
            node.Name ?? "", setup.FileOf(node, "model_file"), setup.Results(node), tasks,
            setup.FileOf(node, "marker_file"), setup.FileOf(node, "coordinate_file"), SetupFile.Times(node),
            Positive(node, double.PositiveInfinity, "constraint_weight"), Positive(node, 1e-5, "accuracy"), setup.FileOf(node, "output_motion_file"))
        {
            ReportsErrors = node.Flag(true, "report_errors"),
            ReportsMarkers = node.Flag(false, "report_marker_locations"),
            Warnings = tasks.Warnings,
        };
    }

    private static double Positive(Node node, double otherwise, string tag)
    {
        var value = node.Bound(otherwise, tag);
        return value >= 0 ? value : throw node.Bad($"Its {tag} is negative.");
    }
}
