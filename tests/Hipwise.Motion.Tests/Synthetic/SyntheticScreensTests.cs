using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Motion.Landmarks;
using Hipwise.Motion.Screens;

namespace Hipwise.Motion.Tests.Synthetic;

/// <summary>Stick figures perform screens with known angles; what is read recovers them, and the stated intervals hold what they say.</summary>
public class SyntheticScreensTests(ITestOutputHelper output)
{
    private const int Takes = 200;
    private const double MostBias = 0.5;

    [Theory]
    [InlineData(30, 0)]
    [InlineData(11, 0.3)]
    public void A_squat_on_one_leg_gives_drop_lean_and_inward_knee_without_bias(double rate, double unsteady)
    {
        var errors = new Tally();
        for (var seed = 1; seed <= Takes; seed++)
        {
            var random = new Random(seed);
            var studio = new Studio(random)
            {
                Azimuth = (20 * random.NextDouble()) - 10, Roll = (8 * random.NextDouble()) - 4, Hiding = rate > 20 ? 0.005 : 0, Rate = rate, Unsteady = unsteady,
            };
            var side = seed % 2 == 0 ? Side.Left : Side.Right;
            var truth = (Inward: studio.Between(-2, 15), Drop: studio.Between(-3, 8), Lean: studio.Between(-3, 8));
            var tries = Enumerable.Range(0, 3).Select(_ =>
                (Inward: truth.Inward + (2 * studio.Normal()), Drop: truth.Drop + studio.Normal(), Lean: truth.Lean + studio.Normal())).ToList();
            var take = studio.Film(11, time =>
            {
                var (b, i) = (Bump(time), Math.Clamp((int)((time - 2) / 3), 0, 2));
                return Stick.OneLeg(side, 0.11 * b, tries[i].Inward * b, tries[i].Drop * b, tries[i].Lean * b, 0.12 * Math.Clamp(time - 1.4, 0, 0.5) * 2);
            });
            var reading = Run("single-leg-squat", side, take, seed);
            errors.Add("fppa", Find(reading, "fppa"), truth.Inward, seed);
            errors.Add("drop", Find(reading, "drop"), truth.Drop, seed);
            errors.Add("lean", Find(reading, "lean"), truth.Lean, seed);
        }

        // Intervals are a little wider than they need be: with few pictures a second, and since a camera in front cannot tell an upright trunk from one that leans a little.
        errors.Check(output, MostBias, 0.99);
    }

    [Fact]
    public void A_hinge_gives_shin_hip_knee_and_trunk_without_bias()
    {
        var errors = new Tally();
        for (var seed = 1; seed <= Takes; seed++)
        {
            var random = new Random(seed);
            var studio = new Studio(random)
            {
                Azimuth = (seed % 2 == 0 ? 90 : -90) + (20 * random.NextDouble()) - 10, Roll = (8 * random.NextDouble()) - 4, Hiding = 0.005,
            };
            var truth = (Shin: studio.Between(3, 25), Thigh: studio.Between(20, 45), Trunk: studio.Between(20, 50));
            var tries = Enumerable.Range(0, 3).Select(_ => (Shin: truth.Shin + (1.5 * studio.Normal()), Thigh: truth.Thigh, Trunk: truth.Trunk + (1.5 * studio.Normal()))).ToList();
            var take = studio.Film(11, time =>
            {
                var (b, i) = (Bump(time), Math.Clamp((int)((time - 2) / 3), 0, 2));
                return Stick.Bend(tries[i].Shin * b, tries[i].Thigh * b, tries[i].Trunk * b);
            });
            var reading = Run("squat-and-hinge", null, take, seed);
            errors.Add("shin", Find(reading, "hinge-shin-travel"), truth.Shin, seed);
            errors.Add("knee", Find(reading, "knee-bend"), truth.Shin + truth.Thigh, seed);
            errors.Add("hip", Find(reading, "hip-bend"), truth.Thigh + truth.Trunk, seed);
            errors.Add("trunk", Find(reading, "trunk-lean"), truth.Trunk, seed);
        }

        errors.Check(output, MostBias);
    }

    [Theory]
    [InlineData(30, 0)]
    [InlineData(11, 0.3)]
    public void Standing_on_one_leg_gives_drop_time_and_touches(double rate, double unsteady)
    {
        var errors = new Tally();
        for (var seed = 1; seed <= Takes; seed++)
        {
            var random = new Random(seed);
            var studio = new Studio(random)
            {
                Azimuth = (seed % 3 == 0 ? 180 : 0) + (20 * random.NextDouble()) - 10, Roll = (8 * random.NextDouble()) - 4, Rate = rate, Unsteady = unsteady,
            };
            var (drop, side) = (studio.Between(-3, 10), seed % 2 == 0 ? Side.Left : Side.Right);
            var mean = drop + studio.Normal();
            var touch = 6 + studio.Between(0, 3);
            var take = studio.Film(16, time =>
            {
                var up = Math.Clamp((time - 2.5) * 4, 0, 1) * (time > 14 ? Math.Clamp((14.5 - time) * 2, 0, 1) : 1) * (Math.Abs(time - touch) < 0.25 ? 0 : 1);
                return Stick.OneLeg(side, 0, 0, mean * up, 0, 0.2 * up);
            });
            var reading = Run("single-leg-stance", side, take, seed);
            errors.Add("drop", Find(reading, "pelvic-drop"), drop, seed);
            Find(reading, "touches").Value!.Value.Value.ShouldBe(1, $"seed {seed}");
            Find(reading, "hold").Value!.Value.Value.ShouldBe(Math.Max(touch - 2.75, 14 - touch), 0.6, $"seed {seed}");
        }

        errors.Check(output, MostBias);
    }

