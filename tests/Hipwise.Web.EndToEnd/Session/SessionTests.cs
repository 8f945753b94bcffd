using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd.Session;

/// <summary>A session from its overview to its end, on a clock that the test moves.</summary>
public class SessionTests(Chromium chromium, Server server) : BrowserTest(chromium, server)
{
    [Fact]
    public async Task Goes_to_its_end_without_a_touch_and_all_of_it_is_kept()
    {
        var (_, practice) = await OpenAsync();
        var asked = await practice.SetsAskedAsync();
        await practice.StartAsync();
        await practice.ToTheEndAsync();
        await practice.AllSentAsync();
        var kept = await practice.KeptAsync();
        var kinds = kept.Select(one => one.GetProperty("kind").GetString()).ToList();
        kinds.Count(kind => kind == "set").ShouldBe(asked);
        kinds.Count(kind => kind == "begin").ShouldBe(1);
        kinds.Count(kind => kind == "finish").ShouldBe(1);
        kept.Count(one => one.TryGetProperty("pain", out _)).ShouldBe(0);
        await practice.Page.Clock.ResumeAsync();
        await practice.Page.GetByRole(AriaRole.Link, new() { Name = Words.Say("player.to-today") }).ClickAsync();
        await Assertions.Expect(practice.Page).ToHaveURLAsync($"{Server.Address}/");
    }

    [Fact]
    public async Task Keeps_what_is_tapped_in_the_rest_and_ends_an_exercise_that_hurts()
    {
        var (_, practice) = await OpenAsync();
        await practice.StartAsync();
        await practice.UntilAsync("work");
        var first = await practice.Page.Locator(".stage h1").InnerTextAsync();
        await practice.Button("player.done-now").ClickAsync();
        await TapAsync(practice, "player.effort", 7);
        await TapAsync(practice, "player.pain", 9);
        await Assertions.Expect(practice.Page.GetByText(Words.Say("player.ends-pain", ("limit", $"{Words.Knowledge.Reasoning.Plan.PainAcceptable}")))).ToBeVisibleAsync();
        await practice.UntilAsync("work");
        (await practice.Page.Locator(".stage h1").InnerTextAsync()).ShouldNotBe(first);
        await practice.Button("player.enough").ClickAsync();
        await practice.Button("player.end-session").ClickAsync();
        await practice.AllSentAsync();
        var set = (await practice.KeptAsync()).First(one => one.GetProperty("kind").GetString() == "set");
        set.GetProperty("effort").GetInt32().ShouldBe(7);
        set.GetProperty("pain").GetInt32().ShouldBe(9);
        var kept = await practice.KeptAsync();
        kept.ShouldContain(one => one.GetProperty("kind").GetString() == "stop");
        // What was still to do is told as left out, with the reason; the page of the end says it too.
        var reasons = kept.Where(one => one.GetProperty("kind").GetString() == "skip").Select(one => one.GetProperty("reason").GetString()).ToList();
        reasons.Count(reason => reason == "pain").ShouldBe(1);
        reasons.Count(reason => reason == "stopped").ShouldBe(reasons.Count - 1);
        (await practice.Page.Locator(".ending-left li").CountAsync()).ShouldBe(reasons.Count);
    }

    [Fact]
    public async Task Started_over_what_was_done_counts_and_the_day_is_one_session()
    {
        var (_, practice) = await OpenAsync();
        var asked = await practice.SetsAskedAsync();
        await practice.StartAsync();
        await practice.UntilAsync("rest");
        await practice.UntilAsync("work");
        await practice.Page.ReloadAsync();
        await practice.Button("player.start-over").ClickAsync();
        await practice.ToTheEndAsync();
        await practice.AllSentAsync();
        var kept = await practice.KeptAsync();
        kept.Count(one => one.GetProperty("kind").GetString() == "set").ShouldBe(asked + 1);
        kept.Count(one => one.GetProperty("kind").GetString() == "begin" && one.TryGetProperty("restarts", out _)).ShouldBe(1);
        await practice.Page.Clock.ResumeAsync();
        await practice.Page.GotoAsync("/progress");
        await Assertions.Expect(practice.Page.Locator(".week-words .done").First).ToContainTextAsync("1 ");
        await Assertions.Expect(practice.Page.Locator(".week-words .done").First).ToContainTextAsync($"{asked + 1}");
    }

    [Fact]
    public async Task Goes_on_after_a_reload_in_the_middle_of_a_set()
    {
        var (_, practice) = await OpenAsync();
        var asked = await practice.SetsAskedAsync();
        await practice.StartAsync();
        await practice.UntilAsync("rest");
        await practice.UntilAsync("work");
        await practice.RunAsync(2);
        await practice.Page.ReloadAsync();
        await practice.Button("player.go-on", ("number", "2")).ClickAsync();
        await practice.ToTheEndAsync();
        await practice.AllSentAsync();
        var kinds = await practice.KindsAsync();
        kinds.Count(kind => kind == "set").ShouldBe(asked);
        kinds.Count(kind => kind == "begin").ShouldBe(1);
    }

