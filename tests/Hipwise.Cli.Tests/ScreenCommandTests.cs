using System.IO.Compression;
using System.Text.Json.Nodes;
using Hipwise.Formats.OpenSim;
using Hipwise.Formats.Tests.C3d;
using Hipwise.Signals;
using Hipwise.Testing;

namespace Hipwise.Cli.Tests;

/// <summary>Screens read from landmarks and markers, from the command line.</summary>
public class ScreenCommandTests
{
    [Fact]
    public void A_take_from_the_wrong_side_is_told_what_to_do_and_ends_with_3()
    {
        using var folder = new TempFolder();
        var run = HipwiseProcess.Run("screen", Walk(folder), "--screen", "single-leg-squat", "--side", "left");
        run.ExitCode.ShouldBe(3, run.ToString());
        run.Text.ShouldContain("Put the camera straight in front of you or behind you.");
        run.Text.ShouldContain("Nothing was read.");
    }

    [Fact]
    public void A_reading_as_json_follows_its_schema()
    {
        using var folder = new TempFolder();
        foreach (var screen in (string[])["single-leg-deadlift", "walking"])
        {
            var run = HipwiseProcess.Run("screen", Walk(folder), "--screen", screen, "--side", "left", "--json");
            SchemaFile.Problems("screen", run.Out).ShouldBeEmpty();
            JsonNode.Parse(run.Bytes)!["quality"]!.AsArray().Count.ShouldBeGreaterThan(5);
        }
    }

    [Fact]
    public void Markers_go_through_the_same_measures()
    {
        using var folder = new TempFolder();
        var file = folder.PathOf("bend.trc");
        WriteKneeBends(file);
        var run = HipwiseProcess.Run("screen", file, "--screen", "squat-and-hinge", "--json").ShouldSucceed();
        SchemaFile.Problems("screen", run.Out).ShouldBeEmpty();
        var json = JsonNode.Parse(run.Bytes)!;
        json["tries"]!.AsArray().Count.ShouldBe(3);
        var shin = json["measures"]!.AsArray().Single(value => value!["id"]!.GetValue<string>() == "hinge-shin-travel")!;
        shin["value"]!.GetValue<double>().ShouldBe(20, 1);
    }

    [Theory]
    [InlineData("+Z", null, 0.0)]
    [InlineData("", null, 0.0)]
    [InlineData("+X", "z", 0.0)]
    [InlineData("+Z", null, 90.0)]
    public void A_trial_of_a_laboratory_gives_what_its_markers_give(string said, string? option, double heading)
    {
        using var folder = new TempFolder();
        var (trc, c3d) = (folder.PathOf("bend.trc"), folder.PathOf("bend.c3d"));
        WriteKneeBends(trc);
        WriteTrial(c3d, TrcReader.ReadFile(trc), said, heading);
        var expected = JsonNode.Parse(HipwiseProcess.Run("screen", trc, "--screen", "squat-and-hinge", "--json").ShouldSucceed().Bytes)!;
        var run = HipwiseProcess.Run(["screen", c3d, "--screen", "squat-and-hinge", "--json", .. option is null ? Array.Empty<string>() : ["--up", option]]);
        run.ExitCode.ShouldBe(0, run.ToString());
        SchemaFile.Problems("screen", run.Out).ShouldBeEmpty();
        foreach (var id in (string[])["hinge-shin-travel", "hip-bend", "knee-bend", "trunk-lean"])
        {
            ValueOf(JsonNode.Parse(run.Bytes)!, id).ShouldBe(ValueOf(expected, id), 0.11, id);
        }

        run.Error.Contains("POINT:Y_SCREEN: The file does not say which axis points up; +Z is taken", StringComparison.Ordinal).ShouldBe(said.Length == 0, run.Error);
    }

