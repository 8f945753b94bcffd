using System.Net;
using System.Text.Json;
using Hipwise.Web.EndToEnd.Access;
using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd.Sitting;

/// <summary>Nudges as they reach pages: one nudge, one time, whatever the number of tabs.</summary>
public class NudgeTests(Chromium chromium, Server server) : BrowserTest(chromium, server)
{
    [Fact]
    public async Task A_nudge_shows_in_every_tab_and_is_answered_once()
    {
        await SetAsync(Noon.Due);
        var first = await VisitAsync();
        await first.Page.GotoAsync("/");
        var second = await first.AnotherTabAsync();
        await second.Page.GotoAsync("/plan");
        var nudge = first.Page.Locator(".nudge");
        await Assertions.Expect(nudge).ToBeVisibleAsync();
        await Assertions.Expect(second.Page.Locator(".nudge")).ToBeVisibleAsync();
        await second.Page.Locator(".nudge").GetByRole(AriaRole.Button, new() { Name = Words.Say("sitting.nudge.done") }).ClickAsync();
        await Assertions.Expect(second.Page.Locator(".nudge")).ToHaveCountAsync(0);
        await Assertions.Expect(nudge).ToHaveCountAsync(0);
        using var caller = new Caller(Server.Address);
        var board = await BoardAsync(caller);
        board.GetProperty("open").ValueKind.ShouldBe(JsonValueKind.Null);
        (await caller.GetAsync("/sitting")).Main.ShouldContain(Words.Say("sitting.days.breaks"));
        // Down and up again within a moment is no stretch, and no break.
        await caller.PostAsync("/sitting", (await caller.GetAsync("/sitting")).FormOf("sit").Values);
        await caller.PostAsync("/sitting", (await caller.GetAsync("/sitting")).FormOf("sit").Values);
        (await caller.GetAsync("/sitting")).Document.QuerySelectorAll("[aria-labelledby=days] tbody tr:first-child td").Select(cell => cell.TextContent.Trim().TrimEnd('*', ' '))
            .ShouldBe(["0", "0", "0", "1"], "minutes, stretches, the longest, breaks");
    }

