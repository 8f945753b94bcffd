using BenchmarkDotNet.Attributes;
using Hipwise.Body;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Care.Following;
using Hipwise.Care.Movements;
using Hipwise.Core;
using Hipwise.Formats.OpenSim;
using Hipwise.Knowledge;
using Hipwise.Motion.Landmarks;
using Hipwise.Testing;

namespace Hipwise.Benchmarks;

/// <summary>A second of landmarks (30 frames) through the body model of one person: pose, contacts, muscles, their intervals every 0.3 s, and the drawing. The body
/// model itself is filmed while it does the movement; points jitter by 4 mm.</summary>
[MemoryDiagnoser]
public class FollowBenchmarks
{
    private const int Rate = 30;
    private const int Seconds = 8;
    private const int Width = 720;
    private const int Height = 1280;
    private const double Distance = 3;
    private const double Focal = 1200;
    private const double Jitter = 0.004;

    private readonly List<(float[] Image, float[] World)> _frames = [];
    private PersonFollower _follower = null!;
    private short[] _block = [];
    private double _time;
    private int _next;

    [Params("single-leg-squat", "squat-and-hinge", "single-leg-bridge")]
    public string Screen { get; set; } = "single-leg-squat";

    [GlobalSetup]
    public void Setup()
    {
        var knowledge = KnowledgeLoader.Load(Repository.Knowledge);
        var body = OsimReader.ReadFile(Path.Combine(Repository.Knowledge, "body", "hipwise.osim")).Model;
        var model = BodyModel.Compile(body);
        var motion = ExerciseSimulation.Run(knowledge, body, Screen, new ExerciseRequest { Side = Side.Right, Frames = Rate * Seconds }).Result.Motion;
        var random = new Random(1);
        var (work, pose) = (new Workspace(model), new double[model.CoordinateCount]);
        for (var i = 0; i < motion.Count; i++)
        {
            for (var c = 0; c < pose.Length; c++)
            {
                pose[c] = motion.Channels[c][i];
            }

            ForwardKinematics.UpdatePositions(work, pose);
            _frames.Add(See(model, work, knowledge.Follow, knowledge.Screens[Screen].Camera!.View, random));
        }

        (_follower, _time, _next) = (new(knowledge, model, Screen, Side.Right, Distance), 0, 0);
        _block = new short[_follower.BlockSize];
        Second();
        if (_follower.State == FollowState.Unseen)
        {
            throw new InvalidOperationException("Nobody is followed, so nothing would be measured.");
        }
    }

    [Benchmark]
    public FollowState Second()
    {
        for (var i = 0; i < Rate; i++)
        {
            // There and back, so that no frame jumps.
            var at = _next++ % (2 * _frames.Count);
            var (image, world) = _frames[at < _frames.Count ? at : (2 * _frames.Count) - 1 - at];
            _follower.Update(_time += 1.0 / Rate, image, world, Width, Height, 0);
            _follower.WriteBlock(_block);
        }

        return _follower.State;
    }

    private static (float[] Image, float[] World) See(BodyModel model, Workspace work, FollowRules rules, CameraView view, Random random)
    {
        var (image, world) = (new float[LandmarkTake.Stride], new float[LandmarkTake.Stride]);
        Array.Fill(image, float.NaN);
        Array.Fill(world, float.NaN);
        foreach (var point in rules.Points.Where(point => point.Marker is not null))
        {
            foreach (var (side, before) in new[] { ("_l", "left_"), ("_r", "right_") })
            {
                var marker = model.Description.Markers.First(one => one.Name == point.Marker + side);
                var place = work.GetFrame(model.FindSegment(marker.Segment)).Apply(marker.Location);
                var (right, up, near) = view == CameraView.Frontal ? (-place.Z, place.Y - 0.9, place.X) : (-place.X, place.Y - 0.9, -place.Z);
                (right, up) = (right + (Jitter * ((2 * random.NextDouble()) - 1)), up + (Jitter * ((2 * random.NextDouble()) - 1)));
                var at = 4 * LandmarkNames.All.ToList().IndexOf(before + point.Point);
                var depth = Distance - near;
                (image[at], image[at + 1], image[at + 2], image[at + 3]) =
                    ((float)(0.5 + (Focal * right / depth / Width)), (float)(0.5 - (Focal * up / depth / Height)), 0, 0.95f);
                (world[at], world[at + 1], world[at + 2], world[at + 3]) = ((float)right, (float)-up, (float)-near, 0.95f);
            }
        }

        return (image, world);
    }
}
