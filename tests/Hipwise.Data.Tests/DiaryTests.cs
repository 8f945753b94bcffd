using System.Text.Json.Nodes;
using Hipwise.Data.Exchange;

namespace Hipwise.Data.Tests;

/// <summary>The diary keeps what it is told, once.</summary>
public class DiaryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public async Task Entries_come_back_in_the_order_they_happened_also_after_a_restart()
    {
        using var shelf = await Shelf.OpenAsync();
        var session = Guid.NewGuid();
        var (late, early) = (Entry("set", 5, session), Entry("morning", 1, null));
        (await StoreOf(shelf).AddAsync([late, early], Shelf.Stop)).ShouldBe([late.Id, early.Id], ignoreOrder: true);
        await shelf.ReopenAsync();
        var found = await StoreOf(shelf).ListAsync([], Shelf.Stop);
        found.Select(entry => (entry.Id, entry.Session, entry.Kind, entry.At)).ShouldBe([(early.Id, null, "morning", early.At), (late.Id, session, "set", late.At)]);
        found[1].Content.ToJsonString().ShouldBe(late.Content.ToJsonString());
        (await StoreOf(shelf).ListAsync(["morning"], Shelf.Stop)).ShouldHaveSingleItem().Id.ShouldBe(early.Id);
    }

    [Fact]
    public async Task The_same_entry_sent_again_counts_once_and_keeps_its_first_content()
    {
        using var shelf = await Shelf.OpenAsync();
        var store = StoreOf(shelf);
        var entry = Entry("set", 0, null);
        await store.AddAsync([entry, entry], Shelf.Stop);
        var again = entry with { Content = new JsonObject { ["other"] = 1 } };
        var fresh = Entry("set", 1, null);
        (await store.AddAsync([again, fresh], Shelf.Stop)).ShouldBe([fresh.Id]);
        var kept = await store.ListAsync([], Shelf.Stop);
        kept.Length.ShouldBe(2);
        kept[0].Content.ToJsonString().ShouldBe(entry.Content.ToJsonString());
    }

    [Fact]
    public async Task Two_devices_sending_at_once_lose_and_double_nothing()
    {
        using var shelf = await Shelf.OpenAsync();
        var store = StoreOf(shelf);
        var entries = Enumerable.Range(0, 60).Select(minute => Entry("set", minute, null)).ToArray();
        var added = await Task.WhenAll(Enumerable.Range(0, 6).Select(device => Task.Run(() => store.AddAsync(entries[..(30 + (device * 6))], Shelf.Stop))));
        added.Sum(ids => ids.Count).ShouldBe(60);
        (await store.ListAsync([], Shelf.Stop)).Select(entry => entry.Id).ShouldBe(entries.Select(entry => entry.Id));
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused_and_nothing_of_its_list_is_kept()
    {
        using var shelf = await Shelf.OpenAsync();
        var store = StoreOf(shelf);
        DiaryEntry[] wrong =
        [
            Entry("set", 0, null) with { Kind = "no key" }, Entry("set", 0, null) with { Id = Guid.Empty },
            Entry("set", 0, null) with { Content = new JsonObject { ["long"] = new string('x', 70_000) } },
        ];
        foreach (var entry in wrong)
        {
            await Should.ThrowAsync<ArgumentException>(store.AddAsync([Entry("set", 1, null), entry], Shelf.Stop));
        }

        (await store.ListAsync([], Shelf.Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_export_carries_the_diary_and_deleting_everything_takes_it_away()
    {
        using var shelf = await Shelf.StartedAsync();
        var store = StoreOf(shelf);
        await store.AddAsync([Entry("set", 0, Guid.NewGuid()), Entry("morning", 1, null)], Shelf.Stop);
        var before = await store.ListAsync([], Shelf.Stop);
        var file = await shelf.Store.ExportAsync(Shelf.Stop);
        await shelf.Store.DeleteAllAsync(Shelf.Stop);
        (await store.ListAsync([], Shelf.Stop)).ShouldBeEmpty();
        await shelf.Store.ImportAsync(file, Shelf.Stop);
        var after = await store.ListAsync([], Shelf.Stop);
        after.Select(entry => (entry.Id, entry.Session, entry.Kind, entry.At, entry.Content.ToJsonString()))
            .ShouldBe(before.Select(entry => (entry.Id, entry.Session, entry.Kind, entry.At, entry.Content.ToJsonString())));
        await Should.ThrowAsync<ImportException>(shelf.Store.ImportAsync(file, Shelf.Stop));
    }

    [Fact]
    public async Task The_revision_moves_with_every_write()
    {
        using var shelf = await Shelf.StartedAsync();
        var store = StoreOf(shelf);
        var before = store.Revision;
        await store.ListAsync([], Shelf.Stop);
        store.Revision.ShouldBe(before);
        await store.AddAsync([Entry("set", 0, null)], Shelf.Stop);
        store.Revision.ShouldBeGreaterThan(before);
        before = store.Revision;
        await shelf.Store.DeleteAllAsync(Shelf.Stop);
        store.Revision.ShouldBeGreaterThan(before);
    }

    private static DiaryStore StoreOf(Shelf shelf) => new(shelf.Database, shelf.Clock);

    private static DiaryEntry Entry(string kind, int minute, Guid? session) =>
        new(Guid.NewGuid(), session, kind, Noon.AddMinutes(minute).ToUniversalTime(), new JsonObject { ["minute"] = minute, ["words"] = "größer" });
}
