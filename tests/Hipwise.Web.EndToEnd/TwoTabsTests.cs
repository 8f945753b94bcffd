using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd;

/// <summary>Two tabs of one browser, and pages that have grown old.</summary>
public class TwoTabsTests(Chromium chromium, Server server) : BrowserTest(chromium, server)
{
    private static readonly Mouse Mouse = new();

    [Fact]
    public async Task Each_tab_answers_another_page_and_nothing_is_lost()
    {
        await Seed.Questions.PlantAsync(Server.Address);
        var visit = await VisitAsync();
        var other = await visit.AnotherTabAsync();
        await visit.Page.GotoAsync("/checkup/day?from=answers");
        await other.Page.GotoAsync("/checkup/wishes?from=answers");
        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = Words.Say("checkup.day.hours") }).FillAsync("3.5");
        await other.Page.GetByRole(AriaRole.Textbox, new() { Name = Words.Say("checkup.wishes.minutes") }).FillAsync("17");
        await visit.GoAsync(Mouse, visit.Page.GetByRole(AriaRole.Button, new() { Name = Words.Say("form.continue") }));
        await other.GoAsync(Mouse, other.Page.GetByRole(AriaRole.Button, new() { Name = Words.Say("form.continue") }));
        await Assertions.Expect(other.Page.Locator("main")).ToContainTextAsync("3.5 h");
        await Assertions.Expect(other.Page.Locator("main")).ToContainTextAsync("17 min");
    }

    [Fact]
    public async Task Each_tab_tells_of_another_pain_and_nothing_is_lost()
    {
        await Seed.Quick.PlantAsync(Server.Address);
        var visit = await VisitAsync();
        var other = await visit.AnotherTabAsync();
        await visit.Page.GotoAsync("/checkup/pain/1");
        await other.Page.GotoAsync("/checkup/pain/2");
        await SendStrengthAsync(visit, "7");
        await SendStrengthAsync(other, "5");
        await visit.Page.GotoAsync("/checkup/answers");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("7 of 10");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("5 of 10");
    }

    [Fact]
    public async Task Each_tab_does_one_side_and_both_are_kept()
    {
        await Seed.Questions.PlantAsync(Server.Address);
        var visit = await VisitAsync();
        var other = await visit.AnotherTabAsync();
        const string trial = "0123456789abcdef0123456789abcdef";
        await visit.Page.GotoAsync($"/checkup/test/single-leg-bridge/left?trial={trial}");
        await other.Page.GotoAsync($"/checkup/test/single-leg-bridge/right?trial={trial}");
        var ask = Words.Knowledge.Screens["single-leg-bridge"].TryMeasure("hold")!.Ask;
        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = ask }).FillAsync("41");
        await other.Page.GetByRole(AriaRole.Textbox, new() { Name = ask }).FillAsync("42");
        await other.GoAsync(Mouse, other.Page.GetByRole(AriaRole.Button, new() { Name = Words.Say("form.save") }));
        await visit.GoAsync(Mouse, visit.Page.GetByRole(AriaRole.Button, new() { Name = Words.Say("form.save") }));
        await visit.Page.GotoAsync("/checkup/answers");
        var line = visit.Page.Locator(".answers li", new() { HasText = Words.Knowledge.Screens["single-leg-bridge"].Words.Name });
        await Assertions.Expect(line).ToHaveCountAsync(1);
        await Assertions.Expect(line).ToContainTextAsync("41 s");
        await Assertions.Expect(line).ToContainTextAsync("42 s");
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_trial()
    {
        await Seed.Questions.PlantAsync(Server.Address);
        using var caller = new Caller(Server.Address);
        const string path = "/checkup/test/single-leg-bridge/left?trial=0123456789abcdef0123456789abcdef";
        var form = (await caller.GetAsync(path)).FormOf("answers").With("screens[0].left.hold", "33").ToList();
        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => caller.PostAsync(path, form)));
        replies.Select(reply => reply.Location).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        var trials = ExportFile.Current(await caller.ExportAsync())["trials"]!.AsArray();
        trials.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_page_left_open_while_everything_was_deleted_leads_to_the_start()
    {
        await Seed.Quick.PlantAsync(Server.Address);
        var visit = await VisitAsync();
        (string Path, string Button)[] open =
        [
            ("/checkup/day", Words.Say("form.continue")), ("/checkup/safety/1", Words.Say("checkup.safety.rest")), ("/checkup/pain/1", Words.Say("form.continue")),
            ("/checkup/test/single-leg-bridge", Words.Say("checkup.test.skip")), ("/checkup", Words.Say("checkup.resume.longer")),
        ];
        var tabs = new List<Visit>();
        foreach (var (path, _) in open)
        {
            var tab = await visit.AnotherTabAsync();
            await tab.Page.GotoAsync(path);
            tabs.Add(tab);
        }

        using var caller = new Caller(Server.Address);
        await caller.DeleteEverythingAsync();
        // A form of a page that is no longer there is refused on a page of its own.
        visit.Expect(400);
        foreach (var (tab, (path, button)) in tabs.Zip(open))
        {
            await tab.GoAsync(Mouse, tab.Page.GetByRole(AriaRole.Button, new() { Name = button }));
            var heading = await tab.Page.Locator("h1").InnerTextAsync();
            heading.ShouldBeOneOf([Words.Say("checkup.title"), Words.Say("sorry.form.title")], path);
        }

        (await caller.GetAsync("/data/export")).Text.ShouldContain("\"checkups\": []", Case.Sensitive);
    }

    [Fact]
    public async Task A_form_already_sent_in_another_tab_is_refused_kindly()
    {
        var visit = await VisitAsync();
        var other = await visit.AnotherTabAsync();
        foreach (var tab in (Visit[])[visit, other])
        {
            await tab.Page.GotoAsync("/checkup");
        }

        var begin = Words.Say("checkup.start.begin");
        await visit.GoAsync(Mouse, visit.Page.GetByRole(AriaRole.Button, new() { Name = begin }));
        visit.Expect(400);
        await other.GoAsync(Mouse, other.Page.GetByRole(AriaRole.Button, new() { Name = begin }));
        using var caller = new Caller(Server.Address);
        var file = System.Text.Json.Nodes.JsonNode.Parse(await caller.ExportAsync())!;
        file["checkups"]!.AsArray().Count.ShouldBe(1);
    }

    private static async Task SendStrengthAsync(Visit tab, string strength)
    {
        await tab.Page.GetByRole(AriaRole.Group, new() { Name = Words.Say("checkup.pain.intensity") }).GetByLabel(strength, new() { Exact = true }).ClickAsync();
        await tab.GoAsync(Mouse, tab.Page.GetByRole(AriaRole.Button, new() { Name = Words.Say("form.continue") }));
    }
}
