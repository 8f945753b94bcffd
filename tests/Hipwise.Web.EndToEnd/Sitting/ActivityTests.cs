using Hipwise.Web.EndToEnd.Access;
using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd.Sitting;

/// <summary>An open page tells that someone is at work: only where it was switched on, seldom, and once for all tabs.</summary>
public class ActivityTests(Chromium chromium, Server server) : BrowserTest(chromium, server)
{
    private const int Minute = 60_000;
    private const string Address = "/api/v1/sitting/activity";
    private readonly List<string> told = [];

    [Fact]
    public async Task Nothing_is_told_until_it_is_switched_on_then_one_word_and_nothing_once_it_is_off()
    {
        await SetAsync(null);
        var visit = await OpenAsync();
        await MoveAsync(visit.Page);
        told.ShouldBeEmpty();
        await Assertions.Expect(visit.Page.Locator("hw-activity")).ToHaveCountAsync(0);

        await SetAsync("page");
        await visit.Page.GotoAsync("/plan");
        await MoveAsync(visit.Page);
        // That it happened, and not a word more.
        told.ShouldBe(["{}"]);
        var other = await visit.AnotherTabAsync();
        await other.Page.GotoAsync("/learn");
        await MoveAsync(other.Page);
        await MoveAsync(visit.Page);
        told.Count.ShouldBe(1, "another tab, the same person");
        await visit.Page.Clock.FastForwardAsync(Words.Knowledge.Nudges.ActivityMinutes * Minute);
        await MoveAsync(visit.Page);
        told.Count.ShouldBe(2);
        using var caller = new Caller(Server.Address);
        (await caller.ExportAsync()).ShouldContain("\"spans\"");

        // Without a connection it is dropped, silently.
        await visit.Context.SetOfflineAsync(true);
        await visit.Page.Clock.FastForwardAsync(Words.Knowledge.Nudges.ActivityMinutes * Minute);
        await MoveAsync(visit.Page);
        told.Count.ShouldBe(2);
        await visit.Context.SetOfflineAsync(false);

        await SetAsync("none");
        await visit.Page.GotoAsync("/plan");
        await visit.Page.Clock.FastForwardAsync(Words.Knowledge.Nudges.ActivityMinutes * Minute);
        await MoveAsync(visit.Page);
        told.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_page_says_what_is_told_and_everyone_can_use_it()
    {
        await SetAsync(null);
        var visit = await VisitAsync();
        await visit.Page.GotoAsync("/sitting");
        await Assertions.Expect(visit.Page.Locator("input[name=activity][value=none]")).ToBeCheckedAsync();
        await visit.Page.Locator("input[name=activity][value=computer]").CheckAsync();
        await visit.GoAsync(new Mouse(), visit.Page.GetByRole(AriaRole.Button, new() { Name = Words.Say("sitting.settings.save") }));
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = Words.Say("sitting.activity.title") })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("hw-idle-permission p")).Not.ToBeEmptyAsync();
        var inspection = new Inspection(visit);
        await inspection.LookAsync("/sitting with activity");
        inspection.ShouldHaveFoundNothing();
    }

    private async Task<Visit> OpenAsync()
    {
        var visit = await VisitAsync();
        visit.ExpectOffline();
        visit.Context.Request += (_, request) =>
        {
            if (request.Url.EndsWith(Address, StringComparison.Ordinal))
            {
                told.Add(request.PostData ?? "");
            }
        };
        await visit.Page.Clock.InstallAsync();
        await visit.Page.GotoAsync("/plan");
        return visit;
    }

    /// <summary>Uses the mouse and waits until the page has heard of it.</summary>
    private static async Task MoveAsync(IPage page)
    {
        await page.Clock.FastForwardAsync(2_000);
        await page.Mouse.MoveAsync(40, 40);
        await page.Mouse.MoveAsync(80, 90);
        await page.EvaluateAsync("() => new Promise((done) => { navigator.locks.request('hipwise-test', () => done()) })");
    }

    private async Task SetAsync(string? kind)
    {
        using var caller = new Caller(Server.Address);
        if (kind is null)
        {
            await Seed.Quick.PlantAsync(Server.Address);
        }

        var form = (await caller.GetAsync("/sitting")).FormOf("settings").Values;
        var values = kind is null ? Noon.NotYet(form) : form.Where(value => value.Key != "activity").Append(KeyValuePair.Create("activity", kind));
        (await caller.PostAsync("/sitting", values)).Location.ShouldBe("/sitting");
    }
}
