using Hipwise.Core;
using Hipwise.Formats.OpenSim;
using Hipwise.Knowledge;
using Hipwise.Motion.Landmarks;
using Hipwise.Motion.Screens;
using Hipwise.Motion.Tests.Synthetic;

namespace Hipwise.Motion.Tests.Markers;

/// <summary>Markers of a laboratory, whichever way its axes point and wherever the person faces, with the errors of markers.</summary>
public class MarkerTests(ITestOutputHelper output)
{
    private static readonly (Landmark Point, string Name)[] Names =
    [
        (Landmark.LeftShoulder, "LSHO"), (Landmark.RightShoulder, "RSHO"), (Landmark.LeftHip, "LHJC"), (Landmark.RightHip, "RHJC"), (Landmark.LeftKnee, "LKJC"),
        (Landmark.RightKnee, "RKJC"), (Landmark.LeftAnkle, "LAJC"), (Landmark.RightAnkle, "RAJC"), (Landmark.LeftHeel, "LHEE"), (Landmark.RightHeel, "RHEE"),
        (Landmark.LeftFootIndex, "LTOE"), (Landmark.RightFootIndex, "RTOE"),
    ];

    [Theory]
    [InlineData("+Y")]
    [InlineData("+Z")]
    [InlineData("-X")]
    [InlineData("-Z")]
    [InlineData("x")]
    public void Turning_up_changes_neither_lengths_nor_hands(string name)
    {
        var axis = UpAxis.TryParse(name)!.Value;
        var turned = axis.Turn(new MarkerTrajectories(["a", "b", "c"], [0], [[1, 0, 0, 0, 1, 0, 0, 0, 1]], 100, "m")).Positions[0];
        // The columns of a rotation: each of length 1, the third one the cross product of the others, and the axis that was up is y now.
        turned.Chunk(3).ShouldAllBe(column => Math.Abs(column.Sum(part => part * part) - 1) < 1e-12);
        ((turned[1] * turned[5]) - (turned[2] * turned[4])).ShouldBe(turned[6], 1e-12);
        ((turned[2] * turned[3]) - (turned[0] * turned[5])).ShouldBe(turned[7], 1e-12);
        turned[(3 * axis.Axis) + 1].ShouldBe(axis.Sign);
    }

    [Theory]
    [InlineData("")]
    [InlineData("w")]
    [InlineData("+ZZ")]
    [InlineData("--z")]
    public void What_is_no_axis_is_none(string name) => UpAxis.TryParse(name).ShouldBeNull();

    [Fact]
    public void Up_is_found_from_ankles_and_hips()
    {
        var markers = Record(Squat(Side.Left, 8, 5, 4), 4, 30, null, 0);
        UpAxis.TryFind(markers, Fixture.Knowledge.Camera).ShouldBe(UpAxis.Y);
        var lying = markers with { Positions = [.. markers.Positions.Select(row => row.Chunk(3).SelectMany(p => new[] { p[0] + p[1], p[1] - p[0], p[2] }).ToArray())] };
        UpAxis.TryFind(lying, Fixture.Knowledge.Camera).ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(137)]
    public void Names_with_the_persons_name_before_them_and_any_heading_give_the_same(double heading)
    {
        var markers = Record(Squat(Side.Left, 8, 5, 4), 11, 100, null, heading);
        var reading = Run(markers with { Names = [.. markers.Names.Select(name => $"Somebody:{name}")] }, Side.Left);
        Value(reading, "fppa").ShouldBe(8, 0.2);
        Value(reading, "drop").ShouldBe(5, 0.2);
        Value(reading, "lean").ShouldBe(4, 0.2);
    }

