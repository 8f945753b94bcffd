using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Body.Recruitment;
using Hipwise.Formats;
using Hipwise.Formats.OpenSim.Setups;
using Hipwise.Simulation;
using Hipwise.Simulation.Analyses;
using Hipwise.Simulation.Motions;

namespace Hipwise.Cli.Commands.Body;

/// <summary>One run of joint reactions, from forces that static optimisation found before.</summary>
/// <param name="Model">The model.</param>
/// <param name="Motion">Its coordinates over time.</param>
/// <param name="Loads">Forces on it, or null.</param>
/// <param name="Forces">The table of the muscles' and actuators' forces.</param>
internal sealed record ReactionJob(string Model, string Motion, string? Loads, string Forces)
{
    /// <summary>Files of further actuators.</summary>
    public IReadOnlyList<string> Actuators { get; init; } = [];

    /// <summary>Whether the model's own forces take part.</summary>
    public bool UsesModelForces { get; init; } = true;

    /// <summary>Hz, or null.</summary>
    public double? Lowpass { get; init; }

    /// <summary>Which joints.</summary>
    public ImmutableArray<JointLoadSetup> Wanted { get; init; } = [];

    /// <summary>The file that says which joints, for messages.</summary>
    public required string Asker { get; init; }

    /// <summary>How muscles are reckoned where OpenSim differs.</summary>
    public MuscleConvention Convention { get; init; }

    /// <summary>Which part of the motion.</summary>
    public TimeSpanSetup Times { get; init; }

    /// <summary>Picks some of the frames; null takes all.</summary>
    public Func<CoordinateMotion, double[], double[]>? Pick { get; init; }

    /// <summary>Where the table goes.</summary>
    public required string Output { get; init; }

    public void Run(RunOptions options)
    {
        var model = BodyFiles.Model(Model, Convention);
        var wanted = Find(model);
        var sharing = new LoadSharingOptions { UsesModelForces = UsesModelForces, Actuators = [.. Actuators.SelectMany(file => BodyFiles.Actuators(file).Actuators)] };
        var table = BodyFiles.Table(Forces);
        var forces = BodyFiles.Within(Forces, () => ActuatorForces.Match(model, sharing, table.Series));
        var (motion, covers) = BodyFiles.Motion(model, Motion, Lowpass, AccelerationSource.Speeds);
        var loads = BodyFiles.Loads(model, Loads);
        var times = BodyFiles.Times(Motion, motion, covers, Times);
        times = Pick?.Invoke(motion, times) ?? times;
        BodyFiles.WarnBeyond(Loads, loads, times);
        if (Array.FindIndex(times, time => !forces.Covers(time)) is >= 0 and var beyond)
        {
            throw new BadFileException(Forces, 0, "", $"Its forces run from {forces.First:G9} to {forces.Last:G9} s; those of {times[beyond]:G9} s are wanted as well.");
        }

        var reactions = JointReactionAnalysis.Run(model, motion, loads, forces, wanted, times, options);
        options.Cancel.ThrowIfCancellationRequested();
        ResultFiles.MakeFolder(Path.GetDirectoryName(Path.GetFullPath(Output))!);
        ResultFiles.CheckFile(Output, Model, Motion, Loads, Forces);
        ResultFiles.Write(Output, "Joint Reaction Loads", reactions);
        Tell.Done($"{Output}: {times.Length} frames from {times[0]:G6} to {times[^1]:G6} s, loads of {wanted.Length} joints.");
    }

    // As in OpenSim, a joint that the model lacks is passed over; one that is asked for twice in the same way is told once.
    private ImmutableArray<JointLoad> Find(BodyModel model)
    {
        var found = new Dictionary<string, JointLoad>(StringComparer.Ordinal);
        foreach (var one in Wanted.IsEmpty ? [new JointLoadSetup("ALL", "child", "ground")] : Wanted)
        {
            string[] names = one.Joint.Equals("all", StringComparison.OrdinalIgnoreCase) ? [.. model.Description.Joints.Select(joint => joint.Name)] : [one.Joint];
            foreach (var name in names)
            {
                if (BodyFiles.Within(Asker, () => JointLoad.Find(model, name, one.OnBody, one.InFrame)) is { } load)
                {
                    found.TryAdd(load.Name, load);
                }
                else
                {
                    Tell.Warn($"{Asker}: there is no joint '{name}' in the model; it is left out.");
                }
            }
        }

        return found.Count > 0 ? [.. found.Values] : throw new BadFileException(Asker, 0, "joint_names", "None of the joints that it names is in the model.");
    }
}
