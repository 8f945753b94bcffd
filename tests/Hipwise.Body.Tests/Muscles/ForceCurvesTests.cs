using Hipwise.Body.Model;
using Hipwise.Body.Muscles;
using Hipwise.Body.Muscles.Wrapping;
using Hipwise.Body.Spatial;

namespace Hipwise.Body.Tests.Muscles;

public class ForceCurvesTests
{
    private static readonly MuscleCurves.Millard2012 Undamped = new() { FiberDamping = 0 };

    public static TheoryData<string> Kinds => ["thelen", "millard", "undamped"];

    private static ForceCurves Curves(string kind) => ForceCurves.Compile(kind switch
    {
        "thelen" => new MuscleCurves.Thelen2003(0.04, 0.6, 0.5, 4, 0.3, 1.8),
        "millard" => new MuscleCurves.Millard2012(),
        _ => Undamped,
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Curves_go_through_the_points_that_define_them(string kind)
    {
        var curves = Curves(kind);
        curves.Active(1).ShouldBe(1, 1e-12);
        curves.Velocity(0, 1).ShouldBe(1, 1e-12);
        curves.Velocity(-1, 1).ShouldBe(0, 1e-12);
        curves.Passive(kind == "thelen" ? 1.6 : 1.7).ShouldBe(1, 1e-12);
        curves.Passive(1).ShouldBe(0);
        curves.Tendon(kind == "thelen" ? 1.04 : 1.049, out _).ShouldBe(1, 1e-12);
        curves.Tendon(0.99, out _).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Force_rises_with_velocity_and_the_tendons_slope_is_its_own(string kind)
    {
        var curves = Curves(kind);
        for (var v = -0.99; v < 0.99; v += 0.01)
        {
            curves.Velocity(v + 0.01, 1).ShouldBeGreaterThan(curves.Velocity(v, 1));
        }

        for (var length = 1.001; length < 1.08; length += 0.0007)
        {
            curves.Tendon(length, out var slope);
            ((curves.Tendon(length + 1e-7, out _) - curves.Tendon(length - 1e-7, out _)) / 2e-7).ShouldBe(slope, 1e-3 * (1 + slope));
        }
    }

    [Fact]
    public void Only_an_undamped_muscle_keeps_force_where_no_filaments_meet()
    {
        Curves("millard").Active(0.3).ShouldBe(0);
        Curves("undamped").Active(0.3).ShouldBe(0.1);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(1)]
    public void At_rest_fibre_and_tendon_pull_alike(double activation)
    {
        var path = new PathPointDescription.Fixed(ModelDescription.Ground, Vec3.Zero);
        var muscle = new MuscleDescription("m", [path, path], [], 800, 0.1, 0.2, 0.3, 10, 0, 1, new MuscleCurves.Millard2012(), true);
        var model = BodyModel.Compile(new("m", Vec3.Zero, [], [], [], [], [muscle], [], []));
        var forces = MuscleForces.Compile(model)[0];
        var (fiber, tension) = forces.CalculateEquilibrium(0.31, activation);
        var curves = Curves("millard");
        var cosine = Math.Sqrt(1 - Math.Pow(0.1 * Math.Sin(0.3) / fiber, 2));
        tension.ShouldBe(800 * ((activation * curves.Active(fiber / 0.1)) + curves.Passive(fiber / 0.1)) * cosine, 1e-6);
        tension.ShouldBe(800 * curves.Tendon((0.31 - (fiber * cosine)) / 0.2, out _), 1e-6);
    }

    [Theory]
    [InlineData("millard")]
    [InlineData("thelen")]
    public void Passively_an_elastic_tendon_pulls_as_its_equilibrium_at_rest_and_never_more_than_a_stiff_one(string kind)
    {
        var path = new PathPointDescription.Fixed(ModelDescription.Ground, Vec3.Zero);
        MuscleCurves curves = kind == "millard" ? new MuscleCurves.Millard2012() : new MuscleCurves.Thelen2003(0.04, 0.6, 0.45, 5, 0.3, 1.4);
        var muscle = new MuscleDescription("m", [path, path], [], 800, 0.1, 0.4, 0.3, 10, 0, 1, curves, true);
        var forces = MuscleForces.Compile(BodyModel.Compile(new("m", Vec3.Zero, [], [], [], [], [muscle], [], [])))[0];
        var before = 0.0;
        for (var length = 0.42; length < 0.58; length += 0.004)
        {
            var elastic = forces.CalculateElasticPassiveForce(length);
            var stiff = forces.CalculatePassiveForce(length);
            elastic.ShouldBe(forces.CalculateEquilibrium(length, 0).TendonForce, 1e-5, $"{length}");
            elastic.ShouldBeInRange(before, stiff + 1e-9);
            before = elastic;
        }

        before.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Around_a_sphere_cylinder_rule_and_geodesic_agree()
    {
        Vec3 p = new(-0.09, 0.01, 0.004), q = new(0.07, 0.012, -0.02);
        var sphere = SphereWrap.Lay(p, q, 0.03, 0, 0);
        var ellipsoid = EllipsoidWrap.Lay(p, q, new(0.03, 0.03, 0.03), 0, 0, null);
        sphere.Wraps.ShouldBeTrue();
        ellipsoid.Arc.ShouldBe(sphere.Arc, 1e-8);
        (ellipsoid.First - sphere.First).Norm.ShouldBeLessThan(1e-8);
        SphereWrap.Lay(q, p, 0.03, 0, 0).Arc.ShouldBe(sphere.Arc, 1e-14);
    }
}
