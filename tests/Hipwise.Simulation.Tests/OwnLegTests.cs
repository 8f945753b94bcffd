using System.Collections.Immutable;
using Hipwise.Body;
using Hipwise.Body.Model;
using Hipwise.Body.Muscles;
using Hipwise.Body.Recruitment;
using Hipwise.Formats.OpenSim;
using Hipwise.Formats.OpenSim.Setups;
using Hipwise.Signals;
using Hipwise.Simulation.Analyses;
using Hipwise.Simulation.Motions;

namespace Hipwise.Simulation.Tests;

/// <summary>Every analysis on a leg in a plane, whose files are here: a lone clone proves itself by what mechanics says of it. Angles are from
/// the downward vertical, as <c>leg.mot</c> was made: hip 0.2 + 0.35 sin 2πt, knee −0.6 + 0.5 sin(2πt + 1) rad.</summary>
public class OwnLegTests(ITestOutputHelper output)
{
    // kg, m, kg·m²: as in leg.osim.
    private const double ThighMass = 7.5, ThighCenter = 0.17, ThighInertia = 0.125, Thigh = 0.4;
    private const double ShankMass = 4, ShankCenter = 0.2, ShankInertia = 0.065, Foot = 0.43;
    private const double Gravity = 9.81, HipHeight = 0.9;

    // Away from both ends, where splines through a hundred samples a second have lost their natural end conditions.
    private const int Margin = 15;

    private static readonly double[] Times = [.. Enumerable.Range(0, 101).Select(i => i / 100.0)];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_moments_are_those_of_a_double_pendulum(bool pushed)
    {
        var model = Leg();
        var forces = InverseDynamicsAnalysis.Run(model, Motion(model, AccelerationSource.Positions), pushed ? Push(model) : LoadMotion.None, Times, new());

        var worst = 0.0;
        for (var i = Margin; i < Times.Length - Margin; i++)
        {
            var (hip, knee) = Moments(State.At(Times[i]), pushed);
            worst = Math.Max(worst, Math.Max(Math.Abs(forces.Find("hip_moment")![i] - hip), Math.Abs(forces.Find("knee_moment")![i] - knee)));
        }

        output.WriteLine($"off by at most {worst:G3} N·m");
        worst.ShouldBeLessThan(1e-4);
    }

    [Fact]
    public void Lengths_and_arms_are_those_of_the_drawing()
    {
        var model = Leg();
        var results = MuscleAnalysis.Run(model, Motion(model, AccelerationSource.Positions), [0, 1], Times, new()).ToDictionary(pair => pair.Name, pair => pair.Series);

        for (var i = 0; i < Times.Length; i++)
        {
            var state = State.At(Times[i]);
            double Length(string muscle) => results["Length"].Find(muscle)![i];
            Length("extensor").ShouldBe(Distance((-0.10, 0.92), state.OnThigh(-0.03, -0.15)), 1e-9);
            Length("hamstring").ShouldBe(Distance((-0.07, 0.88), state.OnShank(-0.03, -0.06)), 1e-9);
            var patella = state.OnThigh(0.04, -0.38);
            Length("quadriceps").ShouldBe(Distance(state.OnThigh(0.03, -0.15), patella) + Distance(patella, state.OnShank(0.045 + (0.01 * state.Knee), -0.03)), 1e-9);
            Length("flexor").ShouldBe(AroundHip((0.08, 0.95), state.OnThigh(0.03, -0.2)), 1e-9);

            // One muscle of two joints: its arm is the distance of its line from the joint, with a sign.
            var (from, to) = ((-0.07, 0.88), state.OnShank(-0.03, -0.06));
            results["MomentArm_hip"].Find("hamstring")![i].ShouldBe(Arm(from, to, (0, HipHeight)), 1e-9);
            results["MomentArm_knee"].Find("hamstring")![i].ShouldBe(Arm(from, to, state.Knee2D), 1e-9);
        }
    }

