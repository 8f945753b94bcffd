using System.Text.Json.Nodes;
using Hipwise.Formats.OpenSim;

namespace Hipwise.Cli.Tests;

/// <summary>Exercises on the body model, from the command line.</summary>
public class ExerciseCommandTests
{
    [Fact]
    public void A_simulated_exercise_is_told_in_words_and_tables()
    {
        var run = HipwiseProcess.Run("exercise", "simulate", "glute-bridge", "--weaken", "gluteus-maximus:left=0.2", "--frames", "20").ShouldSucceed();
        run.Text.ShouldContain("Glute bridge (glute-bridge)");
        run.Text.ShouldContain("Reference person of 1.70 m");
        run.Text.ShouldContain("gluteus maximus on the left at most at 20 %");
        run.Text.ShouldContain("Muscles and supports carry every moment of it.");
        run.Lines.ShouldContain(line => line.StartsWith("    Gluteus maximus, lower fibres ", StringComparison.Ordinal));
        run.Text.ShouldContain("A model's answer, not a measurement");
    }

    [Fact]
    public void A_simulated_exercise_as_json_follows_its_schema()
    {
        var run = HipwiseProcess.Run(
            "exercise", "simulate", "hip-thrust-barbell", "--json", "--height", "1.8", "--mass", "80", "--thigh=+10%", "--shank=-5%", "--load", "barbell=30",
            "--side", "left", "--weaken", "hamstring=0.9", "--frames", "20").ShouldSucceed();
        SchemaFile.Problems("simulation", run.Out).ShouldBeEmpty();
        var json = JsonNode.Parse(run.Bytes)!;
        json["request"]!["kilograms"]!["barbell"]!.GetValue<double>().ShouldBe(30);
        json["request"]!["person"]!["thighFactor"]!.GetValue<double>().ShouldBe(1.1, 1e-12);
        json["request"]!["person"]!["lowerLegFactor"]!.GetValue<double>().ShouldBe(0.95, 1e-12);
        json["demands"]!["isCarried"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public void More_than_a_body_can_is_said_and_ends_with_3()
    {
        var run = HipwiseProcess.Run("exercise", "simulate", "single-leg-stance", "--weaken", "gluteus-medius=0.1", "--frames", "20");
        run.ExitCode.ShouldBe(3, run.ToString());
        run.Text.ShouldContain("More than this body can: at");
        run.Text.ShouldContain("N·m are missing at the right hip");
        var json = HipwiseProcess.Run("exercise", "simulate", "single-leg-stance", "--weaken", "gluteus-medius=0.1", "--frames", "20", "--json");
        json.ExitCode.ShouldBe(3);
        SchemaFile.Problems("simulation", json.Out).ShouldBeEmpty();
        JsonNode.Parse(json.Bytes)!["demands"]!["shortfall"]!["missing"]!.GetValue<double>().ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Exercises_are_ranked_with_model_and_measurement_side_by_side()
    {
        var run = HipwiseProcess.Run("exercise", "rank", "--muscle", "gluteus-medius").ShouldSucceed();
        run.Lines.ShouldContain(line => line.Contains("model peak", StringComparison.Ordinal) && line.Contains("measured", StringComparison.Ordinal));
        run.Lines.ShouldContain(line => line.Contains("Side-lying leg lift", StringComparison.Ordinal) && line.EndsWith("very-high", StringComparison.Ordinal));
        HipwiseProcess.Run("exercise", "rank", "--muscle", "gluteus-medias").ShouldFail(2, "There is no muscle 'gluteus-medias'; did you mean 'gluteus-medius'?");
    }

    [Theory]
    [InlineData("gluteus-maximus-lower")]
    [InlineData("deep-rotator")]
    public void A_ranking_as_json_follows_its_schema(string muscle)
    {
        var run = HipwiseProcess.Run("exercise", "rank", "--muscle", muscle, "--json").ShouldSucceed();
        SchemaFile.Problems("rank", run.Out).ShouldBeEmpty();
        JsonNode.Parse(run.Bytes)!["exercises"]!.AsArray().Count.ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData("squat")]
    [InlineData("hip-thrust-barbell")]
    [InlineData("monster-walk")]
    public void What_is_exported_replays_without_a_push_from_outside(string exercise)
    {
        using var folder = new TempFolder();
        HipwiseProcess.Run("exercise", "export", exercise, "--mass", "70", "--frames", "20", "-o", folder.PathOf("out")).ShouldSucceed();
        HipwiseProcess.Run("body", "run", folder.PathOf($"out/{exercise}_id_setup.xml")).ShouldSucceed();
        var forces = StorageReader.ReadFile(folder.PathOf($"out/{exercise}_id.sto")).Series;
        var root = forces.Names.Where(name => name.StartsWith("pelvis_", StringComparison.Ordinal)).ToList();
        root.Count.ShouldBe(6);
        root.Max(name => forces.Find(name)!.Max(Math.Abs)).ShouldBeLessThan(1e-6);

        // The same motion without these forces needs the whole weight from outside.
        var setup = folder.PathOf($"out/{exercise}_id_setup.xml");
        File.WriteAllText(setup, File.ReadAllText(setup).Replace($"<external_loads_file>{exercise}_loads.xml</external_loads_file>", "", StringComparison.Ordinal));
        HipwiseProcess.Run("body", "run", setup).ShouldSucceed();
        StorageReader.ReadFile(folder.PathOf($"out/{exercise}_id.sto")).Series.Find("pelvis_ty_force")!.Max(Math.Abs).ShouldBeGreaterThan(70 * 9.8 * 0.95);
    }

    [Fact]
    public void Joint_moments_are_those_of_inverse_dynamics_on_the_exported_files()
    {
        using var folder = new TempFolder();
        HipwiseProcess.Run("exercise", "export", "squat", "--frames", "20", "-o", folder.PathOf("out")).ShouldSucceed();
        HipwiseProcess.Run("body", "run", folder.PathOf("out/squat_id_setup.xml")).ShouldSucceed();
        HipwiseProcess.Run("body", "run", folder.PathOf("out/squat_so_setup.xml")).ShouldSucceed();
        var forces = StorageReader.ReadFile(folder.PathOf("out/squat_id.sto")).Series;
        var told = JsonNode.Parse(HipwiseProcess.Run("exercise", "simulate", "squat", "--frames", "20", "--json").ShouldSucceed().Bytes)!["demands"]!["joints"]!.AsArray();
        foreach (var joint in told.Where(joint => joint!["side"]?.GetValue<string>() == "right"))
        {
            var coordinate = joint!["moment"]!["coordinate"]!.GetValue<string>();
            var largest = joint["phases"]!.AsArray().Max(phase => Math.Abs(phase!["peak"]!.GetValue<double>()));

            // But for what reserves at the joints bring up: at most 0.2 N·m in a movement that is carried.
            forces.Find($"{coordinate}_r_moment")!.Max(Math.Abs).ShouldBe(largest, 0.25, coordinate);
        }
    }

    [Theory]
    [InlineData("There is no exercise or screen 'sqat'; did you mean 'squat'?", "sqat")]
    [InlineData("There is no fault 'knee-inn'; did you mean 'knee-in'?", "squat", "--fault", "knee-inn")]
    [InlineData("use one of knee-in", "squat", "--fault", "pelvis-drop-5")]
    [InlineData("There is no weight 'barbel'; did you mean 'barbell'?", "squat", "--load", "barbel=60")]
    [InlineData("as in --load barbell=60; 'barbell' is not that.", "squat", "--load", "barbell")]
    [InlineData("as in --weaken gluteus-maximus:left=0.5; 'gluteus-maximus' is not that.", "squat", "--weaken", "gluteus-maximus")]
    [InlineData("--weaken knows the sides left and right; 'up' is neither.", "squat", "--weaken", "gluteus-maximus:up=0.5")]
    [InlineData("There is no muscle 'gluteus-maxmus'; did you mean 'gluteus-maximus'?", "squat", "--weaken", "gluteus-maxmus=0.5")]
    [InlineData("Give a height from 1 to 2.5 m; 180 is not that.", "squat", "--height", "180")]
    [InlineData("--mass needs a number; 'much' is not that.", "squat", "--mass", "much")]
    [InlineData("--thigh needs a percentage, as in --thigh=+10%; 'long' is not that.", "squat", "--thigh", "long")]
    [InlineData("--side knows the sides left and right; 'both' is neither.", "squat", "--side", "both")]
    [InlineData("--frames needs a whole number", "squat", "--frames", "many")]
    [InlineData("Give frames from 8 to 1000; 5 is not that.", "squat", "--frames", "5")]
    public void A_slip_is_named_with_what_would_do(string message, params string[] arguments) =>
        HipwiseProcess.Run(["exercise", "simulate", .. arguments]).ShouldFail(2, message);
}
