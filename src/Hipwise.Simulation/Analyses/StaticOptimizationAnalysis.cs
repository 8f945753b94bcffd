using System.Collections.Immutable;
using Hipwise.Body;
using Hipwise.Body.Model;
using Hipwise.Body.Muscles;
using Hipwise.Body.Recruitment;
using Hipwise.Signals;
using Hipwise.Simulation.Motions;

namespace Hipwise.Simulation.Analyses;

/// <summary>How muscles share the work of a motion, frame by frame, as OpenSim's static optimisation asks.</summary>
public static class StaticOptimizationAnalysis
{
    /// <summary>Computes it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="motion">Its coordinates over time, with accelerations from <see cref="AccelerationSource.Speeds"/> for OpenSim's answers.</param>
    /// <param name="loads">Forces on it over time.</param>
    /// <param name="times">The moments wanted (s), rising.</param>
    /// <param name="sharing">What takes part and within which bounds.</param>
    /// <param name="options">Threads, progress and cancelling.</param>
    public static StaticOptimizationResult Run(
        BodyModel model, CoordinateMotion motion, LoadMotion loads, double[] times, LoadSharingOptions sharing, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(times);
        var first = new LoadSharing(model, sharing);
        var (names, pressing) = (first.Names, ContactColumns(first));
        double[][] activations = Channels(names.Length, times.Length), forces = Channels(names.Length, times.Length);
        var contacts = Channels(pressing.Length, times.Length);
        var frames = new RecruitmentFrame[times.Length];
        FrameBlocks.Run(times.Length, options, () =>
        {
            var (frame, share) = (new MotionFrame(model, motion, loads), new LoadSharing(model, sharing));
            var generalised = new double[model.CoordinateCount];
            return (from, to) =>
            {
                share.Solver.Forget();
                for (var i = from; i < to; i++)
                {
                    frame.UpdateDynamics(times[i], generalised);
                    MusclePaths.Update(frame.Work);
                    var status = share.Solve(frame.Work, generalised);
                    Store(share, i, activations, forces);
                    StoreContacts(share, frame.Work, i, contacts);
                    var solution = share.Solver.Solution;
                    frames[i] = new(times[i], status, solution.Iterations, solution.KktResidual, solution.Cost, solution.Violation)
                    {
                        Unmet = status == RecruitmentStatus.Solved ? null : FindUnmet(share),
                    };
                }
            };
        });
        return new(new(times, names, activations), new(times, names, forces), frames)
        {
            Contacts = pressing.IsEmpty ? null : new(times, pressing, contacts),
        };
    }

    private static double[][] Channels(int count, int frames) => Array.ConvertAll(new double[count][], _ => new double[frames]);

    // As OpenSim's tables of ground forces call them.
    private static ImmutableArray<string> ContactColumns(LoadSharing share) =>
        [.. from name in share.ContactNames from what in (string[])["force_v", "force_p"] from axis in "xyz" select $"{name}_{what}{axis}"];

    private static void StoreContacts(LoadSharing share, Workspace work, int i, double[][] contacts)
    {
        for (var contact = 0; contact < share.ContactNames.Length; contact++)
        {
            var (force, place) = share.GetContact(work, contact);
            for (var axis = 0; axis < 3; axis++)
            {
                contacts[(6 * contact) + axis][i] = force[axis];
                contacts[(6 * contact) + 3 + axis][i] = place[axis];
            }
        }
    }

    // The equation that is missed by most against its own strongest coefficient.
    private static UnmetForce FindUnmet(LoadSharing share)
    {
        var (worst, found) = (-1.0, default(UnmetForce));
        for (var row = 0; row < share.Coordinates.Length; row++)
        {
            var coefficients = share.Problem.Row(row);
            var activations = share.Solver.Solution.Activations;
            var (missing, strongest) = (share.Problem.RightHandSide[row], 0.0);
            for (var j = 0; j < activations.Length; j++)
            {
                missing -= coefficients[j] * activations[j];
                strongest = Math.Max(strongest, Math.Abs(coefficients[j]));
            }

            var scaled = Math.Abs(missing) / Math.Max(strongest, double.Epsilon);
            if (scaled > worst)
            {
                (worst, found) = (scaled, new(share.Coordinates[row], missing));
            }
        }

        return found;
    }

    private static void Store(LoadSharing share, int i, double[][] activations, double[][] forces)
    {
        var solution = share.Solver.Solution.Activations;
        for (var j = 0; j < share.Names.Length; j++)
        {
            activations[j][i] = solution[j];
            forces[j][i] = solution[j] * share.Strengths[j];
        }
    }
}

/// <summary>What static optimisation found.</summary>
/// <param name="Activations">Of muscles and actuators, 0 to 1 for muscles.</param>
/// <param name="Forces">Tensions (N), actuator forces (N) and moments (N·m).</param>
/// <param name="Frames">How each frame ended.</param>
public sealed record StaticOptimizationResult(TimeSeries Activations, TimeSeries Forces, IReadOnlyList<RecruitmentFrame> Frames)
{
    /// <summary>The force on the body at each contact point (N) and where it acts (m), in ground: six columns each; null where nothing presses.</summary>
    public TimeSeries? Contacts { get; init; }
}

/// <summary>How one frame of static optimisation ended.</summary>
/// <param name="Time">s.</param>
/// <param name="Status">Whether the equations could be met within the bounds.</param>
/// <param name="Iterations">Newton steps.</param>
/// <param name="KktResidual">Scaled residual of the optimality conditions.</param>
/// <param name="Cost">The sum that was made least.</param>
/// <param name="Violation">By how much the equations stay unmet, scaled; 0 when they are met.</param>
public readonly record struct RecruitmentFrame(double Time, RecruitmentStatus Status, int Iterations, double KktResidual, double Cost, double Violation)
{
    /// <summary>What is missing most where the frame could not be met; null where it was.</summary>
    public UnmetForce? Unmet { get; init; }
}

/// <summary>A generalised force that muscles and actuators could not bring up.</summary>
/// <param name="Coordinate">The coordinate that it acts on.</param>
/// <param name="Missing">What is asked for less what is there (N·m or N).</param>
public readonly record struct UnmetForce(string Coordinate, double Missing);
