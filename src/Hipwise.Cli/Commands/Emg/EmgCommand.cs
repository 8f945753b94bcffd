using System.CommandLine;

namespace Hipwise.Cli.Commands.Emg;

/// <summary><c>hipwise emg</c>: what muscles' activity shows.</summary>
internal static class EmgCommand
{
    public static Command Create()
    {
        var command = new Command("emg", "Recordings of muscles' activity.")
        {
            EmgInfoCommand.Create(),
            EmgConvertCommand.Create(),
        };
        return command;
    }
}