    [Fact]
    public void Markers_whose_up_is_another_axis_are_doubted_and_read_when_it_is_named()
    {
        using var folder = new TempFolder();
        var (y, z) = (folder.PathOf("y.trc"), folder.PathOf("z.trc"));
        WriteKneeBends(y);
        var markers = TrcReader.ReadFile(y);
        TrcWriter.WriteFile(z, markers with { Positions = [.. markers.Positions.Select(row => row.Chunk(3).SelectMany(p => new[] { p[0], -p[2], p[1] }).ToArray())] });
        HipwiseProcess.Run("screen", z, "--screen", "squat-and-hinge").Error.ShouldContain("The hips lie from the ankles along +Z, and +Y is taken as up");
        var named = HipwiseProcess.Run("screen", z, "--screen", "squat-and-hinge", "--up", "z", "--json").ShouldSucceed();
        ValueOf(JsonNode.Parse(named.Bytes)!, "hinge-shin-travel").ShouldBe(20, 1);
    }

    [Theory]
    [InlineData("motion.mot", true)]
    [InlineData("motion.sto", false)]
    public void A_motion_of_the_models_coordinates_gives_its_angles(string name, bool inDegrees)
    {
        using var folder = new TempFolder();
        var file = folder.PathOf(name);
        WriteMotion(file, inDegrees);
        var run = HipwiseProcess.Run("screen", file, "--screen", "squat-and-hinge", "--json");
        run.ExitCode.ShouldBe(0, run.ToString());
        SchemaFile.Problems("screen", run.Out).ShouldBeEmpty();
        var json = JsonNode.Parse(run.Bytes)!;
        json["tries"]!.AsArray().Count.ShouldBe(3);
        // The hip's flexion is told against a pelvis that does not lean, and points of the body are not all on one line with its axes.
        ValueOf(json, "knee-bend").ShouldBe(60, 1.5);
        ValueOf(json, "hip-bend").ShouldBe(40, 1.5);
        ValueOf(json, "hinge-shin-travel").ShouldBe(20, 1.5);
        run.Error.ShouldContain("there is no column for");
    }

    [Fact]
    public void A_motion_without_one_coordinate_of_the_model_is_refused()
    {
        using var folder = new TempFolder();
        var file = folder.PathOf("other.mot");
        File.WriteAllText(file, "other\nversion=1\nnRows=7\nnColumns=2\ninDegrees=yes\nendheader\ntime\twing\n" + string.Concat(Enumerable.Range(0, 7).Select(i => $"{i}\t0\n")));
        HipwiseProcess.Run("screen", file, "--screen", "squat-and-hinge").ShouldFail(1, "no column of the model's coordinates");
    }

    [Theory]
    [InlineData("--screen single-leg-squat", "say --side left or --side right")]
    [InlineData("--screen single-leg-squad --side left", "did you mean 'single-leg-squat'?")]
    [InlineData("--screen slump --side left", "is not filmed")]
    [InlineData("--screen single-leg-squat --side both", "is no side")]
    [InlineData("--screen single-leg-squat --side left --up w", "is no axis")]
    public void What_cannot_be_asked_is_misuse(string arguments, string message)
    {
        using var folder = new TempFolder();
        HipwiseProcess.Run(["screen", Walk(folder), .. arguments.Split(' ')]).ShouldFail(2, message);
    }

    [Fact]
    public void A_file_that_is_no_take_is_told_with_its_place()
    {
        using var folder = new TempFolder();
        var file = folder.PathOf("bad.json");
        File.WriteAllText(file, """{"width": 640, "height": 480, "frames": [{"t": 0, "image": [[0.5, 0.5]]}]}""");
        HipwiseProcess.Run("screen", file, "--screen", "walking", "--side", "left").ShouldFail(1, "frames[0].image");
        HipwiseProcess.Run("screen", folder.PathOf("none.json"), "--screen", "walking", "--side", "left").ShouldFail(1, "does not exist");
    }

    private static string Walk(TempFolder folder)
    {
        var file = folder.PathOf("walk.json");
        var packed = Path.Combine(Repository.Root, "tests", "Hipwise.Motion.Tests", "Fixtures", "sports2d_walk_wide.full.json.gz");
        using var stream = new GZipStream(File.OpenRead(packed), CompressionMode.Decompress);
        using var output = File.Create(file);
        stream.CopyTo(output);
        return file;
    }

