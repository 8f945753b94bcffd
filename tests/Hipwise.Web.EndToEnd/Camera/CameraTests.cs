using Hipwise.Knowledge;
using Hipwise.Web.EndToEnd.Access;
using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd.Camera;

/// <summary>A screen that is filmed: by a camera that shows a film, by a film that is chosen, and by landmarks that were drawn.</summary>
public class CameraTests(FilmingChromium chromium, Server server) : BrowserTest(chromium, server), IClassFixture<FilmingChromium>
{
    private const string Replayed = "/replayed-landmarks.json";
    private const int LongPatience = 120_000;
    private const int MostTakes = 4;

    /// <summary>In the page itself: between two calls from here a take on a busy machine may be over.</summary>
    private const string UnplugOnceItRecords = """
        () => {
          const film = document.querySelector("hw-camera");
          const [track] = film.querySelector("video").srcObject.getVideoTracks();
          new MutationObserver(() => {
            if (film.dataset.phase !== "recording" || track.readyState === "ended") return;
            track.stop();
            track.dispatchEvent(new Event("ended"));
          }).observe(film, { attributeFilter: ["data-phase"] });
        }
        """;

    private static readonly Mouse Mouse = new();
    private static readonly Screen Squat = Words.Knowledge.Screens["single-leg-squat"];
    private Visit visit = null!;

    private IPage Page => visit.Page;

    private ILocator Film => Page.Locator("hw-camera");

    private ILocator Line => Page.Locator(".camera-line");

    public override async ValueTask InitializeAsync()
    {
        await Seed.Questions.PlantAsync(Server.Address);
        // Without the soft change from page to page, which a browser that is busy breaks off with an error.
        visit = await VisitAsync(new() { ReducedMotion = ReducedMotion.Reduce });
    }

