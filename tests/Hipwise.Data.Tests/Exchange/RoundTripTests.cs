using System.Text;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Data.Exchange;
using Hipwise.Testing;

namespace Hipwise.Data.Tests.Exchange;

public class RoundTripTests
{
    public static TheoryData<string> Examples => FullShelf.Examples;

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Exported_deleted_and_imported_everything_is_as_it_was(string example)
    {
        using var shelf = await FullShelf.WithAsync(example);
        var before = await LoadAllAsync(shelf);
        AnswersText.Of(before[0].Answers).ShouldBe(AnswersText.Of(FullShelf.ReadExample(example)), "pages and rows give the answers of the file");
        var export = await shelf.Store.ExportAsync(Shelf.Stop);

        await shelf.Store.DeleteAllAsync(Shelf.Stop);
        (await shelf.Store.FindCurrentAsync(Shelf.Stop)).ShouldBeNull();
        await shelf.Store.ImportAsync(export, Shelf.Stop);

        var after = await LoadAllAsync(shelf);
        after.Select(Show).ShouldBe(before.Select(Show));
        after.Select(Assess).ShouldBe(before.Select(Assess));
        FullShelf.WithoutTime(await shelf.Store.ExportAsync(Shelf.Stop)).ShouldBe(FullShelf.WithoutTime(export));
        (await shelf.Store.FindCorrectionAsync(Shelf.Stop)).ShouldBeNull("what was seen stays seen");
    }

    [Fact]
    public async Task An_export_is_readable_and_names_what_it_rests_on()
    {
        using var shelf = await FullShelf.WithAsync("desk-worker");
        var text = Encoding.UTF8.GetString(await shelf.Store.ExportAsync(Shelf.Stop));
        text.ShouldStartWith("{\n  \"format\": \"hipwise-export\",\n  \"version\": 4,\n  \"exportedAt\": \"2026-11-21T");
        text.ShouldContain("ü \\\"x\\\" <b>");
        text.ShouldContain("\"tries\": [");
        var json = JsonNode.Parse(text)!;
        json["knowledge"]!.GetValue<string>().ShouldBe(TestKnowledge.Shipped.Version);
        json["checkups"]!.AsArray().Select(checkup => checkup!["number"]!.GetValue<int>()).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task The_file_of_the_guide_can_be_imported()
    {
        var guide = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "guides", "export-file.md"), Shelf.Stop);
        using var shelf = await Shelf.OpenAsync();
        await shelf.Store.ImportAsync(Encoding.UTF8.GetBytes(guide.Split("```json")[1].Split("```")[0]), Shelf.Stop);
        var current = await shelf.CurrentAsync();
        current.NotFitting.ShouldBeEmpty();
        current.Trials.ShouldHaveSingleItem().LeftDone.ShouldBeTrue();
    }

    [Fact]
    public async Task An_empty_store_can_be_exported_and_imported_too()
    {
        using var shelf = await Shelf.OpenAsync();
        await shelf.Store.ImportAsync(await shelf.Store.ExportAsync(Shelf.Stop), Shelf.Stop);
        (await shelf.Store.FindCurrentAsync(Shelf.Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task A_file_goes_into_an_empty_installation_only_and_the_check_ups_there_stay()
    {
        using var full = await FullShelf.WithAsync("desk-worker");
        using var other = await Shelf.StartedAsync();
        await other.SaveAsync("day", """{"you":{"hoursSitting":8}}""");
        var before = await other.Store.ExportAsync(Shelf.Stop);
        var problem = await Should.ThrowAsync<ImportException>(other.Store.ImportAsync(await full.Store.ExportAsync(Shelf.Stop), Shelf.Stop));
        problem.Problems[0].Message.ShouldContain("check-ups here already");
        FullShelf.WithoutTime(await other.Store.ExportAsync(Shelf.Stop)).ShouldBe(FullShelf.WithoutTime(before));
    }

    [Fact]
    public async Task What_the_knowledge_does_not_know_is_kept_and_told_when_loaded()
    {
        using var shelf = await FullShelf.WithAsync("desk-worker");
        var export = Encoding.UTF8.GetString(await shelf.Store.ExportAsync(Shelf.Stop)).Replace("\"sitting-log\"", "\"standing-log\"", StringComparison.Ordinal)
            .Replace("\"note\":", "\"remark\":", StringComparison.Ordinal);
        using var other = await Shelf.OpenAsync();
        await other.Store.ImportAsync(Encoding.UTF8.GetBytes(export), Shelf.Stop);
        var current = await other.CurrentAsync();
        current.NotFitting.Select(problem => problem.Path.Split('[')[0]).ShouldBe(["$.parts", "$.trials"]);
        current.Answers.Trials.ShouldNotBeEmpty();
        FullShelf.WithoutTime(await other.Store.ExportAsync(Shelf.Stop)).ShouldContain("standing-log");
    }

    [Fact]
    public async Task After_an_import_the_next_check_up_follows_on()
    {
        using var shelf = await FullShelf.WithAsync("desk-worker");
        using var other = await Shelf.OpenAsync();
        await other.Store.ImportAsync(await shelf.Store.ExportAsync(Shelf.Stop), Shelf.Stop);
        (await other.Store.StartAsync(CheckLength.Quick, [], Shelf.Stop)).Number.ShouldBe(3);
    }

    private static async Task<List<StoredCheckup>> LoadAllAsync(Shelf shelf)
    {
        var all = new List<StoredCheckup>();
        foreach (var line in await shelf.Store.ListAsync(Shelf.Stop))
        {
            all.Add((await shelf.Store.FindAsync(line.Number, Shelf.Stop)).ShouldNotBeNull());
        }

        return all;
    }

    private static string Show(StoredCheckup checkup) =>
        $"{checkup.Id} {checkup.Number} {checkup.StartedAt:O} {checkup.Revision} {string.Join(';', checkup.Trials.Select(trial => $"{trial.Id} {trial.LeftDone} {trial.RightDone} {trial.WholeDone} {trial.SavedAt:O}"))}"
        + AnswersText.Of(checkup.Answers) + string.Join('\n', checkup.Parts.Select(part => $"{part.Key}: {part.Value.ToJsonString()}"));

    private static string Assess(StoredCheckup checkup) =>
        Encoding.UTF8.GetString(ResultJson.Write(CheckupRun.Assess(checkup.Answers, TestKnowledge.Shipped)));
}
