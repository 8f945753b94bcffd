using System.Collections.Immutable;
using Hipwise.Body;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Muscles;
using Hipwise.Formats;
using Hipwise.Formats.OpenSim;

namespace Hipwise.Simulation.Building;

/// <summary>Builds the body of our own from its tables: the same tables give the same bytes.</summary>
public static class BodyBuild
{
    // Tendons are rounded to a hundredth of a millimetre, so that noise of the last digits never shows in the file.
    private const double TendonStep = 1e-5;

    /// <summary>The whole body: midline, right half and its mirror image, tendons fitted.</summary>
    /// <param name="facts">What the tables say.</param>
    /// <exception cref="ModelException">The tables fit together to nothing that can be; the message names it.</exception>
    public static ModelDescription Assemble(BodyFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var loose = facts.Half;
        var work = new Workspace(BodyModel.Compile(Mirror.Complete(loose)));
        ForwardKinematics.UpdatePositions(work, work.Model.GetDefaultPose());
        MusclePaths.Update(work);
        var lengths = MusclePaths.GetLengths(work);
        var muscles = ImmutableArray.CreateBuilder<MuscleDescription>();
        foreach (var muscle in loose.Muscles)
        {
            var length = lengths[work.Model.FindMuscle(muscle.Name)];
            muscles.Add(facts.NeutralFibers.TryGetValue(muscle.Name, out var share) ? muscle with { TendonSlackLength = Tendon(muscle, length, share) } : muscle);
        }

        return Mirror.Complete(loose with { Muscles = muscles.ToImmutable() });
    }

    /// <summary>The body as the bytes of an OpenSim model.</summary>
    /// <param name="folder">The tables.</param>
    /// <exception cref="BadFileException">A table is missing or wrong.</exception>
    /// <exception cref="ModelException">The tables fit together to nothing that can be.</exception>
    public static byte[] Write(string folder)
    {
        using var stream = new MemoryStream();
        OsimWriter.Write(stream, Assemble(BodyFacts.ReadFolder(folder)));
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    // What the whole length leaves when the fibre has its share of the optimal length; the muscle's thickness stays the same.
    private static double Tendon(MuscleDescription muscle, double length, double share)
    {
        var fiber = share * muscle.OptimalFiberLength;
        var height = muscle.OptimalFiberLength * Math.Sin(muscle.PennationAtOptimal);
        var tendon = length - Math.Sqrt(Math.Max(0, (fiber * fiber) - (height * height)));
        return tendon > 0 ? Math.Round(tendon / TendonStep) * TendonStep
            : throw new ModelException($"The fibres of '{muscle.Name}' leave no room for a tendon: "
                + $"the path is {1000 * length:F1} mm long in the anatomical posture, the fibres {1000 * fiber:F1} mm.");
    }
}
