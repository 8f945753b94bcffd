using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Hipwise.Body;
using Hipwise.Body.Dynamics;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Muscles;
using Hipwise.Body.Recruitment;
using Hipwise.Formats.OpenSim;
using Hipwise.Simulation;
using Hipwise.Simulation.Analyses;
using Hipwise.Simulation.Motions;
using static Hipwise.Benchmarks.EngineScenario;

namespace Hipwise.Benchmarks;

/// <summary>How the engine's cost grows with muscles, coordinates and threads.</summary>
internal static class EngineScaling
{
    private const double From = 0.5;
    private const double To = 2;
    private const int ThreadFrames = 64 * 200;

    public static void Run(string words)
    {
        var description = OsimReader.ReadFile(File("made-here", "gait2392", "subject01_simbody_adjusted.osim")).Model;
        var walk = StorageReader.ReadFile(File("made-here", "gait2392", "subject01_walk1_ik_peer.mot"));
        Console.WriteLine("growth with muscles: gait2392 with every fourth muscle, every second, all, all twice, all four times");
        foreach (var (share, copies) in ((int, int)[])[(4, 1), (2, 1), (1, 1), (1, 2), (1, 4)])
        {
            Steps(BodyModel.Compile(WithMuscles(description, share, copies)), walk);
        }

        Console.WriteLine("growth with coordinates: gait2392 with one to three bodies side by side");
        for (var bodies = 1; bodies <= 3; bodies++)
        {
            Coordinates(BodyModel.Compile(SideBySide(description, bodies)));
        }

        if ("threads".Contains(words, StringComparison.OrdinalIgnoreCase))
        {
            Threads(BodyModel.Compile(description), walk);
        }
    }

    private static ModelDescription WithMuscles(ModelDescription description, int share, int copies) => description with
    {
        Muscles = [.. from copy in Enumerable.Range(0, copies)
                      from i in Enumerable.Range(0, description.Muscles.Length)
                      where i % share == 0
                      select description.Muscles[i] with { Name = $"{description.Muscles[i].Name}#{copy}" }],
    };

    private static ModelDescription SideBySide(ModelDescription description, int bodies)
    {
        string Name(string name, int body) => name == ModelDescription.Ground ? name : $"{name}#{body}";
        AxisDescription Axis(AxisDescription axis, int body) => axis with { Coordinate = axis.Coordinate is null ? null : Name(axis.Coordinate, body) };
        ImmutableArray<T> Each<T>(ImmutableArray<T> items, Func<T, int, T> rename) => [.. Enumerable.Range(0, bodies).SelectMany(body => items.Select(item => rename(item, body)))];
        return description with
        {
            Segments = Each(description.Segments, (segment, body) => segment with { Name = Name(segment.Name, body) }),
            Joints = Each(description.Joints, (joint, body) => joint with
            {
                Name = Name(joint.Name, body), Parent = Name(joint.Parent, body), Child = Name(joint.Child, body),
                Coordinates = [.. joint.Coordinates.Select(c => c with { Name = Name(c.Name, body) })],
                Rotations = [.. joint.Rotations.Select(axis => Axis(axis, body))],
                Translations = [.. joint.Translations.Select(axis => Axis(axis, body))],
            }),
            Couplings = [], Muscles = [], WrapObjects = [], Actuators = [],
            Markers = Each(description.Markers, (marker, body) => marker with { Name = Name(marker.Name, body), Segment = Name(marker.Segment, body) }),
        };
    }

    private static void Steps(BodyModel model, StorageTable walk)
    {
        var (frames, work, forces) = (Frames(model, walk, 6, From, To), new Workspace(model), new double[model.CoordinateCount]);
        var share = new LoadSharing(model, new() { Actuators = [.. model.Coordinates.Select(c => Reserve(c.Name))] });
        void Paths(Frame frame)
        {
            ForwardKinematics.UpdatePositions(work, frame.Q);
            MusclePaths.Update(work);
        }

        Measure($"{model.Muscles.Length} muscles: lengths and all moment arms", frames, Paths);
        Measure($"{model.Muscles.Length} muscles: static optimisation", frames, frame =>
        {
            Paths(frame);
            ForwardKinematics.UpdateVelocities(work, frame.Velocity);
            InverseDynamics.Update(work, frame.Acceleration, [], forces);
            share.Solve(work, forces);
        });
    }

    private static void Coordinates(BodyModel model)
    {
        var (work, forces) = (new Workspace(model), new double[model.CoordinateCount]);

        // Every coordinate swings by 0.4 rad or m, each with a lag of its own, in 60 frames.
        double[][] poses = [.. Enumerable.Range(0, 60).Select(i => Enumerable.Range(0, model.CoordinateCount).Select(c => 0.4 * Math.Sin((2 * Math.PI * i / 60) + c)).ToArray())];
        Measure($"{model.CoordinateCount} coordinates: inverse dynamics", poses, pose =>
        {
            ForwardKinematics.UpdatePositions(work, pose);
            ForwardKinematics.UpdateVelocities(work, pose);
            InverseDynamics.Update(work, pose, [], forces);
        });
        var solver = new InverseKinematics(model, IkTasks.AllMarkers(model));
        double[][] places = [.. poses.Select(pose =>
        {
            ForwardKinematics.UpdatePositions(work, pose);
            return model.Description.Markers.SelectMany(marker =>
            {
                var place = work.GetFrame(model.FindSegment(marker.Segment)).Apply(marker.Location);
                return new[] { place.X, place.Y, place.Z };
            }).ToArray();
        })];
        Measure($"{model.CoordinateCount} coordinates: inverse kinematics, {model.Description.Markers.Length} markers", places, frame =>
        {
            solver.StartAhead();
            solver.Solve(frame);
        });
    }

    private static void Threads(BodyModel model, StorageTable walk)
    {
        var motion = CoordinateMotion.From(model, walk, 6, AccelerationSource.Speeds);
        double[] times = [.. Enumerable.Range(0, ThreadFrames).Select(i => From + ((To - From) * i / ThreadFrames))];
        var sharing = new LoadSharingOptions { Actuators = [.. model.Coordinates.Select(c => Reserve(c.Name))] };
        for (var threads = 1; threads <= Environment.ProcessorCount; threads *= 2)
        {
            var best = double.PositiveInfinity;
            for (var i = 0; i < 3; i++)
            {
                var watch = Stopwatch.StartNew();
                StaticOptimizationAnalysis.Run(model, motion, LoadMotion.None, times, sharing, new(threads));
                best = Math.Min(best, watch.Elapsed.TotalSeconds);
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  static optimisation of {ThreadFrames} frames, {threads} threads: {ThreadFrames / best:N0} frames/s"));
        }
    }

    private static ActuatorDescription Reserve(string coordinate) =>
        new($"{coordinate}_reserve", 100, double.NegativeInfinity, double.PositiveInfinity, new ActuatorEffect.OnCoordinate(coordinate));
}
