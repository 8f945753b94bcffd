using Hipwise.Body;
using Hipwise.Body.Dynamics;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Signals;
using Hipwise.Simulation.Motions;

namespace Hipwise.Simulation.Analyses;

/// <summary>The generalised forces behind a motion, frame by frame, as OpenSim's inverse dynamics tool gives them.</summary>
public static class InverseDynamicsAnalysis
{
    /// <summary>Computes them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="motion">Its coordinates over time.</param>
    /// <param name="loads">Forces on it over time.</param>
    /// <param name="times">The moments wanted (s), rising.</param>
    /// <param name="options">Threads, progress and cancelling.</param>
    /// <returns>A channel for each coordinate, named with <c>_moment</c> (N·m) or <c>_force</c> (N); as in OpenSim, that
    /// of a coupled coordinate is a <c>_force</c>, even where it turns.</returns>
    public static TimeSeries Run(BodyModel model, CoordinateMotion motion, LoadMotion loads, double[] times, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(motion);
        ArgumentNullException.ThrowIfNull(loads);
        ArgumentNullException.ThrowIfNull(times);
        var channels = Array.ConvertAll(new double[model.CoordinateCount][], _ => new double[times.Length]);
        FrameBlocks.Run(times.Length, options, () =>
        {
            var frame = new MotionFrame(model, motion, loads);
            var forces = new double[model.CoordinateCount];
            return (from, to) =>
            {
                for (var i = from; i < to; i++)
                {
                    frame.UpdateDynamics(times[i], forces);
                    for (var c = 0; c < forces.Length; c++)
                    {
                        channels[c][i] = forces[c];
                    }
                }
            };
        });
        return new(times, [.. model.Coordinates.Select(coordinate => coordinate.Name + (coordinate is { IsRotational: true, IsCoupled: false } ? "_moment" : "_force"))], channels);
    }
}

// A workspace that is brought to one moment of a motion after another.
internal sealed class MotionFrame(BodyModel model, CoordinateMotion motion, LoadMotion loads)
{
    private readonly double[] _q = new double[model.CoordinateCount];
    private readonly double[] _velocity = new double[model.CoordinateCount];
    private readonly double[] _acceleration = new double[model.CoordinateCount];
    private readonly double[] _loads = new double[6 * model.Segments.Length];

    public Workspace Work { get; } = new(model);

    public ReadOnlySpan<double> Velocity => _velocity;

    public ReadOnlySpan<double> Loads => _loads;

    public void UpdateKinematics(double time)
    {
        motion.Evaluate(time, _q, _velocity, _acceleration);
        ForwardKinematics.UpdatePositions(Work, _q);
        ForwardKinematics.UpdateVelocities(Work, _velocity);
    }

    public void UpdateDynamics(double time, Span<double> forces)
    {
        UpdateKinematics(time);
        loads.Evaluate(time, Work, _loads);
        InverseDynamics.Update(Work, _acceleration, _loads, forces);
    }
}