    [Fact]
    public async Task A_camera_is_set_up_a_take_is_filmed_and_nobody_else_is_asked()
    {
        var (asked, sent) = (new List<string>(), 0);
        visit.Context.Request += (_, request) => asked.Add(new Uri(request.Url).AbsolutePath);
        Page.WebSocket += (_, socket) => socket.FrameSent += (_, frame) => sent += frame.Binary?.Length ?? 0;
        await Page.GotoAsync($"/checkup/test/{Squat.Id}");
        await Page.GetByRole(AriaRole.Link, new() { Name = Words.Say("camera.measure") }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = Words.Say("camera.place") })).ToBeVisibleAsync();
        await Ready();
        asked.ShouldNotContain(path => path.StartsWith("/pose/", StringComparison.Ordinal), "the engine is fetched only when it is wanted");
        await Button("camera.use-camera").ClickAsync();
        await PhaseAsync("framing");
        await Assertions.Expect(Page.Locator(".camera-checks [data-well=yes]").First).ToBeVisibleAsync();
        await TakeAsync();
        await Assertions.Expect(Page.Locator(".camera-stage")).ToContainTextAsync(Words.Say("camera.dropped-unread"), new() { Timeout = LongPatience });
        sent.ShouldBeGreaterThan(10 * 1072);
        asked.ShouldContain("/pose/vision_wasm_module_internal.wasm");
        await Button("camera.leave").ClickAsync();
        await Assertions.Expect(Button("camera.use-camera")).ToBeFocusedAsync();
        (await Page.Locator("video").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Squats_are_measured_on_both_sides_and_kept()
    {
        await OpenAsync(Stand.SingleLegSquats);
        foreach (var side in (string[])["left", "right"])
        {
            await Page.WaitForURLAsync(url => url.Contains($"/{side}/camera", StringComparison.Ordinal));
            await ReplayAsync(Stand.SingleLegSquats);
            await Button("camera.use-camera").ClickAsync();
            await ResultAsync(LongPatience);
            await Assertions.Expect(Page.Locator("[data-result] h2")).ToBeFocusedAsync();
            await Assertions.Expect(Page.Locator(".camera-values")).ToContainTextAsync(Squat.TryMeasure("fppa")!.Name);
            await visit.GoAsync(Mouse, Button("camera.keep"));
        }

        using var caller = new Caller(Server.Address);
        var trial = ExportFile.Current(await caller.ExportAsync())["trials"]!.AsArray().Single()!.ToJsonString();
        trial.ShouldContain("camera");
        trial.ShouldContain("fppa");
    }

    [Fact]
    public async Task It_works_by_keyboard_alone()
    {
        await OpenAsync(Stand.SingleLegSquats);
        var keys = new Keyboard(Page);
        await keys.PressAsync(Button("camera.use-camera"));
        await PhaseAsync("framing");
        await keys.PressAsync(Button("camera.start-now"));
        await PhaseAsync("countdown");
        await keys.PressAsync(Button("camera.start-now"));
        await PhaseAsync("recording");
        await SomeSecondsAsync();
        await keys.PressAsync(Button("camera.stop"));
        await Assertions.Expect(Page.Locator("hw-camera:is([data-phase=between], [data-phase=done])")).ToBeVisibleAsync(new() { Timeout = LongPatience });
    }

    [Fact]
    public async Task A_film_is_read_picture_by_picture_or_given_up()
    {
        await OpenAsync(null);
        await ChooseAsync("walk.webm");
        await PhaseAsync("film");
        await Assertions.Expect(Page.Locator(".camera-side progress[value]")).ToBeVisibleAsync(new() { Timeout = LongPatience });
        await Button("camera.cancel").ClickAsync();
        await Assertions.Expect(Button("camera.use-film")).ToBeVisibleAsync();
        await Page.Locator("[data-file]").SetInputFilesAsync(new FilePayload { Name = "walk.webm", MimeType = "video/webm", Buffer = WithoutLength("walk.webm") });
        await ResultAsync(3 * LongPatience);
        await Assertions.Expect(Page.Locator("[data-result] h2")).ToHaveTextAsync(Words.Say("camera.nothing"));
        await Assertions.Expect(Page.Locator("[data-result] .notice li").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_engine_that_broke_off_on_its_way_is_fetched_anew_once()
    {
        var (breaks, tries) = (1, 0);
        await visit.Context.RouteAsync("**/pose/pose_landmarker_full.task*", route => Interlocked.Increment(ref tries) <= breaks ? route.AbortAsync() : route.ContinueAsync());
        await OpenAsync(null);
        await Button("camera.use-camera").ClickAsync();
        await PhaseAsync("framing");
        await Button("camera.leave").ClickAsync();
        tries.ShouldBe(2);
        (breaks, tries) = (int.MaxValue, 0);
        await Button("camera.use-camera").ClickAsync();
        await FailedAsync("camera.failed-engine");
        tries.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_no_film_is_said()
    {
        await OpenAsync(null);
        await Page.Locator("[data-file]").SetInputFilesAsync(new FilePayload { Name = "notes.mp4", MimeType = "video/mp4", Buffer = "no film"u8.ToArray() });
        await FailedAsync("camera.failed-film");
    }

    [Theory]
    [InlineData("NotAllowedError", "camera.failed-refused")]
    [InlineData("NotFoundError", "camera.failed-none")]
    [InlineData("NotReadableError", "camera.failed-busy")]
    public async Task A_camera_that_is_not_lent_is_said_and_can_be_tried_again(string error, string said)
    {
        await Page.AddInitScriptAsync($"navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', '{error}'));");
        await OpenAsync(null);
        await Button("camera.use-camera").ClickAsync();
        await FailedAsync(said);
        await Assertions.Expect(Button("camera.retry")).ToBeVisibleAsync();
        await Assertions.Expect(Button("camera.use-film")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_camera_that_is_unplugged_midway_can_be_plugged_in_again()
    {
        await OpenAsync(null);
        await Button("camera.use-camera").ClickAsync();
        await PhaseAsync("framing");
        await Page.EvaluateAsync(UnplugOnceItRecords);
        await Button("camera.start-now").ClickAsync();
        await Button("camera.start-now").ClickAsync();
        await FailedAsync("camera.failed-unplugged");
        await Button("camera.retry").ClickAsync();
        await PhaseAsync("framing");
    }

    [Fact]
    public async Task Nobody_and_two_people_are_told_and_nothing_begins()
    {
        await OpenAsync(Stand.Nobody);
        await Button("camera.use-camera").ClickAsync();
        await Assertions.Expect(Line).ToHaveTextAsync(Words.Say("camera.hint-nobody"));
        await Button("camera.leave").ClickAsync();
        await ReplayAsync(Stand.Two);
        await Button("camera.use-camera").ClickAsync();
        await Assertions.Expect(Line).ToHaveTextAsync(Words.Say("camera.hint-two"));
        await Assertions.Expect(Film).ToHaveAttributeAsync("data-phase", "framing");
    }

    [Fact]
    public async Task A_take_is_kept_while_there_is_no_connection_and_sent_when_it_is_back()
    {
        visit.ExpectOffline();
        await OpenAsync(Stand.SingleLegSquats);
        await Button("camera.use-camera").ClickAsync();
        await Assertions.Expect(Film).ToHaveAttributeAsync("data-phase", "recording", new() { Timeout = LongPatience });
        await visit.Context.SetOfflineAsync(true);
        await Assertions.Expect(Film).ToHaveAttributeAsync("data-phase", "reading", new() { Timeout = LongPatience });
        await visit.Context.SetOfflineAsync(false);
        await ResultAsync(LongPatience);
    }

    [Fact]
    public async Task Everyone_can_use_it()
    {
        var inspection = new Inspection(visit);
        await OpenAsync(Stand.Two);
        await inspection.LookAsync("camera page");
        await Button("camera.use-camera").ClickAsync();
        await Assertions.Expect(Line).ToHaveTextAsync(Words.Say("camera.hint-two"));
        await inspection.LookAsync("filming");
        inspection.ShouldHaveFoundNothing();
    }

    private async Task OpenAsync(string? landmarks)
    {
        await Page.GotoAsync($"/checkup/test/{Squat.Id}/left/camera?trial={Guid.NewGuid():N}");
        await Ready();
        if (landmarks is not null)
        {
            await ReplayAsync(landmarks);
        }
    }

    // Recorded landmarks stand in for camera and engine.
    private async Task ReplayAsync(string landmarks)
    {
        await Ready();
        await Page.RouteAsync($"**{Replayed}", route => route.FulfillAsync(new() { ContentType = "application/json", Body = landmarks }));
        await Film.EvaluateAsync($"film => film.dataset.replay = '{Replayed}'");
    }

    private Task Ready() => Film.And(Page.Locator("[data-state=ready]")).WaitForAsync();

    // The walk comes round again and again; where it begins anew, nobody may be found for so long that a take is too short.
    private async Task TakeAsync()
    {
        for (var i = 0; i < MostTakes; i++)
        {
            await Button("camera.start-now").ClickAsync();
            await Button("camera.start-now").ClickAsync();
            await PhaseAsync("recording");
            await Assertions.Expect(Film).Not.ToHaveAttributeAsync("data-phase", "recording", new() { Timeout = LongPatience });
            if (!(await Page.Locator(".camera-stage").TextContentAsync())!.Contains(Words.Say("camera.dropped-short"), StringComparison.Ordinal))
            {
                return;
            }
        }
    }

    // The number counts down from 29; a take of three seconds or less would not count.
    private Task SomeSecondsAsync() => Page.WaitForFunctionAsync(
        "() => { const left = Number(document.querySelector('.camera-big').textContent); return left > 0 && left < 25; }", null, new() { Timeout = LongPatience });

    private Task ChooseAsync(string film) => Page.Locator("[data-file]").SetInputFilesAsync(FilmingChromium.FilmOf(film));

    // As browsers record films: the element that says the length, with its eight bytes, becomes nine bytes that say nothing.
    private static byte[] WithoutLength(string film)
    {
        var bytes = File.ReadAllBytes(FilmingChromium.FilmOf(film));
        var length = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x44, 0x89, 0x88]);
        bytes.AsSpan(length, 11).Clear();
        (bytes[length], bytes[length + 1]) = (0xEC, 0x89);
        return bytes;
    }

    private Task PhaseAsync(string phase) => Assertions.Expect(Film).ToHaveAttributeAsync("data-phase", phase, new() { Timeout = LongPatience });

    // What went wrong is told at once and by its own words.
    private async Task ResultAsync(int patience)
    {
        await Assertions.Expect(Page.Locator("[data-result]:visible, hw-camera[data-phase=failed]")).ToBeVisibleAsync(new() { Timeout = patience });
        (await Film.GetAttributeAsync("data-problem")).ShouldBeNull();
    }

    private async Task FailedAsync(string key)
    {
        await PhaseAsync("failed");
        await Assertions.Expect(Line).ToHaveTextAsync(Words.Say(key));
    }

    private ILocator Button(string key) => Page.GetByRole(AriaRole.Button, new() { Name = Words.Say(key), Exact = true });
}
