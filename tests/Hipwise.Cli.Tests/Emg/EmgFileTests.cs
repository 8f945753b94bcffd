using System.Text.Json.Nodes;
using Hipwise.Formats;
using Hipwise.Formats.Edf;
using Hipwise.Signals;

namespace Hipwise.Cli.Tests.Emg;

/// <summary>What is in a recording, and other files of it, from the command line.</summary>
public class EmgFileTests
{
    private const string Table = "Time [s],RGMED [mV],LGM [mV],EMG 3,Fz [N]\n0,0.1,0.2,5,1\n0.001,0.3,,6,2\n0.002,-0.1,0.2,7,3\n0.003,0,0.1,8,4\n";

    [Fact]
    public void Each_channel_is_told_with_what_it_is_taken_for()
    {
        using var folder = new TempFolder();
        var run = HipwiseProcess.Run("emg", "info", folder.Write("a.csv", Table)).ShouldSucceed();
        run.Text.ShouldContain("Gluteus medius, right");
        run.Text.ShouldContain("LGM: which of left gluteus-maximus, left gluteus-medius, left gastrocnemius");
        run.Text.ShouldContain("EMG 3: which muscle; which side; which unit");
        run.Text.ShouldContain("(no muscle's activity)");
    }

    [Fact]
    public void As_json_it_follows_its_schema()
    {
        using var folder = new TempFolder();
        var run = HipwiseProcess.Run("emg", "info", folder.Write("a.csv", Table), "--json").ShouldSucceed();
        SchemaFile.Problems("emg-info", run.Out).ShouldBeEmpty();
        var channels = JsonNode.Parse(run.Bytes)!["channels"]!.AsArray();
        channels.Select(one => one!["use"]!.GetValue<string>()).ShouldBe(["read", "asked", "asked", "no-muscle"]);
        (channels[1]!["missing"]!.GetValue<int>(), channels[1]!["side"]!.GetValue<string>()).ShouldBe((1, "left"));
        channels[2]!["unit"]!.GetValue<string>().ShouldBe("");
    }

    [Fact]
    public void A_map_settles_what_names_do_not()
    {
        using var folder = new TempFolder();
        var map = folder.Write("map.yaml", """
            unit: uV
            channels:
              - {channel: LGM, muscle: gluteus-medius}
              - {channel: EMG 3, muscle: deltoid, side: right}
              - {channel: RGMED, skip: yes}
            """);
        var run = HipwiseProcess.Run("emg", "info", folder.Write("a.csv", Table), "--map", map, "--json").ShouldSucceed();
        var channels = JsonNode.Parse(run.Bytes)!["channels"]!.AsArray().Select(one => one!).ToList();
        channels.Select(one => one["use"]!.GetValue<string>()).ShouldBe(["skipped", "read", "read", "no-muscle"]);
        (channels[1]["muscle"]!.GetValue<string>(), channels[1]["side"]!.GetValue<string>()).ShouldBe(("gluteus-medius", "left"));
        (channels[2]["name"]!.GetValue<string>(), channels[2]["unit"]!.GetValue<string>()).ShouldBe(("Deltoid", "uV"));
        HipwiseProcess.Run("emg", "info", folder.PathOf("a.csv"), "--map", map).ShouldSucceed().Text.ShouldNotContain("Please say");
    }

    [Fact]
    public void A_map_is_written_to_be_filled_in_and_read_again()
    {
        using var folder = new TempFolder();
        var (table, map) = (folder.Write("a.csv", Table), folder.PathOf("map.yaml"));
        HipwiseProcess.Run("emg", "info", table, "--write-map", map).ExitCode.ShouldBe(0);
        File.ReadAllText(map).ShouldContain("# muscle: left gluteus-maximus or left gluteus-medius or left gastrocnemius");
        HipwiseProcess.Run("emg", "info", table, "--map", map).ExitCode.ShouldBe(0);
        HipwiseProcess.Run("emg", "info", table, "--write-map", map).ShouldFail(2, "is there already");
    }

    [Theory]
    [InlineData("channels:\n  - {channel: LGN, muscle: soleus}\n", "map.yaml:2: the recording has no channel 'LGN'; did you mean 'LGM'?")]
    [InlineData("channels:\n  - {channel: LGM, muscle: gluteus-media}\n", "map.yaml:2: no muscle is called 'gluteus-media'; did you mean 'gluteus-medius'?")]
    [InlineData("channels:\n  - {channel: LGM, side: both}\n", "'side' must be one of left, right, none")]
    [InlineData("channels:\n  - {channel: LGM, unit: furlong}\n", "the unit 'furlong' is not known")]
    [InlineData("chanels: []\n", "did you mean 'channels'?")]
    [InlineData("channels: [", "map.yaml:")]
    public void A_slip_in_a_map_is_told_with_its_line(string yaml, string message)
    {
        using var folder = new TempFolder();
        HipwiseProcess.Run("emg", "info", folder.Write("a.csv", Table), "--map", folder.Write("map.yaml", yaml)).ShouldFail(1, "The map cannot be used:", message);
    }

