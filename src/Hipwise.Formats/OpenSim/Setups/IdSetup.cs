using System.Collections.Immutable;

namespace Hipwise.Formats.OpenSim.Setups;

/// <summary>A setup of inverse dynamics.</summary>
/// <param name="Name">What the setup calls itself.</param>
/// <param name="ModelFile">The model; null when the setup names none.</param>
/// <param name="ResultsFolder">Where results go.</param>
/// <param name="CoordinatesFile">The motion; null when none is named.</param>
/// <param name="Lowpass">Frequency (Hz) of the motion's low-pass filter; null: unfiltered.</param>
/// <param name="Times">Which part of the motion.</param>
/// <param name="ExternalLoadsFile">The loads; null when there are none.</param>
/// <param name="ForcesToExclude">Forces of the model, or groups such as <c>muscles</c> and <c>ALL</c>, that count as absent.</param>
/// <param name="OutputFile">Name of the result.</param>
public sealed record IdSetup(
    string Name,
    string? ModelFile,
    string ResultsFolder,
    string? CoordinatesFile,
    double? Lowpass,
    TimeSpanSetup Times,
    string? ExternalLoadsFile,
    ImmutableArray<string> ForcesToExclude,
    string OutputFile) : ToolSetup(Name, ModelFile, ResultsFolder)
{
    internal static IdSetup From(SetupFile setup)
    {
        var node = setup.Root;
        node.Find("input_directory")?.UseAll();
        return new IdSetup(
            node.Name ?? "", setup.FileOf(node, "model_file"), setup.Results(node), setup.FileOf(node, "coordinates_file"),
            SetupFile.Lowpass(node, "lowpass_cutoff_frequency_for_coordinates"), SetupFile.Times(node), setup.FileOf(node, "external_loads_file"),
            node.Words("forces_to_exclude"), SetupFile.Word(node, "output_gen_force_file") ?? "inverse_dynamics.sto");
    }
}
