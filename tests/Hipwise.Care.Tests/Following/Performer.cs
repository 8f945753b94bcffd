using Hipwise.Care.Movements;
using Hipwise.Care.Tests.Movements;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Motion.Landmarks;
using Hipwise.Motion.Screens;

namespace Hipwise.Care.Tests.Following;

/// <summary>The body model that does one screen on one side as its figure shows, some way and with some faults.</summary>
internal sealed class Performer
{
    private const double Rate = 30;
    private const double StrideSeconds = 1.1;
    private const double HoldFrom = 2.5;
    private const double HoldTo = 10;
    private const double MoveSeconds = 0.7;
    private const int Frames = 61;

    private static readonly KnowledgeBase Knowledge = TestKnowledge.Shipped;

    private static readonly string[] Flipped =
        ["pelvis_list", "pelvis_rotation", "pelvis_tz", "lumbar_bending", "lumbar_rotation", "neck_bending", "neck_rotation"];

    private readonly Screen screen;
    private readonly Side side;
    private readonly string[] names;
    private readonly double[] rest;
    private readonly double[] far;
    private readonly double[] quiet = [];

    public Performer(string id, Side side)
    {
        (screen, this.side) = (Knowledge.Screens[id], side);
        var motion = ExerciseSimulation.Run(Knowledge, OwnBody.Shipped, id, new ExerciseRequest { Side = side, Frames = Frames }).Result.Motion;
        names = [.. motion.Names];
        double[] At(int frame) => [.. motion.Channels.Select(channel => channel[frame])];
        // A walk's figure swings the other leg a quarter of the way, and stands still nowhere.
        (rest, far) = (At(0), At(id == "walking" ? Frames / 4 : Frames / 2));
        if (Kind == TryKind.Steps)
        {
            rest = Mirrored(far);
            var stood = ExerciseSimulation.Run(Knowledge, OwnBody.Shipped, "single-leg-stance", new ExerciseRequest { Side = side, Frames = 8 }).Result.Motion;
            quiet = [.. stood.Channels.Select(channel => channel[0])];
            (quiet[Number("pelvis_tx")], quiet[Number("pelvis_tz")]) = (far[Number("pelvis_tx")], far[Number("pelvis_tz")]);
        }
    }

    private TryKind Kind => screen.Camera!.Tries.Kind;

    private bool IsQuick => screen.Id == "step-off-landing";

    private (double Whole, double Moving) Repetition => IsQuick ? (2, 1.2) : (3, 2);

    private double Seconds => Kind switch { TryKind.Repetitions => 2 + (3 * Repetition.Whole), TryKind.Whole => 4, TryKind.Steps => 10, _ => HoldTo + 1 };

    /// <summary>How far it goes, by how much it differs from its figure, and where the camera stands.</summary>
    public Act Draw(Random random, int seed)
    {
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var size = Kind is TryKind.Holds or TryKind.Steps ? 1 : 0.75 + (0.25 * random.NextDouble());
        var faults = Varied().Where(one => one.Spread > 0).ToDictionary(one => one.Name, one => one.Spread * ((2 * random.NextDouble()) - 1));
        // The golden section spreads the camera's places evenly.
        return new((20 * (0.6180339887 * seed % 1)) - 10, size, faults, [.. Enumerable.Range(0, 3)
            .Select(_ => Varied().ToDictionary(one => one.Name, one => faults.GetValueOrDefault(one.Name) + (one.Unsteady * Normal())))]);
    }