    [Fact]
    public void Muscles_share_the_moments_as_the_conditions_of_the_least_sum_say()
    {
        var (model, sharing) = (Leg(), Sharing());
        var (motion, loads) = (Motion(model, AccelerationSource.Speeds), Push(model));
        var result = StaticOptimizationAnalysis.Run(model, motion, loads, Times, sharing, new());

        result.Frames.ShouldAllBe(frame => frame.Status == RecruitmentStatus.Solved);
        var arms = MuscleAnalysis.Run(model, motion, [0, 1], Times, new()).ToDictionary(pair => pair.Name, pair => pair.Series);
        var (names, saturated) = (result.Activations.Names, 0);
        for (var i = Margin; i < Times.Length - Margin; i++)
        {
            double Column(int row, string name) => name.EndsWith("_reserve", StringComparison.Ordinal) ? name.StartsWith(row == 0 ? "hip" : "knee", StringComparison.Ordinal) ? 1 : 0
                : arms[row == 0 ? "MomentArm_hip" : "MomentArm_knee"].Find(name)![i] * result.Forces.Find(name)![i] / result.Activations.Find(name)![i];
            var (hip, knee) = Moments(State.At(Times[i]), pushed: true);
            for (var row = 0; row < 2; row++)
            {
                // Accelerations from the speeds' splines differ a little from the exact ones.
                names.Sum(name => Column(row, name) * result.Activations.Find(name)![i]).ShouldBe(row == 0 ? hip : knee, 0.01);
            }

            // The reserves are free, so that they tell the multipliers; every muscle is then at their sum or at the bound nearest to it.
            var (atHip, atKnee) = (result.Activations.Find("hip_reserve")![i], result.Activations.Find("knee_reserve")![i]);
            foreach (var muscle in model.Muscles)
            {
                var expected = Math.Clamp((Column(0, muscle) * atHip) + (Column(1, muscle) * atKnee), 0.01, 1);
                saturated += expected is 0.01 or 1 ? 1 : 0;
                result.Activations.Find(muscle)![i].ShouldBe(expected, 1e-9, $"{muscle} at {Times[i]}");
            }
        }

        saturated.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void The_hip_carries_what_moves_the_leg_less_what_pulls_and_pushes_it()
    {
        var (model, sharing) = (Leg(), Sharing());
        var (motion, loads) = (Motion(model, AccelerationSource.Speeds), Push(model));
        var shared = StaticOptimizationAnalysis.Run(model, motion, loads, Times, sharing, new());
        var reactions = JointReactionAnalysis.Run(
            model, motion, loads, ActuatorForces.Match(model, sharing, shared.Forces), JointLoad.All(model, "child", "ground"), Times, new());

        for (var i = Margin; i < Times.Length - Margin; i++)
        {
            var state = State.At(Times[i]);
            var (x, y) = state.MomentumChange();
            (x, y) = (x - PushAt(Times[i]).X, y + ((ThighMass + ShankMass) * Gravity) - PushAt(Times[i]).Y);
            foreach (var (muscle, from, to) in (ReadOnlySpan<(string, (double, double), (double, double))>)
                [("extensor", (-0.10, 0.92), state.OnThigh(-0.03, -0.15)), ("hamstring", (-0.07, 0.88), state.OnShank(-0.03, -0.06)), ("flexor", FlexorEnd(state), state.OnThigh(0.03, -0.2))])
            {
                var (tension, length) = (shared.Forces.Find(muscle)![i], Distance(from, to));
                (x, y) = (x - (tension * (from.Item1 - to.Item1) / length), y - (tension * (from.Item2 - to.Item2) / length));
            }

            reactions.Find("hip_joint_on_thigh_in_ground_fx")![i].ShouldBe(x, 0.05, $"{Times[i]}");
            reactions.Find("hip_joint_on_thigh_in_ground_fy")![i].ShouldBe(y, 0.05, $"{Times[i]}");
            reactions.Find("hip_joint_on_thigh_in_ground_mz")![i].ShouldBe(shared.Forces.Find("hip_reserve")![i], 1e-8);
        }
    }

    [Fact]
    public void The_motion_comes_back_from_its_markers()
    {
        var model = Leg();
        var rows = Times.Select(time => Markers(State.At(time))).ToArray();
        var trial = new MarkerTrajectories(["thigh_front", "thigh_side", "shank_front", "ankle"], Times, rows, 100, "m");

        var found = InverseKinematicsAnalysis.Run(model, MarkerTargets.Match(model, trial, null), 0, Times.Length, new());

        for (var i = 0; i < Times.Length; i++)
        {
            found.Motion.Find("hip")![i].ShouldBe(State.At(Times[i]).Hip, 1e-9);
            found.Motion.Find("knee")![i].ShouldBe(State.At(Times[i]).Knee, 1e-9);
        }
    }

    [Fact]
    public void Results_stay_what_they_were_for_any_number_of_threads()
    {
        var (model, sharing, expected) = (Leg(), Sharing(), Table.Parse(FileOf("leg_expected.sto")));
        foreach (var threads in (int[])[1, 3])
        {
            var (motion, loads) = (Motion(model, AccelerationSource.Speeds), Push(model));
            var shared = StaticOptimizationAnalysis.Run(model, motion, loads, Times, sharing, new(threads));
            var reactions = JointReactionAnalysis.Run(
                model, motion, loads, ActuatorForces.Match(model, sharing, shared.Forces), JointLoad.All(model, "child", "ground"), Times, new(threads));
            foreach (var row in expected.Rows)
            {
                var i = Array.FindIndex(Times, time => Math.Abs(time - row[0]) < 1e-9);
                for (var c = 1; c < row.Length; c++)
                {
                    var channel = shared.Activations.Find(expected.Names[c]) ?? reactions.Find(expected.Names[c])!;
                    // Twelve digits are stored; three are left to the order in which processors add.
                    channel[i].ShouldBe(row[c], 1e-9 * Math.Max(1, Math.Abs(row[c])), $"{expected.Names[c]} at {row[0]}");
                }
            }
        }
    }

    private static BodyModel Leg() => BodyModel.Compile(OsimReader.ReadFile(FileOf("leg.osim")).Model);

    private static CoordinateMotion Motion(BodyModel model, AccelerationSource source) => CoordinateMotion.From(model, StorageReader.ReadFile(FileOf("leg.mot")), null, source);

    private static LoadMotion Push(BodyModel model) => LoadMotion.From(model, ExternalLoads.ReadFile(FileOf("leg_loads.xml")), StorageReader.ReadFile(FileOf("leg_push.sto")));

    private static LoadSharingOptions Sharing() => new() { Actuators = ActuatorSet.ReadFile(FileOf("leg_reserves.xml")).Actuators };

    private static string FileOf(string name) => Path.Combine(Repository.Root, "tests", "Hipwise.Simulation.Tests", "Files", name);

    private static (double X, double Y) PushAt(double time) => (-30 * Math.Sin(2 * Math.PI * time), 200 * Math.Pow(Math.Sin(Math.PI * time), 2));

    // Lagrange's equations of two rods, without the muscles.
    private static (double Hip, double Knee) Moments(State s, bool pushed)
    {
        var (sine, cosine) = Math.SinCos(s.Thigh - s.Shank);
        var (px, py) = pushed ? PushAt(s.Time) : (0, 0);
        var shank = (ShankInertia * s.ShankAcceleration) + (ShankMass * ShankCenter * ((Thigh * ((s.ThighAcceleration * cosine) - (s.ThighSpeed * s.ThighSpeed * sine)))
            + (ShankCenter * s.ShankAcceleration) + (Gravity * Math.Sin(s.Shank)))) - (Foot * ((px * Math.Cos(s.Shank)) + (py * Math.Sin(s.Shank))));
        var thigh = ((ThighInertia + (ThighMass * ThighCenter * ThighCenter)) * s.ThighAcceleration) + (ThighMass * Gravity * ThighCenter * Math.Sin(s.Thigh))
            + (ShankMass * Thigh * ((Thigh * s.ThighAcceleration) + (ShankCenter * ((s.ShankAcceleration * cosine) + (s.ShankSpeed * s.ShankSpeed * sine))) + (Gravity * Math.Sin(s.Thigh))))
            - (Thigh * ((px * Math.Cos(s.Thigh)) + (py * Math.Sin(s.Thigh))));
        return (thigh + shank, shank);
    }

    private static double Distance((double X, double Y) a, (double X, double Y) b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));

