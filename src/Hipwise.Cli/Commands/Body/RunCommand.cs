using System.CommandLine;
using Hipwise.Body.Model;
using Hipwise.Formats;
using Hipwise.Formats.OpenSim.Setups;
using Hipwise.Simulation;
using Hipwise.Simulation.Motions;

namespace Hipwise.Cli.Commands.Body;

/// <summary><c>hipwise body run</c>: what a setup file of OpenSim asks for.</summary>
internal static class RunCommand
{
    private static readonly Argument<string> Setup = new("SETUP.xml") { Description = "A setup of scaling, inverse kinematics, inverse dynamics or analyses." };

    public static Command Create()
    {
        var command = new ExampledCommand(
            "run",
            "Runs a setup file of OpenSim: ScaleTool, InverseKinematicsTool, InverseDynamicsTool, or AnalyzeTool with StaticOptimization, MuscleAnalysis and "
            + "JointReaction. "
            + "Files are looked for, and results go, where the setup says, as seen from its own folder.",
            "hipwise body run subject01_Setup_IK.xml")
        {
            Setup, BodyOptions.AsOpenSim, BodyOptions.Threads,
        };
        command.SetAction((parsed, stop) => LongRun.RunAsync(
            parsed, options => Start(parsed.GetRequiredValue(Setup), BodyOptions.ConventionOf(parsed), options), stop));
        return command;
    }

    private static int Start(string path, MuscleConvention convention, RunOptions options)
    {
        var setup = ToolSetup.ReadFile(path);
        Tell.Warn(setup.Warnings);
        switch (setup)
        {
            case IkSetup ik:
                Start(path, ik, options);
                break;
            case IdSetup id:
                Start(path, id, options);
                break;
            case AnalyzeSetup analyze:
                return AnalyzeRun.Start(path, analyze, convention, options);
            case ScaleSetup scale:
                ScaleSetupRun.Start(path, scale, options);
                break;
            default:
                throw new BadFileException(path, 0, "", "Setups of this tool are not run here; use one of scaling, inverse kinematics, inverse dynamics or analyses.");
        }

        return Commands.Run.Ok;
    }

    private static void Start(string path, IkSetup setup, RunOptions options)
    {
        var name = NameOf(path, setup);
        if (double.IsFinite(setup.ConstraintWeight))
        {
            Tell.Warn($"{path}: constraints hold exactly, whatever constraint_weight says.");
        }

        ResultFiles.MakeFolder(setup.ResultsFolder);
        var output = setup.OutputMotionFile ?? Path.Combine(setup.ResultsFolder, name + "_ik.mot");
        ResultFiles.MakeFolder(Path.GetDirectoryName(output)!);
        new IkJob(
            Required(path, setup.ModelFile, "model_file"), Required(path, setup.MarkerFile, "marker_file"), setup.Tasks, null, setup.CoordinateFile, setup.Times,
            output, setup.ReportsErrors ? Path.Combine(setup.ResultsFolder, name + "_ik_marker_errors.sto") : null)
        {
            Locations = setup.ReportsMarkers ? Path.Combine(setup.ResultsFolder, name + "_ik_model_marker_locations.sto") : null,
        }.Run(options);
    }

    private static void Start(string path, IdSetup setup, RunOptions options)
    {
        if (!setup.ForcesToExclude.Any(word => word.ToUpperInvariant() is "MUSCLES" or "ALL"))
        {
            Tell.Warn($"{path}: forces of the model itself, muscles among them, count as absent, whatever forces_to_exclude says.");
        }

        var output = Path.Combine(setup.ResultsFolder, setup.OutputFile.Replace('\\', '/'));
        ResultFiles.MakeFolder(Path.GetDirectoryName(Path.GetFullPath(output))!);
        new IdJob(
            Required(path, setup.ModelFile, "model_file"), Required(path, setup.CoordinatesFile, "coordinates_file"), setup.ExternalLoadsFile,
            setup.Lowpass, setup.Times, output).Run(options);
    }

    public static string Required(string path, string? file, string tag) => file ?? throw new BadFileException(path, 0, tag, "The setup names no file there.");

    public static string NameOf(string path, ToolSetup setup) => ResultFiles.Part(setup.Name.Length > 0 ? setup.Name : Path.GetFileNameWithoutExtension(path));
}

