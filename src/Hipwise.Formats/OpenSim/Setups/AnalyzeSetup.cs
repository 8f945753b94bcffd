using System.Collections.Immutable;
using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.OpenSim.Setups;

/// <summary>A setup of OpenSim's analyses over a known motion: static optimisation, muscle analysis, joint reactions.</summary>
/// <param name="Name">What the setup calls itself; OpenSim begins the names of results with it.</param>
/// <param name="ModelFile">The model; null when the setup names none.</param>
/// <param name="ResultsFolder">Where results go.</param>
/// <param name="Times">Which part of the motion.</param>
/// <param name="Motion">The files that tell the motion.</param>
/// <param name="ReplacesForces">Whether the force sets stand in place of the model's forces instead of beside them.</param>
/// <param name="ForceSetFiles">Further actuators.</param>
/// <param name="ExternalLoadsFile">The loads; null when there are none.</param>
/// <param name="Analyses">What is worked out, without analyses that are switched off.</param>
public sealed record AnalyzeSetup(
    string Name,
    string? ModelFile,
    string ResultsFolder,
    TimeSpanSetup Times,
    MotionFiles Motion,
    bool ReplacesForces,
    ImmutableArray<string> ForceSetFiles,
    string? ExternalLoadsFile,
    ImmutableArray<AnalysisSetup> Analyses) : ToolSetup(Name, ModelFile, ResultsFolder)
{
    // They steer integrations in time, which an analysis of a known motion does not do.
    private static readonly string[] WithoutEffect =
    [
        "input_directory", "output_precision", "solve_for_equilibrium_for_auxiliary_states", "maximum_number_of_integrator_steps",
        "maximum_integrator_step_size", "minimum_integrator_step_size", "integrator_error_tolerance",
    ];

    internal static AnalyzeSetup From(SetupFile setup)
    {
        var node = setup.Root;
        foreach (var tag in WithoutEffect)
        {
            node.Find(tag)?.UseAll();
        }

        var motion = new MotionFiles(
            setup.FileOf(node, "states_file"), setup.FileOf(node, "coordinates_file"), setup.FileOf(node, "speeds_file"),
            SetupFile.Lowpass(node, "lowpass_cutoff_frequency_for_coordinates"));
        var times = SetupFile.Times(node, node.Bound(0, "initial_time", "start_time"), node.Bound(1, "final_time", "end_time"));
        return new AnalyzeSetup(
            node.Name ?? "", setup.FileOf(node, "model_file"), setup.Results(node), times, motion, node.Flag(false, "replace_force_set"),
            [.. node.Words("force_set_files").Where(word => word is not "Unassigned").Select(name => setup.Resolve(node, name))],
            setup.FileOf(node, "external_loads_file"), AnalysesOf(setup, node));
    }

    private static ImmutableArray<AnalysisSetup> AnalysesOf(SetupFile setup, Node node)
    {
        var analyses = ImmutableArray.CreateBuilder<AnalysisSetup>();
        foreach (var analysis in node.Find("AnalysisSet")?.Objects() ?? [])
        {
            if (!analysis.Flag(true, "on"))
            {
                analysis.UseAll();
            }
            else if (AnalysisSetup.From(setup, analysis) is { } known)
            {
                analysis.IsUsed = true;
                analyses.Add(known);
            }
        }

        return analyses.DrainToImmutable();
    }
}

/// <summary>The files that tell a motion; at most one of states and coordinates is named in a sound setup.</summary>
/// <param name="States">All states over time (.sto).</param>
/// <param name="Coordinates">Coordinates over time (.mot, .sto).</param>
/// <param name="Speeds">Speeds over time; null: derived from the coordinates.</param>
/// <param name="Lowpass">Frequency (Hz) of the coordinates' low-pass filter; null: unfiltered.</param>
public sealed record MotionFiles(string? States, string? Coordinates, string? Speeds, double? Lowpass);
