using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Formats.OpenSim.Model;

namespace Hipwise.Formats.OpenSim.Setups;

/// <summary>Actuators from a file of their own, such as the residual and reserve actuators of static optimisation.</summary>
/// <param name="Actuators">In the file's order, without those that are switched off.</param>
public sealed record ActuatorSet(ImmutableArray<ActuatorDescription> Actuators)
{
    private const string Kind = "a file of actuators (ForceSet)";

    /// <summary>What the file says and the record does not hold.</summary>
    public ImmutableArray<FileWarning> Warnings { get; init; } = [];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file that setups name in <c>force_set_files</c>.</param>
    /// <exception cref="BadFileException">It cannot be opened, or an actuator in it is incomplete.</exception>
    public static ActuatorSet ReadFile(string path) => Read(SetupFile.Open(path, Kind));

    /// <summary>Reads from a stream that can seek.</summary>
    /// <param name="stream">Positioned at the file's first byte.</param>
    /// <param name="file">What messages call the file.</param>
    /// <exception cref="BadFileException">An actuator in it is incomplete.</exception>
    public static ActuatorSet Read(Stream stream, string file) => Read(SetupFile.Open(stream, file, Kind));

    private static ActuatorSet Read(SetupFile setup)
    {
        if (setup.Root.Tag is not ("ForceSet" or "ActuatorSet"))
        {
            throw setup.Root.Bad($"This is not {Kind}.");
        }

        var part = new ForcePart((_, path) => new FramePlace(Sockets.LastPart(path), Transform.Identity));
        var names = new HashSet<string>(StringComparer.Ordinal);
        var actuators = ImmutableArray.CreateBuilder<ActuatorDescription>();
        foreach (var node in setup.Root.Objects())
        {
            if (!ForcePart.Applies(node))
            {
                node.UseAll();
                node.Warn("It is switched off in the file and is left out.");
            }
            else if (ForcePart.IsActuator(node.Tag))
            {
                var actuator = part.Read(node);
                actuators.Add(names.Add(actuator.Name) ? actuator : throw node.Bad("There are two actuators of this name; rename one."));
            }
        }

        return new ActuatorSet(actuators.DrainToImmutable()) { Warnings = setup.Finish() };
    }
}
