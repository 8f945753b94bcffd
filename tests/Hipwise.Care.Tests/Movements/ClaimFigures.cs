using System.Globalization;
using Hipwise.Body;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Muscles;
using Hipwise.Care.Movements;
using Hipwise.Core;

namespace Hipwise.Care.Tests.Movements;

/// <summary>What the body model answers to the articles' claims: the tables of docs/validation/claims.md, worked out anew.</summary>
internal static class ClaimFigures
{
    /// <summary>One table: its name in the document, its columns, and its rows with words first.</summary>
    public sealed record Table(string Name, string[] Columns, List<(string Row, double[] Values)> Rows)
    {
        /// <summary>A value by row and column.</summary>
        public double this[string row, string column] => Rows.Single(one => one.Row == row).Values[Array.IndexOf(Columns, column)];

        /// <summary>As the document has it.</summary>
        public string ToMarkdown() => string.Join('\n',
        [
            $"| | {string.Join(" | ", Columns)} |", $"|---|{string.Concat(Columns.Select(_ => "---:|"))}",
            .. Rows.Select(row => $"| {row.Row} | {string.Join(" | ", row.Values.Select(value => value.ToString("0.00", CultureInfo.InvariantCulture)))} |"),
        ]);
    }

    public static Table Thighs() => new("thighs", ["hip J", "knee J", "hip share", "hip extension N·m", "knee extension N·m"],
    [
        .. from id in (string[])["squat", "romanian-deadlift"]
           from percent in (int[])[-10, 0, 10]
           let demands = Demands(id, new() { Person = new(ThighFactor: 1 + (percent / 100.0)) })
           let work = (Hip: Work(demands, "hip"), Knee: Work(demands, "knee"))
           select ($"{id}, thigh {percent:+0;-0;0} %", (double[])
               [work.Hip, work.Knee, work.Hip / (work.Hip + work.Knee), -Joint(demands, "hip-flexion").Min(phase => phase.Peak), -Joint(demands, "knee-flexion").Min(phase => phase.Peak)]),
    ]);

    public static Table Weakened() => new("weakened", ["maximus", "hamstrings", "adductors", "semitendinosus", "biceps long head", "adductor magnus", "missing N·m"],
    [
        .. from id in (string[])["glute-bridge", "prone-hip-extension", "squat"]
           from percent in (int[])[100, 70, 40, 10]
           let demands = Demands(id, new() { Weakened = [new("gluteus-maximus", null, percent / 100.0)] })
           let hold = Joint(demands, "hip-flexion")[1]
           select ($"{id}, {percent} %", (double[])
           [
               Share(hold, muscle => TestKnowledge.Shipped.Muscles[muscle].PartOf == "gluteus-maximus"), Share(hold, muscle => TestKnowledge.Shipped.Muscles[muscle].Group == "hamstring"),
               Share(hold, muscle => TestKnowledge.Shipped.Muscles[muscle].Group == "adductor"), Peak(demands, "semitendinosus"), Peak(demands, "biceps-femoris-long-head"),
               Peak(demands, "adductor-magnus"), demands.Shortfall?.Missing ?? 0,
           ]),
    ]);

    public static Table Pelvis() => new("pelvis", ["abduction N·m", "medius", "front", "middle", "back", "minimus", "tensor", "medius N"],
    [
        .. from way in ((string? Variant, string Row)[])[(null, "level"), ("pelvis-drop-5", "5° lower"), ("pelvis-drop-10", "10° lower"), ("lean-side", "level, trunk leans 12° over")]
           let demands = Demands("single-leg-stance", new() { Variant = way.Variant })
           select (way.Row, (double[])
           [
               -Joint(demands, "hip-adduction")[1].Mean, Hold(demands, "gluteus-medius"), Hold(demands, "gluteus-medius-anterior"), Hold(demands, "gluteus-medius-middle"),
               Hold(demands, "gluteus-medius-posterior"), Hold(demands, "gluteus-minimus"), Hold(demands, "tensor-fasciae-latae"),
               demands.Find("gluteus-medius", Side.Right)!.Phases[1].PeakForce,
           ]),
    ]);

    public static Table Tilt() => new("tilt", ["maximus", "semitendinosus", "biceps long head", "multifidus", "hip extension N·m", "low back extension N·m"],
    [
        .. from id in (string[])["glute-bridge", "hip-thrust"]
           from way in ((string? Variant, string Row)[])[("lumbar-arch", "arched"), (null, "as drawn"), ("posterior-tilt", "tucked")]
           let demands = Demands(id, new() { Variant = way.Variant })
           select ($"{id}, {way.Row}", (double[])
           [
               Hold(demands, "gluteus-maximus"), Hold(demands, "semitendinosus"), Hold(demands, "biceps-femoris-long-head"), Hold(demands, "lumbar-multifidus"),
               -Joint(demands, "hip-flexion")[1].Mean, demands.Joints.Single(joint => joint.Moment.Id == "lumbar-extension").Phases[1].Mean,
           ]),
    ]);

