using Hipwise.Web.EndToEnd.Access;
using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd.Session;

/// <summary>The player in each of its states can be used by everyone.</summary>
public class SessionAccessTests(Chromium chromium, Server server) : BrowserTest(chromium, server)
{
    [Fact]
    public async Task In_every_state()
    {
        await Seed.Quick.PlantAsync(Server.Address);
        var visit = await VisitAsync();
        var practice = new Practice(visit, Server.Address);
        var inspection = new Inspection(visit);
        await inspection.GoAsync(Practice.Path);
        await practice.StartAsync();
        await practice.Button("player.pause").ClickAsync();
        await inspection.LookAsync("getting ready");
        await practice.Button("player.resume").ClickAsync();
        await practice.Button("player.next").ClickAsync();
        await practice.Button("player.pause").ClickAsync();
        await inspection.LookAsync("a set");
        await practice.Button("player.resume").ClickAsync();
        await practice.Button("player.done-now").ClickAsync();
        await practice.Button("player.pause").ClickAsync();
        await practice.Page.GetByRole(AriaRole.Group, new() { Name = Words.Say("player.pain") }).GetByLabel("8", new() { Exact = true }).ClickAsync();
        await inspection.LookAsync("the rest with its questions");
        await practice.Button("player.wrong").ClickAsync();
        await inspection.LookAsync("a question over the page");
        await practice.Button("player.wrong-stop").ClickAsync();
        await inspection.LookAsync("the end");
        inspection.ShouldHaveFoundNothing();
    }
}
