using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd;

/// <summary>Going back, going on later, and changing what was said.</summary>
public class CorrectionTests(Chromium chromium, Server server) : BrowserTest(chromium, server)
{
    private static readonly Mouse Mouse = new();

    [Fact]
    public async Task A_corrected_answer_tells_what_it_changed_until_that_was_seen()
    {
        await Seed.Quick.PlantAsync(Server.Address);
        var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/checkup/answers");
        var bridge = Words.Knowledge.Screens["single-leg-bridge"];
        await visit.GoAsync(Mouse, page.GetByRole(AriaRole.Link, new() { Name = Words.Say("checkup.answers.change-what", ("what", $"{bridge.Words.Name}, Right")) }));
        var hold = page.GetByRole(AriaRole.Textbox, new() { Name = bridge.TryMeasure("hold")!.Ask });
        await Assertions.Expect(hold).ToHaveValueAsync("21");
        await hold.FillAsync("57");
        await visit.GoAsync(Mouse, page.GetByRole(AriaRole.Button, new() { Name = Words.Say("form.save") }));

        page.Url.ShouldEndWith("/checkup/answers");
        var changes = page.GetByRole(AriaRole.Region, new() { Name = Words.Say("checkup.changes.title") });
        await Assertions.Expect(changes).ToContainTextAsync(Words.Knowledge.Findings["bridge-hold-side-difference"].Words.Title);
        foreach (var path in (string[])["/findings", "/plan", "/checkup/answers", "/findings"])
        {
            await page.GotoAsync(path);
            await Assertions.Expect(changes).ToBeVisibleAsync();
        }

        await visit.GoAsync(Mouse, changes.GetByRole(AriaRole.Button, new() { Name = Words.Say("checkup.changes.seen") }));
        page.Url.ShouldEndWith("/findings");
        foreach (var path in (string[])["/findings", "/plan", "/checkup/answers"])
        {
            await page.GotoAsync(path);
            await Assertions.Expect(changes).ToHaveCountAsync(0);
        }

        await page.GotoAsync("/findings");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("21 s on the right");
    }

    [Fact]
    public async Task The_same_answer_again_is_no_correction()
    {
        await Seed.Quick.PlantAsync(Server.Address);
        var visit = await VisitAsync();
        var page = visit.Page;
        foreach (var path in (string[])["/checkup/age", "/checkup/day", "/checkup/training", "/checkup/things", "/checkup/wishes", "/checkup/pain/1"])
        {
            await page.GotoAsync($"{path}?from=answers");
            await visit.GoAsync(Mouse, page.GetByRole(AriaRole.Button, new() { Name = Words.Say("form.continue") }));
            page.Url.ShouldEndWith("/checkup/answers");
            await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = Words.Say("checkup.changes.title") })).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task Back_shows_the_page_before_with_its_answer()
    {
        var visit = await VisitAsync();
        var walk = new Walk(visit, Mouse, new Told { Age = "50 to 59" });
        await walk.BeginAsync();
        await walk.UntilAsync(path => path == "/checkup/safety/2");
        var back = visit.Page.GetByRole(AriaRole.Link, new() { Name = Words.Say("form.back") });
        await visit.GoAsync(Mouse, back);
        walk.Path.ShouldBe("/checkup/safety/1");
        await visit.GoAsync(Mouse, back);
        walk.Path.ShouldBe("/checkup/age");
        await Assertions.Expect(visit.Page.GetByLabel("50 to 59", new() { Exact = true })).ToBeCheckedAsync();
        await visit.GoAsync(Mouse, back);
        walk.Path.ShouldBe("/checkup");
    }

    [Fact]
    public async Task Another_day_it_goes_on_at_the_page_where_it_was_left()
    {
        var first = await VisitAsync();
        var walk = new Walk(first, Mouse, new Told());
        await walk.BeginAsync();
        foreach (var place in (string[])["/checkup/safety/3", "/checkup/day", "/checkup/wishes"])
        {
            await walk.UntilAsync(path => path == place);
            var later = await VisitAsync();
            await later.Page.GotoAsync("/checkup");
            await Assertions.Expect(later.Page.Locator("h1")).ToHaveTextAsync(Words.Say("checkup.resume.title"));
            await later.GoAsync(Mouse, later.Page.GetByRole(AriaRole.Link, new() { Name = Words.Say("checkup.resume.button") }));
            new Uri(later.Page.Url).AbsolutePath.ShouldBe(place);
            first = later;
            walk = new Walk(first, Mouse, new Told());
        }
    }

    [Fact]
    public async Task A_pain_taken_off_the_map_is_gone_from_the_findings()
    {
        await Seed.Quick.PlantAsync(Server.Address);
        var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/findings");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = Words.Say("findings-page.explanations") })).ToBeVisibleAsync();
        await page.GotoAsync("/checkup/pain?from=answers");
        // Taking a mark away changes which are the first, second and so on of those that are left.
        var marks = page.Locator("main input[type=checkbox]:checked");
        while (await marks.CountAsync() > 0)
        {
            await marks.First.ClickAsync();
        }

        await visit.GoAsync(Mouse, page.GetByRole(AriaRole.Button, new() { Name = Words.Say("checkup.map.none") }));
        await page.GotoAsync("/findings");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = Words.Say("findings-page.explanations") })).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = Words.Say("checkup.changes.title") })).ToBeVisibleAsync();
    }
}
