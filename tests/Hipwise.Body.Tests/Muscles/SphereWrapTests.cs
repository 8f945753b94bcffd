using Hipwise.Body.Muscles.Wrapping;
using Hipwise.Body.Spatial;

namespace Hipwise.Body.Tests.Muscles;

/// <summary>Paths around a sphere: no shared model has one, so that geometry alone judges them.</summary>
public class SphereWrapTests(ITestOutputHelper output)
{
    private const int Seed = 11;
    private const double Radius = 0.03;

    [Fact]
    public void Half_around_it_is_a_half_circle_and_two_tangents()
    {
        // Seen from ends at twice the radius the tangents touch 60° further on.
        var result = SphereWrap.Lay(new(2 * Radius, 1e-9, 0), new(-2 * Radius, 1e-9, 0), Radius, 0, 0);
        result.Arc.ShouldBe(Radius * Math.PI / 3, 2e-9);
        (result.First - new Vec3(Radius / 2, Radius * Math.Sqrt(3) / 2, 0)).Norm.ShouldBeLessThan(1e-9);
        (result.Last - new Vec3(-Radius / 2, Radius * Math.Sqrt(3) / 2, 0)).Norm.ShouldBeLessThan(1e-9);
    }

    [Fact]
    public void No_way_over_the_surface_is_shorter()
    {
        var (random, tried, least) = (new Random(Seed), 0, double.PositiveInfinity);
        foreach (var (p, q, result) in Wrapped(random, 300))
        {
            var ours = Length(p, q, result);
            foreach (var size in (ReadOnlySpan<double>)[1, 0.1, 0.01, 0.001])
            {
                for (var k = 0; k < 20; k++)
                {
                    Vec3 a = OnSurface(result.First + (size * Radius * Anywhere(random))), b = OnSurface(result.Last + (size * Radius * Anywhere(random)));
                    if (Cuts(p, a) || Cuts(b, q))
                    {
                        continue;
                    }

                    tried++;
                    var other = (a - p).Norm + (Radius * Math.Atan2(a.Cross(b).Norm, a.Dot(b))) + (q - b).Norm;
                    least = Math.Min(least, other - ours);
                }
            }
        }

        output.WriteLine($"seed {Seed}: {tried} other ways, the best {1000 * least:G3} mm longer");
        tried.ShouldBeGreaterThan(2000);
        least.ShouldBeGreaterThan(-1e-15);
    }

    [Fact]
    public void The_pull_is_the_slope_of_the_length_and_the_straight_parts_touch()
    {
        const double Step = 1e-6;
        var worst = 0.0;
        foreach (var (p, q, result) in Wrapped(new Random(Seed), 1000))
        {
            foreach (var (touch, end) in (ReadOnlySpan<(Vec3, Vec3)>)[(result.First, p), (result.Last, q)])
            {
                touch.Norm.ShouldBe(Radius, 1e-15);
                Math.Abs((end - touch).Dot(touch)).ShouldBeLessThan(1e-15);
            }

            var pull = (result.First - p).Normalize();
            foreach (var axis in (ReadOnlySpan<Vec3>)[Vec3.UnitX, Vec3.UnitY, Vec3.UnitZ])
            {
                var (low, high) = (SphereWrap.Lay(p - (Step * axis), q, Radius, 0, 0), SphereWrap.Lay(p + (Step * axis), q, Radius, 0, 0));
                if (low.Wraps && high.Wraps)
                {
                    var slope = (Length(p + (Step * axis), q, high) - Length(p - (Step * axis), q, low)) / (2 * Step);
                    worst = Math.Max(worst, Math.Abs(slope + pull.Dot(axis)));
                }
            }
        }

        output.WriteLine($"seed {Seed}: worst slope off by {worst:G3}");
        worst.ShouldBeLessThan(1e-5);
    }

