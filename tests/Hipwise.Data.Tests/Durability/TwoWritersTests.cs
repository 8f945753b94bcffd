using System.Globalization;
using Hipwise.Care.Checkup;
using Hipwise.Core;

namespace Hipwise.Data.Tests.Durability;

/// <summary>Several tabs of one person write at once.</summary>
public class TwoWritersTests
{
    [Fact]
    public async Task Writers_to_different_keys_lose_nothing_and_each_write_is_counted()
    {
        const int each = 60;
        using var shelf = await Shelf.StartedAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(tab => Task.Run(() => WriteAsync(shelf, tab, each), Shelf.Stop)));
        var current = await shelf.CurrentAsync();
        current.Parts.Count.ShouldBe(4 * each);
        current.Revision.ShouldBe(4 * each);
    }

    [Fact]
    public async Task Two_stores_on_one_database_take_turns()
    {
        using var shelf = await Shelf.StartedAsync();
        var other = new CheckupStore(shelf.Database, TestKnowledge.Shipped, shelf.Clock);
        var id = Guid.NewGuid();
        await Task.WhenAll(
            Enumerable.Range(0, 30).SelectMany(_ => Sides.All, (_, side) => (side == Side.Left ? shelf.Store : other).SaveTrialAsync(id, TestTrials.OneSided(side, 20), side, true, Shelf.Stop)));
        var trial = (await shelf.CurrentAsync()).Trials.ShouldHaveSingleItem();
        (trial.LeftDone, trial.RightDone).ShouldBe((true, true));
        trial.Trial.Observations.Select(observation => observation.Side).ShouldBe([Side.Left, Side.Right]);
    }

    [Fact]
    public async Task Readers_see_one_moment_while_others_write()
    {
        using var shelf = await Shelf.StartedAsync();
        using var done = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                for (var i = 0; i < 100; i++)
                {
                    await shelf.SaveAsync($"part.{i}", "{}");
                }

                await done.CancelAsync();
            },
            Shelf.Stop);
        while (!done.IsCancellationRequested)
        {
            // Each write adds one part and one to the revision: torn reads would show another number of parts.
            var seen = await shelf.CurrentAsync();
            seen.Parts.Count.ShouldBe(seen.Revision);
        }

        await writing;
        (await shelf.CurrentAsync()).Parts.Count.ShouldBe(100);
    }

    [Fact]
    public async Task A_cancelled_write_writes_nothing()
    {
        using var shelf = await Shelf.StartedAsync();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(shelf.Store.SetLengthAsync(CheckLength.Full, stop.Token));
        (await shelf.CurrentAsync()).Answers.Length.ShouldBe(CheckLength.Quick);
        await shelf.SaveAsync("day", "{}");
    }

    private static async Task WriteAsync(Shelf shelf, int tab, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await shelf.SaveAsync(string.Create(CultureInfo.InvariantCulture, $"tab.{tab}.{i}"), "{}");
        }
    }
}
