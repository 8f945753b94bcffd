using Hipwise.Body.Muscles.Wrapping;
using Hipwise.Body.Spatial;

namespace Hipwise.Body.Tests.Muscles;

/// <summary>Paths through a ring: no shared model has one, so that geometry alone judges them.</summary>
public class TorusWrapTests(ITestOutputHelper output)
{
    private const int Seed = 5;
    private const double Tube = 0.012;
    private const double Ring = 0.05;

    [Fact]
    public void In_a_plane_through_the_axis_the_path_is_an_arc_of_the_tubes_circle()
    {
        // Both ends above and below the tube, and beyond it: the path passes the tube on the hole's side.
        Vec3 p = new(0.08, 0, 0.06), q = new(0.09, 0, -0.05);

        var result = TorusWrap.Lay(p, q, Tube, Ring, 0, 0);

        double dp = Math.Sqrt((0.03 * 0.03) + (0.06 * 0.06)), dq = Math.Sqrt((0.04 * 0.04) + (0.05 * 0.05));
        var around = (2 * Math.PI) - Math.Atan2(0.06, 0.03) - Math.Atan2(0.05, 0.04) - Math.Acos(Tube / dp) - Math.Acos(Tube / dq);
        result.Arc.ShouldBe(Tube * around, 1e-8);
        result.First.Y.ShouldBe(0, 1e-12);
        result.First.X.ShouldBeLessThan(Ring);
        result.Last.X.ShouldBeLessThan(Ring);
    }

