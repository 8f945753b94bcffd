using Hipwise.Body.Model;
using Hipwise.Care.Movements;
using Hipwise.Formats.OpenSim;
using Hipwise.Simulation.Movements;
using Hipwise.Testing;

namespace Hipwise.Care.Tests.Movements;

/// <summary>The shipped figures as movements of the shipped body.</summary>
public class FigureMovementTests
{
    private const double Gravity = 9.80665;
    private const double Degree = Math.PI / 180;

    // Those that the body's muscles and what it rests on carry at every moment; docs/validation/movements.md tells of the others.
    private static readonly string[] Carried =
    [
        "active-piriformis", "adductor-squeeze", "box-squat", "bridge-feet-abducted", "bulgarian-split-squat", "cable-pull-through", "calf-raise", "desk-bridge-10",
        "desk-calf-raise", "desk-hip-flexor-stretch", "desk-sit-to-stand-10", "desk-squeeze-30s", "desk-weight-shift", "fire-hydrant", "glute-bridge",
        "goblet-squat", "half-kneeling-hip-flexor-stretch", "hamstring-bridge", "hamstring-slide", "heel-dig-isometric-hamstring", "hip-hitch", "hip-thrust",
        "hip-thrust-band", "hip-thrust-barbell", "kettlebell-swing", "kickback", "lateral-step-up", "lunge-forward", "lunge-side", "lunge-transverse",
        "modified-thomas", "monster-walk", "pelvic-tilt", "posterior-pelvic-tilt", "prone-squeeze", "romanian-deadlift", "seated-pelvic-tilt",
        "seated-squeeze", "seated-squeeze-drill", "side-lying-abduction", "side-lying-abduction-screen", "single-leg-balance", "single-leg-bridge",
        "single-leg-squat-screen", "single-leg-stance", "sit-to-stand", "slump", "split-squat", "split-squat-dumbbells", "squat", "squat-and-hinge",
        "standing-adductor-band", "standing-hip-abduction-isometric", "standing-hip-flexor-stretch", "standing-squeeze", "standing-squeeze-drill", "step-up",
        "step-up-dumbbells", "supported-single-leg-deadlift", "tandem-stance", "wall-heel-press", "wall-supported-single-leg-squat", "wall-tap-hinge",
    ];

    // Those that are met but for a moment at some joint that the muscles lack.
    private static readonly string[] Lacking =
    [
        "back-squat", "banded-hip-flexor-lift", "bird-dog", "cable-hip-abduction", "clamshell", "clamshell-band", "copenhagen-plank-short", "deadlift",
        "deep-rotator-stretch-seated", "deep-rotator-stretch-supine", "front-plank-hip-extension", "hip-flexor-hold", "hip-flexor-march", "prone-hip-extension",
        "quadruped-hip-extension", "seated-piriformis", "side-lying-abduction-wall", "side-plank", "side-plank-abduction", "side-plank-knees", "single-leg-bridge-screen",
        "single-leg-deadlift", "single-leg-hip-thrust", "single-leg-squat", "standing-knee-hold", "step-down", "step-down-screen",
    ];

    private static readonly Lazy<ModelDescription> Shipped = new(() => OsimReader.ReadFile(Path.Combine(Repository.Knowledge, "body", "hipwise.osim")).Model);

    public static TheoryData<string> CarriedData => [.. Carried];

    public static TheoryData<string> LackingData => [.. Lacking];

    [Theory]
    [MemberData(nameof(CarriedData))]
    public void Muscles_and_supports_carry_it(string figure)
    {
        var movement = Create(figure);
        var result = MovementSimulation.Run(Shipped.Value, movement, new() { Frames = 40 });
        result.IsCarried.ShouldBeTrue();
        result.Misses.ShouldBeEmpty();
        result.Frames.Max(frame => frame.Residual).ShouldBeLessThan(1e-6);

        // It begins and ends at rest: on average what it rests on carries its weight, but for what bands and cables pull.
        if (movement.Bands.IsEmpty)
        {
            var weight = Gravity * (BodyModel.Compile(Shipped.Value).TotalMass + movement.Masses.Sum(mass => mass.Kilograms));
            var vertical = result.Supports.Names.Select((name, i) => (name, i)).Where(pair => pair.name.EndsWith(" y", StringComparison.Ordinal)).ToList();
            Enumerable.Range(0, 40).Average(frame => vertical.Sum(pair => result.Supports.Channels[pair.i][frame])).ShouldBe(weight, 0.03 * weight);
        }
    }

