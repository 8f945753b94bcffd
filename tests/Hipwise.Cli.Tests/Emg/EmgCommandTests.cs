using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Hipwise.Knowledge;
using Hipwise.Motion.Electrodes;
using Hipwise.Motion.Tests.Electrodes;
using Hipwise.Testing;

namespace Hipwise.Cli.Tests.Emg;

/// <summary>What a recording of muscles' activity shows, from the command line.</summary>
public class EmgCommandTests
{
    // Two muscles with three bursts each, over quiet rest; the second begins 0.1 s later.
    private static string Recording(TempFolder folder, string name = "squats.csv", string unit = " [mV]")
    {
        var (random, table) = (new Random(11), new StringBuilder($"Time [s],L_GMAX{unit},LGM{unit},Fz [N]\n"));
        for (var i = 0; i < 16_000; i++)
        {
            var time = i / 1000.0;
            double Sample(double delay) => (time - delay) % 5 is > 3 and < 4.5 ? 1 : 0.02;
            var cells = new[] { time, Sample(0) * Noise(random), Sample(0.1) * Noise(random), 5 }.Select(cell => cell.ToString("0.#####", CultureInfo.InvariantCulture));
            table.Append(string.Join(',', cells)).Append('\n');
        }

        return folder.Write(name, table.ToString());
    }

