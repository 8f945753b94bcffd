namespace Hipwise.Cli.Tests.Body;

/// <summary>What <c>hipwise body</c> says when an input cannot be used: one line that names the file and the place.</summary>
public sealed class BodyFailureTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("--model")]
    [InlineData("--motion")]
    [InlineData("--external-loads")]
    public void A_file_that_is_missing_is_named(string option)
    {
        var missing = folder.PathOf("nowhere.file");
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["--model"] = ArmFiles.WriteModel(folder), ["--motion"] = ArmFiles.WriteMotion(folder) };
        files[option] = missing;

        HipwiseProcess.Run(["body", "id", .. files.SelectMany(pair => (string[])[pair.Key, pair.Value]), "-o", folder.PathOf("out.sto")]).ShouldRefuse(1, missing);

        File.Exists(folder.PathOf("out.sto")).ShouldBeFalse();
    }

    [Fact]
    public void A_file_of_another_kind_is_refused_with_its_name()
    {
        var (model, motion, output) = (ArmFiles.WriteModel(folder), ArmFiles.WriteMotion(folder), folder.PathOf("out"));

        HipwiseProcess.Run("body", "info", motion).ShouldRefuse(1, motion, "line 1");
        HipwiseProcess.Run("body", "id", "--model", model, "--motion", model, "-o", output).ShouldRefuse(1, model, "endheader");
        HipwiseProcess.Run("body", "ik", "--model", model, "--markers", motion, "-o", output).ShouldRefuse(1, motion);
        HipwiseProcess.Run("body", "ik", "--model", model, "--markers", ArmFiles.WriteTrial(folder), "--tasks", model, "-o", output).ShouldRefuse(1, model);
        HipwiseProcess.Run("body", "so", "--model", model, "--motion", motion, "--actuators", model, "-o", output).ShouldRefuse(1, model);
        HipwiseProcess.Run("body", "run", model).ShouldRefuse(1, model);
        Directory.Exists(output).ShouldBeFalse();
    }

    [Theory]
    [InlineData("rase=0.5", "raise")]
    [InlineData("raise", "--limit")]
    [InlineData("raise=much", "--limit")]
    [InlineData("raise=-1", "--limit")]
    public void A_limit_that_cannot_be_is_misuse(string limit, string named) =>
        HipwiseProcess.Run("body", "so", "--model", ArmFiles.WriteModel(folder), "--motion", ArmFiles.WriteMotion(folder), "--limit", limit, "-o", folder.PathOf("out"))
            .ShouldRefuse(2, named);

    [Theory]
    [InlineData("rod")]
    [InlineData("rod:0.5,0")]
    [InlineData("rod:0.5,0,here")]
    [InlineData("rod:0.5,0,0:-1")]
    [InlineData(":0.5,0,0")]
    public void A_contact_that_cannot_be_is_misuse(string contact) =>
        HipwiseProcess.Run("body", "so", "--model", ArmFiles.WriteModel(folder), "--motion", ArmFiles.WriteMotion(folder), "--contact", contact, "-o", folder.PathOf("out"))
            .ShouldRefuse(2, "--contact", contact);

    [Fact]
    public void Loads_whose_table_is_not_there_are_named_with_it()
    {
        var loads = folder.Write(
            "loads.xml", "<?xml version=\"1.0\"?><OpenSimDocument Version=\"40000\"><ExternalLoads name=\"l\"><datafile>gone.mot</datafile></ExternalLoads></OpenSimDocument>");
        HipwiseProcess.Run("body", "id", "--model", ArmFiles.WriteModel(folder), "--motion", ArmFiles.WriteMotion(folder), "--external-loads", loads, "-o", folder.PathOf("id.sto"))
            .ShouldRefuse(1, "loads.xml", "gone.mot", "is not there");
    }

    [Theory]
    [InlineData(0.2, 0.8, true)]
    [InlineData(0, 1, false)]
    public void Frames_beyond_the_measured_forces_are_told(double first, double last, bool told)
    {
        var rows = Enumerable.Range(0, 61).Select(i => first + (i * (last - first) / 60)).Select(time => $"{time.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}\t0\t-5\t0\t0\t0\t0");
        folder.Write("plates.mot", "plates\nversion=1\nnRows=61\nnColumns=7\ninDegrees=no\nendheader\ntime\tfx\tfy\tfz\tpx\tpy\tpz\n" + string.Join('\n', rows) + "\n");
        var loads = folder.Write(
            "loads.xml",
            "<?xml version=\"1.0\"?><OpenSimDocument Version=\"40000\"><ExternalLoads name=\"l\"><objects><ExternalForce name=\"f\"><applied_to_body>rod</applied_to_body>"
            + "<force_identifier>f</force_identifier><point_identifier>p</point_identifier></ExternalForce></objects><datafile>plates.mot</datafile></ExternalLoads></OpenSimDocument>");
        foreach (var (verb, output) in (ReadOnlySpan<(string, string)>)[("id", "id.sto"), ("so", "out")])
        {
            var outcome = HipwiseProcess.Run(
                "body", verb, "--model", ArmFiles.WriteModel(folder), "--motion", ArmFiles.WriteMotion(folder), "--external-loads", loads, "-o", folder.PathOf(output));
            outcome.ExitCode.ShouldBe(0, outcome.ToString());
            outcome.Error.Contains("the forces run from 0.2 to 0.8 s; 38 of 101 frames lie beyond", StringComparison.Ordinal).ShouldBe(told, outcome.ToString());
            (outcome.Error.Length > 0).ShouldBe(told, outcome.ToString());
        }
    }

    [Fact]
    public void A_contact_needs_its_segment_and_no_joint_reactions_beside_it()
    {
        string[] so = ["body", "so", "--model", ArmFiles.WriteModel(folder), "--motion", ArmFiles.WriteMotion(folder), "-o", folder.PathOf("out")];
        HipwiseProcess.Run([.. so, "--contact", "foot:0,0,0"]).ShouldRefuse(1, "'foot'");
        HipwiseProcess.Run([.. so, "--contact", "rod:0.5,0,0", "--joint-reactions", "ground"]).ShouldRefuse(2, "--joint-reactions", "--contact");
    }

    [Theory]
    [InlineData("--time", "late")]
    [InlineData("--time", "2:1")]
    [InlineData("--lowpass", "-6")]
    [InlineData("--threads", "0")]
    public void An_option_that_cannot_be_is_misuse(string option, string value) =>
        HipwiseProcess.Run("body", "id", "--model", ArmFiles.WriteModel(folder), "--motion", ArmFiles.WriteMotion(folder), option, value, "-o", folder.PathOf("out"))
            .ShouldRefuse(2, option, value);

    [Fact]
    public void Options_left_out_are_misuse()
    {
        HipwiseProcess.Run("body").ExitCode.ShouldBe(2);
        HipwiseProcess.Run("body", "id", "--model", "x.osim").ExitCode.ShouldBe(2);
        HipwiseProcess.Run("body", "run").ExitCode.ShouldBe(2);
    }

    [Fact]
    public void A_coordinate_that_is_not_there_is_answered_with_what_was_meant() =>
        HipwiseProcess.Run("body", "muscles", "--model", ArmFiles.WriteModel(folder), "--motion", ArmFiles.WriteMotion(folder), "--coordinates", "bent", "-o", folder.PathOf("out"))
            .ShouldRefuse(2, "bent", "'bend'");

    [Fact]
    public void Coordinates_that_name_none_are_misuse() =>
        HipwiseProcess.Run("body", "muscles", "--model", ArmFiles.WriteModel(folder), "--motion", ArmFiles.WriteMotion(folder), "--coordinates", " , ", "-o", folder.PathOf("out"))
            .ShouldRefuse(2, "--coordinates");

    [Theory]
    [InlineData("so")]
    [InlineData("muscles")]
    public void A_file_where_the_folder_for_results_should_be_is_refused(string verb)
    {
        var motion = ArmFiles.WriteMotion(folder);
        var before = File.ReadAllBytes(motion);
        HipwiseProcess.Run("body", verb, "--model", ArmFiles.WriteModel(folder), "--motion", motion, "-o", motion).ShouldRefuse(1, motion, "folder");
        File.ReadAllBytes(motion).ShouldBe(before);
    }

    [Fact]
    public void Markers_that_are_never_seen_are_refused()
    {
        var trial = ArmFiles.WriteTrial(folder, blind: true);

        HipwiseProcess.Run("body", "ik", "--model", ArmFiles.WriteModel(folder), "--markers", trial, "-o", folder.PathOf("out.mot")).ShouldRefuse(1, trial, "No marker");
    }

    [Fact]
    public void A_gap_in_a_motion_is_named_with_column_and_time()
    {
        var motion = ArmFiles.WriteMotion(folder, cell: row => row == 7 ? "NaN" : null);

        HipwiseProcess.Run("body", "id", "--model", ArmFiles.WriteModel(folder), "--motion", motion, "-o", folder.PathOf("out.sto")).ShouldRefuse(1, motion, "'bend'", "0.07 s");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_motion_of_too_few_rows_is_refused(int rows)
    {
        var motion = ArmFiles.WriteMotion(folder, rows: rows);

        HipwiseProcess.Run("body", "muscles", "--model", ArmFiles.WriteModel(folder), "--motion", motion, "-o", folder.PathOf("out")).ShouldRefuse(1, motion, "rows");
    }

    [Fact]
    public void A_range_beyond_the_motion_is_told_with_what_there_is()
    {
        var motion = ArmFiles.WriteMotion(folder);

        HipwiseProcess.Run("body", "id", "--model", ArmFiles.WriteModel(folder), "--motion", motion, "--time", "5:6", "-o", folder.PathOf("out.sto")).ShouldRefuse(1, motion, "from 0 to 1 s");
        HipwiseProcess.Run("body", "id", "--model", ArmFiles.WriteModel(folder), "--motion", motion, "--time", "5:", "-o", folder.PathOf("out.sto")).ShouldRefuse(1, motion, "after 5 s");
        HipwiseProcess.Run("body", "id", "--model", ArmFiles.WriteModel(folder), "--motion", motion, "--time=:-1", "-o", folder.PathOf("out.sto")).ShouldRefuse(1, motion, "before -1 s");
    }

    [Fact]
    public void An_input_is_never_overwritten()
    {
        var (model, motion) = (ArmFiles.WriteModel(folder), ArmFiles.WriteMotion(folder));
        var before = File.ReadAllBytes(motion);

        HipwiseProcess.Run("body", "id", "--model", model, "--motion", motion, "-o", motion).ShouldRefuse(2, motion);
        HipwiseProcess.Run("body", "id", "--model", model, "--motion", motion, "-o", folder.Root).ShouldRefuse(1, folder.Root);
        HipwiseProcess.Run("body", "id", "--model", model, "--motion", motion, "-o", folder.PathOf("no/such/out.sto")).ShouldRefuse(1, folder.PathOf("no/such"));

        File.ReadAllBytes(motion).ShouldBe(before);
    }
}
