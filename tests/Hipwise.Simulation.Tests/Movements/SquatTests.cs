using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Body.Recruitment;
using Hipwise.Body.Spatial;
using Hipwise.Formats.OpenSim;
using Hipwise.Signals;
using Hipwise.Simulation.Movements;

namespace Hipwise.Simulation.Tests.Movements;

public class SquatTests(ITestOutputHelper output)
{
    private const double Gravity = 9.80665;

    [Fact]
    public void Muscles_and_floor_alone_carry_it_and_both_sides_alike()
    {
        var result = MovementSimulation.Run(Body(), Squat(), new());
        result.Misses.ShouldBeEmpty();
        result.IsSolved.ShouldBeTrue();
        result.Frames.Max(frame => frame.Residual).ShouldBeLessThan(1e-6);
        foreach (var name in result.Activations.Names.Where(name => name.EndsWith("_r", StringComparison.Ordinal)))
        {
            var (right, left) = (Column(result.Activations, name), Column(result.Activations, name[..^1] + "l"));
            Enumerable.Range(0, right.Length).Max(i => Math.Abs(right[i] - left[i])).ShouldBeLessThan(2e-3, name);
        }

        // Held at the bottom, the floor carries the weight and no more; on the way down the body is sped up and stopped again.
        var vertical = Column(result.Supports, "right foot y").Zip(Column(result.Supports, "left foot y"), (r, l) => r + l).ToArray();
        var weight = BodyModel.Compile(Body()).TotalMass * Gravity;
        vertical[50].ShouldBe(weight, 1);
        vertical.Average().ShouldBe(weight, 0.01 * weight);
        vertical.Min().ShouldBeLessThan(0.97 * weight);
        output.WriteLine($"floor {vertical.Min():F0} to {vertical.Max():F0} N");
    }

    [Fact]
    public void A_barbell_asks_more_of_every_extensor_at_the_bottom()
    {
        var light = MovementSimulation.Run(Body(), Squat(), new());
        var heavy = MovementSimulation.Run(Body(), Squat() with { Masses = [new("barbell", "torso", new(-0.05, 0.4, 0), 40)] }, new());
        heavy.IsSolved.ShouldBeTrue();
        double Moment(MovementResult result, string coordinate) => Math.Abs(Column(result.Moments, coordinate)[50]);
        (Column(heavy.Supports, "right foot y")[50] - Column(light.Supports, "right foot y")[50]).ShouldBe(20 * Gravity, 1);
        Moment(heavy, "hip_flexion_r").ShouldBeGreaterThan(1.2 * Moment(light, "hip_flexion_r"));
        Moment(heavy, "knee_angle_r").ShouldBeGreaterThan(1.05 * Moment(light, "knee_angle_r"));
    }

    [Fact]
    public void A_weak_muscle_is_made_up_for_by_others()
    {
        var whole = MovementSimulation.Run(Body(), Squat(), new());
        var weak = MovementSimulation.Run(Body(), Squat(), new() { Limits = ImmutableDictionary<string, double>.Empty.Add("vaslat_r", 0.1).Add("vaslat_l", 0.1) });
        Column(weak.Activations, "vaslat_r").Max().ShouldBeLessThanOrEqualTo(0.1);
        Column(weak.Activations, "vasmed_r")[50].ShouldBeGreaterThan(Column(whole.Activations, "vasmed_r")[50] + 0.05);
        weak.Frames.Where(frame => frame.Status == RecruitmentStatus.Solved).ShouldAllBe(frame => frame.Residual < 1e-6);
    }

    [Fact]
    public void A_band_around_the_knees_asks_for_abduction()
    {
        var free = MovementSimulation.Run(Body(), Squat(), new());
        var band = new Band("band", new("femur_r", new(0, -0.38, 0)), new("femur_l", new(0, -0.38, 0)), 0.1, 200);
        var banded = MovementSimulation.Run(Body(), Squat() with { Bands = [band] }, new());
        banded.IsSolved.ShouldBeTrue();

        // Adduction is positive: abductors have to bring up less of it.
        Column(banded.Moments, "hip_adduction_r")[50].ShouldBeLessThan(Column(free.Moments, "hip_adduction_r")[50] - 1);
    }

