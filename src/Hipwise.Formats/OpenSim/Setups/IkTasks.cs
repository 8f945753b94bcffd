using System.Collections.Immutable;
using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.OpenSim.Setups;

/// <summary>What inverse kinematics follows, and how closely.</summary>
/// <param name="Markers">Markers, in the file's order.</param>
/// <param name="Coordinates">Coordinates, in the file's order.</param>
public sealed record IkTasks(ImmutableArray<MarkerTask> Markers, ImmutableArray<CoordinateTask> Coordinates)
{
    private const string Kind = "a set of tasks (IKTaskSet) or a setup of inverse kinematics";

    /// <summary>What the file says and the record does not hold.</summary>
    public ImmutableArray<FileWarning> Warnings { get; init; } = [];

    /// <summary>Reads the tasks of an IKTaskSet file, or those inside a whole setup of inverse kinematics.</summary>
    /// <param name="path">Either kind of file.</param>
    /// <exception cref="BadFileException">It cannot be opened or holds no tasks.</exception>
    public static IkTasks ReadFile(string path) => Read(SetupFile.Open(path, Kind));

    /// <summary>Reads from a stream that can seek.</summary>
    /// <param name="stream">Positioned at the file's first byte.</param>
    /// <param name="file">The file's name, whose folder other names are seen from.</param>
    /// <exception cref="BadFileException">The file holds no tasks.</exception>
    public static IkTasks Read(Stream stream, string file) => Read(SetupFile.Open(stream, file, Kind));

    internal static IkTasks Inside(SetupFile setup, Node holder)
    {
        var set = holder.Find("IKTaskSet");
        if (set is null)
        {
            return new IkTasks([], []);
        }

        if (string.IsNullOrWhiteSpace(set.File))
        {
            return From(set);
        }

        // One file may lead to another, but not on to a third: that way lies a circle.
        var other = SetupFile.Open(setup.Resolve(set, set.File), Kind);
        if (other.Root.Tag is not "IKTaskSet" || other.Root.File is not null)
        {
            throw other.Root.Bad("A set of tasks (IKTaskSet) is expected here.");
        }

        var tasks = From(other.Root);
        return tasks with { Warnings = other.Finish() };
    }

    private static IkTasks Read(SetupFile setup)
    {
        var tasks = setup.Root.Tag switch
        {
            "IKTaskSet" => From(setup.Root),
            "InverseKinematicsTool" => IkSetup.From(setup).Tasks,
            _ => throw setup.Root.Bad($"This is not {Kind}."),
        };
        return tasks with { Warnings = tasks.Warnings.AddRange(setup.Finish()) };
    }

    private static IkTasks From(Node set)
    {
        var markers = ImmutableArray.CreateBuilder<MarkerTask>();
        var coordinates = ImmutableArray.CreateBuilder<CoordinateTask>();
        foreach (var node in set.Objects())
        {
            switch (node.Tag)
            {
                case "IKMarkerTask":
                    node.IsUsed = true;
                    markers.Add(new MarkerTask(node.RequiredName(), Weight(node), node.Flag(true, "apply")));
                    break;
                case "IKCoordinateTask":
                    node.IsUsed = true;
                    coordinates.Add(new CoordinateTask(node.RequiredName(), Weight(node), node.Flag(true, "apply"), Source(node), node.Number(0, "value")));
                    break;
            }
        }

        return new IkTasks(markers.DrainToImmutable(), coordinates.DrainToImmutable());
    }

    private static double Weight(Node node)
    {
        var weight = node.Number(1, "weight");
        return weight >= 0 ? weight : throw node.Bad("Its weight is negative.");
    }

    private static CoordinateSource Source(Node node)
    {
        var word = node.Word("value_type") ?? "from_file";
        return word.ToUpperInvariant() switch
        {
            "FROM_FILE" => CoordinateSource.File,
            "DEFAULT_VALUE" => CoordinateSource.Default,
            "MANUAL_VALUE" => CoordinateSource.Value,
            _ => throw node.Bad($"'{WarningLog.Shorten(word)}' is no value_type; it is default_value, manual_value or from_file."),
        };
    }
}

/// <summary>A marker that is followed.</summary>
/// <param name="Marker">Its name in model and data.</param>
/// <param name="Weight">0 or more; squared distances (m²) are multiplied by it.</param>
/// <param name="Applies">False: the file switched it off.</param>
public sealed record MarkerTask(string Marker, double Weight, bool Applies);

/// <summary>A coordinate that is held near a value.</summary>
/// <param name="Coordinate">Its name in the model.</param>
/// <param name="Weight">0 or more; squared differences (rad² or m²) are multiplied by it.</param>
/// <param name="Applies">False: the file switched it off.</param>
/// <param name="Source">Where the value comes from.</param>
/// <param name="Value">That value (rad or m), when the source is <see cref="CoordinateSource.Value"/>.</param>
public sealed record CoordinateTask(string Coordinate, double Weight, bool Applies, CoordinateSource Source, double Value);

/// <summary>Where the value of a coordinate's task comes from.</summary>
public enum CoordinateSource
{
    /// <summary>The column of that name in the setup's file of coordinates.</summary>
    File,

    /// <summary>The default in the model.</summary>
    Default,

    /// <summary>The number in the task.</summary>
    Value,
}
