using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Hipwise.Web.EndToEnd.Hosts;

namespace Hipwise.Web.EndToEnd.Session;

/// <summary>Hipwise can be put on the home screen.</summary>
public class InstallTests(Chromium chromium, Server server) : BrowserTest(chromium, server)
{
    // Private windows, which tests use, install nothing; whatever else the browser misses is our fault.
    private const string Private = "in-incognito";

    [Fact]
    public async Task The_browser_finds_nothing_that_keeps_it_from_being_installed()
    {
        var visit = await VisitAsync();
        await visit.Page.GotoAsync("/");
        await visit.Page.EvaluateAsync("async () => { await navigator.serviceWorker.ready }");
        var session = await visit.Context.NewCDPSessionAsync(visit.Page);
        var told = (await session.SendAsync("Page.getInstallabilityErrors")).ShouldNotBeNull();
        told.GetProperty("installabilityErrors").EnumerateArray().Select(one => one.GetProperty("errorId").GetString()).Where(one => one != Private).ShouldBeEmpty();
        var manifest = (await session.SendAsync("Page.getAppManifest")).ShouldNotBeNull();
        manifest.GetProperty("errors").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_browser_without_room_to_keep_anything_shows_every_page_all_the_same()
    {
        var visit = await VisitAsync();
        await visit.Page.GotoAsync("/");
        await visit.Page.EvaluateAsync("async () => { await navigator.serviceWorker.ready }");
        await using (var session = await visit.Context.NewCDPSessionAsync(visit.Page))
        {
            await visit.Page.EvaluateAsync("() => caches.delete('hipwise')");
            await session.SendAsync("Storage.overrideQuotaForOrigin", new() { ["origin"] = Server.Address, ["quotaSize"] = 1 });
            (await visit.Page.EvaluateAsync<string>("async () => (await caches.open('full')).put('/', new Response('x'.repeat(9000))).then(() => 'kept', (problem) => problem.name)"))
                .ShouldBe("QuotaExceededError");
            (await visit.Page.EvaluateAsync<int[]>("""
                () => Promise.all(["/assets/hipwise.js", "/assets/style.css?v=1", "/icon.svg", "/"].map(async (path) => (await fetch(path)).status))
                """)).ShouldAllBe(status => status == 200);
            (await visit.Page.ReloadAsync()).ShouldNotBeNull().Status.ShouldBe(200);
        }
    }

    [Fact]
    public async Task Its_icons_are_as_large_as_it_says_and_one_may_be_cut_to_any_shape()
    {
        using var http = new HttpClient { BaseAddress = new Uri(Server.Address) };
        var icons = JsonDocument.Parse(await http.GetStringAsync("/manifest.webmanifest", TestContext.Current.CancellationToken)).RootElement.GetProperty("icons").EnumerateArray().ToList();
        icons.ShouldContain(icon => icon.ToString().Contains("\"maskable\"", StringComparison.Ordinal));
        foreach (var icon in icons.Where(icon => icon.GetProperty("src").GetString()!.EndsWith(".png", StringComparison.Ordinal)))
        {
            var bytes = await http.GetByteArrayAsync(icon.GetProperty("src").GetString(), TestContext.Current.CancellationToken);
            // A PNG says its width and height in its first chunk.
            Encoding.ASCII.GetString(bytes, 12, 4).ShouldBe("IHDR");
            var size = (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)));
            $"{size.Item1}x{size.Item2}".ShouldBe(icon.GetProperty("sizes").GetString());
        }
    }
}