/// <summary>The analyses of an AnalyzeTool.</summary>
internal static class AnalyzeRun
{
    /// <summary>Does them one after the other.</summary>
    /// <returns>The exit code.</returns>
    public static int Start(string path, AnalyzeSetup setup, MuscleConvention convention, RunOptions options)
    {
        var (done, code) = (0, Commands.Run.Ok);
        foreach (var analysis in setup.Analyses)
        {
            switch (analysis)
            {
                case StaticOptimizationSetup optimization:
                    code = Math.Max(code, (Share(path, setup, optimization) with { Convention = convention }).Run(options));
                    done++;
                    break;
                case MuscleAnalysisSetup muscles:
                    (Muscles(path, setup, muscles) with { Convention = convention }).Run(options);
                    done++;
                    break;
                case JointReactionSetup reactions:
                    (React(path, setup, reactions) with { Convention = convention }).Run(options);
                    done++;
                    break;
                default:
                    Tell.Warn($"{path}: the analysis '{analysis.Name}' is not done here.");
                    break;
            }
        }

        if (done == 0)
        {
            throw new BadFileException(path, 0, "AnalysisSet", "Nothing that it asks for is done here; StaticOptimization, MuscleAnalysis and JointReaction are.");
        }

        return code;
    }

    private static SoJob Share(string path, AnalyzeSetup setup, StaticOptimizationSetup analysis) =>
        new(RunCommand.Required(path, setup.ModelFile, "model_file"), MotionOf(path, setup), setup.ExternalLoadsFile)
        {
            Actuators = setup.ForceSetFiles,
            Lowpass = setup.Motion.Lowpass,
            ByCoordinates = !analysis.UsesModelForces,
            Sharing = new()
            {
                UsesModelForces = !setup.ReplacesForces,
                UsesMusclePhysiology = analysis.UsesMusclePhysiology,
                Exponent = analysis.ActivationExponent > 1
                    ? analysis.ActivationExponent
                    : throw new BadFileException(path, 0, analysis.Name, "Its activation_exponent must be above 1."),
            },
            Times = setup.Times,
            Pick = (motion, times) => Pick(path, analysis, motion, times),
            Folder = setup.ResultsFolder,
            Name = $"{RunCommand.NameOf(path, setup)}_{analysis.Name}",
        };

    private static MusclesJob Muscles(string path, AnalyzeSetup setup, MuscleAnalysisSetup analysis)
    {
        Tell.Warn($"{path}: fibres and forces of '{analysis.Name}' are those with a tendon that does not stretch, active force that at full activation; "
            + "powers and moments are not written.");
        return new(RunCommand.Required(path, setup.ModelFile, "model_file"), MotionOf(path, setup))
        {
            Coordinates = !analysis.ComputesMoments ? [] : All(analysis.MomentArmCoordinates),
            Muscles = All(analysis.Muscles),
            Lowpass = setup.Motion.Lowpass,
            Times = setup.Times,
            Pick = (motion, times) => Pick(path, analysis, motion, times),
            Folder = setup.ResultsFolder,
            Name = $"{RunCommand.NameOf(path, setup)}_{analysis.Name}",
        };
    }

    private static ReactionJob React(string path, AnalyzeSetup setup, JointReactionSetup analysis) => new(
        RunCommand.Required(path, setup.ModelFile, "model_file"), MotionOf(path, setup), setup.ExternalLoadsFile,
        analysis.ForcesFile ?? throw new BadFileException(
            path, 0, analysis.Name, "It names no forces_file; run static optimisation first and name the table of forces that it writes."))
    {
        Actuators = setup.ForceSetFiles,
        UsesModelForces = !setup.ReplacesForces,
        Lowpass = setup.Motion.Lowpass,
        Wanted = analysis.Loads,
        Asker = path,
        Times = setup.Times,
        Pick = (motion, times) => Pick(path, analysis, motion, times),
        Output = Path.Combine(setup.ResultsFolder, $"{RunCommand.NameOf(path, setup)}_{ResultFiles.Part(analysis.Name)}_ReactionLoads.sto"),
    };

    private static IReadOnlyList<string>? All(IReadOnlyList<string> names) => names.Any(name => name.Equals("all", StringComparison.OrdinalIgnoreCase)) ? null : names;

    private static string MotionOf(string path, AnalyzeSetup setup)
    {
        if (setup.Motion.Speeds is not null || setup.Motion.States is not null)
        {
            Tell.Warn($"{path}: speeds are derived from the coordinates, whatever speeds_file or states_file says.");
        }

        return RunCommand.Required(path, setup.Motion.Coordinates ?? setup.Motion.States, "coordinates_file");
    }

    // As OpenSim picks frames: the first, the last, and between them those whose row is a multiple of the step.
    private static double[] Pick(string path, AnalysisSetup analysis, CoordinateMotion motion, double[] times)
    {
        var first = Array.IndexOf(motion.Times, times[0]);
        double[] picked = [.. times.Where((time, i) => time >= analysis.Times.First && time <= analysis.Times.Last
            && (i == 0 || i == times.Length - 1 || (first + i) % analysis.StepInterval == 0))];
        return picked.Length > 0 ? picked : throw new BadFileException(path, 0, analysis.Name, "No frame of the motion lies within its times.");
    }
}
