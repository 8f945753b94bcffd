using System.CommandLine;

namespace Hipwise.Cli.Commands.Body;

/// <summary><c>hipwise body</c>: movement science on OpenSim's files.</summary>
internal static class BodyCommand
{
    public static Command Create() => new(
        "body",
        "Movement science on OpenSim's files: models of a person's size, motions from markers, the forces behind them, and how muscles share those. Results open in OpenSim.")
    {
        ScaleCommand.Create(),
        IkCommand.Create(),
        IdCommand.Create(),
        SoCommand.Create(),
        MusclesCommand.Create(),
        InfoCommand.Create(),
        BuildCommand.Create(),
        CheckCommand.Create(),
        RunCommand.Create(),
    };
}
