using System.Globalization;
using Hipwise.Knowledge;
using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd;

/// <summary>The page on which a test is done: its timer, its tries, stopping, and leaving out.</summary>
public class TestPageTests(Chromium chromium, Server server) : BrowserTest(chromium, server)
{
    private const string CountSounds = "window.sounds = 0; const start = OscillatorNode.prototype.start; OscillatorNode.prototype.start = function (...at) { window.sounds++; return start.apply(this, at); };";
    private static readonly Mouse Mouse = new();
    private static readonly Screen Bridge = Words.Knowledge.Screens["single-leg-bridge"];
    private static readonly Screen Stand = Words.Knowledge.Screens["chair-stand"];
    private Visit visit = null!;

    private IPage Page => visit.Page;

    private ILocator Clock => Page.Locator("hw-timer .clock");

    private ILocator Hold => Page.GetByRole(AriaRole.Textbox, new() { Name = Bridge.TryMeasure("hold")!.Ask });

    public override async ValueTask InitializeAsync()
    {
        await Seed.Questions.PlantAsync(Server.Address);
        visit = await VisitAsync();
        await Page.AddInitScriptAsync(CountSounds);
        await Page.Clock.InstallAsync();
    }

    [Fact]
    public async Task The_stopwatch_gets_ready_counts_and_fills_in_the_hold()
    {
        await OpenAsync(Bridge, "left");
        await Assertions.Expect(Clock).ToHaveTextAsync("0:00");
        await Button("checkup.timer.start").ClickAsync();
        await Assertions.Expect(Status).ToHaveTextAsync(Words.Say("checkup.timer.ready", ("seconds", "5")));
        await Assertions.Expect(Button("checkup.timer.stop")).ToBeFocusedAsync();
        await Page.Clock.RunForAsync(2_500);
        await Assertions.Expect(Clock).ToHaveTextAsync("0:03");
        await Page.Clock.RunForAsync(2_600);
        await Assertions.Expect(Status).ToHaveTextAsync(Words.Say("checkup.timer.go"));
        await Page.Clock.RunForAsync(Bridge.TimerSeconds!.Value * 1000);
        await Assertions.Expect(Status).ToHaveTextAsync(Words.Say("checkup.timer.mark", ("seconds", $"{Bridge.TimerSeconds}")));
        await Page.Clock.RunForAsync(3_000);
        await Button("checkup.timer.stop").ClickAsync();
        await Assertions.Expect(Hold).ToBeFocusedAsync();
        int.Parse(await Hold.InputValueAsync(), CultureInfo.InvariantCulture).ShouldBeInRange(Bridge.TimerSeconds.Value + 2, Bridge.TimerSeconds.Value + 3);
        (await SoundsAsync()).ShouldBe(7, "five to get ready, one to go, one at the mark");
    }

    [Fact]
    public async Task The_stopwatch_writes_over_the_last_try_when_all_are_filled()
    {
        await OpenAsync(Bridge, "left");
        await Hold.FillAsync("99");
        await Button("checkup.timer.start").ClickAsync();
        await Page.Clock.RunForAsync(5_100 + 7_000);
        await Button("checkup.timer.stop").ClickAsync();
        (await Hold.InputValueAsync()).ShouldBeOneOf("6", "7");
    }

