using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Signals;
using Hipwise.Simulation.Motions;

namespace Hipwise.Simulation.Analyses;

/// <summary>The motion behind a trial of markers, as OpenSim's inverse kinematics tool gives it.</summary>
public static class InverseKinematicsAnalysis
{
    // From one frame that begins a block to the next, the way is gone in steps of so many frames: near enough for each pose to follow
    // from the one before, and a quarter of a block so that most of the work is left to the threads.
    private const int Stride = FrameBlocks.Size / 4;

    /// <summary>Solves the frames. Those that begin a block are solved one after the other, then the blocks side by side, so that the answer
    /// is the same for any number of threads.</summary>
    /// <param name="model">The model.</param>
    /// <param name="targets">The trial.</param>
    /// <param name="from">The first frame.</param>
    /// <param name="to">The one after the last.</param>
    /// <param name="options">Threads, progress and cancelling.</param>
    public static InverseKinematicsResult Run(BodyModel model, MarkerTargets targets, int from, int to, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from, to);
        var count = to - from;
        var keys = SolveKeys(model, targets, from, count, options.Cancel);
        var (times, frames) = (targets.Times[from..to], new IkResult[count]);
        var channels = Array.ConvertAll(new double[model.CoordinateCount][], _ => new double[count]);
        FrameBlocks.Run(count, options, () =>
        {
            var solver = new TrialSolver(model, targets);
            return (first, end) =>
            {
                solver.Start(keys[first / FrameBlocks.Size]);
                for (var i = first; i < end; i++)
                {
                    frames[i] = solver.SolveNext(from + i);
                    for (var c = 0; c < channels.Length; c++)
                    {
                        channels[c][i] = solver.Pose[c];
                    }
                }
            };
        });
        return new(new(times, [.. model.Coordinates.Select(coordinate => coordinate.Name)], channels), frames);
    }

    // The pose at the first frame of each block.
    private static double[][] SolveKeys(BodyModel model, MarkerTargets targets, int from, int count, CancellationToken cancel)
    {
        var keys = new double[(count + FrameBlocks.Size - 1) / FrameBlocks.Size][];
        var solver = new TrialSolver(model, targets);
        for (var i = 0; i <= (keys.Length - 1) * FrameBlocks.Size; i += Stride)
        {
            cancel.ThrowIfCancellationRequested();
            solver.Solve(from + i);
            if (i % FrameBlocks.Size == 0)
            {
                keys[i / FrameBlocks.Size] = solver.Pose.ToArray();
            }
        }

        return keys;
    }

    private sealed class TrialSolver(BodyModel model, MarkerTargets targets)
    {
        private readonly InverseKinematics _solver = new(model, targets.Tasks);
        private readonly double[] _places = new double[3 * targets.MarkerCount];
        private readonly double[] _values = new double[targets.HasCoordinates ? model.CoordinateCount : 0];
        private readonly double[] _scratch = new double[model.CoordinateCount];

        public ReadOnlySpan<double> Pose => _solver.Pose;

        public void Start(double[] pose) => _solver.Start(pose);

        // A frame that follows the one before at the trial's own pace.
        public IkResult SolveNext(int frame)
        {
            _solver.StartAhead();
            return Solve(frame);
        }

        public IkResult Solve(int frame)
        {
            targets.GetPlaces(frame, _places);
            targets.GetCoordinates(frame, _values, _scratch);
            return _solver.Solve(_places, targets.Times[frame], _values);
        }
    }
}

/// <summary>What inverse kinematics found.</summary>
/// <param name="Motion">Every coordinate, coupled ones included (rad or m).</param>
/// <param name="Frames">How each frame ended.</param>
public sealed record InverseKinematicsResult(TimeSeries Motion, IReadOnlyList<IkResult> Frames);
