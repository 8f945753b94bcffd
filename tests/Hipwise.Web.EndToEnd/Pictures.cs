using System.Collections.Immutable;
using Hipwise.Testing;
using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd;

/// <summary>Makes the pictures of README and docs; run by <c>docs/pictures/make</c>, never with the tests.</summary>
public class Pictures(Chromium chromium, Server server) : BrowserTest(chromium, server)
{
    private static readonly (string Name, int Width, int Height, ColorScheme Scheme)[] Looks =
        [("", 1280, 860, ColorScheme.Light), ("-phone", 390, 844, ColorScheme.Light), ("-dark", 1280, 860, ColorScheme.Dark)];

    // Those that a document shows; add a name here with the document that shows it.
    private static readonly string[] Wanted = ["welcome", "body-map-phone", "findings", "plan", "plan-dark", "test-phone", "learn"];

    private static readonly Told Someone = new()
    {
        Pains = [new("Outer hip, right", 4, "Aching"), new("Low back, middle", 3)],
        Equipment = ["A firm chair without wheels", "A loop band"],
        Values = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["single-leg-bridge/left/hold"] = ["52"], ["single-leg-bridge/right/hold"] = ["21"], ["single-leg-bridge/right/pelvis-level"] = ["No"],
        }.ToImmutableDictionary(StringComparer.Ordinal),
    };

    [Fact(Explicit = true)]
    public async Task Make()
    {
        var visit = await VisitAsync();
        await ShootAsync(visit, "welcome", "/");
        var walk = new Walk(visit, new Mouse(), Someone) { Look = () => visit.Page.Url.EndsWith("/checkup/pain", StringComparison.Ordinal) ? MarkedAsync(visit) : Task.CompletedTask };
        await walk.WholeAsync();
        await ShootAsync(visit, "test", "/checkup/test/single-leg-bridge");
        await ShootAsync(visit, "findings", "/findings");
        await ShootAsync(visit, "plan", "/plan");
        await ShootAsync(visit, "learn", "/learn");
    }

    // The body map with its marks, before they are sent.
    private static async Task MarkedAsync(Visit visit)
    {
        foreach (var pain in Someone.Pains)
        {
            await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = pain.Place, Exact = true }).First.CheckAsync();
        }

        await visit.Page.EvaluateAsync("() => document.activeElement?.blur()");
        await SaveAsync(visit, "body-map");
    }

    private static async Task ShootAsync(Visit visit, string name, string address)
    {
        await visit.Page.GotoAsync(address);
        await SaveAsync(visit, name);
    }

    private static async Task SaveAsync(Visit visit, string name)
    {
        foreach (var (suffix, width, height, scheme) in Looks.Where(look => Wanted.Contains(name + look.Name)))
        {
            await visit.Page.SetViewportSizeAsync(width, height);
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "docs", "pictures", $"{name}{suffix}.png") });
        }

        await visit.Page.SetViewportSizeAsync(1280, 860);
    }
}