    [Fact]
    public async Task Without_sound_it_is_silent()
    {
        await OpenAsync(Bridge, "left");
        await Page.GetByRole(AriaRole.Checkbox, new() { Name = Words.Say("checkup.timer.sound") }).UncheckAsync();
        await Button("checkup.timer.start").ClickAsync();
        await Page.Clock.RunForAsync(70_000);
        await Button("checkup.timer.stop").ClickAsync();
        (await SoundsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Stopped_while_getting_ready_it_writes_nothing()
    {
        await OpenAsync(Bridge, "left");
        await Button("checkup.timer.start").ClickAsync();
        await Page.Clock.RunForAsync(1_000);
        await Button("checkup.timer.stop").ClickAsync();
        await Assertions.Expect(Hold).ToHaveValueAsync("");
        await Assertions.Expect(Clock).ToHaveTextAsync("0:00");
        await Assertions.Expect(Button("checkup.timer.start")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_countdown_ends_by_itself()
    {
        await OpenAsync(Stand, "whole");
        await Assertions.Expect(Clock).ToHaveTextAsync("0:30");
        await Button("checkup.timer.start").ClickAsync();
        await Page.Clock.RunForAsync(5_100 + 10_000);
        await Assertions.Expect(Clock).ToHaveTextAsync("0:20");
        await Page.Clock.RunForAsync(20_100);
        await Assertions.Expect(Clock).ToHaveTextAsync("0:00");
        await Assertions.Expect(Button("checkup.timer.start")).ToBeVisibleAsync();
        (await SoundsAsync()).ShouldBe(7, "five to get ready, one to go, one at the end");
    }

    [Fact]
    public async Task A_page_that_was_left_ticks_no_more()
    {
        await OpenAsync(Bridge, "left");
        await Button("checkup.timer.start").ClickAsync();
        await Page.Clock.RunForAsync(1_000);
        await visit.GoAsync(Mouse, Page.GetByRole(AriaRole.Link, new() { Name = Words.Say("form.back") }));
        var before = await SoundsAsync();
        await Page.Clock.RunForAsync(20_000);
        (await SoundsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Stopping_for_pain_asks_how_strong_and_thanks()
    {
        await OpenAsync(Bridge, "left");
        visit.Expect(422);
        await Choose(Words.Say("checkup.test.stopped"), Words.Say("checkup.test.stopped-pain"));
        await visit.GoAsync(Mouse, Button("form.save"));
        await Assertions.Expect(Page.Locator("fieldset .problem")).ToHaveTextAsync(Words.Say("checkup.test.pain-problem"));
        await Choose(Words.Say("checkup.test.pain"), "7");
        await visit.GoAsync(Mouse, Button("form.save"));
        Page.Url.ShouldNotContain("/right");
        await Page.GotoAsync("/checkup/tests");
        await Assertions.Expect(Page.Locator(".notice.warm")).ToContainTextAsync(Words.Say("plan.note.pain-in-screen"));
        await Page.GotoAsync("/checkup/answers");
        await Assertions.Expect(Page.Locator(".answers li", new() { HasText = Bridge.Words.Name })).ToContainTextAsync(Words.Say("checkup.test.stopped-pain"));
    }

    [Fact]
    public async Task Nothing_noted_is_told_and_what_was_noted_stays()
    {
        await OpenAsync(Bridge, "left");
        visit.Expect(422);
        await visit.GoAsync(Mouse, Button("form.save"));
        await Assertions.Expect(Page.Locator("[data-problems]")).ToContainTextAsync(Words.Say("checkup.test.nothing-problem"));
        await Hold.FillAsync("abc");
        await Choose(Words.Say("checkup.test.pain"), "2");
        await visit.GoAsync(Mouse, Button("form.save"));
        await Assertions.Expect(Hold).ToHaveValueAsync("abc");
        await Assertions.Expect(Hold).ToHaveAccessibleDescriptionAsync(Words.Say("form.not-a-number"));
        await Assertions.Expect(Group(Words.Say("checkup.test.pain")).GetByLabel("2", new() { Exact = true })).ToBeCheckedAsync();
        await Page.Locator("[data-problems] a").ClickAsync();
        await Assertions.Expect(Hold).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_side_can_be_left_out()
    {
        await OpenAsync(Bridge, "left");
        await visit.GoAsync(Mouse, Button("checkup.test.skip-side"));
        new Uri(Page.Url).AbsolutePath.ShouldBe("/checkup/test/single-leg-bridge/right");
        await Hold.FillAsync("30");
        await visit.GoAsync(Mouse, Button("form.save"));
        Page.Url.ShouldNotContain("single-leg-bridge");
        await Page.GotoAsync("/checkup");
        await visit.GoAsync(Mouse, Page.Locator("main a.button.primary"));
        Page.Url.ShouldNotContain("single-leg-bridge");
    }

    [Fact]
    public async Task A_half_done_test_goes_on_at_the_other_side()
    {
        await OpenAsync(Bridge, "left");
        await Hold.FillAsync("30");
        await visit.GoAsync(Mouse, Button("form.save"));
        var right = Page.Url;
        right.ShouldContain("/single-leg-bridge/right");
        var later = await VisitAsync();
        await later.Page.GotoAsync("/checkup");
        await later.GoAsync(Mouse, later.Page.Locator("main a.button.primary"));
        later.Page.Url.ShouldBe(right);
    }

    [Fact]
    public async Task A_test_left_out_can_be_offered_again()
    {
        await Page.GotoAsync("/checkup/tests");
        var offered = Page.Locator(".card h2").First;
        var name = await offered.InnerTextAsync();
        await visit.GoAsync(Mouse, Page.GetByRole(AriaRole.Link, new() { Name = Words.Say("checkup.tests.begin") }));
        await visit.GoAsync(Mouse, Button("checkup.test.skip"));
        await Assertions.Expect(offered).Not.ToHaveTextAsync(name);
        await Page.GotoAsync("/checkup/answers");
        var line = Page.Locator(".answers li", new() { HasText = name });
        await Assertions.Expect(line).ToContainTextAsync(Words.Say("checkup.answers.skipped"));
        await visit.GoAsync(Mouse, line.GetByRole(AriaRole.Button));
        await Assertions.Expect(line).ToHaveCountAsync(0);
        await Page.GotoAsync("/checkup/tests");
        await Assertions.Expect(offered).ToHaveTextAsync(name);
    }

    [Fact]
    public async Task A_test_done_twice_stands_twice_and_one_can_be_taken_away()
    {
        foreach (var seconds in (string[])["30", "40"])
        {
            await OpenAsync(Bridge, "left");
            await Hold.FillAsync(seconds);
            await visit.GoAsync(Mouse, Button("form.save"));
            await Hold.FillAsync(seconds);
            await visit.GoAsync(Mouse, Button("form.save"));
        }

        await Page.GotoAsync("/checkup/answers");
        var lines = Page.Locator(".answers li", new() { HasText = Bridge.Words.Name });
        await Assertions.Expect(lines).ToHaveCountAsync(2);
        await visit.GoAsync(Mouse, lines.Filter(new() { HasText = "40 s" }).GetByRole(AriaRole.Button, new() { Name = Words.Say("checkup.answers.remove-what", ("what", Bridge.Words.Name)) }));
        await Assertions.Expect(lines).ToHaveCountAsync(1);
        await Assertions.Expect(lines).ToContainTextAsync("30 s");
    }

    [Fact]
    public async Task Fewer_tries_than_asked_are_enough()
    {
        var stance = Words.Knowledge.Screens["single-leg-stance"];
        await OpenAsync(stance, "left");
        var seen = Group(stance.TryMeasure("drop-seen")!.Ask).GetByRole(AriaRole.Group, new() { Name = Words.Say("checkup.test.try", ("number", "2")) });
        await seen.GetByLabel(Words.Say("form.yes"), new() { Exact = true }).CheckAsync();
        await visit.GoAsync(Mouse, Button("form.save"));
        Page.Url.ShouldContain("/right");
    }

    private ILocator Status => Page.Locator("hw-timer [role=status]");

    private ILocator Button(string key) => Page.GetByRole(AriaRole.Button, new() { Name = Words.Say(key), Exact = true });

    private ILocator Group(string legend) => Page.GetByRole(AriaRole.Group, new() { Name = legend, Exact = true });

    private Task Choose(string legend, string option) => Group(legend).GetByLabel(option, new() { Exact = true }).ClickAsync();

    private Task<int> SoundsAsync() => Page.EvaluateAsync<int>("window.sounds");

    private async Task OpenAsync(Screen screen, string part)
    {
        await Page.GotoAsync($"/checkup/test/{screen.Id}");
        await visit.GoAsync(Mouse, Page.Locator("main .buttons a.button").First);
        new Uri(Page.Url).AbsolutePath.ShouldBe($"/checkup/test/{screen.Id}/{part}");
    }
}