    public static Table Band() => new("band", ["abduction N·m", "medius", "tensor", "maximus", "inward rotation N·m", "missing N·m"],
    [
        .. from id in (string[])["side-lying-abduction", "lateral-band-walk"]
           from way in ((string? Variant, string Row)[])[("band-knees", "knees"), ("band-ankles", "ankles"), ("band-feet", "feet")]
           let demands = Demands(id, new() { Variant = way.Variant })
           select ($"{id}, {way.Row}", (double[])
           [
               -Joint(demands, "hip-adduction").Min(phase => phase.Peak), Peak(demands, "gluteus-medius"), Peak(demands, "tensor-fasciae-latae"), Peak(demands, "gluteus-maximus"),
               Joint(demands, "hip-rotation").Select(phase => phase.Peak).MaxBy(Math.Abs), demands.Shortfall?.Missing ?? 0,
           ]),
    ]);

    public static Table Legs() => new("legs", ["maximus", "medius", "biceps long head", "hip extension N·m", "hip abduction N·m", "missing N·m"],
    [
        .. from id in (string[])["glute-bridge", "single-leg-bridge", "hip-thrust", "single-leg-hip-thrust", "romanian-deadlift", "single-leg-deadlift"]
           let demands = Demands(id, new())
           select (id, (double[])
           [
               Peak(demands, "gluteus-maximus"), Peak(demands, "gluteus-medius"), Peak(demands, "biceps-femoris-long-head"), -Joint(demands, "hip-flexion").Min(phase => phase.Peak),
               -Joint(demands, "hip-adduction").Min(phase => phase.Peak), demands.Shortfall?.Missing ?? 0,
           ]),
    ]);

    public static Table Piriformis()
    {
        var model = BodyModel.Compile(OwnBody.Shipped);
        var (work, muscle) = (new Workspace(model), model.FindMuscle("piri_r"));
        var (forces, rotation) = (MuscleForces.Compile(model)[muscle], model.FindCoordinate("hip_rotation_r"));
        double Length(double flexion, double turned, double adducted)
        {
            var q = model.GetDefaultPose();
            q[model.FindCoordinate("hip_flexion_r")] = flexion * Math.PI / 180;
            q[rotation] = turned * Math.PI / 180;
            q[model.FindCoordinate("hip_adduction_r")] = adducted * Math.PI / 180;
            ForwardKinematics.UpdatePositions(work, q);
            MusclePaths.Update(work);
            return forces.CalculateRigidFiberLength(MusclePaths.GetLengths(work)[muscle]) / model.Description.Muscles[muscle].OptimalFiberLength;
        }

        return new("piriformis", ["inward rotation arm mm", "neutral", "30° inward", "30° outward", "15° across", "15° across, 30° outward"],
        [
            .. ((int[])[0, 30, 60, 90, 110]).Select(flexion =>
            {
                double[] lengths = [Length(flexion, 30, 0), Length(flexion, -30, 0), Length(flexion, 0, 15), Length(flexion, -30, 15), Length(flexion, 0, 0)];
                return ($"hip bent {flexion}°", (double[])[1000 * MusclePaths.GetMomentArm(work, muscle, rotation), lengths[4], .. lengths[..4]]);
            }),
        ]);
    }

    private static MovementDemands Demands(string id, ExerciseRequest request) =>
        ExerciseSimulation.Run(TestKnowledge.Shipped, OwnBody.Shipped, id, request with { Frames = 40 }).Demands;

    private static double Work(MovementDemands demands, string joint) => demands.Work.Where(work => work.Joint == joint).Sum(work => work.Positive);

    private static IReadOnlyList<JointPhase> Joint(MovementDemands demands, string moment) =>
        demands.Joints.Single(joint => joint.Moment.Id == moment && joint.Side == Side.Right).Phases;

    private static double Share(JointPhase phase, Func<string, bool> counts) => phase.Shares.Where(share => share.Muscle is { } muscle && counts(muscle)).Sum(share => share.Share);

    private static double Peak(MovementDemands demands, string muscle) => demands.Find(muscle, Side.Right)!.Peak;

    private static double Hold(MovementDemands demands, string muscle) => demands.Find(muscle, Side.Right)!.Phases[1].Mean;
}
