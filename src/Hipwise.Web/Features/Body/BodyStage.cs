using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Core;
using Hipwise.Formats.OpenSim;
using Hipwise.Knowledge;
using Hipwise.Simulation.Scenes;
using Hipwise.Web.Hosting;

namespace Hipwise.Web.Features.Body;

/// <summary>The body model of the knowledge, read when it is first needed, and how its muscles are told and drawn.</summary>
public sealed class BodyStage
{
    private const double Degree = Math.PI / 180;
    private readonly KnowledgeBase knowledge;
    private readonly Lazy<BodyModel> model;
    private readonly Lazy<ImmutableArray<StageMuscle>> muscles;
    private readonly Lazy<ImmutableArray<MuscleRow>> rows;
    private readonly Lazy<BodyGeometry> geometry;

    /// <summary>Reads nothing yet.</summary>
    public BodyStage(HostSettings settings, KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(settings);
        this.knowledge = knowledge;
        model = new(() => BodyModel.Compile(OsimReader.ReadFile(Path.Combine(settings.KnowledgeFolder, "body", "hipwise.osim")).Model));
        rows = new(() => [.. MuscleRow.All(knowledge)]);
        muscles = new(() => [.. StageMuscle.All(Model, knowledge, Rows)]);
        geometry = new(() => BodyGeometry.Of(this, knowledge));
    }

    /// <summary>The model in its own size.</summary>
    public BodyModel Model => model.Value;

    /// <summary>What the model's muscles are, in the model's order.</summary>
    public ImmutableArray<StageMuscle> Muscles => muscles.Value;

    /// <summary>The rows in which muscles are told, group by group.</summary>
    public ImmutableArray<MuscleRow> Rows => rows.Value;

    /// <summary>What a drawing needs to know once.</summary>
    public BodyGeometry Geometry => geometry.Value;

    /// <summary>The body as sliders have it.</summary>
    /// <param name="angles">Degrees by a slider's id; others stand at 0. Held to the sliders' ranges.</param>
    public Posture Pose(IReadOnlyDictionary<string, double> angles)
    {
        ArgumentNullException.ThrowIfNull(angles);
        var pose = Model.GetDefaultPose();
        foreach (var move in knowledge.Atlas.Stance)
        {
            pose[Model.FindCoordinate(move.Coordinate)] = Degree * move.Factor;
        }

        foreach (var slider in knowledge.Atlas.Sliders)
        {
            var value = Math.Clamp(angles.GetValueOrDefault(slider.Id), slider.Least, slider.Most);
            foreach (var move in slider.Moves)
            {
                pose[Model.FindCoordinate(move.Coordinate)] += Degree * move.Factor * value;
            }
        }

        for (var c = 0; c < pose.Length; c++)
        {
            pose[c] = Math.Clamp(pose[c], Model.Coordinates[c].Minimum, Model.Coordinates[c].Maximum);
        }

        var writer = new SceneWriter(Model);
        var block = new short[writer.BlockSize];
        writer.Write(pose, [], block);
        return new(Blocks.Pack(block), [.. Rows.Select((_, row) => Tell(writer, row))]);
    }

    // Strands together: the mean length, and arms weighted by cross-section.
    private PostureRow Tell(SceneWriter writer, int row)
    {
        var strands = Enumerable.Range(0, Muscles.Length).Where(m => Muscles[m].Row == row && Muscles[m].Side == Side.Right).ToList();
        var area = strands.Sum(m => Muscles[m].Area);
        return new(
            Millimetres(strands.Average(writer.GetLength)),
            [.. Arms.Select(slider => Millimetres(strands.Sum(m => Muscles[m].Area * Arm(writer, m, slider)) / area))]);
    }

    /// <summary>The sliders whose moment arms are told, in order.</summary>
    public IEnumerable<BodySlider> Arms => knowledge.Atlas.Sliders.Where(slider => slider.Arm is not null);

    private double Arm(SceneWriter writer, int muscle, BodySlider slider) =>
        slider.Moves[0].Factor * writer.GetMomentArm(muscle, Model.FindCoordinate(slider.Arm!));

    private static double Millimetres(double metres) => Math.Round(1000 * metres, 1);
}

/// <summary>A posture for drawing and for reading.</summary>
/// <param name="Block">One moment of <see cref="SceneWriter"/>, two bytes a number, the lower first.</param>
/// <param name="Rows">For each row of muscles.</param>
public sealed record Posture(byte[] Block, ImmutableArray<PostureRow> Rows);

/// <summary>A row of muscles in a posture, right side.</summary>
/// <param name="Length">With its tendon (mm).</param>
/// <param name="Arms">Moment arms (mm), positive where it pulls towards more of the slider.</param>
public sealed record PostureRow(double Length, ImmutableArray<double> Arms);