    [Fact]
    public void Either_way_turned_or_mirrored_it_is_the_same_path()
    {
        var random = new Random(Seed);
        foreach (var (p, q, result) in Wrapped(random, 500))
        {
            var turn = Mat3.Rotation(Anywhere(random).Normalize(), 2 * Math.PI * random.NextDouble());
            Vec3 mirror = new(-1, 1, 1);
            SphereWrap.Lay(q, p, Radius, 0, 0).Arc.ShouldBe(result.Arc, 1e-14);
            (SphereWrap.Lay(q, p, Radius, 0, 0).Last - result.First).Norm.ShouldBeLessThan(1e-14);
            (SphereWrap.Lay(turn * p, turn * q, Radius, 0, 0).First - (turn * result.First)).Norm.ShouldBeLessThan(1e-13);
            (SphereWrap.Lay(p.Scale(mirror), q.Scale(mirror), Radius, 0, 0).First - result.First.Scale(mirror)).Norm.ShouldBeLessThan(1e-14);
        }
    }

    [Fact]
    public void A_side_that_is_asked_for_is_kept_the_long_way_round_if_need_be()
    {
        var alike = 0;
        foreach (var (p, q, near) in Wrapped(new Random(Seed), 2000))
        {
            var side = Math.Sign((near.First + near.Last).Y);
            SphereWrap.Lay(p, q, Radius, 1, side).ShouldBe(near);
            var far = SphereWrap.Lay(p, q, Radius, 1, -side);
            if (Math.Abs(p.Norm - q.Norm) < 0.01 * Radius)
            {
                // Seen from ends as far away as each other the middles of the two ways lie opposite each other; of more than half a circle the middle is opposite to its ends.
                Math.Sign((far.First + far.Last).Y * (far.Arc > Math.PI * Radius ? -1 : 1)).ShouldBe(-side);
                alike++;
            }

            // The two ways lie in one plane and go around it once, but for what the four tangents leave open.
            (near.Arc + far.Arc).ShouldBe(Radius * ((2 * Math.PI) - (2 * Math.Acos(Radius / p.Norm)) - (2 * Math.Acos(Radius / q.Norm))), 1e-14);
        }

        alike.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void What_misses_it_runs_straight_and_what_grazes_it_hardly_bends()
    {
        SphereWrap.Lay(new(0.1, Radius + 1e-9, 0), new(-0.1, Radius + 1e-9, 0), Radius, 0, 0).Outcome.ShouldBe(WrapOutcome.None);
        SphereWrap.Lay(new(0.1, 0, 0), new(0.05, 0.01, 0), Radius, 0, 0).Outcome.ShouldBe(WrapOutcome.None, "both ends lie on one side of it");
        SphereWrap.Lay(new(0.1, 0, 0), new(0, 0.9 * Radius, 0), Radius, 0, 0).Outcome.ShouldBe(WrapOutcome.Inside);
        Vec3 p = new(0.1, Radius - 1e-9, 0), q = new(-0.1, Radius - 1e-9, 0);
        var grazing = SphereWrap.Lay(p, q, Radius, 0, 0);
        grazing.Wraps.ShouldBeTrue();
        Length(p, q, grazing).ShouldBe((q - p).Norm, 1e-12);
    }

    private static IEnumerable<(Vec3 P, Vec3 Q, WrapResult Result)> Wrapped(Random random, int count)
    {
        for (var found = 0; found < count;)
        {
            var (p, q) = (0.12 * Anywhere(random), 0.12 * Anywhere(random));
            if (SphereWrap.Lay(p, q, Radius, 0, 0) is { Wraps: true } result)
            {
                found++;
                yield return (p, q, result);
            }
        }
    }

    private static double Length(Vec3 p, Vec3 q, WrapResult result) => (result.First - p).Norm + result.Arc + (q - result.Last).Norm;

    private static Vec3 OnSurface(Vec3 x) => Radius * x.Normalize();

    // Whether the straight part between two points runs through the inside.
    private static bool Cuts(Vec3 a, Vec3 b)
    {
        var d = b - a;
        var t = Math.Clamp(-a.Dot(d) / d.Dot(d), 0, 1);
        return (a + (t * d)).Norm < Radius * (1 - 1e-12);
    }

    private static Vec3 Anywhere(Random random) => new((2 * random.NextDouble()) - 1, (2 * random.NextDouble()) - 1, (2 * random.NextDouble()) - 1);
}