    [Fact]
    public void Muscles_too_weak_for_it_leave_a_moment_that_nothing_real_brings_up()
    {
        var knee = (string[])["recfem", "vaslat", "vasmed", "vasint"];
        var limits = knee.SelectMany(name => (string[])[$"{name}_r", $"{name}_l"]).ToImmutableDictionary(name => name, _ => 0.02, StringComparer.Ordinal);
        var weak = MovementSimulation.Run(Body(), Squat(), new() { Limits = limits });
        weak.IsSolved.ShouldBeTrue();
        weak.IsCarried.ShouldBeFalse();
        weak.Frames.Max(frame => frame.Residual).ShouldBeLessThan(1e-6);
        weak.Frames[50].Lacking.ShouldBeGreaterThan(20);
        weak.Frames[50].Coordinate.ShouldStartWith("knee_angle");
        weak.Activations.Names.ShouldNotContain(name => name.Contains("reserve", StringComparison.Ordinal));

        // What is lacking with what muscles bring up is what the squat asks for, as strong ones do.
        var strong = MovementSimulation.Run(Body(), Squat(), new());
        strong.IsCarried.ShouldBeTrue();
        (Column(weak.Moments, "knee_angle_r")[50] + Column(weak.Reserves, "knee_angle_r")[50]).ShouldBeLessThan(0.5 * Column(strong.Moments, "knee_angle_r")[50]);
    }

    [Fact]
    public void What_leans_near_carries_and_what_is_far_or_moves_does_not()
    {
        // A seat under the hips at the bottom: reached and held still there, far from them while standing, and passed on the way.
        var bottom = MovementSimulation.Run(Body(), Squat(), new()).Motion;
        var height = bottom.Channels[bottom.Names.IndexOf("pelvis_ty")][50] - 0.1;
        var seat = new Support("seat", "pelvis", [new(0, -0.1, 0.05), new(0, -0.1, -0.05)], Floor() with { Origin = new(0, height, 0) }) { IsLoose = true };
        var seated = MovementSimulation.Run(Body(), Squat() with { Supports = [.. Squat().Supports, seat] }, new());
        seated.IsSolved.ShouldBeTrue();
        var carried = Column(seated.Supports, "seat y");
        carried[50].ShouldBeGreaterThan(100);
        carried[0].ShouldBe(0);
        carried[25].ShouldBe(0);
        seated.Motion.Channels[seated.Motion.Names.IndexOf("hip_flexion_r")][50].ShouldBe(bottom.Channels[bottom.Names.IndexOf("hip_flexion_r")][50], 0.2);
    }

    [Fact]
    public void A_foot_that_takes_over_is_leant_on_only_once_it_stands()
    {
        // Both feet, then the right one alone, then both again.
        var squat = Squat();
        var left = squat.Supports[1];
        var lift = squat with
        {
            Poses = [.. squat.Poses.Select((pose, i) => pose with { Coordinates = i is 1 or 2 ? Lifted(squat.Poses[0]) : squat.Poses[0].Coordinates })],
            Supports = [squat.Supports[0]],
        };
        var result = MovementSimulation.Run(Body(), lift, new());
        result.Misses.ShouldBeEmpty();
        result.Frames.Max(frame => frame.Residual).ShouldBeLessThan(1e-6);
        var both = squat with
        {
            Poses = [.. squat.Poses.Select(pose => pose with { Coordinates = squat.Poses[0].Coordinates })],
            Supports = [squat.Supports[0], left with { Name = "before", To = 1 }, left with { Name = "after", From = 2 }],
        };
        var stood = MovementSimulation.Run(Body(), both, new());
        stood.Misses.ShouldBeEmpty();

        // Nothing jumps where the left foot stops and starts to carry: the mass centre is over the right one by then.
        Enumerable.Range(1, 99).Max(i => stood.Motion.Channels.Max(channel => Math.Abs(channel[i] - channel[i - 1]))).ShouldBeLessThan(0.05);

        static ImmutableDictionary<string, double> Lifted(KeyPose pose) => pose.Coordinates.SetItem("hip_flexion_l", Rad(40)).SetItem("knee_angle_l", Rad(60));
    }

