using Hipwise.Web.EndToEnd.Hosts;

namespace Hipwise.Web.EndToEnd.Body;

/// <summary>The body model where nothing can be drawn: without WebGL, and without scripts.</summary>
public class WithoutDrawingTests(Chromium chromium, Server server) : BrowserTest(chromium, server)
{
    [Fact]
    public async Task Without_WebGL_the_still_picture_and_the_numbers_stay()
    {
        var visit = await VisitAsync();
        await visit.Page.GotoAsync("/learn/muscles");
        await visit.Page.Locator("hw-body[data-state=still]").WaitForAsync();
        await Assertions.Expect(visit.Page.Locator(".body-view img")).ToBeVisibleAsync();
        (await visit.Page.Locator(".body-view img").EvaluateAsync<int>("(image) => image.naturalWidth")).ShouldBeGreaterThan(0);
        (await visit.Page.Locator("[data-rows] tbody tr").CountAsync()).ShouldBeGreaterThan(30);
        await visit.Page.GotoAsync("/learn/exercises/squat");
        await visit.Page.Locator("hw-body[data-state=still]").WaitForAsync();
        await Assertions.Expect(visit.Page.Locator(".hw-figure").First).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("[data-rows]")).ToBeVisibleAsync();
        (await visit.Page.Locator("canvas").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Without_scripts_postures_and_trials_are_forms()
    {
        var visit = await VisitAsync(new() { JavaScriptEnabled = false });
        var page = visit.Page;
        await page.GotoAsync("/learn/muscles");
        var standing = await page.Locator("[data-row=\"0\"]").TextContentAsync();
        await page.Locator("[data-slider]").First.FillAsync("60");
        await page.GetByRole(AriaRole.Button, new() { Name = Words.Say("body.show") }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-row=\"0\"]")).Not.ToHaveTextAsync(standing!);

        await page.GotoAsync("/learn/simulate");
        await page.Locator("[name=muscle]").SelectOptionAsync("gluteus-maximus");
        await page.Locator("[name=capacity]").FillAsync("30");
        await page.GetByRole(AriaRole.Button, new() { Name = Words.Say("simulate.show") }).ClickAsync();
        await Assertions.Expect(page.Locator("[name=capacity]")).ToHaveValueAsync("30");
        (await page.Locator("[data-said]").TextContentAsync())!.ShouldNotContain(Words.Say("simulate.alike"));
        page.Url.ShouldEndWith("/learn/simulate");
    }
}