    [Fact]
    public void Repetitions_are_counted_exactly_with_pauses_and_halves_between()
    {
        for (var seed = 1; seed <= 500; seed++)
        {
            var random = new Random(seed);
            var studio = new Studio(random) { Azimuth = 90 };
            var (count, moves, at) = (random.Next(1, 9), new List<(double From, double Length, double Size)>(), 1.5);
            for (var i = 0; i < count; i++)
            {
                if (random.NextDouble() < 0.3)
                {
                    moves.Add((at, 1.2, studio.Between(0.3, 0.55)));
                    at += 1.2 + studio.Between(0, 1);
                }

                var length = studio.Between(1.2, 3);
                moves.Add((at, length, studio.Between(0.9, 1.1)));
                at += length + (random.NextDouble() < 0.3 ? studio.Between(1, 4) : studio.Between(0, 0.4));
            }

            var take = studio.Film(at + 1, time =>
            {
                var b = moves.Where(move => time > move.From && time < move.From + move.Length)
                    .Select(move => move.Size * Math.Pow(Math.Sin(Math.PI * (time - move.From) / move.Length), 2)).FirstOrDefault();
                return Stick.Bend(12 * b, 35 * b, 40 * b);
            });
            Run("squat-and-hinge", null, take, seed).Tries.Length.ShouldBe(count, $"seed {seed}");
        }
    }

    [Fact]
    public void Left_and_right_mirrored_give_the_same()
    {
        var readings = Sides.All.Select(side => Run("single-leg-squat", side, new Studio(new Random(1)) { Errors = 0 }.Film(
            11, time => Stick.OneLeg(side, 0.11 * Bump(time), 8 * Bump(time), 5 * Bump(time), 4 * Bump(time), 0.12)), 1)).ToList();
        foreach (var (left, right) in readings[0].Extras.Zip(readings[1].Extras))
        {
            left.Value!.Value.Value.ShouldBe(right.Value!.Value.Value, 1e-4);
        }

        Find(readings[0], "fppa").Value!.Value.Value.ShouldBe(8, 0.2);
        Find(readings[0], "drop").Value!.Value.Value.ShouldBe(5, 0.2);
        Find(readings[0], "lean").Value!.Value.Value.ShouldBe(4, 0.2);
    }

    // Three bends of two seconds with a second between, after two seconds of standing.
    private static double Bump(double time) => time < 2 || (time - 2) % 3 > 2 || time > 11 ? 0 : Math.Pow(Math.Sin(Math.PI * ((time - 2) % 3) / 2), 2);

    private static ScreenReading Run(string screen, Side? side, LandmarkTake take, int seed)
    {
        var reading = ScreenAnalysis.Run(Fixture.Knowledge, Fixture.Knowledge.Screens[screen], side, take);
        reading.IsUsable.ShouldBeTrue($"seed {seed}: " + string.Join("; ", reading.Quality.Where(verdict => !verdict.Ok)));
        return reading;
    }

    private static ValueReading Find(ScreenReading reading, string id) => reading.Measures.Concat(reading.Extras).Single(value => value.Id == id);
}

/// <summary>Errors of values over many takes.</summary>
internal sealed class Tally
{
    private readonly Dictionary<string, List<(double Error, double Sd, bool Held)>> rows = [];

    public void Add(string name, ValueReading value, double truth, int seed)
    {
        value.Value.ShouldNotBeNull($"seed {seed}: {name}: {value.Missing}");
        rows.TryAdd(name, []);
        rows[name].Add((value.Value.Value.Value - truth, value.Value.Value.Sd, truth >= value.Low && truth <= value.High));
    }

    public void Check(ITestOutputHelper output, double mostBias, double mostHeld = 0.98)
    {
        foreach (var (name, errors) in rows)
        {
            var (bias, spread) = (errors.Average(row => row.Error), Math.Sqrt(errors.Average(row => row.Error * row.Error)));
            output.WriteLine($"{name}: bias {bias:0.00}, error {spread:0.00}, stated {errors.Average(row => row.Sd):0.00}, held by {errors.Count(row => row.Held) / (double)errors.Count:P1}");
        }

        foreach (var (name, errors) in rows)
        {
            Math.Abs(errors.Average(row => row.Error)).ShouldBeLessThanOrEqualTo(mostBias, name);
            (errors.Count(row => row.Held) / (double)errors.Count).ShouldBeInRange(0.9, mostHeld, name);
        }
    }
}
