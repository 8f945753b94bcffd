using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Hipwise.Web.EndToEnd.Hosts;

namespace Hipwise.Web.EndToEnd.Access;

/// <summary>Looks at pages as axe does, on a desk in light and on a phone in the dark, with everything unfolded; and at how wide they are.</summary>
internal sealed class Inspection(Visit visit)
{
    private static readonly AxeRunOptions Everything = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    // What else there is on a desk is there on a phone as well; colours and sizes differ.
    private static readonly AxeRunOptions Sights = new()
    {
        RunOnly = new() { Type = "rule", Values = ["color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable"] },
        ResultTypes = [ResultType.Violations],
    };

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

        await RunAxeAsync(state, "phone, dark", 390, ColorScheme.Dark, Everything);
        await RunAxeAsync(state, "desk, light", 1440, ColorScheme.Light, Sights);
    }

    public void ShouldHaveFoundNothing() => problems.ShouldBeEmpty();

    private async Task RunAxeAsync(string state, string way, int width, ColorScheme colours, AxeRunOptions rules)
    {
        await Page.SetViewportSizeAsync(width, 900);
        await Page.EmulateMediaAsync(new() { ColorScheme = colours, ReducedMotion = ReducedMotion.Reduce });
        var result = await Page.RunAxe(rules);
        foreach (var violation in result.Violations.Where(violation => SeesColours || violation.Id != "color-contrast"))
        {
            var nodes = violation.Nodes.Take(3).Select(node => $"{node.Target} {Short(node.Html)} {Short(node.Any.Concat(node.All).Concat(node.None).FirstOrDefault()?.Message)}");
            problems.Enqueue($"{state} ({way}): {violation.Id} ({violation.Impact}): {violation.Nodes.Length} × {string.Join(" | ", nodes)}");
        }
    }

    private Task<string> WidestAsync() => Page.EvaluateAsync<string>("""
        () => [...document.querySelectorAll("main *, header *, footer *")]
          .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(one).position !== "absolute")
          .slice(-3).map((one) => one.outerHTML.slice(0, 120)).join(" | ")
        """);

    private static string Short(string? text) => text is null ? "" : text.Length > 160 ? text[..160] : text;
}
