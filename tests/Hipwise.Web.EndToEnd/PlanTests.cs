using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd;

/// <summary>The plan can be changed, changed back, and printed.</summary>
public class PlanTests(Chromium chromium, Server server) : BrowserTest(chromium, server)
{
    private static readonly Mouse Mouse = new();

    [Theory]
    [InlineData("plan-page.easier")]
    [InlineData("plan-page.harder")]
    public async Task An_exercise_changed_stands_in_place_of_the_other_until_changed_back(string key)
    {
        await Seed.Quick.PlantAsync(Server.Address);
        var visit = await VisitAsync();
        await visit.Page.GotoAsync("/plan");
        var before = await visit.Page.Locator("article.line h3").AllInnerTextsAsync();
        var change = visit.Page.GetByRole(AriaRole.Button, new() { Name = Words.Say(key, ("exercise", "")) }).First;
        var variant = (await change.InnerTextAsync())[Words.Say(key, ("exercise", "")).Length..].Trim();
        var original = await change.Locator("xpath=ancestor::article//h3").InnerTextAsync();

        await visit.GoAsync(Mouse, change);
        var line = visit.Page.Locator("article.line", new() { HasText = Words.Say("plan-page.instead-of", ("exercise", original)) });
        await Assertions.Expect(line.Locator("h3")).ToHaveTextAsync(variant);
        (await visit.Page.Locator("article.line h3").AllInnerTextsAsync()).ShouldNotBe(before);

        await visit.GoAsync(Mouse, line.GetByRole(AriaRole.Button, new() { Name = Words.Say("plan-page.back-to", ("exercise", original)) }));
        (await visit.Page.Locator("article.line h3").AllInnerTextsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task On_paper_each_exercise_says_how_and_no_button_is_left()
    {
        await Seed.Quick.PlantAsync(Server.Address);
        var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/plan");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = Words.Say("plan-page.print") })).ToBeVisibleAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var gone in (string[])["header.top", "footer", ".swap", "hw-print", "main button:visible"])
        {
            (await page.Locator(gone).Locator("visible=true").CountAsync()).ShouldBe(0, gone);
        }

        await Assertions.Expect(page.Locator("article.line details ol").First).ToBeVisibleAsync();
        var pdf = await page.PdfAsync(new() { Format = "A4" });
        pdf.Length.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public async Task Print_asks_the_browser_to_print()
    {
        await Seed.Quick.PlantAsync(Server.Address);
        var visit = await VisitAsync();
        await visit.Page.AddInitScriptAsync("window.print = () => { window.printed = (window.printed ?? 0) + 1; };");
        await visit.Page.GotoAsync("/plan");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = Words.Say("plan-page.print") }).ClickAsync();
        (await visit.Page.EvaluateAsync<int>("window.printed")).ShouldBe(1);
    }
}
