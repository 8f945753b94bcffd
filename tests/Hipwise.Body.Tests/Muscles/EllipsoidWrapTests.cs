using Hipwise.Body.Model;
using Hipwise.Body.Muscles.Wrapping;
using Hipwise.Body.Spatial;

namespace Hipwise.Body.Tests.Muscles;

/// <summary>Geodesics around ellipsoids of many forms: hardly any shared model has them, so that geometry alone judges them.</summary>
public class EllipsoidWrapTests(ITestOutputHelper output)
{
    private const int Seed = 424;

    [Fact]
    public void No_plane_through_both_ends_holds_a_shorter_way()
    {
        var (count, least, most) = (0, double.PositiveInfinity, 0.0);
        foreach (var (p, q, radii, result) in Wrapped(300))
        {
            var ours = Length(p, q, result);
            var best = Enumerable.Range(0, 72).Min(turn => SectionLength(p, q, radii, turn * Math.PI / 36));
            (count, least, most) = (count + 1, Math.Min(least, (best - ours) / ours), Math.Max(most, (best - ours) / ours));
        }

        output.WriteLine($"seed {Seed}: {count} paths; the best of 72 planes is {least:E2} to {most:E2} longer");
        count.ShouldBeGreaterThan(150);
        least.ShouldBeGreaterThan(-1e-9);
    }

    [Fact]
    public void From_the_other_end_the_way_is_the_same_and_it_touches_the_surface()
    {
        foreach (var (p, q, radii, result) in Wrapped(300))
        {
            var back = EllipsoidWrap.Lay(q, p, radii, 0, 0, null);
            // The geodesic is walked in 32 steps.
            Length(q, p, back).ShouldBe(Length(p, q, result), 2e-8);
            foreach (var (end, touch) in (ReadOnlySpan<(Vec3, Vec3)>)[(p, result.First), (q, result.Last)])
            {
                Vec3 gradient = new(touch.X / (radii.X * radii.X), touch.Y / (radii.Y * radii.Y), touch.Z / (radii.Z * radii.Z));
                gradient.Dot(touch).ShouldBe(1, 1e-6);
                gradient.Normalize().Dot((end - touch).Normalize()).ShouldBe(0, 1e-6);
            }
        }
    }

    [Fact]
    public void The_pull_is_the_slope_of_the_length()
    {
        const double Step = 1e-6;
        var (worst, jumps, count) = (0.0, 0, 0);
        foreach (var (p, q, radii, result) in Wrapped(300))
        {
            var pull = (p - result.First).Normalize();
            for (var axis = 0; axis < 3; axis++)
            {
                Vec3 shift = Step * (axis == 0 ? Vec3.UnitX : axis == 1 ? Vec3.UnitY : Vec3.UnitZ);
                var (before, behind) = (EllipsoidWrap.Lay(p - shift, q, radii, 0, 0, null), EllipsoidWrap.Lay(p + shift, q, radii, 0, 0, null));
                count++;
                if ((before.First - behind.First).Norm > 1e-3)
                {
                    jumps++;
                    continue;
                }

                worst = Math.Max(worst, Math.Abs(((Length(p + shift, q, behind) - Length(p - shift, q, before)) / (2 * Step)) - pull[axis]));
            }
        }

        output.WriteLine($"seed {Seed}: slope and pull differ by {worst:E2} at most; {jumps} of {count} changed sides within a step");
        worst.ShouldBeLessThan(1e-5);
        jumps.ShouldBeLessThan(4);
    }

    private static IEnumerable<(Vec3 P, Vec3 Q, Vec3 Radii, WrapResult Result)> Wrapped(int tries)
    {
        var random = new Random(Seed);
        for (var i = 0; i < tries; i++)
        {
            Vec3 radii = new(0.02 + (0.03 * random.NextDouble()), 0.02 + (0.03 * random.NextDouble()), 0.02 + (0.03 * random.NextDouble()));
            Vec3 direction = Any(random), aside = 0.03 * random.NextDouble() * Any(random);
            Vec3 p = aside - (0.09 * direction), q = aside + (0.08 * direction);
            var result = EllipsoidWrap.Lay(p, q, radii, 0, 0, null);
            if (result.Wraps)
            {
                yield return (p, q, radii, result);
            }
        }
    }

    // The way around an ellipse that a plane through both ends cuts out, walked in many chords: another reckoning than the engine's.
    private static double SectionLength(Vec3 p, Vec3 q, Vec3 radii, double turn)
    {
        Vec3 scale = new(1 / radii.X, 1 / radii.Y, 1 / radii.Z), sp = p.Scale(scale), sq = q.Scale(scale), along = (sq - sp).Normalize();
        var any = along.Cross(Math.Abs(along.X) < 0.5 ? Vec3.UnitX : Vec3.UnitY).Normalize();
        var side = (Math.Cos(turn) * any) + (Math.Sin(turn) * along.Cross(any));
        var centre = sp.Dot(along.Cross(side)) * along.Cross(side);
        var radius = Math.Sqrt(1 - centre.Dot(centre));
        (double U, double V) from = ((sp - centre).Dot(along), (sp - centre).Dot(side)), to = ((sq - centre).Dot(along), (sq - centre).Dot(side));
        var first = Math.Atan2(from.V, from.U) - Math.Acos(radius / Math.Sqrt((from.U * from.U) + (from.V * from.V)));
        var last = Math.Atan2(to.V, to.U) + Math.Acos(radius / Math.Sqrt((to.U * to.U) + (to.V * to.V)));
        first += first < last ? 2 * Math.PI : 0;
        Vec3 At(double angle) => (centre + (radius * ((Math.Cos(angle) * along) + (Math.Sin(angle) * side)))).Scale(radii);
        const int Chords = 2000;
        var length = (At(first) - p).Norm + (q - At(last)).Norm;
        for (var i = 0; i < Chords; i++)
        {
            length += (At(first + ((last - first) * (i + 1) / Chords)) - At(first + ((last - first) * i / Chords))).Norm;
        }

        return length;
    }

    private static double Length(Vec3 p, Vec3 q, WrapResult path) => (path.First - p).Norm + path.Arc + (q - path.Last).Norm;

    private static Vec3 Any(Random random) => new Vec3(random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble() - 0.5).Normalize();
}
