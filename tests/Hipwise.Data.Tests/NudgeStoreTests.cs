using System.Text.Json.Nodes;
using Hipwise.Care.Nudges;
using NodaTime;

namespace Hipwise.Data.Tests;

/// <summary>A slot is offered once, and the first answer counts.</summary>
public class NudgeStoreTests
{
    private static readonly Instant Ten = Instant.FromUtc(2026, 11, 23, 10, 0);

    [Fact]
    public async Task A_slot_is_offered_once_however_many_ask_at_the_same_time()
    {
        using var shelf = await Shelf.OpenAsync();
        var store = StoreOf(shelf);
        var offered = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => store.OfferAsync(At(Ten), Ten, Shelf.Stop))));
        offered.Count(one => one).ShouldBe(1);
        (await store.ListAsync(Instant.FromUnixTimeTicks(0), Shelf.Stop)).ShouldHaveSingleItem().Past.Answer.ShouldBe(NudgeAnswer.Open);
    }

    [Fact]
    public async Task The_first_answer_counts_and_one_put_off_can_be_answered_again()
    {
        using var shelf = await Shelf.OpenAsync();
        var store = StoreOf(shelf);
        await store.OfferAsync(At(Ten), Ten, Shelf.Stop);
        (await store.AnswerAsync(Ten, NudgeAnswer.Snoozed, Ten + Duration.FromMinutes(10), Shelf.Stop)).ShouldNotBeNull().Past.Until.ShouldBe(Ten + Duration.FromMinutes(10));
        (await store.OfferAsync(At(Ten), Ten + Duration.FromMinutes(10), Shelf.Stop)).ShouldBeTrue();
        (await store.AnswerAsync(Ten, NudgeAnswer.Done, null, Shelf.Stop)).ShouldNotBeNull().Past.Answer.ShouldBe(NudgeAnswer.Done);
        (await store.AnswerAsync(Ten, NudgeAnswer.Skipped, null, Shelf.Stop)).ShouldNotBeNull().Past.Answer.ShouldBe(NudgeAnswer.Done);
        (await store.AnswerAsync(Ten + Duration.FromHours(1), NudgeAnswer.Done, null, Shelf.Stop)).ShouldBeNull();
        (await store.OfferAsync(At(Ten), Ten, Shelf.Stop)).ShouldBeFalse();
    }

    [Fact]
    public async Task Put_off_it_comes_with_the_move_of_the_desk_that_is_due_by_then()
    {
        using var shelf = await Shelf.OpenAsync();
        var store = StoreOf(shelf);
        var move = At(Ten) with { Kind = NudgeKind.Desk, Choice = null, Desk = DeskMove.Up };
        await store.OfferAsync(move, Ten, Shelf.Stop);
        (await store.AnswerAsync(Ten, NudgeAnswer.Snoozed, Ten + Duration.FromMinutes(30), Shelf.Stop)).ShouldNotBeNull().Past.DeskOnly.ShouldBeTrue();
        await store.OfferAsync(move with { Desk = DeskMove.Down }, Ten + Duration.FromMinutes(30), Shelf.Stop);
        (await store.ListAsync(Ten, Shelf.Stop)).ShouldHaveSingleItem().Desk.ShouldBe(DeskMove.Down);
        // A break with a move is a break.
        await store.OfferAsync(At(Ten + Duration.FromHours(1)) with { Desk = DeskMove.Up }, Ten + Duration.FromHours(1), Shelf.Stop);
        (await store.ListAsync(Ten, Shelf.Stop))[^1].Past.DeskOnly.ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_is_due_is_listed_until_the_next_time_is_set()
    {
        using var shelf = await Shelf.OpenAsync();
        var store = StoreOf(shelf);
        await store.SetDueAsync(Ten, Shelf.Stop);
        (await store.ListDueAsync(Ten - Duration.FromSeconds(1), Shelf.Stop)).ShouldBeEmpty();
        await shelf.ReopenAsync();
        store = StoreOf(shelf);
        (await store.ListDueAsync(Ten, Shelf.Stop)).ShouldHaveSingleItem().ShouldBe((await store.FindPersonAsync(Shelf.Stop)).ShouldNotBeNull());
        await store.SetDueAsync(Ten + Duration.FromDays(1), Shelf.Stop);
        (await store.ListDueAsync(Ten, Shelf.Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Settings_and_nudges_go_with_an_export_but_not_the_secret_address()
    {
        using var shelf = await Shelf.StartedAsync();
        var store = StoreOf(shelf);
        await store.SaveSettingAsync("nudges", new JsonObject { ["on"] = true }, Shelf.Stop);
        await store.SaveSettingAsync("feed", new JsonObject { ["secret"] = "not-for-others" }, Shelf.Stop);
        await store.OfferAsync(At(Ten) with { Desk = DeskMove.Up }, Ten, Shelf.Stop);
        var before = await store.ListAsync(Instant.FromUnixTimeTicks(0), Shelf.Stop);
        var file = await shelf.Store.ExportAsync(Shelf.Stop);
        System.Text.Encoding.UTF8.GetString(file).ShouldNotContain("not-for-others");
        await shelf.Store.DeleteAllAsync(Shelf.Stop);
        (await store.FindSettingAsync("nudges", Shelf.Stop)).ShouldBeNull();
        await shelf.Store.ImportAsync(file, Shelf.Stop);
        (await store.ListAsync(Instant.FromUnixTimeTicks(0), Shelf.Stop)).ShouldBe(before);
        (await store.FindSettingAsync("nudges", Shelf.Stop)).ShouldNotBeNull().ToJsonString().ShouldBe("{\"on\":true}");
        (await store.FindSettingAsync("feed", Shelf.Stop)).ShouldBeNull();
        (await store.ListDueAsync(Ten - Duration.FromDays(1), Shelf.Stop)).Length.ShouldBe(1, "an import brings no due time along: it is worked out at the next look");
    }

    private static NudgeStore StoreOf(Shelf shelf) => new(shelf.Database, shelf.Clock);

    private static Nudge At(Instant slot) => new(slot, slot, NudgeKind.Break, "sit-to-stand", null, false);
}
