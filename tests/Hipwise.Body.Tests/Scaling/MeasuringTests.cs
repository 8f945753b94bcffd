using System.Collections.Immutable;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Scaling;
using Hipwise.Body.Spatial;

namespace Hipwise.Body.Tests.Scaling;

/// <summary>Sizes that were measured on a person come back from the model that was scaled by them.</summary>
public class MeasuringTests
{
    private const double Radius = 0.02;

    // A thigh and a shank that hang from a hip, two markers on each, a kneecap beside them and a muscle around the knee.
    private static readonly ModelDescription Leg = MakeLeg();

    [Fact]
    public void Distances_between_markers_are_those_measured()
    {
        var model = BodyModel.Compile(Leg);
        var measurement = new MarkerMeasurement("thigh", [("a", "b")], [new("thigh", true, true, true)]);
        var markers = MarkerMeasurement.FindMarkers(model, model.GetDefaultPose());

        var factor = measurement.CalculateFactor(markers, (_, _) => 0.47);

        var scaled = BodyModel.Compile(ModelScaling.Apply(Leg, SegmentFactors.None.With(measurement.Segments[0], factor), new()));
        var after = MarkerMeasurement.FindMarkers(scaled, scaled.GetDefaultPose());
        (after["a"] - after["b"]).Norm.ShouldBe(0.47, 1e-14);
        (after["c"] - after["d"]).Norm.ShouldBe((markers["c"] - markers["d"]).Norm, 1e-14);
    }

    [Fact]
    public void Several_pairs_count_alike_and_only_the_axes_named_grow()
    {
        var model = BodyModel.Compile(Leg);
        var markers = MarkerMeasurement.FindMarkers(model, model.GetDefaultPose());
        var measurement = new MarkerMeasurement("both", [("a", "b"), ("c", "d")], [new("thigh", false, true, false)]);

        var factor = measurement.CalculateFactor(markers, (a, b) => (a == "a" ? 1.1 : 1.3) * (markers[a] - markers[b]).Norm);

        factor.ShouldBe(1.2, 1e-12);
        SegmentFactors.None.With("thigh", new(0.9, 0.8, 0.7)).With(measurement.Segments[0], factor)["thigh"].ShouldBe(new Vec3(0.9, factor, 0.7));
    }

    [Fact]
    public void What_cannot_be_measured_says_nothing()
    {
        var model = BodyModel.Compile(Leg);
        var markers = MarkerMeasurement.FindMarkers(model, model.GetDefaultPose());
        double Factor(params (string, string)[] pairs) => new MarkerMeasurement("one", [.. pairs], []).CalculateFactor(markers, (a, _) => a == "c" ? double.NaN : 0.4);

        Factor().ShouldBe(double.NaN);
        Factor(("a", "nowhere")).ShouldBe(double.NaN);
        Factor(("a", "a")).ShouldBe(double.NaN);
        Factor(("a", "b"), ("c", "d")).ShouldBe(double.NaN);
    }

    [Fact]
    public void Lengths_run_from_joint_to_joint()
    {
        var model = BodyModel.Compile(Leg);
        SegmentLength.Calculate(model, "thigh").ShouldBe(0.4, 1e-14);
        Should.Throw<ModelException>(() => SegmentLength.Calculate(model, "shank")).Message.ShouldContain("'shank'");
        Should.Throw<ModelException>(() => SegmentLength.Calculate(model, "tail")).Message.ShouldContain("'tail'");
    }

    [Fact]
    public void A_measured_length_stands_and_the_rest_follows_the_height()
    {
        var person = new PersonSize(0.95, ImmutableDictionary<string, double>.Empty.Add("thigh", 0.44));

        var factors = person.CalculateFactors(BodyModel.Compile(Leg));

        var scaled = BodyModel.Compile(ModelScaling.Apply(Leg, factors, new(70)));
        SegmentLength.Calculate(scaled, "thigh").ShouldBe(0.44, 1e-14);
        factors["shank"].ShouldBe(new Vec3(0.95, 0.95, 0.95));
        scaled.TotalMass.ShouldBe(70, 1e-12);
    }

