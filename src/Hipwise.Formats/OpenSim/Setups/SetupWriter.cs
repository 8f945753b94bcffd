using System.Globalization;
using System.Text;
using System.Xml;
using Hipwise.Formats.Text;

namespace Hipwise.Formats.OpenSim.Setups;

/// <summary>Writes setups that OpenSim reads. Files appear whole or not at all; other files are named as they are given, seen from the setup's folder.</summary>
public static class SetupWriter
{
    /// <summary>Writes external loads.</summary>
    /// <param name="path">The file, which is replaced when it is there.</param>
    /// <param name="loads">With the name of their table.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteLoads(string path, ExternalLoads loads)
    {
        ArgumentNullException.ThrowIfNull(loads);
        Write(path, text =>
        {
            text.Open("ExternalLoads", "externalloads");
            text.Open("objects");
            foreach (var force in loads.Forces)
            {
                text.Open("ExternalForce", force.Name);
                text.Value("applied_to_body", force.AppliedTo);
                text.Value("force_expressed_in_body", force.ForceExpressedIn);
                text.Value("point_expressed_in_body", force.PointExpressedIn);
                Optional(text, "force_identifier", force.ForceIdentifier);
                Optional(text, "point_identifier", force.PointIdentifier);
                Optional(text, "torque_identifier", force.TorqueIdentifier);
                text.Close();
            }

            text.Close();
            Optional(text, "datafile", loads.DataFile);
            text.Close();
        });
    }

    /// <summary>Writes an actuator on each of some coordinates, for what muscles and loads leave over.</summary>
    /// <param name="path">The file, which is replaced when it is there.</param>
    /// <param name="coordinates">Their names.</param>
    /// <param name="optimalForce">What a control of 1 gives (N·m or N).</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteReserves(string path, IEnumerable<string> coordinates, double optimalForce) => Write(path, text =>
        text.Set("ForceSet", "reserves", coordinates, name =>
        {
            text.Open("CoordinateActuator", $"{name}_reserve");
            text.Value("coordinate", name);
            text.Value("optimal_force", optimalForce);
            text.Close();
        }));

    /// <summary>Writes a setup of inverse dynamics without the model's forces.</summary>
    /// <param name="path">The file, which is replaced when it is there.</param>
    /// <param name="setup">What it says; an output folder is this file's.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IdSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        Write(path, text =>
        {
            text.Open("InverseDynamicsTool", setup.Name);
            text.Value("results_directory", setup.ResultsFolder);
            Optional(text, "model_file", setup.ModelFile);
            text.Value("time_range", Range(setup.Times));
            text.Value("forces_to_exclude", string.Join(' ', setup.ForcesToExclude));
            Optional(text, "external_loads_file", setup.ExternalLoadsFile);
            Optional(text, "coordinates_file", setup.CoordinatesFile);
            text.Value("lowpass_cutoff_frequency_for_coordinates", setup.Lowpass ?? -1);
            text.Value("output_gen_force_file", setup.OutputFile);
            text.Close();
        });
    }

    /// <summary>Writes a setup of static optimisation.</summary>
    /// <param name="path">The file, which is replaced when it is there.</param>
    /// <param name="setup">What it says; of its analyses, static optimisations.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, AnalyzeSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        Write(path, text =>
        {
            text.Open("AnalyzeTool", setup.Name);
            Optional(text, "model_file", setup.ModelFile);
            text.Value("replace_force_set", setup.ReplacesForces);
            text.Value("force_set_files", string.Join(' ', setup.ForceSetFiles));
            text.Value("results_directory", setup.ResultsFolder);
            text.Value("initial_time", setup.Times.First);
            text.Value("final_time", setup.Times.Last);
            text.Set("AnalysisSet", "Analyses", setup.Analyses.OfType<StaticOptimizationSetup>(), one => Optimization(text, one));
            Optional(text, "external_loads_file", setup.ExternalLoadsFile);
            Optional(text, "coordinates_file", setup.Motion.Coordinates);
            text.Value("lowpass_cutoff_frequency_for_coordinates", setup.Motion.Lowpass ?? -1);
            text.Close();
        });
    }

    private static void Optimization(OsimText text, StaticOptimizationSetup setup)
    {
        text.Open("StaticOptimization", setup.Name);
        text.Value("start_time", setup.Times.First);
        text.Value("end_time", setup.Times.Last);
        text.Value("step_interval", setup.StepInterval);
        text.Value("in_degrees", setup.InDegrees);
        text.Value("use_model_force_set", setup.UsesModelForces);
        text.Value("activation_exponent", setup.ActivationExponent);
        text.Value("use_muscle_physiology", setup.UsesMusclePhysiology);
        text.Close();
    }

    private static void Optional(OsimText text, string tag, string? value)
    {
        if (value is not null)
        {
            text.Value(tag, value);
        }
    }

    private static string Range(TimeSpanSetup times) => string.Create(CultureInfo.InvariantCulture, $"{times.First:R} {times.Last:R}");

    private static void Write(string path, Action<OsimText> write) => NewFile.Write(path, stream =>
    {
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, IndentChars = "\t", Encoding = new UTF8Encoding(false), NewLineChars = "\n" });
        var text = new OsimText(xml);
        text.Open("OpenSimDocument");
        xml.WriteAttributeString("Version", "40000");
        write(text);
        text.Close();
    });
}