    [Theory]
    [MemberData(nameof(LackingData))]
    public void Where_muscles_are_too_weak_only_a_joint_lacks_a_moment_and_nothing_holds_the_body(string figure)
    {
        var result = MovementSimulation.Run(Shipped.Value, Create(figure), new() { Frames = 40 });
        result.IsCarried.ShouldBeFalse();
        result.IsSolved.ShouldBeTrue();
        result.Misses.ShouldBeEmpty();
        result.Frames.Max(frame => frame.Residual).ShouldBeLessThan(1e-6);
        result.Reserves.Names.ShouldNotContain(name => name.StartsWith("pelvis", StringComparison.Ordinal));
        for (var i = 0; i < result.Frames.Length; i++)
        {
            result.Frames[i].Lacking.ShouldBe(result.Reserves.Channels.Max(channel => Math.Abs(channel[i])));
        }
    }

    // The hips and the knees of the figure are the body's: what rests holds the body where it is, and never a limb that the figure lifts.
    [Theory]
    [MemberData(nameof(CarriedData))]
    [MemberData(nameof(LackingData))]
    public void Hips_and_knees_go_as_far_as_the_figures(string figure)
    {
        var movement = Create(figure);
        var motion = MovementSimulation.Run(Shipped.Value, movement, new() { Frames = 40 }).Motion;
        foreach (var joint in (string[])["hip_flexion_l", "hip_flexion_r", "hip_adduction_l", "hip_adduction_r", "knee_angle_l", "knee_angle_r"])
        {
            var asked = movement.Poses.Select(pose => pose.Coordinates[joint]).ToList();
            var moved = motion.Find(joint)!;
            (moved.Max() - moved.Min()).ShouldBeGreaterThan((0.5 * (asked.Max() - asked.Min())) - (7 * Degree), joint);
        }
    }

    [Fact]
    public void Every_figure_becomes_a_movement()
    {
        foreach (var figure in TestKnowledge.Shipped.Figures.Keys)
        {
            var movement = Create(figure);
            movement.Poses[0].Time.ShouldBe(0);
            movement.Supports.Length.ShouldBeGreaterThan(0, figure);
            movement.Poses.SelectMany(pose => pose.Coordinates.Keys).Except(
                Shipped.Value.Joints.SelectMany(joint => joint.Coordinates).Select(coordinate => coordinate.Name)).ShouldBeEmpty(figure);
        }
    }

    [Fact]
    public void A_squat_goes_down_holds_and_comes_back_on_both_feet()
    {
        var squat = Create("squat");
        squat.Poses.Select(pose => pose.Time).ShouldBe([0, 2, 3, 5]);
        squat.Poses[1].Coordinates["hip_flexion_l"].ShouldBe(106 * Degree, 1e-12);
        squat.Poses[1].Coordinates["pelvis_tilt"].ShouldBe(-34 * Degree, 1e-12);
        squat.Poses[3].Coordinates["knee_angle_r"].ShouldBe(4 * Degree, 1e-12);
        squat.Supports.Select(support => (support.Segment, support.Points.Length, support.From, support.To)).ShouldBe([("calcn_r", 3, 0, 3), ("calcn_l", 3, 0, 3)], ignoreOrder: true);
        squat.Supports.ShouldAllBe(support => support.Surface.Normal.Y == 1 && support.Surface.Origin.Y == 0 && support.Gives.Length == 2);
    }

    [Fact]
    public void A_foot_put_elsewhere_steps_a_heel_slides_and_strides_stand_where_they_end()
    {
        var walk = Create("lateral-band-walk");
        walk.Supports.Where(support => support.Segment == "calcn_l").ShouldAllBe(support => support.From == 0 && support.To == 3);
        walk.Supports.Where(support => support.Segment == "calcn_r").Select(support => (support.From, support.To)).ShouldBe([(1, 2)], "lifted on the way there and back");
        walk.PlacedBy.ShouldBe(0);

        Create("hamstring-slide").Supports.Where(support => support.Segment.StartsWith("calcn", StringComparison.Ordinal))
            .ShouldAllBe(heel => heel.Slides && heel.From == 0 && heel.To == 3);
        Create("glute-bridge").Supports.ShouldAllBe(support => !support.Slides);

        var lunge = Create("lunge-forward");
        lunge.PlacedBy.ShouldBe(1);
        var motion = MovementSimulation.Run(Shipped.Value, lunge, new() { Frames = 40 }).Motion;
        var knee = motion.Channels[motion.Names.IndexOf("knee_angle_r")];
        knee[0].ShouldBeLessThan(45 * Degree, "it rises between, with both feet where they end");
        knee[18].ShouldBeGreaterThan(70 * Degree);
    }