    /// <summary>Films it: from exactly where the camera should be, without errors, perspective and what differs from try to try; or as it is at home.</summary>
    public LandmarkTake Film(Random random, Act act, bool ideal)
    {
        var camera = screen.Camera!;
        var poses = Enumerable.Range(0, (int)(Seconds * Rate)).Select(frame => Pose(frame / Rate, act, ideal)).ToList();
        var beside = side == Side.Left || !screen.PerSide ? 90 : -90;
        return new BodyStudio(OwnBody.Shipped, Knowledge, random)
        {
            Azimuth = (camera.View == CameraView.Frontal ? 0 : beside) + (ideal ? 0 : act.Turn), Roll = ideal ? 0 : (8 * random.NextDouble()) - 4,
            Distance = camera.DistanceM, Height = camera.HeightCm / 100.0, Wide = rest[Number("pelvis_ty")] < 0.56,
            Centre = ((rest[Number("pelvis_tx")] + far[Number("pelvis_tx")]) / 2, (rest[Number("pelvis_tz")] + far[Number("pelvis_tz")]) / 2),
            Measures = ideal, Errors = ideal ? 0 : 1, Hiding = ideal ? 0 : 0.005,
        }.Film(Rate, poses);
    }

    public ScreenReading Read(LandmarkTake take) => ScreenAnalysis.Run(Knowledge, screen, screen.PerSide ? side : null, take);

    // What differs from person to person (deg, at most) and from try to try (deg, standard deviation): seen from in front, drop, lean and a knee turned inward.
    private IEnumerable<(string Name, double Spread, double Unsteady)> Varied()
    {
        var letter = side == Side.Left ? "l" : "r";
        return screen.Camera!.View == CameraView.Sagittal
            ? [("pelvis_tilt", 0, 1), ("lumbar_extension", 0, 1), ("hip_flexion_" + letter, 0, 1), ("knee_angle_" + letter, 0, 1.2)]
            : rest[Number("pelvis_ty")] < 0.56 ? [("pelvis_list", 5, 1)]
            : [("pelvis_list", 5, 1), ("lumbar_bending", 5, 1), ("hip_rotation_" + letter, 5, 2)];
    }

    private double[] Pose(double time, Act act, bool ideal)
    {
        if (Kind == TryKind.Steps && time < 2 && screen.Camera!.StanceSeconds > 0)
        {
            return quiet;
        }

        var (share, number) = ShareOf(time);
        var faults = ideal ? act.Faults : act.Tries[number];
        return [.. rest.Select((value, i) => value + (share * ((act.Size * (far[i] - value)) + double.DegreesToRadians(faults.GetValueOrDefault(names[i])))))];
    }

    // How far it is on its way at a time, and in which try.
    private (double Share, int Try) ShareOf(double time) => Kind switch
    {
        TryKind.Whole => (1, 0),
        TryKind.Steps => (Bump(time % StrideSeconds, StrideSeconds), (int)(time / StrideSeconds) % 3),
        TryKind.Holds => (Ease(Math.Clamp(Math.Min(time - HoldFrom, HoldTo - time) / MoveSeconds, 0, 1)), 0),
        _ => time < 2 ? (0, 0) : (Bump((time - 2) % Repetition.Whole, Repetition.Moving), Math.Min(2, (int)((time - 2) / Repetition.Whole))),
    };

    private static double Bump(double time, double length) => time > length ? 0 : Math.Pow(Math.Sin(Math.PI * time / length), 2);

    private static double Ease(double share) => share * share * (3 - (2 * share));

    private double[] Mirrored(double[] pose) => [.. names.Select(name => (Flipped.Contains(name) ? -1 : 1) * pose[Number(OtherSide(name))])];

    private static string OtherSide(string name)
    {
        var parts = name.Split('_');
        return string.Join('_', parts.Select(part => part switch { "l" => "r", "r" => "l", _ => part }));
    }

    private int Number(string coordinate) => Array.IndexOf(names, coordinate);
}

/// <summary>What is done in one take.</summary>
/// <param name="Turn">Of the camera off its place (deg).</param>
/// <param name="Size">Share of the figure's way.</param>
/// <param name="Faults">By coordinate (deg), where it is furthest.</param>
/// <param name="Tries">The same of each try.</param>
internal sealed record Act(double Turn, double Size, Dictionary<string, double> Faults, List<Dictionary<string, double>> Tries);
