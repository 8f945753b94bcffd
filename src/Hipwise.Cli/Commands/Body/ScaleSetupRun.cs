using Hipwise.Body.Model;
using Hipwise.Body.Scaling;
using Hipwise.Formats;
using Hipwise.Formats.OpenSim;
using Hipwise.Formats.OpenSim.Setups;
using Hipwise.Simulation;
using Hipwise.Simulation.Scaling;

namespace Hipwise.Cli.Commands.Body;

/// <summary>A setup of OpenSim's ScaleTool.</summary>
internal static class ScaleSetupRun
{
    /// <summary>Reads a setup and does what it says.</summary>
    /// <param name="path">The setup file.</param>
    /// <param name="options">Cancelling.</param>
    /// <param name="model">The model in place of the setup's, or null.</param>
    /// <param name="output">Where the last model goes, and nothing else is written; null: whatever the setup names is written.</param>
    public static void Start(string path, RunOptions options, string? model, string output)
    {
        var setup = ToolSetup.ReadFile(path) as ScaleSetup ?? throw new BadFileException(path, 0, "", "A setup of scaling (ScaleTool) is expected here.");
        Tell.Warn(setup.Warnings);
        Start(path, setup, options, model, output);
    }

    /// <summary>Does what a setup says.</summary>
    public static void Start(string path, ScaleSetup setup, RunOptions options, string? modelFile = null, string? output = null)
    {
        modelFile ??= RunCommand.Required(path, setup.ModelFile, "model_file");
        var (scaledFile, placedFile, poseFile) = Outputs(path, setup, output);
        var (factorFile, markerFile) = output is null ? (setup.Scaler?.OutputScaleFile, setup.Placer?.OutputMarkerFile) : (null, null);
        foreach (var result in (ReadOnlySpan<string?>)[scaledFile, placedFile, poseFile, factorFile, markerFile])
        {
            Check(result, path, modelFile, setup);
        }

        var generic = ScaleFiles.Generic(modelFile, setup.MarkerSetFile);
        var (scaled, factors) = Scale(path, setup, generic);
        var placed = setup.Placer is null ? null : Place(path, setup.Placer, BodyModel.Compile(scaled), options);
        options.Cancel.ThrowIfCancellationRequested();
        Write(scaledFile, file => OsimWriter.WriteFile(file, scaled));
        Write(factorFile, file => ScaleResultWriter.WriteFactors(file, scaled.Segments.Select(segment => (segment.Name, factors[segment.Name]))));
        if (placed is not null)
        {
            Write(placedFile, file => OsimWriter.WriteFile(file, placed.Model));
            Write(markerFile, file => ScaleResultWriter.WriteMarkers(file, placed.Model.Markers));
            Write(poseFile, file => StorageWriter.WriteFile(file, new StorageTable("static pose", IkJob.InDegrees(generic, placed.Pose), InDegrees: true)));
        }

        ScaleFiles.Report(placedFile ?? scaledFile ?? poseFile!, scaled, factors, placed);
    }

    private static void Write(string? file, Action<string> write)
    {
        if (file is not null)
        {
            write(file);
        }
    }

    // With a place of the caller's, only the last model is written, and there.
    private static (string? Scaled, string? Placed, string? Pose) Outputs(string path, ScaleSetup setup, string? output)
    {
        if (setup.Scaler is null && setup.Placer is null)
        {
            throw new BadFileException(path, 0, "", "Nothing is asked for: neither ModelScaler nor MarkerPlacer is there and applies.");
        }

        var all = output is null ? (setup.Scaler?.OutputModelFile, setup.Placer?.OutputModelFile, setup.Placer?.OutputMotionFile)
            : setup.Placer is null ? (output, null, null) : (null, output, (string?)null);
        return all is (null, null, null) ? throw new BadFileException(path, 0, "output_model_file", "The setup names no file for the result.") : all;
    }

    private static void Check(string? result, string path, string model, ScaleSetup setup)
    {
        if (result is not null)
        {
            ResultFiles.CheckFile(result, path, model, setup.MarkerSetFile, setup.Scaler?.MarkerFile, setup.Placer?.MarkerFile, setup.Placer?.CoordinateFile);
        }
    }

    private static (ModelDescription Scaled, SegmentFactors Factors) Scale(string path, ScaleSetup setup, BodyModel generic)
    {
        var named = generic.Description with { Name = setup.Name.Length > 0 ? setup.Name : generic.Description.Name };
        if (setup.Scaler is not { } scaler)
        {
            return (named, SegmentFactors.None);
        }

        var trial = scaler.MarkerFile is null ? null : ScaleFiles.Trial(scaler.MarkerFile, scaler.Times);
        var found = BodyFiles.Within(path, () => FactorSteps.Find(generic, scaler, trial));
        foreach (var sentence in found.LeftOut)
        {
            Tell.Warn($"{path}: {sentence}");
        }

        return (BodyFiles.Within(path, () => ModelScaling.Apply(named, found.Factors, new(setup.Mass, scaler.PreservesMassDistribution))), found.Factors);
    }

    private static MarkerFitResult Place(string path, MarkerPlacerSetup setup, BodyModel model, RunOptions options)
    {
        var file = RunCommand.Required(path, setup.MarkerFile, "marker_file");
        var trial = ScaleFiles.Trial(file, setup.Times);
        if (setup.MaximumMovement is { } most)
        {
            var metres = most / trial.PerMetre;
            var restless = trial.Places.Keys.Where(name => trial.Wander(name) > metres).Order(StringComparer.Ordinal).ToList();
            if (restless.Count > 0)
            {
                Tell.Warn($"{file}: {string.Join(", ", restless)} wander more than {1000 * metres:G4} mm while they are averaged (max_marker_movement).");
            }
        }

        var tasks = setup.CoordinateFile is null ? setup.Tasks : WithValues(setup.Tasks, model, setup.CoordinateFile, trial.Start);
        return ScaleFiles.Place(file, model, trial, tasks, options);
    }

    // Tasks that take their value from a file take it from the row nearest to the trial's beginning.
    private static IkTasks WithValues(IkTasks tasks, BodyModel model, string file, double time)
    {
        var table = StorageReader.ReadFile(file);
        Tell.Warn(table.Warnings);
        var (times, row) = (table.Series.Times, 0);
        for (var i = 1; i < times.Length; i++)
        {
            row = Math.Abs(times[i] - time) < Math.Abs(times[row] - time) ? i : row;
        }

        return tasks with { Coordinates = [.. tasks.Coordinates.Select(task => WithValue(task, model, table, row))] };
    }

    private static CoordinateTask WithValue(CoordinateTask task, BodyModel model, StorageTable table, int row)
    {
        var column = table.Series.Names.ToList().FindIndex(name => name == task.Coordinate || name.EndsWith($"/{task.Coordinate}/value", StringComparison.Ordinal));
        if (task.Source != CoordinateSource.File || column < 0 || row >= table.Series.Times.Length || model.FindCoordinate(task.Coordinate) is not (>= 0 and var c))
        {
            return task;
        }

        var isAngle = table.InDegrees && model.Coordinates[c] is { IsRotational: true, IsCoupled: false };
        return task with { Source = CoordinateSource.Value, Value = table.Series.Channels[column][row] * (isAngle ? Math.PI / 180 : 1) };
    }
}