    [Fact]
    public async Task Goes_on_without_a_connection_and_is_sent_later()
    {
        var (visit, practice) = await OpenAsync();
        visit.ExpectOffline();
        await practice.Page.EvaluateAsync("async () => { await navigator.serviceWorker.ready }");
        await practice.Page.WaitForFunctionAsync("async () => (await (await caches.open('hipwise')).keys()).some((one) => one.url.includes('/session/'))");
        await practice.StartAsync();
        await practice.UntilAsync("rest");
        await visit.Context.SetOfflineAsync(true);
        await Assertions.Expect(practice.Page.GetByText(Words.Say("player.offline"))).ToBeVisibleAsync();
        await practice.UntilAsync("work");
        await practice.Page.ReloadAsync();
        await practice.Button("player.go-on", ("number", "2")).ClickAsync();
        await practice.ToTheEndAsync();
        await Assertions.Expect(practice.Page.GetByText(Words.Say("player.pending"))).ToBeVisibleAsync();
        (await practice.KindsAsync()).ShouldNotContain("finish");
        await visit.Context.SetOfflineAsync(false);
        await practice.AllSentAsync();
        var kept = await practice.KeptAsync();
        kept.Select(one => one.GetProperty("id").GetString()).ShouldBeUnique();
        (await practice.KindsAsync()).ShouldContain("finish");
    }

    [Fact]
    public async Task Runs_in_one_tab_at_a_time()
    {
        var (visit, practice) = await OpenAsync();
        await practice.StartAsync();
        await practice.UntilAsync("work");
        var other = new Practice(await visit.AnotherTabAsync(), Server.Address);
        await other.Page.GotoAsync(Practice.Path);
        await Assertions.Expect(other.Page.GetByText(Words.Say("player.elsewhere"))).ToBeVisibleAsync();
        await other.Button("player.take-over").ClickAsync();
        await Assertions.Expect(other.Button("player.resume")).ToBeVisibleAsync();
        await Assertions.Expect(practice.Page.GetByText(Words.Say("player.elsewhere"))).ToBeVisibleAsync();
        await Assertions.Expect(practice.Stage).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Lays_aside_what_the_server_does_not_accept_and_goes_on()
    {
        var (visit, practice) = await OpenAsync();
        visit.Expect(422);
        var refused = 0;
        await practice.Page.RouteAsync("**/api/v1/sessions/*/events", async route =>
        {
            if (refused++ == 0)
            {
                await route.FulfillAsync(new() { Status = 422, ContentType = "application/problem+json", Body = """{"errors":{"$[0].kind":["is not known"]}}""" });
                return;
            }

            await route.ContinueAsync();
        });
        await practice.StartAsync();
        await Assertions.Expect(practice.Page.GetByText(Words.Say("player.refused"))).ToHaveCountAsync(1);
        await practice.ToTheEndAsync();
        await practice.AllSentAsync();
        (await practice.KindsAsync()).ShouldContain("finish");
    }

    [Fact]
    public async Task Something_that_feels_wrong_leads_to_the_safety_questions()
    {
        var (_, practice) = await OpenAsync();
        await practice.StartAsync();
        await practice.Button("player.wrong").ClickAsync();
        await practice.Button("player.wrong-stop").ClickAsync();
        await practice.AllSentAsync();
        await practice.Page.Clock.ResumeAsync();
        await practice.Page.GetByRole(AriaRole.Link, new() { Name = Words.Say("player.to-safety") }).First.ClickAsync();
        await Assertions.Expect(practice.Page).ToHaveURLAsync($"{Server.Address}/checkup/safety/1");
        var kinds = await practice.KindsAsync();
        kinds.Where(kind => kind != "skip").ShouldBe(["begin", "stop"], ignoreOrder: true);
        kinds.ShouldContain("skip", "nothing of the session was done");
    }

    [Fact]
    public async Task Can_be_done_with_keys_only()
    {
        var (_, practice) = await OpenAsync();
        var page = practice.Page;
        var keys = new Keyboard(page);
        await keys.PressAsync(practice.Button("player.start"));
        await Assertions.Expect(practice.Button("player.pause")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(practice.Button("player.resume")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(practice.Stage).ToHaveAttributeAsync("data-phase", "work");
        await page.Keyboard.PressAsync("n");
        var six = page.GetByRole(AriaRole.Group, new() { Name = Words.Say("player.effort") }).GetByLabel("6", new() { Exact = true });
        await keys.ChooseAsync(six);
        await Assertions.Expect(six).ToBeCheckedAsync();
        await keys.PressAsync(practice.Button("player.enough"));
        await keys.PressAsync(practice.Button("player.end-session"));
        await practice.AllSentAsync();
        (await practice.KeptAsync()).ShouldContain(one => one.GetProperty("kind").GetString() == "set" && one.GetProperty("effort").GetInt32() == 6);
    }

    [Fact]
    public async Task Is_a_plain_list_without_scripts()
    {
        await Seed.Quick.PlantAsync(Server.Address);
        var visit = await VisitAsync(new() { JavaScriptEnabled = false });
        await visit.Page.GotoAsync(Practice.Path);
        await Assertions.Expect(visit.Page.Locator(".overview-start .notice")).ToHaveTextAsync(Words.Say("player.no-script"));
        (await visit.Page.Locator(".overview-items > li").CountAsync()).ShouldBeGreaterThan(1);
    }

    private async Task<(Visit Visit, Practice Practice)> OpenAsync()
    {
        await Seed.Quick.PlantAsync(Server.Address);
        var visit = await VisitAsync();
        var practice = new Practice(visit, Server.Address);
        await practice.OpenAsync();
        return (visit, practice);
    }

    private static Task TapAsync(Practice practice, string question, int number) => practice.Page
        .GetByRole(AriaRole.Group, new() { Name = Words.Say(question) }).GetByLabel($"{number}", new() { Exact = true }).ClickAsync();
}