    [Fact]
    public void A_pace_sets_the_times_and_haste_asks_for_more()
    {
        var figure = TestKnowledge.Shipped.Figures["squat"];
        Movement At(MovementPace pace) => FigureMovement.Create(figure, TestKnowledge.Shipped.Movements, Shipped.Value, new Dictionary<string, double>(), pace);
        At(new(3, 1, 0.5)).Poses.Select(pose => pose.Time).ShouldBe([0, 3, 4, 4.5]);
        At(new(3, 0, 2)).Poses.Select(pose => pose.Time).ShouldBe([0, 3, 5]);
        double Most(Movement movement)
        {
            var supports = MovementSimulation.Run(Shipped.Value, movement, new() { Frames = 60 }).Supports;
            var up = supports.Names.Select((name, i) => (name, i)).Where(pair => pair.name.EndsWith(" y", StringComparison.Ordinal)).ToList();
            return Enumerable.Range(0, 60).Max(frame => up.Sum(pair => supports.Channels[pair.i][frame]));
        }

        Most(At(new(0.7, 1, 0.7))).ShouldBeGreaterThan(1.2 * Most(At(new(4, 1, 4))));
    }

    [Fact]
    public void Fingers_on_a_wall_carry_nothing_and_lying_needs_no_balance()
    {
        Create("calf-raise").Supports.ShouldAllBe(support => !support.Segment.StartsWith("hand", StringComparison.Ordinal));
        Create("quadruped-hip-extension").Supports.ShouldContain(support => support.Segment == "hand_l");
        Create("side-lying-abduction").Balances.ShouldBeFalse();
        Create("squat").Balances.ShouldBeTrue();
        Create("slump").Supports.Where(support => support.IsLoose).Select(support => support.Segment).ShouldBe(["femur_l", "femur_r"], ignoreOrder: true);
    }

    [Fact]
    public void What_is_carried_weighs_what_is_asked_for()
    {
        double Kilograms(Dictionary<string, double> asked) => Create("hip-thrust-barbell", asked).Masses.Sum(mass => mass.Kilograms);
        Kilograms([]).ShouldBe(TestKnowledge.Shipped.Movements.Weights["barbell"]);
        Kilograms(new() { ["barbell"] = 60 }).ShouldBe(60);
        Create("hip-thrust-barbell").Masses.Select(mass => mass.Segment).Distinct().ShouldBe(["pelvis"]);
    }

    [Fact]
    public void Done_with_the_other_side_it_is_the_same()
    {
        const string Figure = "single-leg-stance";
        var right = MovementSimulation.Run(Shipped.Value, Create(Figure), new() { Frames = 20 });
        var figure = TestKnowledge.Shipped.Figures[Figure].Mirror();
        var left = MovementSimulation.Run(
            Shipped.Value, FigureMovement.Create(figure, TestKnowledge.Shipped.Movements, Shipped.Value, new Dictionary<string, double>()), new() { Frames = 20 });
        foreach (var muscle in (string[])["glmed1", "glmed2", "glmed3", "glmin1", "tfl", "glmax1"])
        {
            var (r, l) = (right.Activations.Names.IndexOf($"{muscle}_r"), left.Activations.Names.IndexOf($"{muscle}_l"));
            for (var i = 0; i < 20; i++)
            {
                left.Activations.Channels[l][i].ShouldBe(right.Activations.Channels[r][i], 0.01, muscle);
            }
        }
    }

    [Fact]
    public void A_body_without_the_landmark_is_refused_by_name()
    {
        var bare = Shipped.Value with { Markers = [] };
        Should.Throw<ModelException>(() => FigureMovement.Create(
            TestKnowledge.Shipped.Figures["hip-thrust-barbell"], TestKnowledge.Shipped.Movements, bare, new Dictionary<string, double>())).Message.ShouldContain("'ASIS'");
    }

    private static Movement Create(string figure, Dictionary<string, double>? kilograms = null) => FigureMovement.Create(
        TestKnowledge.Shipped.Figures[figure], TestKnowledge.Shipped.Movements, Shipped.Value, kilograms ?? []);
}