    // Three bends in the plane of x and y, facing along x: shins tip by 20 degrees, thighs by 60, the trunk by 40.
    private static void WriteKneeBends(string file)
    {
        string[] names = ["LShoulder", "RShoulder", "LHip", "RHip", "LKnee", "RKnee", "LAnkle", "RAnkle", "LHeel", "RHeel", "LBigToe", "RBigToe"];
        var times = Enumerable.Range(0, 960).Select(i => i / 100.0).ToArray();
        var rows = times.Select(time =>
        {
            var bend = time < 2 ? 0 : Math.Pow(Math.Sin(Math.PI * (time - 2) / 2.5), 2) * (time < 9.5 ? 1 : 0);
            var (ax, ay) = (0.0, 0.1);
            var (kx, ky) = (ax + (0.42 * Sin(20 * bend)), ay + (0.42 * Cos(20 * bend)));
            var (hx, hy) = (kx - (0.42 * Sin(60 * bend)), ky + (0.42 * Cos(60 * bend)));
            var (sx, sy) = (hx + (0.5 * Sin(40 * bend)), hy + (0.5 * Cos(40 * bend)));
            (double X, double Y)[] places = [(sx, sy), (hx, hy), (kx, ky), (ax, ay), (ax - 0.05, 0.03), (ax + 0.18, 0.03)];
            return places.SelectMany(place => new[] { place.X, place.Y, -0.1, place.X, place.Y, 0.1 }).ToArray();
        }).ToArray();
        TrcWriter.WriteFile(file, new MarkerTrajectories([.. names], times, rows, 100, "m"));
    }

    // The laboratory's z is up; the person faces along its x, turned by the heading.
    private static void WriteTrial(string file, MarkerTrajectories markers, string up, double heading)
    {
        var bytes = new C3dBytes(C3dBytes.Intel, isReal: true) { Rate = markers.Rate };
        foreach (var row in markers.Positions)
        {
            bytes.Points.Add([.. row.Chunk(3).SelectMany(p => new[]
            {
                1000 * ((Cos(heading) * p[0]) + (Sin(heading) * p[2])), 1000 * ((Sin(heading) * p[0]) - (Cos(heading) * p[2])), 1000 * p[1], 0,
            })]);
        }

        bytes.Text("POINT", "LABELS", 12, [.. markers.Names]).Word("POINT", "UNITS", "mm");
        File.WriteAllBytes(file, (up.Length == 0 ? bytes : bytes.Word("POINT", "Y_SCREEN", up)).Write());
    }

    // Three bends of the body of our own: hips by 40 degrees, knees by 60, so that shins tip by 20.
    private static void WriteMotion(string file, bool inDegrees)
    {
        var factor = inDegrees ? 1 : Math.PI / 180;
        string[] names = ["pelvis_ty", "hip_flexion_r", "knee_angle_r", "ankle_angle_r", "hip_flexion_l", "knee_angle_l", "ankle_angle_l"];
        var times = Enumerable.Range(0, 960).Select(i => i / 100.0).ToArray();
        double Bend(double time) => time < 2 || time > 9.5 ? 0 : factor * Math.Pow(Math.Sin(Math.PI * (time - 2) / 2.5), 2);
        var columns = new[] { 0.0, 40, 60, 20, 40, 60, 20 }.Select((size, i) => times.Select(time => i == 0 ? 0.95 : size * Bend(time)).ToArray()).ToArray();
        StorageWriter.WriteFile(file, new StorageTable("bends", new TimeSeries(times, [.. names], columns), inDegrees));
    }

    private static double ValueOf(JsonNode json, string id) =>
        json["measures"]!.AsArray().Concat(json["extras"]!.AsArray()).Single(value => value!["id"]!.GetValue<string>() == id)!["value"]!.GetValue<double>();

    private static double Sin(double degrees) => Math.Sin(double.DegreesToRadians(degrees));

    private static double Cos(double degrees) => Math.Cos(double.DegreesToRadians(degrees));
}
