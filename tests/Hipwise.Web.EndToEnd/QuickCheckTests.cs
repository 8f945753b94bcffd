using System.Collections.Immutable;
using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd;

/// <summary>A whole quick check, in every way a page can be used.</summary>
public class QuickCheckTests(Chromium chromium, Server server) : BrowserTest(chromium, server)
{
    /// <summary>Someone whose pelvis stays level over the left leg and tips over the right, which also tires sooner.</summary>
    private static readonly Told Uneven = new()
    {
        Pains = [new("Low back, left", 3, "Aching")],
        Values = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["single-leg-bridge/left/hold"] = ["58"], ["single-leg-bridge/right/hold"] = ["21"],
            ["single-leg-bridge/left/pelvis-level"] = ["Yes"], ["single-leg-bridge/right/pelvis-level"] = ["No"],
        }.ToImmutableDictionary(StringComparer.Ordinal),
    };

    [Fact]
    public async Task With_a_mouse()
    {
        var visit = await VisitAsync();
        await new Walk(visit, new Mouse(), Uneven with { OneByOne = true }).WholeAsync();
        await ShouldShowUnevenAsync(visit, new Mouse());
    }

    [Fact]
    public async Task With_the_keyboard_only()
    {
        var visit = await VisitAsync();
        var keyboard = new Keyboard(visit.Page);
        await new Walk(visit, keyboard, Uneven).WholeAsync();
        await ShouldShowUnevenAsync(visit, keyboard);
    }

    [Fact]
    public async Task With_a_finger_on_a_phone()
    {
        var visit = await VisitAsync(new() { HasTouch = true, IsMobile = true, ViewportSize = new() { Width = 390, Height = 844 }, DeviceScaleFactor = 2 });
        await new Walk(visit, new Finger(), Uneven).WholeAsync();
        await ShouldShowUnevenAsync(visit, new Finger());
    }

    [Fact]
    public async Task Without_scripts()
    {
        var visit = await VisitAsync(new() { JavaScriptEnabled = false });
        await new Walk(visit, new Mouse(), Uneven).WholeAsync();
        await ShouldShowUnevenAsync(visit, new Mouse());
    }

    /// <summary>Findings, plan and Today each fit what was answered.</summary>
    private static async Task ShouldShowUnevenAsync(Visit visit, IHand hand)
    {
        var page = visit.Page;
        var tips = page.Locator("article.finding", new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = Words.Knowledge.Findings["bridge-pelvis-tips"].Words.Title }) });
        await Assertions.Expect(tips.Locator(".side.right")).ToContainTextAsync("did not stay level");
        await Assertions.Expect(tips.Locator(".side.left")).Not.ToContainTextAsync("did not stay level");
        var shorter = page.Locator("article.finding", new() { HasText = Words.Knowledge.Findings["bridge-hold-side-difference"].Words.Title });
        await Assertions.Expect(shorter).ToContainTextAsync("58 s on the left and 21 s on the right. The right side was shorter.");
        await Assertions.Expect(page.GetByRole(AriaRole.Img, new() { Name = "Low back" }).First).ToBeVisibleAsync();

        await visit.GoAsync(hand, page.GetByRole(AriaRole.Link, new() { Name = Words.Say("findings-page.to-plan") }));
        await Assertions.Expect(page.Locator(".why li", new() { HasText = "pelvis" }).First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".week li")).ToHaveCountAsync(7);
        (await page.Locator("article.line").CountAsync()).ShouldBeGreaterThan(2);

        await visit.GoAsync(hand, page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = Words.Say("layout.today") }));
        await Assertions.Expect(page.Locator("aside")).ToContainTextAsync(Words.Knowledge.Findings["bridge-pelvis-tips"].Words.Title + ", right");
    }
}
