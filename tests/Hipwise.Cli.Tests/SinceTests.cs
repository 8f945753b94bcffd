using System.Text.Json.Nodes;

namespace Hipwise.Cli.Tests;

public class SinceTests
{
    private static readonly string Earlier = ExamplePeople.PathOf("desk-worker");

    [Fact]
    public void A_corrected_answer_shows_what_it_changed()
    {
        using var folder = new TempFolder();
        var corrected = Correct(folder, answers => answers["screens"]![2]!["whole"]!["longest-bout"] = 30);

        var page = HipwiseProcess.Run("checkup", corrected, "--since", Earlier).ShouldSucceed();

        page.Out.ShouldContain("What changed", Case.Insensitive);
        page.Text.ShouldContain("Long stretches without getting up: likely → none", Case.Sensitive);
    }

    [Fact]
    public void Changes_as_JSON_are_valid_and_name_before_and_after()
    {
        using var folder = new TempFolder();
        var corrected = Correct(folder, answers => answers["screens"]![2]!["whole"]!["longest-bout"] = 30);

        var change = ChangesOf(corrected, Earlier).Single(change => change.Word("id") == "long-bouts");

        change.Word("kind").ShouldBe("changed");
        change.Word("part").ShouldBe("finding");
        change.Word("before").ShouldBe("likely");
        change.Word("after").ShouldBe("none");
    }

    [Fact]
    public void A_screen_taken_away_takes_its_findings_away_and_back_again()
    {
        using var folder = new TempFolder();
        var without = Correct(folder, answers => answers["screens"]!.AsArray().RemoveAt(2));

        var gone = ChangesOf(without, Earlier).Single(change => change.Word("id") == "long-bouts");
        var back = ChangesOf(Earlier, without).Single(change => change.Word("id") == "long-bouts");

        (gone.Word("kind"), gone.Word("before"), gone.Word("after")).ShouldBe(("removed", "likely", null));
        (back.Word("kind"), back.Word("before"), back.Word("after")).ShouldBe(("added", null, "likely"));
    }

    [Fact]
    public void Exercises_that_come_and_go_are_changes_of_the_plan()
    {
        using var folder = new TempFolder();
        var upright = Correct(folder, answers => answers["you"]!["floor"] = false);
        var before = ExercisesOf(ExamplePeople.Result("desk-worker"));
        var after = ExercisesOf(HipwiseProcess.Run("checkup", upright, "--json").ShouldSucceed());

        var plan = ChangesOf(upright, Earlier).Where(change => change.Word("part") == "plan")
            .ToLookup(change => change.Word("kind"), change => change.Word("id"));

        before.Except(after, StringComparer.Ordinal).ShouldNotBeEmpty();
        plan["removed"].ShouldBe(before.Except(after, StringComparer.Ordinal), ignoreOrder: true);
        plan["added"].ShouldBe(after.Except(before, StringComparer.Ordinal), ignoreOrder: true);
        HipwiseProcess.Run("checkup", upright, "--since", Earlier).ShouldSucceed().Text.ShouldContain("Gone from plan");
    }

    [Fact]
    public void A_raised_flag_is_the_first_change()
    {
        using var folder = new TempFolder();
        var stopped = Correct(folder, answers => answers["safety"]!["yes"] = new JsonArray("saddle-numbness"));

        var changes = ChangesOf(stopped, Earlier);

        changes[0].Word("part").ShouldBe("safety");
        changes[0].Word("after").ShouldNotBeNull().ShouldContain("stop");
        changes.ShouldContain(change => change.Word("part") == "plan" && change.Word("kind") == "removed");
    }

    [Fact]
    public void The_same_answers_change_nothing()
    {
        ChangesOf(Earlier, Earlier).ShouldBeEmpty();
        HipwiseProcess.Run("checkup", Earlier, "--since", Earlier).ShouldSucceed().Out.ShouldContain("Nothing.");
    }

    private static List<JsonObject> ChangesOf(string corrected, string earlier)
    {
        var outcome = HipwiseProcess.Run("checkup", corrected, "--since", earlier, "--json").ShouldSucceed();
        SchemaFile.Problems("result", "checkupChanges", outcome.Out).ShouldBeEmpty();
        return [.. JsonNode.Parse(outcome.Bytes)!["changes"]!.AsArray().Select(change => change!.AsObject())];
    }

    private static string Correct(TempFolder folder, Action<JsonObject> correct)
    {
        var answers = ExamplePeople.Answers("desk-worker");
        correct(answers);
        return folder.Write("corrected.json", answers.ToJsonString());
    }

    private static List<string> ExercisesOf(ProcessOutcome result) =>
    [
        .. JsonNode.Parse(result.Bytes)!["plan"]!["blocks"]!.AsArray()
            .SelectMany(block => block!["prescriptions"]!.AsArray().Select(line => $"{block["id"]}/{line!["exercise"]}")),
    ];
}
