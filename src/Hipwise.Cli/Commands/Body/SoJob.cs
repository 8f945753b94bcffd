using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Body.Recruitment;
using Hipwise.Formats;
using Hipwise.Formats.OpenSim.Setups;
using Hipwise.Knowledge;
using Hipwise.Simulation;
using Hipwise.Simulation.Analyses;
using Hipwise.Simulation.Motions;

namespace Hipwise.Cli.Commands.Body;

/// <summary>One run of static optimisation.</summary>
/// <param name="Model">The model.</param>
/// <param name="Motion">Its coordinates over time.</param>
/// <param name="Loads">Forces on it, or null.</param>
internal sealed record SoJob(string Model, string Motion, string? Loads)
{
    /// <summary>Files of further actuators.</summary>
    public IReadOnlyList<string> Actuators { get; init; } = [];

    /// <summary>Hz, or null.</summary>
    public double? Lowpass { get; init; }

    /// <summary>Everything but the further actuators.</summary>
    public LoadSharingOptions Sharing { get; init; } = new();

    /// <summary>How muscles are reckoned where OpenSim differs.</summary>
    public MuscleConvention Convention { get; init; }

    /// <summary>Whether an actuator on each free coordinate stands in for the muscles: OpenSim's static optimisation without the model's force set, which keeps
    /// all that is no muscle.</summary>
    public bool ByCoordinates { get; init; }

    /// <summary>Which part of the motion.</summary>
    public TimeSpanSetup Times { get; init; }

    /// <summary>Picks some of the frames; null takes all.</summary>
    public Func<CoordinateMotion, double[], double[]>? Pick { get; init; }

    /// <summary>The frame in which every joint's load on its child is told (ground, child, parent or a segment); null: loads are not wanted.</summary>
    public string? ReactionFrame { get; init; }

    /// <summary>Where results go.</summary>
    public required string Folder { get; init; }

    /// <summary>What their names begin with.</summary>
    public required string Name { get; init; }

    /// <summary>Where the joints' loads go when they are wanted.</summary>
    public string? ReactionFile { get; init; }

    /// <summary>Works it out and writes it.</summary>
    /// <returns>The exit code: <see cref="Run.Unmet"/> when some frame could not be met.</returns>
    public int Run(RunOptions options)
    {
        var (forces, activations) = (Path.Combine(Folder, ResultFiles.Part(Name) + "_force.sto"), Path.Combine(Folder, ResultFiles.Part(Name) + "_activation.sto"));
        ResultFiles.CheckFolder(Folder);
        var model = BodyFiles.Model(Model, Convention);
        var sharing = Share(model);
        var (motion, covers) = BodyFiles.Motion(model, Motion, Lowpass, AccelerationSource.Speeds);
        var loads = BodyFiles.Loads(model, Loads);
        var times = BodyFiles.Times(Motion, motion, covers, Times);
        times = Pick?.Invoke(motion, times) ?? times;
        BodyFiles.WarnBeyond(Loads, loads, times);
        var wanted = ReactionFrame is null ? default : FindJoints(model, ReactionFrame);
        var result = StaticOptimizationAnalysis.Run(model, motion, loads, times, sharing, options);
        var reactions = wanted.IsDefault
            ? null
            : JointReactionAnalysis.Run(model, motion, loads, ActuatorForces.Match(model, sharing, result.Forces), wanted, times, options with { Progress = null });
        options.Cancel.ThrowIfCancellationRequested();
        ResultFiles.MakeFolder(Folder);
        ResultFiles.CheckFile(forces, Model, Motion, Loads);
        ResultFiles.CheckFile(activations, Model, Motion, Loads);
        ResultFiles.Write(activations, "Static Optimization", result.Activations);
        ResultFiles.Write(forces, "ModelForces", result.Forces);
        var written = $"{activations}, {forces}";
        if (reactions is not null)
        {
            ResultFiles.Write(ReactionFile!, "Joint Reaction Loads", reactions);
            written += $", {ReactionFile}";
        }

        if (result.Contacts is not null)
        {
            var contacts = Path.Combine(Folder, ResultFiles.Part(Name) + "_contact.sto");
            ResultFiles.Write(contacts, "Contact forces", result.Contacts);
            written += $", {contacts}";
        }

        return Report(model, result, written);
    }

