using Hipwise.Body.Model;
using Hipwise.Body.Muscles.Wrapping;
using Hipwise.Body.Spatial;

namespace Hipwise.Body.Tests.Muscles;

/// <summary>Paths around an ellipsoid that lie in a plane, as OpenSim chooses it. That its results follow is held by the static optimisation of the arm.</summary>
public class EllipsoidPlaneTests
{
    private const int Seed = 20261123;

    [Theory]
    [InlineData(WrapMethod.Hybrid)]
    [InlineData(WrapMethod.Midpoint)]
    [InlineData(WrapMethod.Axial)]
    public void Around_a_sphere_the_plane_goes_through_its_centre(WrapMethod method)
    {
        foreach (var (p, q) in Pieces(50))
        {
            var sphere = SphereWrap.Lay(p, q, 0.03, 0, 0);
            var plane = EllipsoidWrap.Lay(p, q, new(0.03, 0.03, 0.03), 0, 0, method);
            plane.Wraps.ShouldBe(sphere.Wraps);
            if (sphere.Wraps)
            {
                plane.Arc.ShouldBe(sphere.Arc, 1e-9);
                (plane.First - sphere.First).Norm.ShouldBeLessThan(1e-8);
                (plane.Last - sphere.Last).Norm.ShouldBeLessThan(1e-8);
            }
        }
    }

    [Theory]
    [InlineData(WrapMethod.Hybrid)]
    [InlineData(WrapMethod.Midpoint)]
    [InlineData(WrapMethod.Axial)]
    public void It_touches_the_surface_in_one_plane_and_is_no_shorter_than_the_geodesic(WrapMethod method)
    {
        Vec3 radii = new(0.025, 0.035, 0.045);
        var (wraps, longer) = (0, 0);
        foreach (var (p, q) in Pieces(600))
        {
            var plane = EllipsoidWrap.Lay(p, q, radii, 0, 0, method);
            var geodesic = EllipsoidWrap.Lay(p, q, radii, 0, 0, null);
            plane.Outcome.ShouldBe(geodesic.Outcome);
            if (!plane.Wraps)
            {
                continue;
            }

            foreach (var (end, place) in new[] { (p, plane.First), (q, plane.Last) })
            {
                Vec3 gradient = new(place.X / (radii.X * radii.X), place.Y / (radii.Y * radii.Y), place.Z / (radii.Z * radii.Z));
                gradient.Dot(place).ShouldBe(1, 1e-9);
                gradient.Normalize().Dot((end - place).Normalize()).ShouldBe(0, 1e-7);
            }

            (q - p).Cross(plane.First - p).Dot(plane.Last - p).ShouldBe(0, 1e-12);

            // Where a piece passes near the centre the plane may lie on another side, much farther.
            var difference = Length(p, q, plane) - Length(p, q, geodesic);
            difference.ShouldBeInRange(-2e-8, Closeness(p, q, radii) > 0.6 ? 0.001 : 0.1, $"{p} {q}");
            (wraps, longer) = (wraps + 1, longer + (difference > 1e-7 ? 1 : 0));
        }

        wraps.ShouldBeGreaterThan(50);
        longer.ShouldBeGreaterThan(wraps / 4);
    }

    [Fact]
    public void The_side_that_may_not_be_touched_is_gone_around_the_far_way()
    {
        Vec3 p = new(-0.08, 0.005, 0.002), q = new(0.08, 0.006, -0.004), radii = new(0.03, 0.02, 0.04);
        var near = EllipsoidWrap.Lay(p, q, radii, 1, 1, WrapMethod.Hybrid);
        var far = EllipsoidWrap.Lay(p, q, radii, 1, -1, WrapMethod.Hybrid);
        near.First.Y.ShouldBePositive();
        near.Last.Y.ShouldBePositive();
        far.First.Y.ShouldBeNegative();
        far.Last.Y.ShouldBeNegative();
        Length(p, q, far).ShouldBeGreaterThan(Length(p, q, near));
    }

    [Fact]
    public void While_the_piece_turns_the_length_changes_without_a_jump()
    {
        // From along x, where the axis decides, to between x and z, where the fan does.
        Vec3 radii = new(0.03, 0.02, 0.04);
        var before = double.NaN;
        for (var turn = 0.2; turn < 0.9; turn += 0.0005)
        {
            var (s, c) = Math.SinCos(turn);
            Vec3 p = new(-0.1 * c, 0.008, -0.1 * s), q = new(0.1 * c, 0.01, 0.1 * s);
            var length = Length(p, q, EllipsoidWrap.Lay(p, q, radii, 0, 0, WrapMethod.Hybrid));
            if (!double.IsNaN(before))
            {
                (length - before).ShouldBe(0, 1e-5, $"{turn}");
            }

            before = length;
        }
    }

    // Of the piece to the centre, in half axes: 1 where it only touches.
    private static double Closeness(Vec3 p, Vec3 q, Vec3 radii)
    {
        Vec3 scale = new(1 / radii.X, 1 / radii.Y, 1 / radii.Z), sp = p.Scale(scale), along = (q - p).Scale(scale).Normalize();
        return (sp - (sp.Dot(along) * along)).Norm;
    }

    private static double Length(Vec3 p, Vec3 q, WrapResult path) => (path.First - p).Norm + path.Arc + (q - path.Last).Norm;

    private static IEnumerable<(Vec3 P, Vec3 Q)> Pieces(int count)
    {
        var random = new Random(Seed);
        for (var i = 0; i < count; i++)
        {
            Vec3 direction = Any(random), aside = Any(random);
            yield return (0.02 * aside - (0.09 * direction), (0.02 * aside) + (0.08 * direction));
        }
    }

    private static Vec3 Any(Random random)
    {
        Vec3 v = new(random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble() - 0.5);
        return v.Normalize();
    }
}
