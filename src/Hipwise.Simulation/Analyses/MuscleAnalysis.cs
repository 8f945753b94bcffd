using Hipwise.Body.Model;
using Hipwise.Body.Muscles;
using Hipwise.Signals;
using Hipwise.Simulation.Motions;

namespace Hipwise.Simulation.Analyses;

/// <summary>Lengths, velocities, moment arms and forces of muscles over a motion. Fibre lengths and forces are those with a tendon that does
/// not stretch; active force is that at full activation.</summary>
public static class MuscleAnalysis
{
    /// <summary>The quantities beside moment arms, by OpenSim's names; the lengthening speed of muscle and tendon together has none there.</summary>
    public static IReadOnlyList<string> Quantities { get; } =
    [
        "Length", "LengtheningSpeed", "TendonLength", "FiberLength", "NormalizedFiberLength", "PennationAngle", "FiberVelocity", "NormFiberVelocity",
        "ActiveFiberForceAlongTendon", "PassiveFiberForceAlongTendon",
    ];

    /// <summary>The names of all series that a run gives, in its order.</summary>
    /// <param name="model">The model.</param>
    /// <param name="coordinates">The coordinates, by number, about which moment arms are wanted.</param>
    public static IReadOnlyList<string> NamesOf(BodyModel model, IReadOnlyList<int> coordinates)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(coordinates);
        return [.. Quantities, .. coordinates.Select(c => $"MomentArm_{model.Coordinates[c].Name}")];
    }

    /// <summary>Computes them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="motion">Its coordinates over time.</param>
    /// <param name="coordinates">The coordinates, by number, about which moment arms are wanted.</param>
    /// <param name="times">The moments wanted (s), rising.</param>
    /// <param name="options">Threads, progress and cancelling.</param>
    /// <returns>A series for each quantity and then, named <c>MomentArm_</c> and the coordinate, for each coordinate; a channel for each muscle,
    /// in m, m/s, optimal fibre lengths (a second), rad and N.</returns>
    public static IReadOnlyList<(string Name, TimeSeries Series)> Run(
        BodyModel model, CoordinateMotion motion, IReadOnlyList<int> coordinates, double[] times, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(coordinates);
        ArgumentNullException.ThrowIfNull(times);
        string[] names = [.. NamesOf(model, coordinates)];
        var values = Array.ConvertAll(names, _ => Array.ConvertAll(new double[model.Muscles.Length][], _ => new double[times.Length]));
        var forces = MuscleForces.Compile(model);
        FrameBlocks.Run(times.Length, options, () =>
        {
            var frame = new MotionFrame(model, motion, LoadMotion.None);
            return (from, to) =>
            {
                for (var i = from; i < to; i++)
                {
                    frame.UpdateKinematics(times[i]);
                    MusclePaths.Update(frame.Work);
                    Store(frame, forces, coordinates, values, i);
                }
            };
        });
        return [.. names.Select((name, k) => (name, new TimeSeries(times, model.Muscles, values[k])))];
    }

    private static void Store(MotionFrame frame, MuscleForces[] forces, IReadOnlyList<int> coordinates, double[][][] values, int i)
    {
        var model = frame.Work.Model;
        var lengths = MusclePaths.GetLengths(frame.Work);
        for (var m = 0; m < forces.Length; m++)
        {
            var (muscle, length, speed) = (model.Description.Muscles[m], lengths[m], MusclePaths.CalculateSpeed(frame.Work, m, frame.Velocity));
            var fiber = forces[m].CalculateRigidFiberLength(length);
            var height = muscle.OptimalFiberLength * Math.Sin(muscle.PennationAtOptimal);
            var pennation = Math.Asin(Math.Min(1, height / fiber));
            var fiberSpeed = speed * Math.Cos(pennation);
            ReadOnlySpan<double> found =
            [
                length, speed, length - (fiber * Math.Cos(pennation)), fiber, fiber / muscle.OptimalFiberLength, pennation,
                fiberSpeed, fiberSpeed / (muscle.OptimalFiberLength * muscle.MaximumContractionVelocity),
                forces[m].CalculateActiveForce(length, speed), forces[m].CalculatePassiveForce(length),
            ];
            for (var k = 0; k < found.Length; k++)
            {
                values[k][m][i] = found[k];
            }

            for (var k = 0; k < coordinates.Count; k++)
            {
                values[found.Length + k][m][i] = MusclePaths.GetMomentArm(frame.Work, m, coordinates[k]);
            }
        }
    }
}
