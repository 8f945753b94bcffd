using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Formats.OpenSim;
using Hipwise.Signals;
using Hipwise.Simulation.Analyses;
using Hipwise.Simulation.Motions;

namespace Hipwise.Simulation.Tests;

public class CoordinateMotionTests
{
    private const double Amplitude = 0.3;
    private const double Omega = 2;

    [Fact]
    public void What_the_table_lacks_follows_the_models_course_or_stays()
    {
        var motion = CoordinateMotion.From(Arm(), Table("hip"), null, AccelerationSource.Positions);
        motion.Missing.ShouldBe(["toe"]);
        var (q, v, a) = (new double[3], new double[3], new double[3]);
        motion.Evaluate(0.4, q, v, a);
        (q[0], v[0]).ShouldSatisfyAllConditions(hip => hip.Item1.ShouldBe(0.4, 1e-12), hip => hip.Item2.ShouldBe(1, 1e-10));
        q[1].ShouldBe(Amplitude * Math.Sin(Omega * 0.4), 1e-15);
        v[1].ShouldBe(Amplitude * Omega * Math.Cos(Omega * 0.4), 1e-15);
        a[1].ShouldBe(-Amplitude * Omega * Omega * Math.Sin(Omega * 0.4), 1e-15);
        (q[2], v[2], a[2]).ShouldBe((0.1, 0, 0));
    }

    [Fact]
    public void A_column_of_the_table_comes_before_the_models_course()
    {
        var motion = CoordinateMotion.From(Arm(), Table("hip", "knee"), null, AccelerationSource.Positions);
        var (q, v, a) = (new double[3], new double[3], new double[3]);
        motion.Evaluate(0.4, q, v, a);
        q[1].ShouldBe(0.4, 1e-12);
    }

    [Fact]
    public void A_coordinate_that_acts_through_curves_alone_is_never_in_degrees_and_its_force_is_named_as_OpenSim_does()
    {
        var arm = Arm().Description;
        var joints = arm.Joints.ToArray();
        joints[2] = joints[2] with { Coordinates = [joints[2].Coordinates[0] with { IsCoupled = true }], Rotations = [new(Vec3.UnitZ, "toe", new ScalarFunction.SimmSpline([-4, 0, 4], [-1, 0, 1]))] };
        var model = BodyModel.Compile(arm with { Joints = [.. joints] });
        var table = Table("hip", "toe") with { InDegrees = true };
        var motion = CoordinateMotion.From(model, table, null, AccelerationSource.Positions);
        var (q, v, a) = (new double[3], new double[3], new double[3]);
        motion.Evaluate(0.4, q, v, a);
        (q[0] * 180 / Math.PI, q[2]).ShouldSatisfyAllConditions(both => both.Item1.ShouldBe(0.4, 1e-12), both => both.Item2.ShouldBe(0.4, 1e-12));
        InverseDynamicsAnalysis.Run(model, motion, LoadMotion.None, [0.4], new()).Names.ShouldBe(["hip_moment", "knee_moment", "toe_force"]);
    }

    // Every column rises by 1 rad in a second.
    private static StorageTable Table(params string[] columns)
    {
        double[] times = [.. Enumerable.Range(0, 11).Select(i => i / 10.0)];
        return new("table", new TimeSeries(times, [.. columns], [.. columns.Select(_ => (double[])times.Clone())]), false);
    }

    private static BodyModel Arm()
    {
        JointDescription Pin(string name, string parent, string child, double value, ScalarFunction? prescribed) => new(
            $"{name}_joint", "PinJoint", parent, child, Transform.Identity, Transform.Identity,
            [new(name, true, value, -4, 4, false, false, prescribed)], [new(Vec3.UnitZ, name, new ScalarFunction.Linear(1, 0))], []);
        SegmentDescription Segment(string name) => new(name, 1, Vec3.Zero, Mat3.Identity);
        return BodyModel.Compile(new(
            "arm", new(0, -9.8, 0), [Segment("a"), Segment("b"), Segment("c")],
            [
                Pin("hip", ModelDescription.Ground, "a", 0, null), Pin("knee", "a", "b", 0, new ScalarFunction.Sine(Amplitude, Omega, 0, 0)),
                Pin("toe", "b", "c", 0.1, null),
            ],
            [], [], [], [], []));
    }
}
