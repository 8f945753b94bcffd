using Hipwise.Knowledge;
using Hipwise.Motion.Landmarks;
using Hipwise.Web.EndToEnd.Access;
using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd.Camera;

/// <summary>From filming to what was found, and what becomes of takes and values on the way.</summary>
public class FilmedTests(FilmingChromium chromium, Server server) : BrowserTest(chromium, server), IClassFixture<FilmingChromium>
{
    private const string Replayed = "/replayed-landmarks.json";
    private const int LongPatience = 120_000;
    private static readonly Mouse Mouse = new();
    private static readonly Screen Stance = Words.Knowledge.Screens["single-leg-stance"];
    private static readonly Screen Squat = Words.Knowledge.Screens["single-leg-squat"];
    private Visit visit = null!;

    private IPage Page => visit.Page;

    private ILocator Film => Page.Locator("hw-camera");

    public override async ValueTask InitializeAsync()
    {
        await Seed.Questions.PlantAsync(Server.Address);
        visit = await VisitAsync(new() { ReducedMotion = ReducedMotion.Reduce });
    }

    [Fact]
    public async Task A_stance_is_filmed_on_both_sides_kept_and_found_with_its_range_and_source()
    {
        await Page.GotoAsync($"/checkup/test/{Stance.Id}");
        await Page.GetByRole(AriaRole.Link, new() { Name = Words.Say("camera.measure") }).ClickAsync();
        foreach (var (side, landmarks) in (IEnumerable<(string, string)>)[("left", Stand.LeftStance), ("right", Stand.RightStance)])
        {
            await Page.WaitForURLAsync(url => url.Contains($"/{side}/camera", StringComparison.Ordinal));
            await FilmOnceAsync(landmarks);
            await visit.GoAsync(Mouse, Button("camera.keep"));
        }

        (await ExportAsync()).ShouldNotContain("films", Case.Insensitive, "nothing but observations is kept unless it is asked for");
        await Page.GotoAsync("/findings");
        var card = Page.Locator("article.finding", new() { HasTextString = Words.Knowledge.Findings["pelvic-drop"].Words.Title });
        foreach (var said in (string[])["°, very likely between", "Source: the camera."])
        {
            await Assertions.Expect(card.Locator(".side.left .measured")).ToContainTextAsync(said);
        }

        await Assertions.Expect(card.Locator(".side.right .measured")).ToContainTextAsync("°, very likely between");
        await Assertions.Expect(card.Locator(".split-bars")).ToContainTextAsync("±");
        var inspection = new Inspection(visit);
        await inspection.LookAsync("findings of a film");
        inspection.ShouldHaveFoundNothing();
    }

    [Fact]
    public async Task A_filmed_value_keeps_its_range_in_the_plain_form_until_it_is_changed()
    {
        await Page.GotoAsync($"/checkup/test/{Stance.Id}/left/camera?trial={Guid.NewGuid():N}");
        await FilmOnceAsync(Stand.LeftStance);
        await visit.GoAsync(Mouse, Button("camera.keep"));
        var before = await ObservationsAsync();
        before.ShouldContain("\"sd\":");
        await OpenPlainAsync();
        await Assertions.Expect(Page.Locator("form .notice")).ToContainTextAsync("very likely between");
        await visit.GoAsync(Mouse, Button("form.save"));
        (await ObservationsAsync()).ShouldBe(before);
        await OpenPlainAsync();
        await Page.Locator("[name='screens[0].left.pelvic-drop[0]']").FillAsync("3");
        await visit.GoAsync(Mouse, Button("form.save"));
        var after = await ObservationsAsync();
        after.ShouldContain("\"measure\":\"pelvic-drop\",\"side\":\"left\",\"tries\":[3],\"sd\":null,\"source\":\"partner\"");
        after.ShouldContain("\"source\":\"camera\"", Case.Sensitive, "what was not touched is still the camera's");
    }