    [Fact]
    public void A_very_large_ring_is_a_cylinder()
    {
        const double Huge = 1e4;
        Vec3 p = new(0.03, 0.02, 0.06), q = new(0.01, -0.04, -0.05), middle = new(Huge, 0, 0);

        var result = TorusWrap.Lay(middle + p, middle + q, Tube, Huge, 0, 0);

        // Seen from the tube: x towards the hole, y against the ring's axis, z along the tube.
        static Vec3 Turned(Vec3 v) => new(-v.X, -v.Z, v.Y);
        var cylinder = CylinderWrap.Lay(Turned(p), Turned(q), Tube, 100, 0, 1);
        result.Arc.ShouldBe(cylinder.Arc, 1e-7);
        (result.First - middle - new Vec3(-cylinder.First.X, cylinder.First.Z, -cylinder.First.Y)).Norm.ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void The_pull_is_the_slope_of_the_length_and_the_ends_touch()
    {
        const double Step = 1e-6;
        var (random, worst, wrapped) = (new Random(Seed), 0.0, 0);
        for (var i = 0; i < 2000; i++)
        {
            var (p, q) = Ends(random);
            var result = TorusWrap.Lay(p, q, Tube, Ring, 0, 0);
            if (!result.Wraps)
            {
                continue;
            }

            wrapped++;
            foreach (var touch in (ReadOnlySpan<Vec3>)[result.First, result.Last])
            {
                OffSurface(touch).ShouldBe(0, 1e-7);
            }

            var pull = (result.First - p).Normalize();
            for (var axis = 0; axis < 3; axis++)
            {
                Vec3 step = new(axis == 0 ? Step : 0, axis == 1 ? Step : 0, axis == 2 ? Step : 0);
                var (low, high) = (Length(p - step, q), Length(p + step, q));
                // Where the path lets go of the tube the slope is one-sided.
                if (!double.IsNaN(low + high))
                {
                    worst = Math.Max(worst, Math.Abs(((high - low) / (2 * Step)) + pull[axis]));
                }
            }
        }

        output.WriteLine($"seed {Seed}: {wrapped} of 2000 wrapped, worst slope off by {worst:G3}");
        wrapped.ShouldBeGreaterThan(400);
        // 1e-5 is the bar for moment arms in m; a slope is a number without unit, of an arm of a metre.
        worst.ShouldBeLessThan(1e-5);
    }

    [Fact]
    public void Either_way_turned_or_mirrored_it_is_the_same_path()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 500; i++)
        {
            var (p, q) = Ends(random);
            var result = TorusWrap.Lay(p, q, Tube, Ring, 0, 0);
            var turn = Mat3.Rotation(Vec3.UnitZ, 2 * Math.PI * random.NextDouble());
            var others = new[]
            {
                TorusWrap.Lay(q, p, Tube, Ring, 0, 0), TorusWrap.Lay(turn * p, turn * q, Tube, Ring, 0, 0),
                TorusWrap.Lay(p.Scale(new(1, -1, 1)), q.Scale(new(1, -1, 1)), Tube, Ring, 0, 0), TorusWrap.Lay(p.Scale(new(1, 1, -1)), q.Scale(new(1, 1, -1)), Tube, Ring, 0, 0),
            };
            foreach (var other in others)
            {
                other.Wraps.ShouldBe(result.Wraps, $"{p} {q}");
                other.Arc.ShouldBe(result.Arc, 1e-7, $"{p} {q}");
            }
        }
    }

    [Fact]
    public void What_passes_through_the_hole_runs_free_and_what_passes_outside_is_drawn_in()
    {
        TorusWrap.Lay(new(0.01, 0, 0.1), new(-0.01, 0.01, -0.1), Tube, Ring, 0, 0).Wraps.ShouldBeFalse();
        var outside = TorusWrap.Lay(new(0.2, 0.01, 0.1), new(0.2, 0, -0.1), Tube, Ring, 0, 0);
        outside.Wraps.ShouldBeTrue();
        ((outside.First.X * outside.First.X) + (outside.First.Y * outside.First.Y)).ShouldBeLessThan(Ring * Ring);

        // Both ends on one side of the plane: not threaded.
        TorusWrap.Lay(new(0.2, 0, 0.1), new(0.01, 0, 0.1), Tube, Ring, 0, 0).Wraps.ShouldBeFalse();
        TorusWrap.Lay(new(Ring + (Tube / 2), 0, 0), new(0, 0, -1), Tube, Ring, 0, 0).Outcome.ShouldBe(WrapOutcome.Inside);
    }

    [Fact]
    public void The_length_has_no_jumps_while_an_end_wanders_on_its_side()
    {
        const int Steps = 400;
        var (random, jumps, worst) = (new Random(Seed), 0, 0.0);
        for (var sweep = 0; sweep < 100; sweep++)
        {
            var ((from, q), (to, _)) = (Ends(random), Ends(random));
            var before = Whole(from, q);
            for (var i = 1; i <= Steps; i++)
            {
                var now = Whole(from + ((double)i / Steps * (to - from)), q);
                // An end that moves by a step cannot make the shortest path longer or shorter by more.
                var excess = (Math.Abs(now - before) * Steps / (to - from).Norm) - 1;
                jumps += excess > 1e-3 ? 1 : 0;
                (before, worst) = (now, Math.Max(worst, excess));
            }
        }

        output.WriteLine($"seed {Seed}: {jumps} jumps in {100 * Steps} steps, the worst {worst:G3} beyond a step");
        jumps.ShouldBe(0);
    }

    private static double Whole(Vec3 p, Vec3 q) => Length(p, q) is var length && double.IsNaN(length) ? (q - p).Norm : length;

    private static double Length(Vec3 p, Vec3 q) =>
        TorusWrap.Lay(p, q, Tube, Ring, 0, 0) is { Wraps: true } result ? (result.First - p).Norm + result.Arc + (q - result.Last).Norm : double.NaN;

    private static double OffSurface(Vec3 x)
    {
        var outwards = Math.Sqrt((x.X * x.X) + (x.Y * x.Y)) - Ring;
        return Math.Sqrt((outwards * outwards) + (x.Z * x.Z)) - Tube;
    }

    // Above and below the ring's plane, around one part of the ring and not far from it.
    private static (Vec3 P, Vec3 Q) Ends(Random random)
    {
        double One(double from, double to) => from + ((to - from) * random.NextDouble());
        return (new(One(0, 0.1), One(-0.03, 0.03), One(0.02, 0.1)), new(One(0, 0.1), One(-0.03, 0.03), One(-0.1, -0.02)));
    }
}
