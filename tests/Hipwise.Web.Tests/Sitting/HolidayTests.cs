using System.Globalization;
using System.Text.Json.Nodes;
using Hipwise.Web.Features.Sitting;
using NodaTime;

namespace Hipwise.Web.Tests.Sitting;

/// <summary>Who has nothing to come for long is looked at once a day: neither forgotten nor asked about over and over.</summary>
public class HolidayTests
{
    // A Thursday.
    private static readonly DateTimeOffset NewYear = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_year_off_ends_with_a_nudge_on_the_first_day_back()
    {
        await using var host = await DeskHost.StartAsync(NewYear);
        var settings = DeskHost.Usual;
        settings["daysOff"] = new JsonArray([.. Enumerable.Range(0, 365).Select(day => JsonValue.Create(NewYear.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))]);
        await host.SetAsync(settings);
        var (looks, nudges) = await LiveAsync(host, days: 364);
        nudges.ShouldBe(0);
        looks.ShouldBeInRange(300, 366);
        // The last day off is 31 December, a Thursday; on Friday at ten the first one comes.
        (looks, nudges) = await LiveAsync(host, days: 3);
        (await host.Store.ListAsync(Instant.FromDateTimeOffset(NewYear), Stop))[0].Past.Slot.ShouldBe(Instant.FromUtc(2027, 1, 1, 10, 0));
        nudges.ShouldBe(7, "each hour from ten to four");
        looks.ShouldBeLessThan(30);
    }

    [Fact]
    public async Task Without_working_days_and_switched_off_nobody_is_asked_more_than_once_a_day_and_nobody_is_lost()
    {
        foreach (var never in (Action<JsonObject>[])[settings => settings["on"] = false, settings => settings["days"] = new JsonArray(), settings => settings["timeZone"] = "Mars/Base"])
        {
            await using var host = await DeskHost.StartAsync(NewYear);
            var settings = DeskHost.Usual;
            never(settings);
            await host.SetAsync(settings);
            var (looks, nudges) = await LiveAsync(host, days: 30);
            nudges.ShouldBe(0);
            looks.ShouldBeInRange(29, 31);
            await host.SetAsync(DeskHost.Usual);
            (_, nudges) = await LiveAsync(host, days: 5);
            nudges.ShouldBeGreaterThan(10, "what was set anew is found by the next look at the latest");
        }
    }

    [Fact]
    public async Task A_call_that_nobody_ended_is_over_the_next_day()
    {
        await using var host = await DeskHost.StartAsync(NewYear);
        await host.SetAsync(DeskHost.Usual);
        await host.Desk.ChangeTodayAsync(sheet => sheet.BeginCall(Instant.FromDateTimeOffset(NewYear)), Stop);
        (await LiveAsync(host, days: 0, hours: 15)).Nudges.ShouldBe(0);
        (await LiveAsync(host, days: 1)).Nudges.ShouldBe(7);
    }

    [Fact]
    public async Task What_two_devices_say_at_once_is_kept_of_both()
    {
        await using var host = await DeskHost.StartAsync(NewYear);
        await host.SetAsync(DeskHost.Usual);
        var now = Instant.FromDateTimeOffset(NewYear);
        for (var day = 0; day < 20; day++)
        {
            var stopped = now.InUtc().Date.PlusDays(day);
            await Task.WhenAll(
                Task.Run(() => host.Desk.ChangeTodayAsync(sheet => sheet.BeginCall(now), Stop), Stop),
                Task.Run(() => host.Desk.ChangeTodayAsync(sheet => sheet with { StoppedOn = stopped }, Stop), Stop));
            var kept = await TodaySheet.ReadAsync(host.Store, Stop);
            (kept.InCallSince, kept.StoppedOn).ShouldBe((now, stopped));
            await host.Desk.ChangeTodayAsync(sheet => sheet.EndCall(now), Stop);
        }
    }

    [Fact]
    public async Task A_nudge_that_nobody_answers_is_looked_at_again_when_it_no_longer_waits()
    {
        await using var host = await DeskHost.StartAsync(NewYear.AddHours(2));
        await host.SetAsync(DeskHost.Usual);
        (await host.Desk.LookAsync(Stop)).ShouldBeTrue();
        (await host.Desk.FindOpenAsync(Stop)).ShouldNotBeNull();
        host.Clock.Move(TimeSpan.FromMinutes(host.Knowledge.Nudges.PatienceMinutes - 1));
        (await host.Store.ListDueAsync(Instant.FromDateTimeOffset(host.Clock.GetUtcNow()), Stop)).ShouldBeEmpty();
        host.Clock.Move(TimeSpan.FromMinutes(2));
        (await host.Store.ListDueAsync(Instant.FromDateTimeOffset(host.Clock.GetUtcNow()), Stop)).Length.ShouldBe(1, "open pages are told that it is gone");
        (await host.Desk.LookAsync(Stop)).ShouldBeFalse();
        (await host.Desk.FindOpenAsync(Stop)).ShouldBeNull();
        (await host.Store.ListDueAsync(Instant.FromDateTimeOffset(host.Clock.GetUtcNow()), Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_was_never_looked_at_is_looked_at_once()
    {
        await using var host = await DeskHost.StartAsync(NewYear);
        await host.SetAsync(DeskHost.Usual);
        var now = Instant.FromDateTimeOffset(NewYear);
        (await host.Store.ListDueAsync(now, Stop)).Length.ShouldBe(1);
        await host.Desk.LookAsync(Stop);
        (await host.Store.ListDueAsync(now, Stop)).ShouldBeEmpty();
    }

    /// <summary>Lets days go by, looking every hour whether someone is due as the job does, and counts looks and nudges offered.</summary>
    private static async Task<(int Looks, int Nudges)> LiveAsync(DeskHost host, int days, int hours = 0)
    {
        var (looks, nudges) = (0, 0);
        for (var step = 0; step < (days * 24) + hours; step++)
        {
            host.Clock.Move(TimeSpan.FromHours(1));
            foreach (var _ in await host.Store.ListDueAsync(Instant.FromDateTimeOffset(host.Clock.GetUtcNow()), Stop))
            {
                looks++;
                nudges += await host.Desk.LookAsync(Stop) ? 1 : 0;
            }
        }

        return (looks, nudges);
    }
}
