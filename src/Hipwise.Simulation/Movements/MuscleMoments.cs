using System.Collections.Immutable;
using Hipwise.Body;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Muscles;

namespace Hipwise.Simulation.Movements;

/// <summary>What every muscle does at some coordinates of a simulated movement, and how long its fibres are. A muscle's moment is its moment arm times
/// its tension, active and passive; what it does through coordinates that follow another one counts at that one.</summary>
public sealed class MuscleMoments
{
    private readonly double[][][] _moments;

    private MuscleMoments(ImmutableArray<string> coordinates, double[][][] moments, double[][] fibers) =>
        (Coordinates, _moments, FiberLengths) = (coordinates, moments, fibers);

    /// <summary>The coordinates, in the order that <see cref="Of"/> counts them in.</summary>
    public ImmutableArray<string> Coordinates { get; }

    /// <summary>Of each muscle at each moment, in optimal fibre lengths, with a tendon that does not stretch.</summary>
    public double[][] FiberLengths { get; }

    /// <summary>A muscle's moments over the movement (N·m).</summary>
    public ReadOnlySpan<double> Of(int coordinate, int muscle) => _moments[coordinate][muscle];

    /// <summary>Works them out.</summary>
    /// <param name="model">The body; what it carries makes no difference here.</param>
    /// <param name="result">Its movement.</param>
    /// <param name="coordinates">At which coordinates.</param>
    /// <exception cref="ModelException">The model lacks a coordinate.</exception>
    public static MuscleMoments Calculate(BodyModel model, MovementResult result, ImmutableArray<string> coordinates)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(result);
        int[] wanted = [.. coordinates.Select(name => model.Table.Require(name, "A joint moment"))];
        var (frames, muscles) = (result.Motion.Count, model.Muscles.Length);
        var moments = Array.ConvertAll(wanted, _ => Table(muscles, frames));
        var fibers = Table(muscles, frames);
        var (work, q, row) = (new Workspace(model), new double[model.CoordinateCount], new double[model.CoordinateCount]);
        var forces = MuscleForces.Compile(model);
        for (var i = 0; i < frames; i++)
        {
            for (var c = 0; c < q.Length; c++)
            {
                q[c] = result.Motion.Channels[c][i];
            }

            ForwardKinematics.UpdatePositions(work, q);
            MusclePaths.Update(work);
            for (var m = 0; m < muscles; m++)
            {
                fibers[m][i] = forces[m].CalculateRigidFiberLength(MusclePaths.GetLengths(work)[m]) / model.Description.Muscles[m].OptimalFiberLength;
                MusclePaths.GetLengthDerivatives(work, m).CopyTo(row);
                model.Table.Project(work.CouplingSlopes, row);
                for (var k = 0; k < wanted.Length; k++)
                {
                    moments[k][m][i] = -row[wanted[k]] * result.Forces.Channels[m][i];
                }
            }
        }

        return new(coordinates, moments, fibers);
    }

    private static double[][] Table(int rows, int columns) => Array.ConvertAll(new double[rows][], _ => new double[columns]);
}
