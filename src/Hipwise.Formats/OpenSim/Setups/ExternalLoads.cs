using System.Collections.Immutable;
using Hipwise.Formats.OpenSim.Model;
using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.OpenSim.Setups;

/// <summary>Measured forces on bodies, such as those of force plates.</summary>
/// <param name="DataFile">The table that holds them, whole path as seen from this file; null when none is named.</param>
/// <param name="Forces">Which columns act where, without forces that are switched off.</param>
public sealed record ExternalLoads(string? DataFile, ImmutableArray<ExternalForceSetup> Forces)
{
    private const string Kind = "a file of external loads (ExternalLoads)";

    /// <summary>A motion that places points given in a body's frame; null when none is named.</summary>
    public string? KinematicsFile { get; init; }

    /// <summary>What the file says and the record does not hold.</summary>
    public ImmutableArray<FileWarning> Warnings { get; init; } = [];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file that setups name in <c>external_loads_file</c>.</param>
    /// <exception cref="BadFileException">It cannot be opened, or a force in it is incomplete.</exception>
    public static ExternalLoads ReadFile(string path) => Read(SetupFile.Open(path, Kind));

    /// <summary>Reads from a stream that can seek.</summary>
    /// <param name="stream">Positioned at the file's first byte.</param>
    /// <param name="file">The file's name, whose folder other names are seen from.</param>
    /// <exception cref="BadFileException">A force in it is incomplete.</exception>
    public static ExternalLoads Read(Stream stream, string file) => Read(SetupFile.Open(stream, file, Kind));

    private static ExternalLoads Read(SetupFile setup)
    {
        var root = setup.Root;
        if (root.Tag is not "ExternalLoads")
        {
            throw root.Bad($"This is not {Kind}.");
        }

        var forces = ImmutableArray.CreateBuilder<ExternalForceSetup>();
        // Without the wrapping in objects, other children stand beside the forces.
        foreach (var node in root.Objects())
        {
            if (node.Tag is "ExternalForce")
            {
                Add(node, forces);
            }
        }

        return new ExternalLoads(setup.FileOf(root, "datafile"), forces.DrainToImmutable())
        {
            KinematicsFile = setup.FileOf(root, "external_loads_model_kinematics_file"),
            Warnings = setup.Finish(),
        };
    }

    private static void Add(Node node, ImmutableArray<ExternalForceSetup>.Builder forces)
    {
        node.IsUsed = true;
        if (!ForcePart.Applies(node))
        {
            node.UseAll();
            node.Warn("It is switched off in the file and is left out.");
            return;
        }

        var force = SetupFile.Word(node, "force_identifier");
        var torque = SetupFile.Word(node, "torque_identifier");
        if (force is null && torque is null)
        {
            throw node.Bad("It names neither columns of a force (force_identifier) nor of a torque (torque_identifier).");
        }

        forces.Add(new ExternalForceSetup(
            node.Name ?? "", Body(node, "applied_to_body") ?? throw node.Bad("It does not name the body that it acts on (applied_to_body)."),
            Body(node, "force_expressed_in_body") ?? "ground", Body(node, "point_expressed_in_body") ?? "ground",
            force, SetupFile.Word(node, "point_identifier"), torque)
        {
            DataSource = SetupFile.Word(node, "data_source_name"),
        });
    }

    private static string? Body(Node node, string tag) => SetupFile.Word(node, tag) is { } path ? Sockets.LastPart(path) : null;
}

/// <summary>Columns of a table that are a force on a body. An identifier is what three column names begin with; x, y, z, or 1, 2, 3, follow.</summary>
/// <param name="Name">The file's word for it.</param>
/// <param name="AppliedTo">The body that feels it.</param>
/// <param name="ForceExpressedIn">The body along whose axes force and torque are told, or ground.</param>
/// <param name="PointExpressedIn">The body in whose frame the point is given, or ground.</param>
/// <param name="ForceIdentifier">Columns of the force (N); null: no force.</param>
/// <param name="PointIdentifier">Columns of the point (m); null: the body's origin.</param>
/// <param name="TorqueIdentifier">Columns of the free torque (N·m); null: none.</param>
public sealed record ExternalForceSetup(
    string Name, string AppliedTo, string ForceExpressedIn, string PointExpressedIn, string? ForceIdentifier, string? PointIdentifier, string? TorqueIdentifier)
{
    /// <summary>The name of the table, where the file names one for this force alone.</summary>
    public string? DataSource { get; init; }
}