    [Fact]
    public async Task A_take_outlives_a_reload_is_read_with_another_one_and_is_gone_when_the_person_leaves()
    {
        var address = $"/checkup/test/{Squat.Id}/left/camera?trial={Guid.NewGuid():N}";
        await Page.GotoAsync(address);
        await ReplayAsync(Stand.SingleLegSquats);
        await Button("camera.use-camera").ClickAsync();
        await Assertions.Expect(Page.Locator("[data-result]")).ToBeVisibleAsync(new() { Timeout = LongPatience });
        await Assertions.Expect(Page.Locator("[data-ways] .notice")).ToHaveTextAsync(Words.Say("camera.left-one"));
        await Page.ReloadAsync();
        await Ready();
        await Assertions.Expect(Page.Locator("[data-ways] .notice")).ToHaveTextAsync(Words.Say("camera.left-one"));
        await Button("camera.left-read").ClickAsync();
        await Assertions.Expect(Page.Locator("[data-result]")).ToContainTextAsync("from 3 tries", new() { Timeout = LongPatience });
        await ReplayAsync(Stand.SingleLegSquats);
        await Button("camera.left-more").ClickAsync();
        await Assertions.Expect(Page.Locator("[data-result]")).ToContainTextAsync("from 6 tries", new() { Timeout = LongPatience });
        await Page.GotoAsync("/findings");
        await Page.WaitForFunctionAsync(CountTakes);
        await Page.GotoAsync(address);
        await Ready();
        await Assertions.Expect(Button("camera.use-camera")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Takes_are_thrown_away_when_asked_and_with_everything_else()
    {
        var address = $"/checkup/test/{Squat.Id}/left/camera?trial={Guid.NewGuid():N}";
        foreach (var everything in (bool[])[false, true])
        {
            await Page.GotoAsync(address);
            await ReplayAsync(Stand.SingleLegSquats);
            await Button("camera.use-camera").ClickAsync();
            await Assertions.Expect(Page.Locator("[data-result]")).ToBeVisibleAsync(new() { Timeout = LongPatience });
            if (everything)
            {
                await Page.GotoAsync("/data?done=deleted");
            }
            else
            {
                await Button("camera.left-throw").ClickAsync();
                await Assertions.Expect(Button("camera.use-camera")).ToBeFocusedAsync();
                await Assertions.Expect(Page.Locator("[data-result]")).ToBeHiddenAsync();
            }

            await Page.WaitForFunctionAsync(CountTakes);
        }
    }

    [Fact]
    public async Task Points_are_kept_only_when_asked_shown_with_the_test_and_deleted_without_it()
    {
        await Page.GotoAsync($"/checkup/test/{Squat.Id}/left/camera?trial={Guid.NewGuid():N}");
        await ReplayAsync(Stand.SingleLegSquats);
        await Button("camera.use-camera").ClickAsync();
        await Assertions.Expect(Page.Locator("[data-result]")).ToBeVisibleAsync(new() { Timeout = LongPatience });
        var saved = await ReadAsync(await Page.RunAndWaitForDownloadAsync(() => Button("camera.save-points").ClickAsync()));
        var keep = Page.GetByLabel(Words.Say("camera.keep-points"));
        await Assertions.Expect(keep).Not.ToBeCheckedAsync();
        await keep.CheckAsync();
        await visit.GoAsync(Mouse, Button("camera.keep"));
        (await ExportAsync()).ShouldContain("\"films\"");
        await Page.GotoAsync("/checkup/answers");
        var link = Page.GetByRole(AriaRole.Link, new() { Name = Words.Say("checkup.answers.points-of", ("name", $"{Words.Say("body-map.left")} 1"), ("screen", Squat.Words.Name)) });
        var kept = await ReadAsync(await Page.RunAndWaitForDownloadAsync(() => link.ClickAsync()));
        kept.Image.ShouldBe(saved.Image);
        kept.Times.ShouldBe(saved.Times);
        var read = Motion.Screens.ScreenAnalysis.Run(Words.Knowledge, Squat, Core.Side.Left, kept);
        read.IsUsable.ShouldBeTrue();
        var inspection = new Inspection(visit);
        await inspection.LookAsync("points of a film");
        inspection.ShouldHaveFoundNothing();
        await visit.GoAsync(Mouse, Page.GetByRole(AriaRole.Button, new() { Name = Words.Say("checkup.answers.points-remove-of", ("screen", Squat.Words.Name)) }));
        var left = await ExportAsync();
        left.ShouldNotContain("\"films\"");
        left.ShouldContain("fppa");
    }

    private static async Task<LandmarkTake> ReadAsync(IDownload download) => LandmarkReader.ReadFile(await download.PathAsync());

    private async Task<string> ExportAsync()
    {
        using var caller = new Caller(Server.Address);
        return await caller.ExportAsync();
    }

    /// <summary>True once the browser keeps no take.</summary>
    private const string CountTakes = """
        () => new Promise((done) => {
          const opening = indexedDB.open("hipwise-takes");
          opening.onupgradeneeded = () => opening.transaction.abort();
          opening.onerror = () => done(true);
          opening.onsuccess = () => {
            const count = opening.result.transaction("takes").objectStore("takes").count();
            count.onsuccess = () => { opening.result.close(); done(count.result === 0); };
          };
        })
        """;

    // One take of the three is enough here.
    private async Task FilmOnceAsync(string landmarks)
    {
        await ReplayAsync(landmarks);
        await Button("camera.use-camera").ClickAsync();
        await Assertions.Expect(Film).ToHaveAttributeAsync("data-phase", "between", new() { Timeout = LongPatience });
        await Button("camera.enough").ClickAsync();
        await Assertions.Expect(Page.Locator("[data-result] .camera-values")).ToBeVisibleAsync(new() { Timeout = LongPatience });
    }

    private async Task OpenPlainAsync()
    {
        await Page.GotoAsync("/checkup/answers");
        await visit.GoAsync(Mouse, Page.GetByRole(AriaRole.Link, new() { Name = Words.Say("checkup.answers.change-what", ("what", $"{Stance.Words.Name}, {Words.Say("body-map.left")}")) }));
    }

    private async Task<string> ObservationsAsync()
    {
        using var caller = new Caller(Server.Address);
        var observations = ExportFile.Current(await caller.ExportAsync())["trials"]!.AsArray().Single()!["observations"]!.AsArray();
        foreach (var one in observations)
        {
            one!.AsObject().Remove("savedAt");
        }

        return observations.ToJsonString();
    }

    // Recorded landmarks stand in for camera and engine.
    private async Task ReplayAsync(string landmarks)
    {
        await Ready();
        await Page.UnrouteAsync($"**{Replayed}");
        await Page.RouteAsync($"**{Replayed}", route => route.FulfillAsync(new() { ContentType = "application/json", Body = landmarks }));
        await Film.EvaluateAsync($"film => film.dataset.replay = '{Replayed}'");
    }

    private Task Ready() => Film.And(Page.Locator("[data-state=ready]")).WaitForAsync();

    private ILocator Button(string key) => Page.GetByRole(AriaRole.Button, new() { Name = Words.Say(key), Exact = true });
}
