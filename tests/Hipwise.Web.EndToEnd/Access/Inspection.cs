using System.Collections.Concurrent;
using System.Text.Json;
using Deque.AxeCore.Commons;
using Hipwise.Web.EndToEnd.Hosts;

namespace Hipwise.Web.EndToEnd.Access;

/// <summary>Looks at pages as axe does, on a desk in light and on a phone in the dark, with everything unfolded; and at how wide they are.</summary>
internal sealed class Inspection(Visit visit)
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private static readonly object Everything =
        new { type = "tag", values = (string[])["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

    // What else there is on a desk is there on a phone as well; colours and sizes differ.
    private static readonly object Sights =
        new { type = "rule", values = (string[])["color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable"] };

    private static readonly int[] Widths = [320, 390, 1440];
    private readonly ConcurrentQueue<string> problems = new();

    private IPage Page => visit.Page;

    /// <summary>False where the colours of the page are not those that are seen.</summary>
    public bool SeesColours { get; init; } = true;

    /// <summary>How many states were looked at.</summary>
    public int Looks { get; private set; }

    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await LookAsync(path);
    }

    /// <summary>Looks at the page as it is now.</summary>
    /// <param name="state">Its name in a failure.</param>
    public async Task LookAsync(string state)
    {
        Looks++;
        await Page.EvaluateAsync("() => document.querySelectorAll('details').forEach((one) => (one.open = true))");
        foreach (var width in Widths)
        {
            await Page.SetViewportSizeAsync(width, 900);
            var wide = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            if (wide > width)
            {
                problems.Enqueue($"{state}: {wide} pixels wide at {width}: {await WidestAsync()}");
            }
        }

        await Page.EvaluateAsync($"() => {{ if (!window.axe) {{ {Axe} }} }}");
        await RunAxeAsync(state, "phone, dark", 390, ColorScheme.Dark, Everything);
        await RunAxeAsync(state, "desk, light", 1440, ColorScheme.Light, Sights);
    }

    public void ShouldHaveFoundNothing() => problems.ShouldBeEmpty();

    private async Task RunAxeAsync(string state, string way, int width, ColorScheme colours, object rules)
    {
        await Page.SetViewportSizeAsync(width, 900);
        await Page.EmulateMediaAsync(new() { ColorScheme = colours, ReducedMotion = ReducedMotion.Reduce });
        var violations = await Page.EvaluateAsync<JsonElement>("""
            async (runOnly) => {
              const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
              return violations.map(({ id, impact, nodes }) => ({
                id, impact, count: nodes.length,
                nodes: nodes.slice(0, 3).map((node) => `${node.target} ${node.html.slice(0, 160)} ${node.failureSummary}`),
              }));
            }
            """, rules);
        foreach (var violation in violations.EnumerateArray().Where(violation => SeesColours || violation.GetProperty("id").GetString() != "color-contrast"))
        {
            problems.Enqueue($"{state} ({way}): {violation}");
        }
    }

    private Task<string> WidestAsync() => Page.EvaluateAsync<string>("""
        () => [...document.querySelectorAll("main *, header *, footer *")]
          .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(one).position !== "absolute")
          .slice(-3).map((one) => one.outerHTML.slice(0, 120)).join(" | ")
        """);
}
