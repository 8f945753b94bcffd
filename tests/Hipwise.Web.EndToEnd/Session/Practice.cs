using System.Text.Json;
using System.Text.Json.Nodes;
using Hipwise.Web.EndToEnd.Hosts;

namespace Hipwise.Web.EndToEnd.Session;

/// <summary>A guided session in the browser, on a clock that the test moves.</summary>
internal sealed class Practice(Visit visit, string address)
{
    public const string Path = "/session/practice";
    private const int Minute = 60_000;
    private const int LongestMinutes = 90;

    public IPage Page => visit.Page;

    public ILocator Stage => Page.Locator(".stage");

    /// <summary>Opens the page with a clock that only the test moves.</summary>
    public async Task OpenAsync()
    {
        await Page.Clock.InstallAsync();
        await Page.GotoAsync(Path);
        await Assertions.Expect(Button("player.start")).ToBeVisibleAsync();
    }

    public ILocator Button(string key, params ReadOnlySpan<(string, string)> values) => Page.GetByRole(AriaRole.Button, new() { Name = Words.Say(key, values), Exact = true });

    public async Task StartAsync()
    {
        await Button("player.start").ClickAsync();
        await Assertions.Expect(Stage).ToBeVisibleAsync();
    }

    public Task RunAsync(int seconds) => Page.Clock.RunForAsync(seconds * 1000);

    /// <summary>Lets time go by until a phase is on.</summary>
    public async Task UntilAsync(string phase)
    {
        for (var i = 0; await Stage.GetAttributeAsync("data-phase") != phase; i++)
        {
            i.ShouldBeLessThan(600, $"never in {phase}");
            await RunAsync(1);
        }
    }

    /// <summary>Touches nothing until the session is over.</summary>
    public async Task ToTheEndAsync()
    {
        for (var i = 0; !await Page.Locator(".ending").IsVisibleAsync(); i++)
        {
            i.ShouldBeLessThan(LongestMinutes, "the session does not end");
            await Page.Clock.RunForAsync(Minute);
        }
    }

    public Task AllSentAsync() => Assertions.Expect(Page.GetByText(Words.Say("player.all-sent"))).ToBeVisibleAsync();

    /// <summary>How many sets the page asks for.</summary>
    public async Task<int> SetsAskedAsync()
    {
        var sheet = JsonNode.Parse(await Page.Locator("[data-sheet]").TextContentAsync() ?? "{}")!;
        return sheet["items"]!.AsArray().Sum(item => item!["sets"]!.AsArray().Count);
    }

    /// <summary>What the server has, as it was sent.</summary>
    public async Task<IReadOnlyList<JsonElement>> KeptAsync()
    {
        using var caller = new Caller(address);
        var export = JsonDocument.Parse(await caller.ExportAsync()).RootElement;
        return [.. export.GetProperty("diary").EnumerateArray().Select(entry => entry.GetProperty("content"))];
    }

    public async Task<IReadOnlyList<string>> KindsAsync() => [.. (await KeptAsync()).Select(one => one.GetProperty("kind").GetString()!)];
}