    [Fact]
    public void What_the_movement_cannot_keep_is_told()
    {
        var floor = Floor();
        var squat = Squat();

        // The left foot would have to stand three metres lower than the right one.
        var step = squat with { Supports = [squat.Supports[0], squat.Supports[1] with { Surface = floor with { Origin = new(0, -3, 0) } }] };
        MovementMotion.Calculate(BodyModel.Compile(Body()), step, 20).Misses.ShouldContain(miss => miss.Contains("mm from where it rests", StringComparison.Ordinal));
        string Message(Movement movement) => Should.Throw<ModelException>(() => MovementSimulation.Run(Body(), movement, new())).Message;
        Message(squat with { Poses = [squat.Poses[0]] }).ShouldContain("two poses");
        Message(squat with { Poses = [squat.Poses[0], squat.Poses[0]] }).ShouldContain("Pose 2");
        Message(squat with { Supports = [squat.Supports[0] with { Segment = "hoof" }] }).ShouldContain("'hoof'");
        Message(squat with { Supports = [squat.Supports[0] with { From = 3 }] }).ShouldContain("right foot");
        Message(squat with { Masses = [new("bar", "torso", Vec3.Zero, -1)] }).ShouldContain("'bar'");
        Message(squat with { Bands = [new("band", new("femur_r", Vec3.Zero), new("tail", Vec3.Zero), 0, 1)] }).ShouldContain("'tail'");
        Message(squat with { Poses = [squat.Poses[0], squat.Poses[1] with { Coordinates = squat.Poses[1].Coordinates.Add("tail_wag", 1) }] }).ShouldContain("'tail_wag'");
    }

    private static double[] Column(TimeSeries series, string name) => series.Channels[series.Names.IndexOf(name)];

    // The published model has no trunk muscles and moves its arms by nothing: motors take their place.
    private static ModelDescription Body()
    {
        var body = OsimReader.ReadFile(Cases.Path_("made-here", "lai-uhlrich-2022", "LaiUhlrich2022.osim")).Model;
        string[] strong = ["lumbar", "arm", "elbow", "pro_sup", "wrist", "mtp", "subtalar"];
        return body with
        {
            Actuators = [.. body.Joints.SelectMany(joint => joint.Coordinates).Where(c => strong.Any(word => c.Name.StartsWith(word, StringComparison.Ordinal)))
                .Select(c => new ActuatorDescription($"{c.Name}_motor", 100, -10, 10, new ActuatorEffect.OnCoordinate(c.Name)))],
        };
    }

    private static Surface Floor() => new(Vec3.Zero, Vec3.UnitY, 0.7);

    private static Movement Squat()
    {
        ImmutableDictionary<string, double> Pose(double hip, double knee, double ankle, double tilt) => new Dictionary<string, double>
        {
            ["hip_flexion_r"] = Rad(hip), ["hip_flexion_l"] = Rad(hip), ["knee_angle_r"] = Rad(knee), ["knee_angle_l"] = Rad(knee),
            ["ankle_angle_r"] = Rad(ankle), ["ankle_angle_l"] = Rad(ankle), ["pelvis_tilt"] = Rad(tilt), ["arm_flex_r"] = Rad(hip * 0.8), ["arm_flex_l"] = Rad(hip * 0.8),
        }.ToImmutableDictionary();
        ImmutableArray<Vec3> points = [new(0.01, -0.01, 0.02), new(0.01, -0.01, -0.02), new(0.17, -0.01, 0.04), new(0.17, -0.01, -0.03)];
        return new(
            "squat",
            [
                new(0, "stand", Pose(0, 0, 0, 0)), new(2, "lower", Pose(95, 95, 25, -30)), new(3, "hold", Pose(95, 95, 25, -30)), new(5, "raise", Pose(0, 0, 0, 0)),
            ],
            [
                new Support("right foot", "calcn_r", points, Floor()), new Support("left foot", "calcn_l", [.. points.Select(p => p with { Z = -p.Z })], Floor()),
            ]);
    }

    private static double Rad(double degrees) => degrees * Math.PI / 180;
}
