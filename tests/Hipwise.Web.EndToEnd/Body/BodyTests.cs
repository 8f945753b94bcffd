using System.Globalization;
using Hipwise.Web.EndToEnd.Access;
using Hipwise.Web.EndToEnd.Hosts;

namespace Hipwise.Web.EndToEnd.Body;

/// <summary>The body model where it can be drawn: by hand, by keyboard, and the numbers beside it.</summary>
public class BodyTests(DrawingChromium chromium, Server server) : BrowserTest(chromium, server), IClassFixture<DrawingChromium>
{
    private const int MostDraws = 60;

    [Fact]
    public async Task The_body_is_posed_peeled_and_picked_and_its_numbers_follow()
    {
        var page = await OpenAsync("/learn/muscles");
        await DrawsAsync(page);
        var row = page.Locator("[data-row=\"0\"]");
        var before = await row.TextContentAsync();
        var hip = page.Locator("[data-slider]").First;
        await hip.FocusAsync();
        await page.Keyboard.PressAsync("PageUp");
        await Assertions.Expect(row).Not.ToHaveTextAsync(before!);

        await page.Locator("[data-layer=\"3\"]").CheckAsync();
        await page.Locator("[data-pick-list]").SelectOptionAsync("4");
        await Assertions.Expect(page.Locator("[data-card]")).ToBeVisibleAsync();
        (await page.Locator("[data-card-values] dd").CountAsync()).ShouldBe(await page.Locator("[data-row=\"4\"] td").CountAsync());
        (await page.Locator("[data-card-name]").TextContentAsync()).ShouldBe((await page.Locator("[data-row=\"4\"] th").TextContentAsync())!.Trim());
    }

    [Fact]
    public async Task A_tap_picks_what_lies_under_it()
    {
        var page = await OpenAsync("/learn/muscles");
        var box = (await page.Locator("hw-body canvas").BoundingBoxAsync())!;
        for (var y = 0.3f; y < 0.8f && !await page.Locator("[data-card]").IsVisibleAsync(); y += 0.05f)
        {
            await page.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height * y));
        }

        await Assertions.Expect(page.Locator("[data-card]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-pick-list]")).Not.ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_movement_plays_and_is_led_by_the_keyboard()
    {
        var page = await OpenAsync("/learn/exercises/squat?beside=deadlift");
        await DrawsAsync(page);
        var now = page.Locator("[data-row] [data-now]").First;
        var scrub = page.Locator("[data-scrub]");
        await scrub.FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(page.Locator("[data-seconds]")).ToHaveTextAsync("0.0");
        var first = await now.TextContentAsync();
        for (var i = 0; i < 4; i++)
        {
            await page.Keyboard.PressAsync("PageUp");
        }

        await Assertions.Expect(now).Not.ToHaveTextAsync(first!);
        await page.Locator("button[data-play]").PressAsync("Enter");
        await Assertions.Expect(page.Locator("button[data-play]")).ToHaveAttributeAsync("aria-pressed", "true");
        var from = await page.Locator("[data-seconds]").TextContentAsync();
        await Assertions.Expect(page.Locator("[data-seconds]")).Not.ToHaveTextAsync(from!);
        await page.Locator("hw-body canvas").FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await DrawsAsync(page);
    }

    [Fact]
    public async Task A_trial_answers_while_a_slider_moves_and_no_address_tells_of_it()
    {
        var visit = await VisitAsync();
        var asked = new List<string>();
        visit.Context.Request += (_, request) => asked.Add(request.Url);
        var page = visit.Page;
        await page.GotoAsync("/learn/simulate");
        await page.Locator("hw-body[data-state=ready]").WaitForAsync();
        await page.Locator("[name=muscle]").SelectOptionAsync("gluteus-maximus");
        await page.Locator("form[data-took]").WaitForAsync();
        await page.Locator("[name=height]").FocusAsync();
        await page.Keyboard.PressAsync("PageUp");
        await Assertions.Expect(page.Locator("[data-degrees=height]")).Not.ToHaveTextAsync("170");
        (await page.Locator("[data-said] li").CountAsync()).ShouldBeGreaterThan(0);
        asked.ShouldAllBe(url => !url.Contains("height", StringComparison.Ordinal) && !url.Contains("muscle", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everyone_can_use_it()
    {
        var visit = await VisitAsync();
        var inspection = new Inspection(visit);
        foreach (var path in (string[])["/learn/muscles", "/learn/exercises/glute-bridge?beside=squat", "/learn/simulate"])
        {
            await visit.Page.GotoAsync(path);
            await visit.Page.Locator("hw-body[data-state=ready]").WaitForAsync();
            await inspection.LookAsync($"{path} with a drawing");
        }

        inspection.ShouldHaveFoundNothing();
    }

    private async Task<IPage> OpenAsync(string address)
    {
        var visit = await VisitAsync();
        await visit.Page.GotoAsync(address);
        await visit.Page.Locator("hw-body[data-state=ready][data-draws]").WaitForAsync();
        return visit.Page;
    }

    private static async Task DrawsAsync(IPage page) =>
        int.Parse((await page.Locator("hw-body").GetAttributeAsync("data-draws"))!, CultureInfo.InvariantCulture).ShouldBeInRange(1, MostDraws);
}
