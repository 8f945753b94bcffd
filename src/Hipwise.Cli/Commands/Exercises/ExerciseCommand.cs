using System.CommandLine;

namespace Hipwise.Cli.Commands.Exercises;

/// <summary><c>hipwise exercise</c>: exercises and screens as movements of the body model.</summary>
internal static class ExerciseCommand
{
    public static Command Create() => new(
        "exercise",
        "Exercises and screens on the body model: what they ask of each muscle and joint, which ask most of a muscle, and their files for OpenSim.")
    {
        SimulateCommand.Create(),
        RankCommand.Create(),
        CompareCommand.Create(),
        ExportCommand.Create(),
    };
}
