using System.Collections.Immutable;

namespace Hipwise.Formats.OpenSim.Setups;

/// <summary>A setup file of one of OpenSim's tools. Files in it are whole paths: what the file says, seen from its own folder.</summary>
/// <param name="Name">What the setup calls itself; OpenSim begins the names of results with it.</param>
/// <param name="ModelFile">The model; null when the setup names none.</param>
/// <param name="ResultsFolder">Where results go.</param>
public abstract record ToolSetup(string Name, string? ModelFile, string ResultsFolder)
{
    private const string Kind = "a setup of inverse kinematics, inverse dynamics, analysis or scaling";

    /// <summary>What the file says and the record does not hold.</summary>
    public ImmutableArray<FileWarning> Warnings { get; init; } = [];

    /// <summary>Reads the setup of whichever tool it is.</summary>
    /// <param name="path">The setup file.</param>
    /// <exception cref="BadFileException">It cannot be opened, is no setup of a tool that is known here, or says something impossible.</exception>
    public static ToolSetup ReadFile(string path) => Read(SetupFile.Open(path, Kind));

    /// <summary>Reads from a stream that can seek.</summary>
    /// <param name="stream">Positioned at the file's first byte.</param>
    /// <param name="file">The file's name, whose folder other names are seen from.</param>
    /// <exception cref="BadFileException">It is no setup of a tool that is known here, or says something impossible.</exception>
    public static ToolSetup Read(Stream stream, string file) => Read(SetupFile.Open(stream, file, Kind));

    private static ToolSetup Read(SetupFile setup)
    {
        ToolSetup tool = setup.Root.Tag switch
        {
            "InverseKinematicsTool" => IkSetup.From(setup),
            "InverseDynamicsTool" => IdSetup.From(setup),
            "AnalyzeTool" => AnalyzeSetup.From(setup),
            "ScaleTool" => ScaleSetup.From(setup),
            _ => throw setup.Root.Bad($"This is not {Kind}."),
        };
        return tool with { Warnings = tool.Warnings.AddRange(setup.Finish()) };
    }
}