    // The moment about a joint of a pull of 1 N from the far end towards the near one.
    private static double Arm((double X, double Y) near, (double X, double Y) far, (double X, double Y) joint) =>
        (((far.X - joint.X) * (near.Y - far.Y)) - ((far.Y - joint.Y) * (near.X - far.X))) / Distance(near, far);

    private const double Round = 0.06;

    private static bool Wraps((double X, double Y) a, (double X, double Y) b) => Math.Abs(Arm(a, b, (0, HipHeight))) < Round;

    // The shorter way around the surface on the hip.
    private static double AroundHip((double X, double Y) a, (double X, double Y) b)
    {
        if (!Wraps(a, b))
        {
            return Distance(a, b);
        }

        var (da, db) = (Distance(a, (0, HipHeight)), Distance(b, (0, HipHeight)));
        var angle = Math.Abs(Math.Atan2((a.X * (b.Y - HipHeight)) - ((a.Y - HipHeight) * b.X), (a.X * b.X) + ((a.Y - HipHeight) * (b.Y - HipHeight))));
        return Math.Sqrt((da * da) - (Round * Round)) + Math.Sqrt((db * db) - (Round * Round)) + (Round * (angle - Math.Acos(Round / da) - Math.Acos(Round / db)));
    }

    // Where the flexor's last straight part comes from: its origin, or where it leaves the surface, in front of the hip.
    private static (double X, double Y) FlexorEnd(State state)
    {
        var (from, to) = ((0.08, 0.95), state.OnThigh(0.03, -0.2));
        if (!Wraps(from, to))
        {
            return from;
        }

        var distance = Distance(to, (0, HipHeight));
        var angle = Math.Atan2(to.Y - HipHeight, to.X) + Math.Acos(Round / distance);
        return (Round * Math.Cos(angle), HipHeight + (Round * Math.Sin(angle)));
    }