    [Fact]
    public void Intervals_of_markers_hold_and_are_narrower_than_those_of_a_camera()
    {
        var errors = new Tally();
        var markerSd = 0.0;
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            var studio = new Studio(random);
            var side = seed % 2 == 0 ? Side.Left : Side.Right;
            var truth = (Inward: studio.Between(-2, 15), Drop: studio.Between(-3, 8), Lean: studio.Between(-3, 8));
            var tries = Enumerable.Range(0, 3).Select(_ => (Inward: truth.Inward + (2 * studio.Normal()), Drop: truth.Drop + studio.Normal(), Lean: truth.Lean + studio.Normal())).ToList();
            var markers = Record(
                time => Math.Clamp((int)((time - 2) / 3), 0, 2) is var i ? Squat(side, tries[i].Inward, tries[i].Drop, tries[i].Lean)(time) : null!, 11, 100, studio, studio.Between(0, 360));
            var reading = Run(markers, side);
            reading.IsUsable.ShouldBeTrue($"seed {seed}");
            errors.Add("fppa", Find(reading, "fppa"), truth.Inward, seed);
            errors.Add("drop", Find(reading, "drop"), truth.Drop, seed);
            errors.Add("lean", Find(reading, "lean"), truth.Lean, seed);
            markerSd += Find(reading, "fppa").Value!.Value.Sd / 200;
        }

        errors.Check(output, 0.5, 0.99);
        // A camera states 6 degrees and more.
        markerSd.ShouldBeLessThan(3.5);
    }

    private static Func<double, Stick> Squat(Side side, double inward, double drop, double lean) => time =>
    {
        var bend = time < 2 || (time - 2) % 3 > 2 ? 0 : Math.Pow(Math.Sin(Math.PI * ((time - 2) % 3) / 2), 2);
        return Stick.OneLeg(side, 0.11 * bend, inward * bend, drop * bend, lean * bend, 0.12 * Math.Clamp(time - 1.4, 0, 0.5) * 2);
    };

    // Where markers are, y up; with a studio, each is off its point for good, wanders with the skin and jitters, as the knowledge states.
    private static MarkerTrajectories Record(Func<double, Stick> at, double seconds, double rate, Studio? errors, double heading)
    {
        var stated = Fixture.Knowledge.Camera.MarkerErrors.Points;
        double[] Draw(double share) => [.. Enumerable.Range(0, 3 * Names.Length).Select(_ => errors is null ? 0 : share * Stick.Trunk * errors.Normal())];
        var (offset, wander, kept) = (Draw(stated.Offset), Draw(stated.Wander), Math.Exp(-1 / (rate * stated.WanderSeconds)));
        var (cos, sin) = (Math.Cos(double.DegreesToRadians(heading)), Math.Sin(double.DegreesToRadians(heading)));
        var times = Enumerable.Range(0, (int)(seconds * rate)).Select(frame => frame / rate).ToArray();
        var rows = times.Select(time =>
        {
            var (stick, fresh, jitter) = (at(time), Draw(stated.Wander), Draw(stated.LeastNoise));
            wander = [.. wander.Select((value, k) => (kept * value) + (Math.Sqrt(1 - (kept * kept)) * fresh[k]))];
            // The figure's z is to its left; a right-handed laboratory with y up has z to the right.
            return Names.SelectMany(one => stick.Spots[one.Point] is var p ? new[] { (cos * p.X) - (sin * p.Z), p.Y, -(sin * p.X) - (cos * p.Z) } : [])
                .Select((value, k) => value + offset[k] + wander[k] + jitter[k]).ToArray();
        }).ToArray();
        return new MarkerTrajectories([.. Names.Select(one => one.Name)], times, rows, rate, "m");
    }

    private static ScreenReading Run(MarkerTrajectories markers, Side side)
    {
        var screen = Fixture.Knowledge.Screens["single-leg-squat"];
        return ScreenAnalysis.Run(Fixture.Knowledge, screen, side, MarkerTakes.Project(markers, Fixture.Knowledge.Camera, screen.Camera!.View, "markers"));
    }

    private static double Value(ScreenReading reading, string id) => Find(reading, id).Value!.Value.Value;

    private static ValueReading Find(ScreenReading reading, string id) => reading.Measures.Concat(reading.Extras).Single(value => value.Id == id);
}
