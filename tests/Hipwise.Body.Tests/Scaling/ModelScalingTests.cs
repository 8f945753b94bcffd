using Hipwise.Body.Dynamics;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Muscles;
using Hipwise.Body.Scaling;
using Hipwise.Body.Spatial;
using Hipwise.Formats.OpenSim;

namespace Hipwise.Body.Tests.Scaling;

/// <summary>What must hold of a model that was scaled, in every model.</summary>
public class ModelScalingTests(ITestOutputHelper output)
{
    private const int Seed = 11;
    private const int Poses = 10;

    public static TheoryData<string> Models => AllModels.Data;

    [Theory]
    [MemberData(nameof(Models))]
    public void Factors_of_one_change_no_bit(string file)
    {
        var model = AllModels.Describe(file);
        var all = SegmentFactors.Uniform(model, 1);

        Bytes(ModelScaling.Apply(model, all, new())).ShouldBe(Bytes(model));
        Bytes(ModelScaling.Apply(model, all, new(KeepsDistribution: false))).ShouldBe(Bytes(model));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_body_twice_as_large_has_twice_the_lengths_and_known_powers_of_the_forces(string file)
    {
        const double Size = 1.25;
        var (model, random) = (AllModels.Describe(file), new Random(Seed));
        var small = BodyModel.Compile(model);

        // As on a planet whose gravity grows with the body: all accelerations do, all angles and times stay.
        var scaled = ModelScaling.Apply(model, SegmentFactors.Uniform(model, Size).With(ModelDescription.Ground, new(Size, Size, Size)), new(KeepsDistribution: false));
        var large = BodyModel.Compile(scaled with { Gravity = Size * scaled.Gravity });
        var worst = 0.0;
        for (var pose = 0; pose < Poses; pose++)
        {
            var q = AllModels.RandomPose(small, random);
            var (v, a) = (AllModels.RandomVector(q.Length, random, 3), AllModels.RandomVector(q.Length, random, 30));
            var (before, after) = (State(small, q, v, a), State(large, Grown(small, q, Size), Grown(small, v, Size), Grown(small, a, Size)));
            for (var c = 0; c < q.Length; c++)
            {
                var power = small.Coordinates[c].IsRotational ? 5 : 4;
                worst = Math.Max(worst, Off(after.Forces[c], Math.Pow(Size, power) * before.Forces[c], before.Forces.Max(Math.Abs)));
                for (var m = 0; m < small.Muscles.Length; m++)
                {
                    var arm = MusclePaths.GetMomentArm(before.Work, m, c) * (small.Coordinates[c].IsRotational ? Size : 1);
                    worst = Math.Max(worst, Off(MusclePaths.GetMomentArm(after.Work, m, c), arm, 0.1));
                }
            }

            for (var m = 0; m < small.Muscles.Length; m++)
            {
                worst = Math.Max(worst, Off(MusclePaths.GetLengths(after.Work)[m], Size * MusclePaths.GetLengths(before.Work)[m], 0.1));
            }
        }

        output.WriteLine($"seed {Seed}: worst {worst:G3}");
        // A path around two surfaces ends when its length stays within 1e-11 m, and its arms are then known to about the root of that; everything
        // else is rounding.
        worst.ShouldBeLessThan(1e-6);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Scaling_back_returns_the_model(string file)
    {
        var (model, random) = (AllModels.Describe(file), new Random(Seed));
        var (there, back) = (SegmentFactors.None, SegmentFactors.None);
        foreach (var segment in model.Segments)
        {
            var factor = 0.8 + (0.4 * random.NextDouble());
            (there, back) = (there.With(segment.Name, new(factor, factor, factor)), back.With(segment.Name, new(1 / factor, 1 / factor, 1 / factor)));
        }

        var again = ModelScaling.Apply(ModelScaling.Apply(model, there, new(KeepsDistribution: false)), back, new(KeepsDistribution: false));

        for (var i = 0; i < model.Segments.Length; i++)
        {
            var (a, b) = (model.Segments[i], again.Segments[i]);
            b.Mass.ShouldBe(a.Mass, 1e-12 * (1 + a.Mass));
            (b.MassCenter - a.MassCenter).Norm.ShouldBeLessThan(1e-14);
            ((b.Inertia.Row0 - a.Inertia.Row0).Norm + (b.Inertia.Row1 - a.Inertia.Row1).Norm + (b.Inertia.Row2 - a.Inertia.Row2).Norm).ShouldBeLessThan(1e-12);
        }

        var (first, last) = (BodyModel.Compile(model), BodyModel.Compile(again));
        var q = AllModels.RandomPose(first, random);
        var (before, after) = (State(first, q, new double[q.Length], new double[q.Length]), State(last, q, new double[q.Length], new double[q.Length]));
        for (var m = 0; m < first.Muscles.Length; m++)
        {
            MusclePaths.GetLengths(after.Work)[m].ShouldBe(MusclePaths.GetLengths(before.Work)[m], 1e-9, first.Muscles[m]);
            again.Muscles[m].OptimalFiberLength.ShouldBe(model.Muscles[m].OptimalFiberLength, 1e-9, first.Muscles[m]);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Muscles_keep_their_proportions_and_masses_their_total(string file)
    {
        var (model, random) = (AllModels.Describe(file), new Random(Seed));
        var factors = model.Segments.Aggregate(SegmentFactors.None, (now, segment) => now.With(segment.Name, RandomFactors(random)));
        foreach (var keeps in (bool[])[true, false])
        {
            var scaled = ModelScaling.Apply(model, factors, new(63.5, keeps));

            scaled.Segments.Sum(segment => segment.Mass).ShouldBe(63.5, 1e-12 * 63.5);
            var shares = scaled.Segments.Zip(model.Segments, (a, b) => b.Mass == 0 ? 0 : a.Mass / b.Mass).Where(share => share > 0).ToList();
            (shares.Max() / shares.Min() < 1 + 1e-12).ShouldBe(keeps || shares.Count == 1);
            var (before, after) = (DefaultLengths(model), DefaultLengths(scaled));
            for (var m = 0; m < model.Muscles.Length; m++)
            {
                (after[m] / scaled.Muscles[m].OptimalFiberLength).ShouldBe(before[m] / model.Muscles[m].OptimalFiberLength, 1e-9 * before[m] / model.Muscles[m].OptimalFiberLength);
                (scaled.Muscles[m].TendonSlackLength * model.Muscles[m].OptimalFiberLength)
                    .ShouldBe(model.Muscles[m].TendonSlackLength * scaled.Muscles[m].OptimalFiberLength, 1e-14);
            }
        }
    }

    [Fact]
    public void What_is_done_to_the_right_leg_mirrors_what_is_done_to_the_left()
    {
        var model = AllModels.Describe("gait2392/gait2392_millard2012muscle.osim");
        var (factors, sides) = (new Vec3(1.1, 1.2, 0.9), (string[])["_r", "_l"]);
        var scaled = sides.Select(side => ModelScaling.Apply(
            model, SegmentFactors.None.With("femur" + side, factors).With("tibia" + side, new(0.9, 0.95, 1.05)), new(70))).ToArray();

        foreach (var muscle in scaled[0].Muscles.Where(muscle => muscle.Name.EndsWith("_r", StringComparison.Ordinal)))
        {
            var other = scaled[1].Muscles.Single(one => one.Name == muscle.Name[..^1] + "l");
            // The sides of the published model itself differ in its last printed digits.
            other.OptimalFiberLength.ShouldBe(muscle.OptimalFiberLength, 1e-4 * muscle.OptimalFiberLength, muscle.Name);
        }

        for (var i = 0; i < model.Segments.Length; i++)
        {
            var (name, mirrored) = (scaled[0].Segments[i].Name, Mirrored(scaled[0].Segments[i].Name));
            scaled[1].Segments.Single(segment => segment.Name == mirrored).Mass.ShouldBe(scaled[0].Segments[i].Mass, 1e-12, name);
        }
    }

    [Fact]
    public void A_cylinder_stays_a_cylinder()
    {
        const double Mass = 8, Radius = 0.07, Length = 0.4;
        var (round, across) = (0.5 * Mass * Radius * Radius, Mass * ((Length * Length / 12) + (0.25 * Radius * Radius)));
        for (var axis = 0; axis < 3; axis++)
        {
            var inertia = Diagonal(axis, round, across);
            double[] factors = [1.1, 1.1, 1.1];
            factors[axis] = 1.3;

            var scaled = InertiaScaling.Apply(new("one", Mass, new(0.1, 0.2, 0.3), inertia), new(factors[0], factors[1], factors[2]), keepsMass: false);

            var (mass, radius, length) = (Mass * 1.1 * 1.1 * 1.3, 1.1 * Radius, 1.3 * Length);
            scaled.Mass.ShouldBe(mass, 1e-12);
            var expected = Diagonal(axis, 0.5 * mass * radius * radius, mass * ((length * length / 12) + (0.25 * radius * radius)));
            ((scaled.Inertia.Row0 - expected.Row0).Norm + (scaled.Inertia.Row1 - expected.Row1).Norm + (scaled.Inertia.Row2 - expected.Row2).Norm).ShouldBeLessThan(1e-14);
        }
    }

    [Fact]
    public void What_is_not_there_or_not_above_nothing_is_refused()
    {
        var model = AllModels.Describe("own/newer.osim");
        Should.Throw<ModelException>(() => ModelScaling.Apply(model, SegmentFactors.None.With("tail", new(1, 1, 1)), new())).Message.ShouldContain("'tail'");
        Should.Throw<ModelException>(() => SegmentFactors.None.With("pelvis", new(1, 0, 1))).Message.ShouldContain("'pelvis'");
        Should.Throw<ModelException>(() => SegmentFactors.None.With("pelvis", new(1, double.NaN, 1))).Message.ShouldContain("'pelvis'");
        Should.Throw<ModelException>(() => ModelScaling.Apply(model, SegmentFactors.None, new(-70))).Message.ShouldContain("-70");
    }

    private static byte[] Bytes(ModelDescription model)
    {
        using var stream = new MemoryStream();
        OsimWriter.Write(stream, model);
        return stream.ToArray();
    }

    private static double[] DefaultLengths(ModelDescription description)
    {
        var model = BodyModel.Compile(description);
        var none = new double[model.CoordinateCount];
        return MusclePaths.GetLengths(State(model, model.GetDefaultPose(), none, none).Work).ToArray();
    }

    private static (Workspace Work, double[] Forces) State(BodyModel model, double[] q, double[] v, double[] a)
    {
        var (work, forces) = (new Workspace(model), new double[q.Length]);
        ForwardKinematics.UpdatePositions(work, q);
        ForwardKinematics.UpdateVelocities(work, v);
        InverseDynamics.Update(work, a, [], forces);
        MusclePaths.Update(work);
        return (work, forces);
    }

    private static double[] Grown(BodyModel model, double[] values, double size) =>
        [.. values.Select((value, c) => model.Coordinates[c].IsRotational ? value : size * value)];

    private static double Off(double found, double expected, double floor) => Math.Abs(found - expected) / Math.Max(floor, Math.Abs(expected));

    private static Vec3 RandomFactors(Random random) => new(0.8 + (0.4 * random.NextDouble()), 0.8 + (0.4 * random.NextDouble()), 0.8 + (0.4 * random.NextDouble()));

    private static string Mirrored(string name) => name.EndsWith("_r", StringComparison.Ordinal) ? name[..^1] + "l" : name.EndsWith("_l", StringComparison.Ordinal) ? name[..^1] + "r" : name;

    private static Mat3 Diagonal(int axis, double along, double across)
    {
        double[] moments = [across, across, across];
        moments[axis] = along;
        return new(new(moments[0], 0, 0), new(0, moments[1], 0), new(0, 0, moments[2]));
    }
}