    [Theory]
    [InlineData("out.csv")]
    [InlineData("out.edf")]
    public void What_is_converted_comes_back(string name)
    {
        using var folder = new TempFolder();
        var (first, second) = (folder.PathOf("a.edf"), folder.PathOf(name));
        var recording = new Recording(
            [Channel.Whole("a", SignalUnit.Parse("uV"), 1000, [.. Enumerable.Range(0, 3000).Select(i => (double)(i % 777))])], [new(1.5, double.NaN, "mark", "")]);
        using (var source = RecordingSource.Of(new RecordingFile("", recording)))
        {
            EdfWriter.WriteFile(first, source, null, TestContext.Current.CancellationToken);
        }

        HipwiseProcess.Run("emg", "convert", first, second).ShouldSucceed();
        using var read = RecordingSource.Open(second, new());
        read.Events.ShouldHaveSingleItem().Label.ShouldBe("mark");
        read.Load(stop: TestContext.Current.CancellationToken).Channels[0].Samples.Zip(recording.Channels[0].Samples, (a, b) => Math.Abs(a - b)).Max().ShouldBeLessThan(0.02);
        HipwiseProcess.Run("emg", "convert", first, second).ShouldFail(2, "is there already; name another file, or say --force");
        HipwiseProcess.Run("emg", "convert", first, second, "--force", "--from", "1", "--to", "2").ShouldSucceed();
        using var cut = RecordingSource.Open(second, new());
        (cut.Channels[0].Start, cut.Channels[0].Count).ShouldBe((1, 1000));
    }

    [Fact]
    public void What_a_format_cannot_hold_is_refused_and_nothing_is_left()
    {
        using var folder = new TempFolder();
        var table = folder.Write("a.csv", "Time [s],A [mV],Time [s],B [mV]\n0,1,5,1\n0.001,2,5.001,2\n0.002,3,5.002,3\n");
        HipwiseProcess.Run("emg", "convert", table, folder.PathOf("b.edf")).ShouldFail(1, "'B' begins, ends or pauses at other times than 'A'", "Write a table instead");
        Directory.GetFiles(folder.Root, "b*").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("convert a.csv a.csv", 2, "is an input")]
    [InlineData("convert a.csv b.mat", 2, "end it with .csv or .edf")]
    [InlineData("convert none.csv b.csv", 1, "does not exist")]
    [InlineData("convert a.csv no/where.csv", 1, "does not exist; make it first")]
    [InlineData("info a.csv --from 5", 1, "Nothing was recorded between --from and --to")]
    [InlineData("info a.csv --from 5 --to 4", 2, "--from must be before --to")]
    [InlineData("info a.csv --unit furlong", 2, "is no unit of muscles' activity")]
    [InlineData("info bare.txt", 1, "say how many samples a second there are")]
    [InlineData("info bad.csv", 1, "line 4")]
    public void What_cannot_be_done_is_told(string line, int code, string message)
    {
        using var folder = new TempFolder();
        folder.Write("a.csv", Table);
        folder.Write("bare.txt", "1\n2\n3\n");
        folder.Write("bad.csv", "Time [s],A [mV]\n0,1\n0.001,2\n0.002,x y\n0.003,4\n0.004,4\n0.005,4\n0.006,4\n0.007,4\n0.008,4\n0.009,4\n0.01,4\n" + string.Concat(Enumerable.Range(11, 400).Select(i => $"{i / 1000.0},1\n")));
        HipwiseProcess.Run(["emg", .. line.Split(' ').Select(word => word.Contains('.', StringComparison.Ordinal) && !word.StartsWith('-') ? folder.PathOf(word) : word)])
            .ShouldFail(code, message);
    }

    [Fact]
    public void A_rate_can_be_said_for_a_table_without_times()
    {
        using var folder = new TempFolder();
        HipwiseProcess.Run("emg", "info", folder.Write("bare.txt", "1\n2\n3\n"), "--rate", "1000", "--unit", "counts").ShouldSucceed().Text.ShouldContain("counts 1000 0.003");
    }
}
