using Hipwise.Care.Nudges;
using NodaTime;

namespace Hipwise.Web.Tests.Sitting;

/// <summary>That someone is at work is noted only where permitted, and tabs and devices do not add up.</summary>
public class ActivityDeskTests
{
    private static readonly DateTimeOffset Nine = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("none")]
    public async Task Nothing_is_noted_unless_it_is_switched_on(string? kind)
    {
        await using var host = await StartAsync(kind);
        var before = host.Store.Revision;
        await TellAsync(host, minutes: 60, everyMinutes: 5);
        (await host.Activity.ReadAsync(Stop)).Spans.ShouldBeEmpty();
        host.Store.Revision.ShouldBe(before);
        (await MinutesAsync(host)).ShouldBe(0);
    }

    [Theory]
    [InlineData("page", ActivityKind.Page)]
    [InlineData("computer", ActivityKind.Computer)]
    public async Task Switched_on_it_becomes_minutes_of_sitting(string kind, ActivityKind permitted)
    {
        await using var host = await StartAsync(kind);
        (await host.Activity.FindPermittedAsync(Stop)).ShouldBe(permitted);
        await TellAsync(host, minutes: 60, everyMinutes: 5);
        (await MinutesAsync(host)).ShouldBe(60);
    }

    [Fact]
    public async Task Many_tabs_and_devices_count_as_one_and_write_no_more_often()
    {
        await using var host = await StartAsync("page");
        var before = host.Store.Revision;
        for (var minute = 0; minute < 60; minute++)
        {
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.Activity.NoteAsync(Stop)));
            host.Clock.Move(TimeSpan.FromMinutes(1));
        }

        (await host.Activity.ReadAsync(Stop)).Spans.ShouldHaveSingleItem();
        (await MinutesAsync(host)).ShouldBeInRange(57, 60);
        (host.Store.Revision - before).ShouldBeLessThanOrEqualTo(21, "one each two and a half minutes at most");
    }

    [Fact]
    public async Task Switched_off_nothing_more_is_noted_and_what_was_stays_until_everything_is_deleted()
    {
        await using var host = await StartAsync("page");
        await TellAsync(host, minutes: 30, everyMinutes: 5);
        await host.SetAsync(DeskHost.Usual);
        await TellAsync(host, minutes: 60, everyMinutes: 5);
        (await MinutesAsync(host)).ShouldBe(30);
    }

    [Fact]
    public async Task Bouts_told_by_hand_and_breaks_taken_are_not_counted_again()
    {
        await using var host = await StartAsync("page");
        await TellAsync(host, minutes: 55, everyMinutes: 5);
        // A break at ten, answered at five past, in the middle of it.
        await host.Desk.LookAsync(Stop);
        host.Clock.Move(TimeSpan.FromMinutes(5));
        await host.Desk.LookAsync(Stop);
        var open = (await host.Desk.FindOpenAsync(Stop)).ShouldNotBeNull();
        await host.Activity.NoteAsync(Stop);
        await host.Desk.AnswerAsync(open.Past.Slot, NudgeAnswer.Done, null, Stop);
        host.Clock.Move(TimeSpan.FromMinutes(5));
        await TellAsync(host, minutes: 30, everyMinutes: 5);
        var (days, _) = await host.Record.ReadAsync(Instant.FromDateTimeOffset(Nine.AddDays(-1)), Instant.FromDateTimeOffset(host.Clock.GetUtcNow()), Stop);
        var day = days.ShouldHaveSingleItem();
        (day.Minutes, day.Breaks, day.LongestMinutes, day.IsTold).ShouldBe((95, 1, 60, false));
    }

    private static async Task<DeskHost> StartAsync(string? kind)
    {
        var host = await DeskHost.StartAsync(Nine);
        var settings = DeskHost.Usual;
        if (kind is not null)
        {
            settings["activity"] = kind;
        }

        await host.SetAsync(settings);
        return host;
    }

    private static async Task TellAsync(DeskHost host, int minutes, int everyMinutes)
    {
        await host.Activity.NoteAsync(Stop);
        for (var minute = 0; minute < minutes; minute += everyMinutes)
        {
            host.Clock.Move(TimeSpan.FromMinutes(everyMinutes));
            await host.Activity.NoteAsync(Stop);
        }
    }

    private static async Task<double> MinutesAsync(DeskHost host)
    {
        var (days, _) = await host.Record.ReadAsync(Instant.FromDateTimeOffset(Nine.AddDays(-1)), Instant.FromDateTimeOffset(host.Clock.GetUtcNow()), Stop);
        return days.Sum(day => day.Minutes);
    }
}
