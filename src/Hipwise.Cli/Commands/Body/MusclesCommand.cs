using System.CommandLine;
using Hipwise.Body.Model;
using Hipwise.Formats.OpenSim;
using Hipwise.Formats.OpenSim.Setups;
using Hipwise.Knowledge;
using Hipwise.Signals;
using Hipwise.Simulation;
using Hipwise.Simulation.Analyses;
using Hipwise.Simulation.Motions;

namespace Hipwise.Cli.Commands.Body;

/// <summary><c>hipwise body muscles</c>: lengths, velocities, moment arms and forces of muscles over a motion.</summary>
internal static class MusclesCommand
{
    private static readonly Option<string?> Coordinates = new("--coordinates")
    {
        Description = "Moment arms about these only, with commas between (default: all).", HelpName = "a,b",
    };

    private static readonly Option<string> Output = BodyOptions.Output("The folder for the results; it is made when it is not there.", "DIR");

    public static Command Create()
    {
        var command = new ExampledCommand(
            "muscles",
            "Muscle analysis: lengths, velocities, moment arms, and forces with a tendon that does not stretch; active force is that at full activation.",
            "hipwise body muscles --model subject.osim --motion walk.mot --coordinates hip_flexion_r,knee_angle_r -o muscles")
        {
            BodyOptions.Model, BodyOptions.Motion, Coordinates, BodyOptions.Lowpass, BodyOptions.AsOpenSim, BodyOptions.Time, BodyOptions.Threads, Output,
        };
        command.SetAction((parsed, stop) =>
        {
            var motion = parsed.GetRequiredValue(BodyOptions.Motion);
            var job = new MusclesJob(parsed.GetRequiredValue(BodyOptions.Model), motion)
            {
                Coordinates = NamesOf(parsed.GetValue(Coordinates)),
                Lowpass = BodyOptions.LowpassOf(parsed),
                Convention = BodyOptions.ConventionOf(parsed),
                Times = BodyOptions.TimesOf(parsed),
                Folder = parsed.GetRequiredValue(Output),
                Name = Path.GetFileNameWithoutExtension(motion) + "_MuscleAnalysis",
            };
            return LongRun.RunAsync(parsed, job.Run, stop);
        });
        return command;
    }

    private static string[]? NamesOf(string? text)
    {
        var names = text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return names is { Length: 0 }
            ? throw new MisuseException($"--coordinates needs names with commas between, such as --coordinates hip_flexion_r,knee_angle_r; '{text}' is not that.")
            : names;
    }
}

/// <summary>One muscle analysis.</summary>
/// <param name="Model">The model.</param>
/// <param name="Motion">Its coordinates over time.</param>
internal sealed record MusclesJob(string Model, string Motion)
{
    /// <summary>Names; null for all.</summary>
    public IReadOnlyList<string>? Coordinates { get; init; }

    /// <summary>Names; null for all.</summary>
    public IReadOnlyList<string>? Muscles { get; init; }

    /// <summary>Hz, or null.</summary>
    public double? Lowpass { get; init; }

    /// <summary>How muscles are reckoned where OpenSim differs.</summary>
    public MuscleConvention Convention { get; init; }

    /// <summary>Which part of the motion.</summary>
    public TimeSpanSetup Times { get; init; }

    /// <summary>Picks some of the frames; null takes all.</summary>
    public Func<CoordinateMotion, double[], double[]>? Pick { get; init; }

    /// <summary>Where results go.</summary>
    public required string Folder { get; init; }

    /// <summary>What their names begin with.</summary>
    public required string Name { get; init; }

    // Whole blocks, so that results stay the same; the tables of so many frames are in memory at a time (35 MB for 92 muscles and 47 tables).
    private const int ChunkFrames = 32 * FrameBlocks.Size;

    public void Run(RunOptions options)
    {
        var model = BodyFiles.Model(Model, Convention);
        var coordinates = Numbers("coordinate", Coordinates, [.. model.Coordinates.Select(coordinate => coordinate.Name)]);
        var muscles = Numbers("muscle", Muscles, model.Muscles);
        var (motion, covers) = BodyFiles.Motion(model, Motion, Lowpass, AccelerationSource.Positions);
        var times = BodyFiles.Times(Motion, motion, covers, Times);
        times = Pick?.Invoke(motion, times) ?? times;
        ResultFiles.MakeFolder(Folder);
        string[] quantities = [.. MuscleAnalysis.NamesOf(model, coordinates)];
        var paths = Array.ConvertAll(quantities, quantity => Path.Combine(Folder, ResultFiles.Part($"{Name}_{quantity}.sto")));
        Array.ForEach(paths, path => ResultFiles.CheckFile(path, Model, Motion));
        using (var tables = new GrowingTables(paths, quantities, [.. muscles.Select(m => model.Muscles[m])], times.Length))
        {
            for (var from = 0; from < times.Length; from += ChunkFrames)
            {
                var chunk = times[from..Math.Min(times.Length, from + ChunkFrames)];
                var progress = options.Progress is null ? null : new Part(options.Progress, (double)from / times.Length, (double)chunk.Length / times.Length);
                var share = options with { Progress = progress };
                var results = BodyFiles.Within(Model, () => MuscleAnalysis.Run(model, motion, coordinates, chunk, share));
                options.Cancel.ThrowIfCancellationRequested();
                tables.Append([.. results.Select(result => Only(result.Series, muscles))]);
            }

            tables.Complete();
        }

        Tell.Done($"{Path.Combine(Folder, ResultFiles.Part(Name))}_*.sto: {paths.Length} tables of {times.Length} frames and {muscles.Count} muscles.");
    }

    // The progress of a chunk, as that of the whole.
    private sealed class Part(IProgress<double> whole, double done, double share) : IProgress<double>
    {
        public void Report(double value) => whole.Report(done + (share * value));
    }

    private static List<int> Numbers(string kind, IReadOnlyList<string>? wanted, IReadOnlyList<string> known)
    {
        var numbers = new List<int>();
        foreach (var name in wanted ?? known)
        {
            var number = known.ToList().IndexOf(name);
            var near = number < 0 ? Spelling.Nearest(name, known) : null;
            numbers.Add(number >= 0 ? number : throw new MisuseException($"There is no {kind} '{name}' in the model{(near is null ? "." : $"; did you mean '{near}'?")}"));
        }

        return [.. numbers.Distinct()];
    }

    private static TimeSeries Only(TimeSeries series, List<int> columns) =>
        new(series.Times, [.. columns.Select(column => series.Names[column])], [.. columns.Select(column => series.Channels[column])]);
}
