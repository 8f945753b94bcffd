using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;
using Hipwise.Body;
using Hipwise.Body.Dynamics;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Muscles;
using Hipwise.Body.Recruitment;
using Hipwise.Formats.OpenSim;
using Hipwise.Formats.OpenSim.Setups;
using Hipwise.Simulation.Motions;
using Hipwise.Testing;

namespace Hipwise.Benchmarks;

/// <summary>The engine on the reference cases: frames a second on one thread, warm, and bytes allocated for each frame. Every step works on
/// real frames one after the other, as a run over a motion does.</summary>
internal static class EngineScenario
{
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(2);
    private const int Repeats = 3;

    // m, for markers that no file gives.
    private const double MarkerNoise = 0.005;
    private const int Seed = 7;

    private static readonly string Cases = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "cases", "opensim"));

    private static string _wanted = "";

    /// <summary>Measures every step whose name holds the words; all for none.</summary>
    public static int Run(string words)
    {
        _wanted = words;
        if (!Directory.Exists(Cases))
        {
            Console.WriteLine("The reference cases are not there; the engine is measured on them.");
            return 1;
        }

        Console.WriteLine($"{"step",-58} {"frames/s",12} {"µs/frame",10} {"B/frame",8}");
        Gait();
        Lai();
        EngineScaling.Run(words);
        return 0;
    }

    internal static string File(params string[] parts) => Path.Combine([Cases, .. parts]);

    private static void Gait()
    {
        var model = BodyModel.Compile(OsimReader.ReadFile(File("made-here", "gait2392", "subject01_simbody_adjusted.osim")).Model);
        var frames = Frames(model, StorageReader.ReadFile(File("made-here", "gait2392", "subject01_walk1_ik_peer.mot")), 6, 0.5, 2);
        var loads = LoadMotion.From(
            model, ExternalLoads.ReadFile(File("made-here", "gait2392", "subject01_walk1_grf.xml")), StorageReader.ReadFile(File("gait2392", "subject01_walk1_grf.mot")));
        var reserves = ActuatorSet.ReadFile(File("made-here", "gait2392", "gait2392_SO_Residual_Actuators.xml")).Actuators;
        Console.WriteLine($"gait2392: {model.CoordinateCount} coordinates, {model.Muscles.Length} muscles, the walk's {frames.Length} frames");
        Steps(model, frames, loads, new() { Actuators = reserves });
        GaitIk();
    }

    private static void Lai()
    {
        var description = OsimReader.ReadFile(File("made-here", "lai-uhlrich-2022", "LaiUhlrich2022.osim")).Model;
        var model = BodyModel.Compile(description);
        var poses = Frames(model, StorageReader.ReadFile(File("made-here", "lai-uhlrich-2022", "lai_poses.mot")), null, 0, double.PositiveInfinity);

        // The first 700 poses are sweeps in steps of 2°, the others jump; velocities mean nothing, so that each is held still.
        Frame[] still = [.. poses.Take(700).Select(frame => frame with { Velocity = new double[frame.Q.Length], Acceleration = new double[frame.Q.Length] })];
        var reserves = model.Coordinates.Select(c => new ActuatorDescription(
            $"{c.Name}_reserve", 100, double.NegativeInfinity, double.PositiveInfinity, new ActuatorEffect.OnCoordinate(c.Name)));
        Console.WriteLine($"LaiUhlrich2022: {model.CoordinateCount} coordinates, {model.Muscles.Length} muscles with 46 wraps, {still.Length} poses of its sweeps");
        Steps(model, still, LoadMotion.None, new() { Actuators = [.. reserves] });
        LaiIk(description, still);
    }

    internal sealed record Frame(double Time, double[] Q, double[] Velocity, double[] Acceleration);

    internal static Frame[] Frames(BodyModel model, StorageTable table, double? lowpass, double from, double to)
    {
        var motion = CoordinateMotion.From(model, table, lowpass, AccelerationSource.Speeds);
        return [.. motion.TimesWithin(from, to).Select(time =>
        {
            var frame = new Frame(time, new double[model.CoordinateCount], new double[model.CoordinateCount], new double[model.CoordinateCount]);
            motion.Evaluate(time, frame.Q, frame.Velocity, frame.Acceleration);
            return frame;
        })];
    }

    private static void Steps(BodyModel model, Frame[] frames, LoadMotion loads, LoadSharingOptions sharing)
    {
        var (work, forces, wrenches) = (new Workspace(model), new double[model.CoordinateCount], new double[6 * model.Segments.Length]);
        var share = new LoadSharing(model, sharing);
        Measure("kinematics", frames, frame => ForwardKinematics.UpdatePositions(work, frame.Q));
        Measure("kinematics, lengths and all moment arms", frames, frame =>
        {
            ForwardKinematics.UpdatePositions(work, frame.Q);
            MusclePaths.Update(work);
        });
        void Dynamics(Frame frame)
        {
            ForwardKinematics.UpdatePositions(work, frame.Q);
            ForwardKinematics.UpdateVelocities(work, frame.Velocity);
            InverseDynamics.Update(work, frame.Acceleration, wrenches, forces);
        }

        Measure("kinematics and inverse dynamics", frames, Dynamics);
        Measure("the same with loads interpolated", frames, frame =>
        {
            loads.Evaluate(frame.Time, work, wrenches);
            Dynamics(frame);
        });
        var strengths = MuscleForces.Compile(model);
        var sum = 0.0;
        Measure("muscle forces alone, of the last pose", frames, _ =>
        {
            for (var m = 0; m < strengths.Length; m++)
            {
                sum += strengths[m].CalculateActiveForce(MusclePaths.GetLengths(work)[m], MusclePaths.CalculateSpeed(work, m, frames[0].Velocity));
            }
        });
        GC.KeepAlive(sum);
        var (solves, steps) = (0L, 0L);
        Measure("static optimisation, with all of the above", frames, frame =>
        {
            ForwardKinematics.UpdatePositions(work, frame.Q);
            loads.Evaluate(frame.Time, work, wrenches);
            Dynamics(frame);
            MusclePaths.Update(work);
            share.Solve(work, forces);
            (solves, steps) = (solves + 1, steps + share.Solver.Solution.Iterations);
        });
        Note(solves, () => $"    {share.Problem.Equations} equations, {share.Problem.Variables} variables, {(double)steps / solves:F2} Newton steps a frame");
    }

    private static void GaitIk()
    {
        var model = BodyModel.Compile(OsimReader.ReadFile(File("gait2392", "subject01_simbody.osim")).Model);
        var set = XDocument.Load(File("made-here", "gait2392", "peer_IK.xml"));
        double Weight(XElement task) => double.Parse(task.Element("weight")!.Value, CultureInfo.InvariantCulture);
        var solver = new InverseKinematics(model, new(
            [.. set.Descendants("IKMarkerTask").Select(task => new Body.Kinematics.MarkerTask(task.Attribute("name")!.Value, Weight(task)))],
            [.. set.Descendants("IKCoordinateTask").Select(task => new Body.Kinematics.CoordinateTask(task.Attribute("name")!.Value, Weight(task), 0))]));
        var trial = TrcReader.ReadFile(File("gait2392", "subject01_walk1.trc"));
        int[] columns = [.. solver.MarkerNames.Select(name => trial.Names.IndexOf(name))];
        Ik(solver, [.. trial.Positions.Select(row => columns.SelectMany(c => c < 0 ? [double.NaN, double.NaN, double.NaN] : row[(3 * c)..((3 * c) + 3)]).ToArray())]);
    }

    // The file has no markers: every segment gets three, seen with noise.
    private static void LaiIk(ModelDescription description, Frame[] poses)
    {
        (double X, double Y, double Z)[] offsets = [(0.1, 0, 0), (0, 0.1, 0), (0, 0, 0.1)];
        var model = BodyModel.Compile(description with
        {
            Markers = [.. description.Segments.SelectMany(s => offsets.Select((at, i) => new MarkerDescription($"{s.Name}{i}", s.Name, new(at.X, at.Y, at.Z))))],
        });
        var (solver, work, random) = (new InverseKinematics(model, Body.Kinematics.IkTasks.AllMarkers(model)), new Workspace(model), new Random(Seed));
        Ik(solver, [.. poses.Select(pose =>
        {
            ForwardKinematics.UpdatePositions(work, pose.Q);
            return model.Description.Markers.SelectMany(marker =>
            {
                var place = work.GetFrame(model.FindSegment(marker.Segment)).Apply(marker.Location);
                return new[] { place.X + Noise(), place.Y + Noise(), place.Z + Noise() };
            }).ToArray();
        })]);
        double Noise() => MarkerNoise * ((2 * random.NextDouble()) - 1);
    }

    private static void Ik(InverseKinematics solver, double[][] places)
    {
        var (solves, steps) = (0L, 0L);
        Measure($"inverse kinematics, {solver.MarkerNames.Count} markers", places, frame =>
        {
            solver.StartAhead();
            (solves, steps) = (solves + 1, steps + solver.Solve(frame).Iterations);
        });
        Note(solves, () => $"    {(double)steps / solves:F2} steps a frame");
    }

    private static void Note(long solves, Func<FormattableString> text)
    {
        if (solves > 0)
        {
            Console.WriteLine(text().ToString(CultureInfo.InvariantCulture));
        }
    }

    internal static void Measure<T>(string name, T[] frames, Action<T> step)
    {
        if (!name.Contains(_wanted, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        Work(frames, step, Warmup);
        var best = 0.0;
        var bytes = 0.0;
        for (var i = 0; i < Repeats; i++)
        {
            var (count, seconds, allocated) = Work(frames, step, Measured);
            (best, bytes) = (Math.Max(best, count / seconds), (double)allocated / count);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-56} {best,12:N0} {1e6 / best,10:F2} {bytes,8:F1}"));
    }

    private static (long Count, double Seconds, long Bytes) Work<T>(T[] frames, Action<T> step, TimeSpan duration)
    {
        var (before, watch, count) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew(), 0L);
        while (watch.Elapsed < duration)
        {
            foreach (var frame in frames)
            {
                step(frame);
            }

            count += frames.Length;
        }

        return (count, watch.Elapsed.TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
