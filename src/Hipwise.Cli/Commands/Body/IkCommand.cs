using System.CommandLine;
using Hipwise.Body.Model;
using Hipwise.Formats;
using Hipwise.Formats.OpenSim;
using Hipwise.Formats.OpenSim.Setups;
using Hipwise.Signals;
using Hipwise.Simulation;
using Hipwise.Simulation.Analyses;
using Hipwise.Simulation.Motions;

namespace Hipwise.Cli.Commands.Body;

/// <summary><c>hipwise body ik</c>: the motion behind a trial of markers.</summary>
internal static class IkCommand
{
    private static readonly Option<string> Markers = new("--markers") { Description = "The trial.", HelpName = "T.trc", Required = true };

    private static readonly Option<string?> Tasks = new("--tasks")
    {
        Description = "Weights: an IKTaskSet or a whole setup of inverse kinematics (default: every marker alike).", HelpName = "TASKS.xml",
    };

    private static readonly Option<string> Output = BodyOptions.Output("The motion, in degrees and metres.", "OUT.mot");

    public static Command Create()
    {
        var command = new ExampledCommand(
            "ik",
            "Inverse kinematics: the motion whose markers lie nearest to those of a trial.",
            "hipwise body ik --model subject.osim --markers walk.trc --tasks tasks.xml --time 0.5:2.5 -o walk.mot")
        {
            BodyOptions.Model, Markers, Tasks, BodyOptions.Time, BodyOptions.Threads, Output,
        };
        command.SetAction((parsed, stop) =>
        {
            var job = new IkJob(
                parsed.GetRequiredValue(BodyOptions.Model), parsed.GetRequiredValue(Markers), null, parsed.GetValue(Tasks), null,
                BodyOptions.TimesOf(parsed), parsed.GetRequiredValue(Output), null);
            return LongRun.RunAsync(parsed, job.Run, stop);
        });
        return command;
    }
}

/// <summary>One run of inverse kinematics.</summary>
/// <param name="Model">The model.</param>
/// <param name="Markers">The trial.</param>
/// <param name="Tasks">What is followed, when that is known.</param>
/// <param name="TasksFile">Otherwise the file that says so; without either, every marker alike.</param>
/// <param name="Coordinates">A file of coordinates that tasks follow, or null.</param>
/// <param name="Times">Which frames.</param>
/// <param name="Output">Where the motion goes.</param>
/// <param name="Errors">Where the markers' distances go, or null.</param>
internal sealed record IkJob(
    string Model, string Markers, IkTasks? Tasks, string? TasksFile, string? Coordinates, TimeSpanSetup Times, string Output, string? Errors)
{
    /// <summary>Where the places of the model's markers go, or null.</summary>
    public string? Locations { get; init; }

    public void Run(RunOptions options)
    {
        foreach (var file in (IEnumerable<string>)[Output, .. new[] { Errors, Locations }.OfType<string>()])
        {
            ResultFiles.CheckFile(file, Model, Markers, TasksFile, Coordinates);
        }

        var model = BodyFiles.Model(Model);
        var targets = Match(model);
        BodyFiles.RequireOverlap(Markers, new(targets.Times[0], targets.Times[^1]), Times);
        var (from, to) = targets.FramesWithin(Times.First, Times.Last);
        var result = InverseKinematicsAnalysis.Run(model, targets, from, to, options);
        RequireMarkers(result);
        options.Cancel.ThrowIfCancellationRequested();
        StorageWriter.WriteFile(Output, new StorageTable("Coordinates", InDegrees(model, result.Motion), InDegrees: true));
        if (Errors is not null)
        {
            ResultFiles.Write(Errors, "Model Marker Errors from IK", ErrorsOf(result));
        }

        if (Locations is not null)
        {
            ResultFiles.Write(Locations, "Model Marker Locations from IK", MarkerPlaces.Calculate(model, [.. targets.Tasks.Markers.Select(task => task.Marker)], result.Motion));
        }

        Report(result);
    }

    private MarkerTargets Match(BodyModel model)
    {
        var tasks = Tasks;
        var coordinates = Coordinates;
        if (TasksFile is not null)
        {
            tasks = IkTasks.ReadFile(TasksFile);
            Tell.Warn(tasks.Warnings);
            coordinates ??= tasks.Coordinates.Any(task => task.Applies && task.Source == CoordinateSource.File) ? CoordinatesOf(TasksFile) : null;
        }

        var trial = BodyFiles.Markers(Markers);
        var motion = coordinates is null ? null : BodyFiles.Motion(model, coordinates, null, AccelerationSource.Positions).Motion;
        var targets = BodyFiles.Within(TasksFile ?? Markers, () => MarkerTargets.Match(model, trial, tasks, motion));
        foreach (var sentence in targets.LeftOut)
        {
            Tell.Warn($"{TasksFile ?? Markers}: {sentence}");
        }

        return targets;
    }

    // A whole setup also names the coordinates that its tasks follow; a mere set of tasks does not.
    private static string? CoordinatesOf(string tasksFile)
    {
        try
        {
            return (ToolSetup.ReadFile(tasksFile) as IkSetup)?.CoordinateFile;
        }
        catch (BadFileException)
        {
            return null;
        }
    }

    private void RequireMarkers(InverseKinematicsResult result)
    {
        var blind = result.Frames.Count(frame => frame.MarkersSeen == 0);
        if (blind == result.Frames.Count)
        {
            throw new BadFileException(Markers, 0, "", "No marker that counts is seen in any frame wanted.");
        }

        if (blind > 0)
        {
            var first = result.Motion.Times[result.Frames.ToList().FindIndex(frame => frame.MarkersSeen == 0)];
            Tell.Warn($"{Markers}: {blind} of {result.Frames.Count} frames show no marker that counts, the first at {first:G6} s; the pose before them was kept.");
        }

        var loose = result.Frames.Count(frame => !frame.Converged);
        if (loose > 0)
        {
            Tell.Warn($"{Markers}: the search did not settle in {loose} of {result.Frames.Count} frames; the best poses found were taken.");
        }
    }

    /// <summary>A motion as OpenSim's files have it: angles in degrees, but for coordinates that move their axes through curves.</summary>
    public static TimeSeries InDegrees(BodyModel model, TimeSeries motion) => new(
        motion.Times, motion.Names, [.. motion.Channels.Select((channel, c) => model.Coordinates[c] is { IsRotational: true, IsCoupled: false }
            ? Array.ConvertAll(channel, value => value * 180 / Math.PI)
            : channel)]);

    private static TimeSeries ErrorsOf(InverseKinematicsResult result) => new(
        result.Motion.Times, ["total_squared_error", "marker_error_RMS", "marker_error_max"],
        [
            [.. result.Frames.Select(frame => frame.SquaredError)], [.. result.Frames.Select(frame => frame.RootMeanSquare)],
            [.. result.Frames.Select(frame => frame.LargestError)],
        ]);

    private void Report(InverseKinematicsResult result)
    {
        var seen = result.Frames.Sum(frame => (double)frame.MarkersSeen);
        var rms = 1000 * Math.Sqrt(result.Frames.Sum(frame => frame.SquaredError) / seen);
        var worst = Enumerable.Range(0, result.Frames.Count).MaxBy(i => result.Frames[i].LargestError);
        Tell.Done($"{Output}: {result.Frames.Count} frames, {result.Motion.Names.Length} coordinates; markers are off by {rms:F1} mm RMS, "
            + $"at most {1000 * result.Frames[worst].LargestError:F1} mm (at {result.Motion.Times[worst]:G6} s).");
    }
}
