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
        page.Lines.ShouldContain(line => line.Contains("Long stretches without getting up: likely → none", StringComparison.Ordinal));
    }

    [Fact]
    public void Changes_as_JSON_are_valid_and_name_before_and_after()
    {
        using var folder = new TempFolder();
        var corrected = Correct(folder, answers => answers["screens"]![2]!["whole"]!["longest-bout"] = 30);

        var change = ChangesOf(corrected, Earlier).Single(change => change["id"]!.GetValue<string>() == "long-bouts");

        change["kind"]!.GetValue<string>().ShouldBe("changed");
        change["part"]!.GetValue<string>().ShouldBe("finding");
        change["before"]!.GetValue<string>().ShouldBe("likely");
        change["after"]!.GetValue<string>().ShouldBe("none");
    }

    [Fact]
    public void A_screen_taken_away_takes_its_findings_away_and_back_again()
    {
        using var folder = new TempFolder();
        var without = Correct(folder, answers => answers["screens"]!.AsArray().RemoveAt(2));

        var gone = ChangesOf(without, Earlier).Single(change => change["id"]!.GetValue<string>() == "long-bouts");
        var back = ChangesOf(Earlier, without).Single(change => change["id"]!.GetValue<string>() == "long-bouts");

        (gone["kind"]!.GetValue<string>(), gone["before"]!.GetValue<string>(), gone["after"]).ShouldBe(("removed", "likely", null));
        (back["kind"]!.GetValue<string>(), back["before"], back["after"]!.GetValue<string>()).ShouldBe(("added", null, "likely"));
    }

    [Fact]
    public void Exercises_that_come_and_go_are_changes_of_the_plan()
    {
        using var folder = new TempFolder();
        var upright = Correct(folder, answers => answers["you"]!["floor"] = false);
        var before = ExercisesOf(ExamplePeople.Result("desk-worker"));
        var after = ExercisesOf(HipwiseProcess.Run("checkup", upright, "--json").ShouldSucceed());

        var plan = ChangesOf(upright, Earlier).Where(change => change["part"]!.GetValue<string>() == "plan")
            .ToLookup(change => change["kind"]!.GetValue<string>(), change => change["id"]!.GetValue<string>());

        before.Except(after, StringComparer.Ordinal).ShouldNotBeEmpty();
        plan["removed"].ShouldBe(before.Except(after, StringComparer.Ordinal), ignoreOrder: true);
        plan["added"].ShouldBe(after.Except(before, StringComparer.Ordinal), ignoreOrder: true);
        HipwiseProcess.Run("checkup", upright, "--since", Earlier).ShouldSucceed().Out.ShouldContain("Gone from plan", Case.Insensitive);
    }

    [Fact]
    public void A_raised_flag_is_the_first_change()
    {
        using var folder = new TempFolder();
        var stopped = Correct(folder, answers => answers["safety"]!["yes"] = new JsonArray("saddle-numbness"));

        var changes = ChangesOf(stopped, Earlier);

        changes[0]["part"]!.GetValue<string>().ShouldBe("safety");
        changes[0]["after"]!.GetValue<string>().ShouldContain("stop");
        changes.ShouldContain(change => change["part"]!.GetValue<string>() == "plan" && change["kind"]!.GetValue<string>() == "removed");
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

    private static List<string> ExercisesOf(Outcome result) =>
    [
        .. JsonNode.Parse(result.Bytes)!["plan"]!["blocks"]!.AsArray()
            .SelectMany(block => block!["prescriptions"]!.AsArray().Select(line => $"{block["id"]}/{line!["exercise"]}")),
    ];
}
