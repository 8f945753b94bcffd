using Hipwise.Web.EndToEnd.Access;
using Hipwise.Web.EndToEnd.Camera;
using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd.Session;

/// <summary>A camera that looks on during a session: only when asked, one cue at a time, and nothing of it is kept.</summary>
public class WatchTests(FilmingChromium chromium, Server server) : BrowserTest(chromium, server), IClassFixture<FilmingChromium>
{
    private const string Replayed = "/replayed-landmarks.json";
    private const int LongPatience = 120_000;

    /// <summary>Only the exercise with this screen, so that the session begins with it; what is said aloud is written down.</summary>
    private const string OnlyWatched = """
        (() => {
          const parse = JSON.parse;
          JSON.parse = (text, ...more) => {
            const sheet = parse(text, ...more);
            if (sheet && sheet.items && sheet.readySeconds) {
              const item = sheet.items[0];
              const work = { repetitions: null, holdSeconds: 30, loadKg: null, band: null };
              sheet.items = [{ ...item, camera: "single-leg-stance", variants: [], sets: ["left", "right"].map((side) => ({ side, number: 1, of: 1, work, restSeconds: 5 })) }];
            }
            if (sheet && sheet.screens && sheet.engine) sheet.screens["single-leg-stance"] ??= {
              view: "frontal", place: "", live: { left: "/api/v1/camera/single-leg-stance/left/live", right: "/api/v1/camera/single-leg-stance/right/live" } };
            return sheet;
          };
          window.said = [];
          speechSynthesis.speak = (words) => window.said.push([performance.now(), words.text]);
        })();
        """;

    [Fact]
    public async Task It_is_off_until_asked_says_one_cue_at_a_time_ends_with_the_set_and_keeps_nothing()
    {
        var visit = await OpenAsync();
        var (page, live) = (visit.Page, new List<string>());
        page.WebSocket += (_, socket) => live.Add(new Uri(socket.Url).AbsolutePath);
        var keys = new Keyboard(page);
        await keys.PressAsync(page.Locator(".player-start"));
        var watch = page.GetByRole(AriaRole.Button, new() { Name = Words.Say("player.watch") });
        await Assertions.Expect(watch).ToHaveAttributeAsync("aria-pressed", "false");
        (await page.Locator("video").CountAsync()).ShouldBe(0);
        await keys.PressAsync(watch);
        await Assertions.Expect(page.Locator(".watch")).ToBeVisibleAsync();
        var cue = Words.Knowledge.Screens["single-leg-stance"].Camera!.Cues.Single(one => one.Id == "lift-free-side").Say;
        await Assertions.Expect(page.Locator(".watch-line")).ToHaveTextAsync(cue, new() { Timeout = LongPatience });
        var inspection = new Inspection(visit);
        await inspection.LookAsync("a camera looks on");
        inspection.ShouldHaveFoundNothing();
        await Assertions.Expect(page.Locator(".stage:is([data-phase=rest], [data-phase=ready])")).ToBeVisibleAsync(new() { Timeout = LongPatience });
        live.ShouldHaveSingleItem().ShouldEndWith("/left/live");
        var times = await page.EvaluateAsync<double[]>("cue => window.said.filter(([, text]) => text === cue).map(([time]) => time)", cue);
        times.ShouldNotBeEmpty();
        var least = Words.Knowledge.Capture.Cue * 1000;
        times.Zip(times.Skip(1), (a, b) => b - a).ShouldAllBe(gap => gap >= least - 1);
        await watch.ClickAsync();
        await Assertions.Expect(page.Locator(".watch")).ToHaveCountAsync(0);
        using var caller = new Caller(Server.Address);
        var export = await caller.ExportAsync();
        export.ShouldNotContain("films");
        export.ShouldNotContain("single-leg-stance/pelvic-drop");
    }

    [Fact]
    public async Task A_camera_that_is_not_lent_is_said_and_the_session_goes_on()
    {
        var visit = await OpenAsync(replay: false);
        await visit.Page.EvaluateAsync("() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError')); }");
        await visit.Page.Locator(".player-start").ClickAsync();
        var watch = visit.Page.GetByRole(AriaRole.Button, new() { Name = Words.Say("player.watch") });
        await watch.ClickAsync();
        await Assertions.Expect(visit.Page.GetByText(Words.Say("camera.failed-refused"))).ToBeVisibleAsync();
        await Assertions.Expect(watch).ToHaveAttributeAsync("aria-pressed", "false");
        await Assertions.Expect(visit.Page.Locator(".stage")).ToHaveAttributeAsync("data-phase", "work", new() { Timeout = LongPatience });
    }

    private async Task<Visit> OpenAsync(bool replay = true)
    {
        await Seed.Quick.PlantAsync(Server.Address);
        var visit = await VisitAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visit.Page.AddInitScriptAsync(OnlyWatched);
        await visit.Page.RouteAsync($"**{Replayed}", route => route.FulfillAsync(new() { ContentType = "application/json", Body = Stand.LeftStance }));
        await visit.Page.GotoAsync(Practice.Path);
        await Assertions.Expect(visit.Page.Locator(".player-start")).ToBeVisibleAsync();
        if (replay)
        {
            await visit.Page.Locator("hw-player").EvaluateAsync($"player => player.dataset.replay = '{Replayed}'");
        }

        return visit;
    }
}
