using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Care.Own;
using Hipwise.Data.Exchange;
using Hipwise.Data.Tests.Exchange;
using Hipwise.Knowledge;

namespace Hipwise.Data.Tests;

/// <summary>Own exercises and limits belong to the person: every check-up that is current has them, and what was removed keeps its name.</summary>
public class OwnStoreTests
{
    private static readonly OwnExercise Sit = new()
    {
        Id = "own-sit", Name = "Wall sit", By = SetBy.Therapist, Use = OwnUse.Practice, How = ["Back to the wall."], Sets = 3, HoldSeconds = 30, RestSeconds = 30,
        Posture = "standing", Where = "room", Easier = ["own-lean"],
    };

    private static readonly OwnExercise Lean = Sit with { Id = "own-lean", Name = "Lean", Easier = [], Use = OwnUse.Kept };
    private static readonly Limit NotSit = new("limit-1", LimitKind.Exercise, "own-sit", null, SetBy.Me, new DateOnly(2026, 11, 1), null, "Not now.");

    [Fact]
    public async Task They_are_part_of_the_current_check_up_and_of_the_next()
    {
        using var shelf = await Shelf.StartedAsync(CheckLength.Quick);
        var store = await FillAsync(shelf);
        await ShouldHaveThemAsync(shelf);
        await shelf.Store.StartAsync(CheckLength.Full, [], Shelf.Stop);
        await ShouldHaveThemAsync(shelf);
        (await shelf.Store.FindAsync(1, Shelf.Stop))!.Answers.Own.ShouldBeEmpty("a finished check-up makes no plan");
        (await store.ReadAsync(Shelf.Stop)).NotFitting.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_raises_the_revision_so_that_the_plan_is_made_anew()
    {
        using var shelf = await Shelf.StartedAsync(CheckLength.Quick);
        var store = StoreOf(shelf);
        var revisions = new List<int>();
        async Task NoteAsync() => revisions.Add((await shelf.CurrentAsync()).Revision);
        await NoteAsync();
        await store.SaveAsync(Lean, Shelf.Stop);
        await NoteAsync();
        await store.SaveAsync(NotSit with { Of = "own-lean" }, Shelf.Stop);
        await NoteAsync();
        await store.RemoveLimitAsync("limit-1", Shelf.Stop);
        await NoteAsync();
        revisions.ShouldBe(revisions.Distinct().Order());
    }

    [Fact]
    public async Task One_may_be_changed_and_removed_and_keeps_its_place_and_its_name()
    {
        using var shelf = await Shelf.OpenAsync();
        var store = await FillAsync(shelf);
        await store.SaveAsync(Sit with { Name = "Sit", Removed = true }, Shelf.Stop);
        var all = await store.ReadAsync(Shelf.Stop);
        all.Exercises.Select(one => (one.Name, one.Removed)).ShouldBe([("Lean", false), ("Sit", true)]);
        all.Limits.ShouldHaveSingleItem().ShouldBe(NotSit);
        await store.RemoveLimitAsync("limit-1", Shelf.Stop);
        await store.RemoveLimitAsync("never-there", Shelf.Stop);
        (await store.ReadAsync(Shelf.Stop)).Limits.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_knowledge_no_longer_knows_is_left_out_and_told()
    {
        using var shelf = await Shelf.StartedAsync(CheckLength.Quick);
        var store = await FillAsync(shelf);
        await store.SaveAsync(Sit with { Id = "own-odd", Needs = ["gone"] }, Shelf.Stop);
        await store.SaveAsync(NotSit with { Id = "limit-odd", Of = "own-odd" }, Shelf.Stop);
        var all = await store.ReadAsync(Shelf.Stop);
        all.Exercises.Select(one => one.Id).ShouldBe(["own-lean", "own-sit"]);
        all.Limits.Select(one => one.Id).ShouldBe(["limit-1"]);
        all.NotFitting.Select(problem => problem.Path).ShouldBe(["$.own['own-odd'].needs[0]", "$.own['limit-odd'].of"]);
        (await shelf.CurrentAsync()).NotFitting.Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_swap_for_an_own_exercise_fits()
    {
        using var shelf = await Shelf.StartedAsync(CheckLength.Quick);
        await FillAsync(shelf);
        var swap = new JsonObject { ["swaps"] = new JsonArray(new JsonObject { ["exercise"] = "own-sit", ["with"] = "own-lean" }) };
        await shelf.Store.SaveAsync("swaps", swap, Shelf.Stop);
        var current = await shelf.CurrentAsync();
        current.NotFitting.ShouldBeEmpty();
        current.Answers.Swaps.ShouldHaveSingleItem().With.ShouldBe("own-lean");
    }

    [Fact]
    public async Task They_go_along_with_an_export_and_are_deleted_with_everything()
    {
        using var shelf = await Shelf.StartedAsync(CheckLength.Quick);
        var store = await FillAsync(shelf);
        var export = await shelf.Store.ExportAsync(Shelf.Stop);
        await shelf.Store.DeleteAllAsync(Shelf.Stop);
        (await store.ReadAsync(Shelf.Stop)).Exercises.ShouldBeEmpty();
        foreach (var file in Directory.GetFiles(shelf.Folder, "hipwise.db*"))
        {
            Encoding.Latin1.GetString(await ReadSharedAsync(file)).ShouldNotContain("Wall sit");
        }

        await shelf.Store.ImportAsync(export, Shelf.Stop);
        await ShouldHaveThemAsync(shelf);
        FullShelf.WithoutTime(await shelf.Store.ExportAsync(Shelf.Stop)).ShouldBe(FullShelf.WithoutTime(export));
        (await Should.ThrowAsync<ImportException>(shelf.Store.ImportAsync(export, Shelf.Stop))).Problems.ShouldHaveSingleItem().Message.ShouldContain("here already");
    }

    [Theory]
    [InlineData("kind", "\"pill\"", "$.own[0].kind: must be one of exercise, limit")]
    [InlineData("id", "\"own-other\"", "$.own[0].content: must hold the same 'id'")]
    [InlineData("createdAt", "1", "$.own[0].createdAt: must be a time such as \"2026-11-21T08:30:00Z\"")]
    [InlineData("content", "null", "$.own[0]: 'content' is missing")]
    public async Task A_slip_in_an_exported_file_is_told(string name, string value, string message)
    {
        using var shelf = await Shelf.StartedAsync(CheckLength.Quick);
        await FillAsync(shelf);
        var file = JsonNode.Parse(await shelf.Store.ExportAsync(Shelf.Stop))!;
        file["own"]![0]![name] = JsonNode.Parse(value);
        using var empty = await Shelf.OpenAsync();
        var problem = await Should.ThrowAsync<ImportException>(empty.Store.ImportAsync(Encoding.UTF8.GetBytes(file.ToJsonString()), Shelf.Stop));
        problem.Problems.Select(one => one.ToString()).ShouldContain(message);
    }

    [Fact]
    public async Task A_file_from_before_there_were_any_is_read()
    {
        using var shelf = await Shelf.StartedAsync(CheckLength.Quick);
        var file = JsonNode.Parse(await shelf.Store.ExportAsync(Shelf.Stop))!.AsObject();
        file["version"] = 2;
        file.Remove("own");
        using var empty = await Shelf.OpenAsync();
        await empty.Store.ImportAsync(Encoding.UTF8.GetBytes(file.ToJsonString()), Shelf.Stop);
        (await StoreOf(empty).ReadAsync(Shelf.Stop)).Exercises.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_thousandth_is_read_like_the_first_and_there_is_an_end()
    {
        using var shelf = await Shelf.OpenAsync();
        var store = StoreOf(shelf);
        for (var number = 1; number <= 1000; number++)
        {
            await store.SaveAsync(Lean with { Id = $"own-{number}", Name = $"Number {number}", Removed = number > 300 }, Shelf.Stop);
        }

        (await store.ReadAsync(Shelf.Stop)).Exercises.Select(one => one.Name).ShouldContain("Number 1000");
        for (var number = 1; number <= TestKnowledge.Shipped.Own.MostLimits; number++)
        {
            await store.SaveAsync(NotSit with { Id = $"limit-{number}", Of = "own-1" }, Shelf.Stop);
        }

        await Should.ThrowAsync<InvalidOperationException>(store.SaveAsync(NotSit with { Id = "one-more" }, Shelf.Stop));
    }

    private static OwnStore StoreOf(Shelf shelf) => new(shelf.Database, TestKnowledge.Shipped, shelf.Clock);

    private static async Task<OwnStore> FillAsync(Shelf shelf)
    {
        var store = StoreOf(shelf);
        await store.SaveAsync(Lean, Shelf.Stop);
        await store.SaveAsync(Sit, Shelf.Stop);
        await store.SaveAsync(NotSit, Shelf.Stop);
        return store;
    }

    private static async Task ShouldHaveThemAsync(Shelf shelf)
    {
        var answers = (await shelf.CurrentAsync()).Answers;
        answers.Own.Select(one => OwnPart.Write(one).ToJsonString()).ShouldBe(((ImmutableArray<OwnExercise>)[Lean, Sit]).Select(one => OwnPart.Write(one).ToJsonString()));
        answers.Limits.ShouldBe([NotSit]);
    }

    private static async Task<byte[]> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Shelf.Stop);
        return copy.ToArray();
    }
}