    private static ImmutableArray<JointLoad> FindJoints(BodyModel model, string frame)
    {
        try
        {
            return JointLoad.All(model, "child", frame);
        }
        catch (ModelException)
        {
            throw new MisuseException($"--joint-reactions needs the frame to tell loads in: ground, child, parent or a body of the model; '{frame}' is none of these.");
        }
    }

    private LoadSharingOptions Share(BodyModel model)
    {
        // What stands still below pushes against gravity.
        var sharing = Sharing with
        {
            Contacts = [.. Sharing.Contacts.Select(contact => contact with { Normal = -model.Gravity })],
            Actuators = [.. Actuators.SelectMany(file => BodyFiles.Actuators(file).Actuators)],
        };
        sharing = ByCoordinates ? InPlaceOfMuscles(model, sharing) : sharing;
        RequireDifferentNames(model, sharing);
        string[] known = [.. sharing.UsesModelForces ? model.Muscles : [], .. sharing.Actuators.Select(actuator => actuator.Name)];
        foreach (var name in sharing.Limits.Keys.Where(name => !known.Contains(name) && model.Description.Actuators.All(actuator => actuator.Name != name)))
        {
            var near = Spelling.Nearest(name, known);
            throw new MisuseException($"--limit names '{name}', which is no muscle or actuator of this run{(near is null ? "." : $"; did you mean '{near}'?")}");
        }

        // Once by itself, so that what is wrong is told with the file's name before frames are worked out.
        BodyFiles.Within(Actuators.Count > 0 ? Actuators[0] : Model, () => new LoadSharing(model, sharing));
        return sharing;
    }

    private static LoadSharingOptions InPlaceOfMuscles(BodyModel model, LoadSharingOptions sharing) => sharing with
    {
        UsesModelForces = false,
        Actuators =
        [
            .. from coordinate in model.Coordinates
               where !coordinate.IsLocked && coordinate.Prescribed is null && model.Description.Couplings.All(coupling => coupling.Dependent != coordinate.Name)
               select new ActuatorDescription(
                   coordinate.Name + "_actuator", 1, double.NegativeInfinity, double.PositiveInfinity, new ActuatorEffect.OnCoordinate(coordinate.Name)),
            .. sharing.UsesModelForces ? model.Description.Actuators : [],
            .. sharing.Actuators,
        ],
    };

    private void RequireDifferentNames(BodyModel model, LoadSharingOptions sharing)
    {
        IEnumerable<string> own = sharing.UsesModelForces ? model.Muscles.Concat(model.Description.Actuators.Select(actuator => actuator.Name)) : [];
        var names = own.Concat(sharing.Actuators.Select(actuator => actuator.Name));
        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            var files = string.Join(", ", Actuators.DefaultIfEmpty(Model));
            throw new BadFileException(files, 0, "", $"The name '{twice.Key}' is there twice among muscles and actuators; rename one.");
        }
    }

    private static int Report(BodyModel model, StaticOptimizationResult result, string files)
    {
        Tell.Done($"{files}: {result.Frames.Count} frames from {result.Frames[0].Time:G6} to {result.Frames[^1].Time:G6} s, "
            + $"{result.Activations.Names.Length} muscles and actuators.");
        var unmet = result.Frames.Where(frame => frame.Status != RecruitmentStatus.Solved).ToList();
        if (unmet.Count == 0)
        {
            return Commands.Run.Ok;
        }

        var worst = unmet.MaxBy(frame => frame.Violation);
        var missing = worst.Unmet!.Value;
        var unit = model.Coordinates[model.FindCoordinate(missing.Coordinate)].IsRotational ? "N·m" : "N";
        Tell.Warn($"{unmet.Count} of {result.Frames.Count} frames could not be met, from {unmet[0].Time:G6} to {unmet[^1].Time:G6} s: at worst, at {worst.Time:G6} s, "
            + $"{Math.Abs(missing.Missing):G3} {unit} are missing at {missing.Coordinate}. "
            + $"Their activations come as near as the bounds allow; reserve actuators would close the gap. The results are written, with exit code {Commands.Run.Unmet}.");
        return Commands.Run.Unmet;
    }
}