    private static double Noise(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    [Fact]
    public void A_recording_is_told_in_words_and_asks_what_it_does_not_know()
    {
        using var folder = new TempFolder();
        var run = HipwiseProcess.Run("emg", Recording(folder));
        run.Text.ShouldContain("What the muscles did");
        run.Text.ShouldContain("Gluteus maximus, left");
        run.Text.ShouldContain("LGM: which of left gluteus-maximus, left gluteus-medius, left gastrocnemius is it?");
        run.Text.ShouldNotContain("Fz");
        run.ExitCode.ShouldBe(0, run.ToString());
    }

    [Fact]
    public void As_json_it_follows_its_schema()
    {
        using var folder = new TempFolder();
        var map = folder.Write("map.yaml", "channels:\n  - {channel: LGM, muscle: gluteus-medius}\n");
        var run = HipwiseProcess.Run("emg", Recording(folder), "--map", map, "--json");
        SchemaFile.Problems("emg", run.Out).ShouldBeEmpty();
        JsonNode.Parse(run.Bytes)!["channels"]!.AsArray().Select(one => one!["muscle"]!.GetValue<string>()).ShouldBe(["gluteus-maximus", "gluteus-medius"]);
    }

    [Fact]
    public void Every_part_of_a_reading_follows_the_schema() =>
        SchemaFile.Problems("emg", Encoding.UTF8.GetString(EmgJson.Write(EmgSample.Reading(KnowledgeLoader.Load(Repository.Knowledge))))).ShouldBeEmpty();

    [Fact]
    public void A_report_is_written_and_never_over_another()
    {
        using var folder = new TempFolder();
        var (recording, report) = (Recording(folder), folder.PathOf("out.html"));
        HipwiseProcess.Run("emg", recording, "--report", report).Text.ShouldContain("Wrote");
        File.ReadAllText(report).ShouldContain("Gluteus maximus, left");
        HipwiseProcess.Run("emg", recording, "--report", report).ShouldFail(2, "is there already");
        HipwiseProcess.Run("emg", recording, "--report", report, "--force", "--csv").Lines[0].ShouldStartWith("channel,muscle,side,");
    }

    [Fact]
    public void A_screen_that_was_done_goes_into_an_answers_file_once()
    {
        using var folder = new TempFolder();
        var answers = folder.Write("answers.json", HipwiseProcess.Run("checkup", "--example", "desk-worker").Out);
        string[] command = ["emg", Recording(folder), "--screen", "seated-squeeze", "--side", "left", "--on", "2026-11-23", "--into", answers];
        var run = HipwiseProcess.Run(command);
        run.Text.ShouldContain("For the check-up: Seated squeeze");
        run.Text.ShouldContain("How long it stayed active: 1.5 ± 0.1 s (3 tries)");
        run.ToString().ShouldContain("Values of Seated squeeze that were put into");
        var once = File.ReadAllText(answers);
        HipwiseProcess.Run(command).ExitCode.ShouldBe(0);
        File.ReadAllText(answers).ShouldBe(once);
        var held = JsonNode.Parse(HipwiseProcess.Run("checkup", answers, "--json").Out)!;
        JsonNode.Parse(once)!["screens"]!.AsArray().Last()!["left"]!["held"]!["tries"]!.AsArray().Count.ShouldBe(3);
        held.ToJsonString().ShouldNotBeEmpty();
    }

    [Fact]
    public void As_json_a_screen_follows_the_schema_and_its_entry_is_an_answer()
    {
        using var folder = new TempFolder();
        var run = HipwiseProcess.Run("emg", Recording(folder), "--screen", "prone-hip-extension", "--json");
        SchemaFile.Problems("emg", run.Out).ShouldBeEmpty();
        var screen = JsonNode.Parse(run.Bytes)!["screen"]!;
        screen["parts"]!.AsArray().Select(part => (string?)part!["side"]).ShouldBe(["left", "right"]);
        screen["entry"].ShouldBeNull();
        screen["parts"]![0]!["measures"]!.AsArray().ShouldAllBe(measure => measure!["missing"] != null);
    }

    [Fact]
    public void Strongest_contractions_in_a_unit_that_cannot_be_compared_are_refused()
    {
        using var folder = new TempFolder();
        HipwiseProcess.Run("emg", Recording(folder), "--mvic", Recording(folder, "mvic.csv", " [counts]"))
            .ShouldFail(1, "channel 'L_GMAX': its unit is counts, and mV in the recording; say both in a map, or --unit");
    }

    [Theory]
    [InlineData("", 2, "Name the recording")]
    [InlineData("a.csv --json --csv", 2, "not both")]
    [InlineData("a.csv --report a.csv", 2, "is an input")]
    [InlineData("a.csv --mvic none.csv", 1, "does not exist")]
    [InlineData("force.csv", 1, "No channel holds a muscle's activity")]
    [InlineData("a.csv --side left", 2, "--side goes with --screen")]
    [InlineData("a.csv --screen seated-squeze", 2, "did you mean 'seated-squeeze'?")]
    [InlineData("a.csv --screen slump", 2, "'slump' is not recorded with electrodes; these are: prone-hip-extension")]
    [InlineData("a.csv --screen seated-squeeze --side both", 2, "'both' is no side")]
    [InlineData("a.csv --screen seated-squeeze --on today", 2, "'today' is no day")]
    [InlineData("a.csv --screen seated-squeeze --into none.json", 1, "none.json does not exist")]
    [InlineData("a.csv --screen seated-squeeze --into a.csv", 1, "a.csv cannot be used")]
    public void What_cannot_be_done_is_told(string line, int code, string message)
    {
        using var folder = new TempFolder();
        folder.Write("a.csv", "Time [s],EMG [mV]\n0,1\n0.001,2\n0.002,3\n");
        folder.Write("force.csv", "Time [s],Fz [N]\n0,1\n0.001,2\n0.002,3\n");
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Contains('.', StringComparison.Ordinal) ? folder.PathOf(word) : word);
        HipwiseProcess.Run(["emg", .. words]).ShouldFail(code, message);
    }

    [Fact]
    public void A_time_can_be_chosen()
    {
        using var folder = new TempFolder();
        var run = HipwiseProcess.Run("emg", Recording(folder), "--from", "5", "--to", "12", "--json");
        var json = JsonNode.Parse(run.Bytes)!;
        (json["start"]!.GetValue<double>(), json["end"]!.GetValue<double>()).ShouldBe((5, 12));
    }
}