    [Fact]
    public void Markers_go_to_where_they_were_seen_unless_they_are_fixed()
    {
        var model = BodyModel.Compile(Leg);
        double[] pose = [0.3, -0.7];
        var seen = new Dictionary<string, Vec3> { ["a"] = new(0.1, 0.2, 0.3), ["c"] = new(0.5, -0.6, 0.1), ["d"] = new(0, double.NaN, 0), ["fixed"] = new(1, 1, 1) };

        var moved = BodyModel.Compile(MarkerPlacement.Move(model, pose, seen));

        var (before, after) = (MarkerMeasurement.FindMarkers(model, pose), MarkerMeasurement.FindMarkers(moved, pose));
        (after["a"] - seen["a"]).Norm.ShouldBeLessThan(1e-14);
        (after["c"] - seen["c"]).Norm.ShouldBeLessThan(1e-14);
        ((string[])["b", "d", "fixed"]).ShouldAllBe(name => after[name] == before[name]);
    }

    [Fact]
    public void Surfaces_keep_their_form()
    {
        var turned = Leg.WrapObjects[0] with { Frame = Transform.From(new(0, Math.PI / 2, 0), new(0.1, 0.2, 0.3)) };
        var factors = new Vec3(1.5, 1.2, 1.1);
        WrapShape Scaled(WrapShape shape) => WrapScaling.Apply(turned with { Shape = shape }, factors).Shape;

        // Turned by a right angle about y, the surface's z lies along the segment's x, and its x along -z.
        var cylinder = Scaled(new WrapShape.Cylinder(Radius, 0.1)).ShouldBeOfType<WrapShape.Cylinder>();
        (cylinder.Radius, cylinder.Length).ShouldBe((Radius * (1.1 + 1.2) / 2, 0.15), new Near());
        var ellipsoid = Scaled(new WrapShape.Ellipsoid(new(1, 2, 3))).ShouldBeOfType<WrapShape.Ellipsoid>();
        (ellipsoid.Radii - new Vec3(1.1, 2.4, 4.5)).Norm.ShouldBeLessThan(1e-14);
        Scaled(new WrapShape.Sphere(0.3)).ShouldBeOfType<WrapShape.Sphere>().Radius.ShouldBe(0.3 * 3.8 / 3, 1e-14);
        Scaled(new WrapShape.Torus(0.01, 0.05)).ShouldBeOfType<WrapShape.Torus>().OuterRadius.ShouldBe(0.05 * (1.1 + 1.2) / 2, 1e-14);
        WrapScaling.Apply(turned, factors).Frame.P.ShouldBe(new Vec3(0.1, 0.2, 0.3).Scale(factors));
    }

    private static ModelDescription MakeLeg()
    {
        JointDescription Hinge(string name, string parent, string child, Vec3 place) => new(
            name, "PinJoint", parent, child, new(Mat3.Identity, place), Transform.Identity,
            [new(name, true, 0, -2, 2, false, false, null)],
            [new(Vec3.UnitZ, name, ScalarFunction.Identity), new(Vec3.UnitX, null, ScalarFunction.Zero), new(Vec3.UnitY, null, ScalarFunction.Zero)],
            [new(Vec3.UnitX, null, ScalarFunction.Zero), new(Vec3.UnitY, null, ScalarFunction.Zero), new(Vec3.UnitZ, null, ScalarFunction.Zero)]);
        var weld = Hinge("cap", "thigh", "kneecap", new(0.05, -0.38, 0));
        return new(
            "leg", new(0, -9.81, 0),
            [new("thigh", 8, new(0, -0.2, 0), Mat3.Identity * 0.1), new("shank", 3, new(0, -0.2, 0), Mat3.Identity * 0.05), new("kneecap", 0.1, Vec3.Zero, Mat3.Identity * 1e-4)],
            [
                Hinge("hip", "ground", "thigh", Vec3.Zero), Hinge("knee", "thigh", "shank", new(0, -0.4, 0)),
                weld with { Kind = "WeldJoint", Coordinates = [], Rotations = [.. weld.Rotations.Select(axis => axis with { Coordinate = null, Function = ScalarFunction.Zero })] },
            ],
            [], [new("round", "thigh", Transform.Identity, new WrapShape.Cylinder(Radius, 0.1), true, 0, 0)], [], [],
            [
                new("a", "thigh", new(0.03, -0.05, 0.01)), new("b", "thigh", new(0.03, -0.35, 0.05)), new("c", "shank", new(0, -0.1, 0.05)), new("d", "shank", new(0, -0.3, 0.04)),
                new MarkerDescription("fixed", "shank", new(0, -0.2, 0)) { IsFixed = true },
            ]);
    }

    private sealed class Near : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) + Math.Abs(x.Item2 - y.Item2) < 1e-14;

        public int GetHashCode((double, double) pair) => 0;
    }
}
