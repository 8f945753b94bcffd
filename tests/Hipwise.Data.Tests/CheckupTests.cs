using System.Text;
using Hipwise.Care.Checkup;
using Hipwise.Core;

namespace Hipwise.Data.Tests;

public class CheckupTests
{
    [Fact]
    public async Task A_new_check_up_copies_what_it_is_told_and_leaves_the_old_one_as_it_was()
    {
        using var shelf = await Shelf.StartedAsync();
        foreach (var key in (string[])["you.body", "you.day", "youth", "pain.knee", "goals"])
        {
            await shelf.SaveAsync(key, "{}");
        }

        await shelf.Store.SaveAsync(TestTrials.OneSided(Side.Left, 20));
        var second = await shelf.Store.StartAsync(CheckLength.Full, ["you.", "goals", "never-there"], Shelf.Stop);
        (second.Number, second.Revision, second.Answers.Length).ShouldBe((2, 0, CheckLength.Full));
        second.Parts.Keys.ShouldBe(["goals", "you.body", "you.day"]);
        second.Trials.ShouldBeEmpty();

        await shelf.SaveAsync("goals", """{"note":"changed"}""");
        var first = (await shelf.Store.FindAsync(1, Shelf.Stop)).ShouldNotBeNull();
        first.Parts.Count.ShouldBe(5);
        first.Parts["goals"].Count.ShouldBe(0);
        first.Trials.ShouldHaveSingleItem();
        (await shelf.Store.FindAsync(3, Shelf.Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task The_list_is_newest_first_and_counts_each_screen_once()
    {
        using var shelf = await Shelf.StartedAsync(CheckLength.Full);
        await shelf.Store.SaveAsync(TestTrials.OneSided(Side.Left, 20));
        await shelf.Store.SaveAsync(TestTrials.OneSided(Side.Right, 20));
        await shelf.Store.SaveAsync(TestTrials.One("""{"screen":"sitting-log","whole":{"sitting":9}}"""));
        var second = await shelf.Store.StartAsync(CheckLength.Quick, [], Shelf.Stop);
        var list = await shelf.Store.ListAsync(Shelf.Stop);
        list.Select(line => (line.Number, line.Length, line.ScreensDone)).ShouldBe([(2, CheckLength.Quick, 0), (1, CheckLength.Full, 2)]);
        list[0].StartedAt.ShouldBe(second.StartedAt);
        list[0].FinishedAt.ShouldBeNull();
        list[1].FinishedAt.ShouldBe(second.StartedAt);
    }

    [Fact]
    public async Task The_length_can_be_changed()
    {
        using var shelf = await Shelf.StartedAsync();
        await shelf.Store.SetLengthAsync(CheckLength.Full, Shelf.Stop);
        await shelf.Store.SetLengthAsync(CheckLength.Full, Shelf.Stop);
        var current = await shelf.CurrentAsync();
        (current.Answers.Length, current.Revision).ShouldBe((CheckLength.Full, 1));
    }

    [Fact]
    public async Task The_newest_correction_is_shown_until_it_is_seen_and_with_it_the_older_ones()
    {
        using var shelf = await Shelf.StartedAsync();
        await shelf.Store.AddCorrectionAsync("Hours", """{ "changes": [1.0] }"""u8.ToArray(), Shelf.Stop);
        await shelf.Store.AddCorrectionAsync("Knee", "{}"u8.ToArray(), Shelf.Stop);
        var newest = (await shelf.Store.FindCorrectionAsync(Shelf.Stop)).ShouldNotBeNull();
        newest.Title.ShouldBe("Knee");
        await shelf.Store.SeeCorrectionAsync(newest.Id - 1, Shelf.Stop);
        (await shelf.Store.FindCorrectionAsync(Shelf.Stop))!.Title.ShouldBe("Knee");
        await shelf.Store.SeeCorrectionAsync(newest.Id, Shelf.Stop);
        (await shelf.Store.FindCorrectionAsync(Shelf.Stop)).ShouldBeNull();
        await shelf.Store.AddCorrectionAsync("Hours", """{ "changes": [1.0] }"""u8.ToArray(), Shelf.Stop);
        var third = (await shelf.Store.FindCorrectionAsync(Shelf.Stop)).ShouldNotBeNull();
        Encoding.UTF8.GetString(third.ChangesJson.Span).ShouldBe("""{"changes":[1.0]}""");
    }

    [Fact]
    public async Task A_correction_that_is_no_json_is_refused()
    {
        using var shelf = await Shelf.StartedAsync();
        await Should.ThrowAsync<ArgumentException>(async () => await shelf.Store.AddCorrectionAsync("Hours", "{"u8.ToArray(), Shelf.Stop));
    }
}
