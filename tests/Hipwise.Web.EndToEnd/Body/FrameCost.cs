using Hipwise.Web.EndToEnd.Hosts;

namespace Hipwise.Web.EndToEnd.Body;

/// <summary>Measures what a picture of the body costs on a slow computer; run by hand, never with the tests: <c>benchmarks/README.md</c> holds the figures.</summary>
public class FrameCost(DrawingChromium chromium, Server server) : BrowserTest(chromium, server), IClassFixture<DrawingChromium>
{
    private const int Slower = 4;

    [Fact(Explicit = true)]
    public async Task Measure()
    {
        foreach (var path in (string[])["/learn/exercises/squat", "/learn/exercises/squat?beside=deadlift"])
        {
            var visit = await VisitAsync();
            await visit.Page.GotoAsync(path);
            await visit.Page.Locator("hw-body[data-state=ready]").WaitForAsync();
            await visit.Page.Locator("button[data-play]").ClickAsync();
            var devtools = await visit.Context.NewCDPSessionAsync(visit.Page);
            await devtools.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = Slower });
            var costs = await visit.Page.EvaluateAsync<double[]>("""
                () => new Promise((done) => {
                  const body = document.querySelector("hw-body");
                  const costs = [];
                  let last = "";
                  const look = () => {
                    if (body.dataset.script !== last) costs.push(Number(last = body.dataset.script));
                    if (costs.length < 120) requestAnimationFrame(look); else done(costs.slice(20).sort((a, b) => a - b));
                  };
                  look();
                })
                """);
            var draws = await visit.Page.Locator("hw-body").GetAttributeAsync("data-draws");
            TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant(
                $"{path}: script a frame, {Slower}x slower: median {costs[costs.Length / 2]} ms, 95% {costs[costs.Length * 95 / 100]} ms, most {costs[^1]} ms; {draws} draws"));
        }
    }
}