    [Fact]
    public async Task Where_it_is_wanted_a_nudge_sounds_once_for_all_tabs_and_comes_while_the_page_of_breaks_is_open()
    {
        // A computer that tests run on may have no sound: what would be played is counted.
        const string Deaf = """
            window.played = 0;
            const nothing = { setValueAtTime() {}, exponentialRampToValueAtTime() {} };
            window.AudioContext = class { state = "running"; currentTime = 0; destination = {};
              createOscillator() { return { frequency: {}, connect: (to) => to, start() { window.played++; }, stop() {} }; }
              createGain() { return { gain: nothing, connect() {} }; } };
            """;
        await SetAsync(form => Noon.NotYet(form).Where(value => value.Key != "sound").Append(KeyValuePair.Create("sound", "yes")));
        var first = await VisitAsync();
        await first.Context.AddInitScriptAsync(Deaf);
        await first.Page.GotoAsync("/sitting");
        var second = await first.AnotherTabAsync();
        await second.Page.GotoAsync("/plan");
        foreach (var page in (IPage[])[first.Page, second.Page])
        {
            await page.Locator("h1").ClickAsync();
        }

        using var caller = new Caller(Server.Address);
        await caller.PostAsync("/sitting", Noon.Due((await caller.GetAsync("/sitting")).FormOf("settings").Values));
        await Assertions.Expect(first.Page.Locator(".nudge")).ToBeVisibleAsync();
        await Assertions.Expect(second.Page.Locator(".nudge")).ToBeVisibleAsync();
        foreach (var page in (IPage[])[first.Page, second.Page])
        {
            // Locks are asked for in order: whoever wanted to ring before has rung by now.
            await page.EvaluateAsync("() => navigator.locks.request('after', () => 0)");
        }

        (await first.Page.EvaluateAsync<int>("() => window.played") + await second.Page.EvaluateAsync<int>("() => window.played")).ShouldBe(2, "two notes, in one of the tabs");
        // Loaded anew, the page shows it among what is now, and not a second time.
        await first.Page.ReloadAsync();
        await Assertions.Expect(first.Page.Locator(".nudge-now")).ToBeVisibleAsync();
        await Assertions.Expect(first.Page.Locator(".nudge")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Answered_elsewhere_it_goes_away_on_the_page_of_breaks_and_outside_the_page()
    {
        await SetAsync(Noon.Due);
        var visit = await VisitAsync();
        await visit.Context.GrantPermissionsAsync(["notifications"]);
        await visit.Page.GotoAsync("/sitting");
        using var caller = new Caller(Server.Address);
        var open = await OpenAsync(caller);
        await Assertions.Expect(visit.Page.Locator($"[data-waiting='{open}']")).ToBeVisibleAsync();
        // As it is shown while nobody looks at the page.
        const string Count = "async () => (await (await navigator.serviceWorker.ready).getNotifications({ tag: 'hipwise-nudge' })).length";
        await visit.Page.EvaluateAsync("async slot => (await navigator.serviceWorker.ready).showNotification('A break', { tag: 'hipwise-nudge', data: { slot } })", open);
        (await visit.Page.EvaluateAsync<int>(Count)).ShouldBe(1);
        (await AnswerAsync(caller, open, "done")).Status.ShouldBe(HttpStatusCode.OK);
        await Assertions.Expect(visit.Page.Locator("[data-waiting]")).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.GetByText(Words.Say("sitting.nudge.over"))).ToBeVisibleAsync();
        await visit.Page.WaitForFunctionAsync($"({Count})().then((count) => count === 0)");
        visit.ShouldHaveBeenCalm();
    }

    [Fact]
    public async Task A_page_that_is_old_answers_the_nudge_it_shows_and_no_other()
    {
        await SetAsync(Noon.Due);
        using var caller = new Caller(Server.Address);
        var open = await OpenAsync(caller);
        var form = (await caller.GetAsync("/sitting")).FormOf("nudge-skip").Values.ToList();
        form.ShouldContain(KeyValuePair.Create("slot", open));
        var old = form.Where(value => value.Key != "slot").Append(KeyValuePair.Create("slot", "2026-01-05T10:00:00Z"));
        (await caller.PostAsync("/sitting", old)).Location.ShouldBe("/sitting");
        (await OpenAsync(caller)).ShouldBe(open, "it was not the one that the page showed");
        (await caller.PostAsync("/sitting", form)).Location.ShouldBe("/sitting");
        (await BoardAsync(caller)).GetProperty("open").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Snoozing_by_the_page_of_breaks_puts_the_same_nudge_off()
    {
        await SetAsync(Noon.Due);
        using var caller = new Caller(Server.Address);
        var open = await OpenAsync(caller);
        var form = (await caller.GetAsync("/sitting")).FormOf("nudge-snooze");
        (await caller.PostAsync("/sitting", form.Values)).Location.ShouldBe("/sitting");
        var board = await BoardAsync(caller);
        board.GetProperty("open").ValueKind.ShouldBe(JsonValueKind.Null);
        DateTimeOffset.Parse(board.GetProperty("nextAt").GetString()!, System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBe(DateTimeOffset.UtcNow.AddMinutes(Words.Knowledge.Nudges.SnoozeMinutes[0]), TimeSpan.FromMinutes(1));
        // Another device answers the one that was put off: the same nudge, not a second one.
        (await AnswerAsync(caller, open, "done")).Status.ShouldBe(HttpStatusCode.OK);
        (await AnswerAsync(caller, open, "skip")).Text.ShouldContain("\"done\"");
    }

    [Fact]
    public async Task A_restart_offers_nothing_twice()
    {
        await SetAsync(Noon.Due);
        using (var caller = new Caller(Server.Address))
        {
            var open = await OpenAsync(caller);
            (await AnswerAsync(caller, open, "done")).Status.ShouldBe(HttpStatusCode.OK);
        }

        await Server.KillAsync();
        await Server.StartAsync();
        using var after = new Caller(Server.Address);
        (await BoardAsync(after)).GetProperty("open").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task In_a_meeting_and_in_a_call_nothing_comes()
    {
        await SetAsync(Noon.NotYet);
        using var caller = new Caller(Server.Address);
        var file = Meeting(DateTime.UtcNow.AddHours(-1), DateTime.UtcNow.AddHours(3));
        (await SendFileAsync(caller, file)).Location.ShouldBe("/sitting");
        (await caller.GetAsync("/sitting")).Main.ShouldContain(Words.Say("sitting.now.held", ("time", "")).TrimEnd('.').TrimEnd());
        (await caller.ExportAsync()).ShouldNotContain("Secret plans");
        (await SendFileAsync(caller, "nonsense")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var call = (await caller.GetAsync("/sitting")).FormOf("call");
        await caller.PostAsync("/sitting", call.Values);
        (await caller.GetAsync("/sitting")).Main.ShouldContain(Words.Say("sitting.now.in-call"));
        (await BoardAsync(caller)).GetProperty("inCall").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_page_that_is_old_does_what_its_button_says_and_nothing_when_that_is_done()
    {
        await SetAsync(Noon.NotYet);
        using var caller = new Caller(Server.Address);
        foreach (var form in (string[])["call", "stop", "sit"])
        {
            var (old, before) = await LookAsync(form);
            await caller.PostAsync("/sitting", old);
            var (other, after) = await LookAsync(form);
            after.ShouldNotBe(before);
            // Another page still shows what this one showed.
            await caller.PostAsync("/sitting", old);
            (await LookAsync(form)).Button.ShouldBe(after, form);
            await caller.PostAsync("/sitting", other);
            (await LookAsync(form)).Button.ShouldBe(before, form);
            await caller.PostAsync("/sitting", other);
            (await LookAsync(form)).Button.ShouldBe(before, form);
        }

        async Task<(IReadOnlyList<KeyValuePair<string, string>> Values, string Button)> LookAsync(string form)
        {
            var page = await caller.GetAsync("/sitting");
            return ([.. page.FormOf(form).Values], page.Document.QuerySelector($"form:has(input[name=_handler][value={form}]) button")!.TextContent);
        }
    }

    [Fact]
    public async Task The_feed_has_a_secret_address_that_can_be_changed_and_switched_off()
    {
        await SetAsync(Noon.NotYet);
        using var caller = new Caller(Server.Address);
        var first = await MakeFeedAsync(caller);
        var feed = await caller.GetAsync(first);
        feed.MediaType.ShouldBe("text/calendar");
        feed.Text.ShouldStartWith("BEGIN:VCALENDAR\r\n");
        feed.Text.Split("BEGIN:VEVENT").Length.ShouldBeGreaterThan(7);
        var names = NamesIn(feed.Text);
        names.ShouldBeUnique();
        // A meeting moves breaks; they keep their names, so that a calendar moves them too. None is new, and those after the meeting stay.
        (await SendFileAsync(caller, Meeting(DateTime.UtcNow.AddMinutes(1), DateTime.UtcNow.AddHours(2)))).Location.ShouldBe("/sitting");
        var moved = await caller.GetAsync(first);
        moved.Text.ShouldNotBe(feed.Text);
        NamesIn(moved.Text).ShouldBeSubsetOf(names);
        var second = await MakeFeedAsync(caller);
        second.ShouldNotBe(first);
        (await caller.GetAsync(first)).Status.ShouldBe(HttpStatusCode.NotFound);
        await caller.PostAsync("/sitting", (await caller.GetAsync("/sitting")).FormOf("revoke").Values);
        (await caller.GetAsync(second)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await caller.GetAsync("/calendar/.ics")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Bad_settings_are_told_beside_the_field_and_nothing_is_lost()
    {
        await SetAsync(Noon.NotYet);
        using var caller = new Caller(Server.Address);
        var form = (await caller.GetAsync("/sitting")).FormOf("settings");
        foreach (var (field, value) in ((string, string)[])
            [("everyMinutes", "3"), ("everyMinutes", "often"), ("end", "01:00"), ("timeZone", "Mars/Base"), ("daysOff", "2026-12-24 yesterday"), ("start", ""), ("desk.sitMinutes", "-5")])
        {
            var reply = await caller.PostAsync("/sitting", form.With("desk", "yes").Where(one => one.Key != field).Append(KeyValuePair.Create(field, value)));
            reply.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, field);
            reply.Document.QuerySelectorAll("[data-problems] a").Select(link => link.GetAttribute("href")).ShouldNotBeEmpty(field);
        }

        (await caller.GetAsync("/sitting")).FormOf("settings").Values.First(value => value.Key == "everyMinutes").Value.ShouldBe("15");
    }

    [Fact]
    public async Task An_open_stream_does_not_keep_the_server_from_ending()
    {
        await SetAsync(Noon.NotYet);
        var visit = await VisitAsync();
        await visit.Page.GotoAsync("/");
        await Assertions.Expect(visit.Page.Locator("hw-nudge")).ToHaveCountAsync(1);
        (await Server.StopAsync().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).ShouldBe(0);
        await visit.Page.CloseAsync();
        await Server.StartAsync();
    }

    [Fact]
    public async Task Everyone_can_use_the_page()
    {
        await SetAsync(Noon.Due);
        var visit = await VisitAsync();
        visit.Expect(422);
        var inspection = new Inspection(visit);
        await inspection.GoAsync("/sitting");
        await visit.Page.EvaluateAsync("() => { document.querySelector('[name=everyMinutes]').value = 'often' }");
        await visit.GoAsync(new Mouse(), visit.Page.GetByRole(AriaRole.Button, new() { Name = Words.Say("sitting.settings.save") }));
        await inspection.LookAsync("/sitting with a problem");
        inspection.ShouldHaveFoundNothing();
    }

    private static string Meeting(DateTime from, DateTime to)
    {
        static string Write(DateTime time) => time.ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        return $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Secret plans\r\nDTSTART:{Write(from)}\r\nDTEND:{Write(to)}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    private static List<string> NamesIn(string feed) => [.. feed.Split("\r\n").Where(line => line.StartsWith("UID:", StringComparison.Ordinal))];

    private static async Task<JsonElement> BoardAsync(Caller caller) => JsonDocument.Parse((await caller.GetAsync("/api/v1/nudges")).Text).RootElement;

    private static async Task<string> OpenAsync(Caller caller) => (await BoardAsync(caller)).GetProperty("open").GetProperty("slot").GetString()!;

    private static async Task<Reply> AnswerAsync(Caller caller, string slot, string kind)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/nudges/{Uri.EscapeDataString(slot)}/answer")
        {
            Content = new StringContent($$"""{"kind":"{{kind}}"}""", System.Text.Encoding.UTF8, "application/json"),
        };
        return await caller.SendAsync(request);
    }

    private static async Task<string> MakeFeedAsync(Caller caller)
    {
        await caller.PostAsync("/sitting", (await caller.GetAsync("/sitting")).FormOf("feed").Values);
        var address = (await caller.GetAsync("/sitting")).Document.QuerySelector("code.address")!.TextContent;
        return new Uri(address).AbsolutePath;
    }

    private static async Task<Reply> SendFileAsync(Caller caller, string file)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in (await caller.GetAsync("/sitting")).FormOf("calendar-file").Values)
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new StringContent(file), "file", "meetings.ics");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sitting") { Content = content };
        return await caller.SendAsync(request);
    }

    private async Task SetAsync(Func<IEnumerable<KeyValuePair<string, string>>, IEnumerable<KeyValuePair<string, string>>> when)
    {
        await Seed.Quick.PlantAsync(Server.Address);
        using var caller = new Caller(Server.Address);
        var form = (await caller.GetAsync("/sitting")).FormOf("settings");
        (await caller.PostAsync("/sitting", when(form.Values))).Location.ShouldBe("/sitting");
    }
}