    private static double[] Markers(State s)
    {
        (double, double, double)[] places =
        [
            (s.OnThigh(0.05, -0.1).X, s.OnThigh(0.05, -0.1).Y, 0.02), (s.OnThigh(0, -0.3).X, s.OnThigh(0, -0.3).Y, 0.06),
            (s.OnShank(0.04, -0.1).X, s.OnShank(0.04, -0.1).Y, 0.02), (s.OnShank(0, -0.42).X, s.OnShank(0, -0.42).Y, 0.05),
        ];
        return [.. places.SelectMany(place => (double[])[place.Item1, place.Item2, place.Item3])];
    }

    /// <summary>The leg at a time: angles of both rods from the downward vertical, and how they change.</summary>
    private sealed record State(double Time, double Hip, double Knee, double ThighSpeed, double ShankSpeed, double ThighAcceleration, double ShankAcceleration)
    {
        public double Thigh => Hip;

        public double Shank => Hip + Knee;

        public (double X, double Y) Knee2D => (OwnLegTests.Thigh * Math.Sin(Thigh), HipHeight - (OwnLegTests.Thigh * Math.Cos(Thigh)));

        public static State At(double time)
        {
            const double Turn = 2 * Math.PI;
            double hip = 0.35 * Math.Sin(Turn * time), knee = 0.5 * Math.Sin((Turn * time) + 1);
            double hipSpeed = 0.35 * Turn * Math.Cos(Turn * time), kneeSpeed = 0.5 * Turn * Math.Cos((Turn * time) + 1);
            return new(time, 0.2 + hip, -0.6 + knee, hipSpeed, hipSpeed + kneeSpeed, -Turn * Turn * hip, -Turn * Turn * (hip + knee));
        }

        public (double X, double Y) OnThigh(double x, double y) => Turned(x, y, Thigh, (0, HipHeight));

        public (double X, double Y) OnShank(double x, double y) => Turned(x, y, Shank, Knee2D);

        // Σ m·a of both rods (N).
        public (double X, double Y) MomentumChange()
        {
            var (thigh, shank) = (Swing(Thigh, ThighSpeed, ThighAcceleration), Swing(Shank, ShankSpeed, ShankAcceleration));
            var (first, second) = ((ThighMass * ThighCenter) + (ShankMass * OwnLegTests.Thigh), ShankMass * ShankCenter);
            return ((first * thigh.X) + (second * shank.X), (first * thigh.Y) + (second * shank.Y));
        }

        // Acceleration of a point 1 m down a rod.
        private static (double X, double Y) Swing(double angle, double speed, double acceleration) => (
            (acceleration * Math.Cos(angle)) - (speed * speed * Math.Sin(angle)), (acceleration * Math.Sin(angle)) + (speed * speed * Math.Cos(angle)));

        private static (double X, double Y) Turned(double x, double y, double angle, (double X, double Y) origin) => (
            origin.X + (x * Math.Cos(angle)) - (y * Math.Sin(angle)), origin.Y + (x * Math.Sin(angle)) + (y * Math.Cos(angle)));
    }
}
