using System.Globalization;
using Hipwise.Knowledge;
using Hipwise.Web.EndToEnd.Access;
using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd.Emg;

/// <summary>Electrodes that are looked at while their samples come: a recording that is replayed, and a sensor at a serial port.</summary>
public class LiveTests(Chromium chromium, Server server) : BrowserTest(chromium, server)
{
    private const int LongPatience = 60_000;
    private const double MostLate = 50;

    /// <summary>Times at which the light went on (s of the recording).</summary>
    private const string Lit = """
        () => performance.getEntriesByName("hipwise-emg-active").map((one) => (one.startTime - performance.getEntriesByName("hipwise-emg-first").at(-1).startTime) / 1000)
        """;

    private static readonly Mouse Mouse = new();
    private static readonly Screen Squeeze = Words.Knowledge.Screens["seated-squeeze"];
    private readonly ITestOutputHelper output = TestContext.Current.TestOutputHelper!;
    private Visit visit = null!;

    private IPage Page => visit.Page;

    private ILocator Live => Page.Locator("hw-emg-live");

    private ILocator Light => Page.Locator(".emg-light");

    private ILocator Result => Page.Locator("[data-result]");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        // Without the soft change from page to page, which a browser that is busy breaks off with an error.
        visit = await VisitAsync(new() { ReducedMotion = ReducedMotion.Reduce });
    }

    [Fact]
    public async Task Squeezes_of_both_sides_are_counted_while_they_are_replayed_and_kept_with_the_check_up()
    {
        await Seed.Questions.PlantAsync(Server.Address);
        await Page.GotoAsync($"/checkup/test/{Squeeze.Id}/left/emg/live?trial={Guid.NewGuid():N}");
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync(Squeeze.Emg!.Place);
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync(Squeeze.Emg.Do);
        foreach (var (side, squeezes) in ((string, (double From, double To)[])[])[("left", LiveSitting.Left), ("right", LiveSitting.Right)])
        {
            await Page.WaitForURLAsync(url => url.Contains($"/{side}/emg/live", StringComparison.Ordinal));
            await ReplayAsync();
            await PhaseAsync("resting");
            await Assertions.Expect(Light).ToHaveTextAsync(Words.Say("emg.live.resting"));
            await Assertions.Expect(Light).ToHaveTextAsync(Words.Say("emg.live.reached"), new() { Timeout = LongPatience });
            await Assertions.Expect(Page.Locator(".emg-number")).ToHaveTextAsync("1");
            await Assertions.Expect(Result).ToBeVisibleAsync(new() { Timeout = LongPatience });
            await Assertions.Expect(Result.Locator("h2")).ToBeFocusedAsync();
            await Assertions.Expect(Result).ToContainTextAsync(Words.Say("emg.live.result-count", ("count", "1"), ("total", "2"), ("goal", "5")));
            var lengths = await Result.Locator("tbody tr td:nth-child(2)").AllTextContentsAsync();
            lengths.Zip(squeezes, (told, truth) => double.Parse(told[..^2], CultureInfo.InvariantCulture) - (truth.To - truth.From)).ShouldAllBe(error => Math.Abs(error) < 0.15);
            await LatenessAsync(squeezes);
            await visit.GoAsync(Mouse, Button("emg.live.keep"));
        }

        await KeptAsync();
    }

    private async Task LatenessAsync((double From, double To)[] squeezes)
    {
        var lit = await Page.EvaluateAsync<double[]>(Lit);
        var late = lit.Zip(squeezes, (seen, truth) => 1000 * (seen - truth.From)).ToList();
        var (answer, shown, shown95) = (await FigureAsync("answer-ms"), await FigureAsync("late-ms"), await FigureAsync("late95-ms"));
        output.WriteLine($"Answered after {answer} ms, drawn {shown} ms after the oldest sample of its block (95 of 100 below {shown95} ms); light on {string.Join(", ", late.Select(one => $"{one:0}"))} ms after onset.");
        lit.Length.ShouldBe(squeezes.Length, "the light went on for squeezes only");
        shown.ShouldBeLessThan(MostLate);
        // A machine that does other work beside may lose a picture or two.
        late.Min().ShouldBeInRange(0, MostLate);
    }

    private async Task KeptAsync()
    {
        using var caller = new Caller(Server.Address);
        var observations = ExportFile.Current(await caller.ExportAsync())["trials"]!.AsArray().Single()!["observations"]!.AsArray();
        observations.Select(one => $"{one!["measure"]} {one["side"]} {one["source"]} {one["tries"]!.AsArray().Count}").Order(StringComparer.Ordinal)
            .ShouldBe(["held left emg 2", "held right emg 2"]);
        observations.ShouldAllBe(one => one!["sd"]!.GetValue<double>() > Words.Knowledge.Emg.Rules.Live.LengthSd);
        await Page.GotoAsync("/checkup/answers");
        var answers = Page.Locator(".answers li", new() { HasTextString = Squeeze.Words.Name });
        await Assertions.Expect(answers).ToContainTextAsync($"{Words.Say("body-map.left")}: {Squeeze.TryMeasure("held")!.Name} 6 s, 2 s");
        await Assertions.Expect(answers).ToContainTextAsync($"{Words.Say("body-map.right")}: {Squeeze.TryMeasure("held")!.Name} 2 s, 5 s");
        await Page.GetByRole(AriaRole.Link, new() { Name = Words.Say("checkup.answers.change-what", ("what", $"{Squeeze.Words.Name}, {Words.Say("body-map.left")}")) }).ClickAsync();
        await Assertions.Expect(Page.Locator("form .notice")).ToContainTextAsync($"{Squeeze.TryMeasure("held")!.Name}: 4 s, very likely between");
    }

    [Fact]
    public async Task A_sensor_is_read_by_keyboard_unplugged_plugged_in_again_and_what_was_counted_stays()
    {
        await OpenAsync(LivePort.Script);
        var keys = new Keyboard(Page);
        await keys.PressAsync(Page.Locator("summary", new() { HasTextString = Words.Say("emg.live.options") }));
        await Page.Locator("#emg-speed").SelectOptionAsync("230400");
        await keys.PressAsync(Button("emg.live.connect"));
        await PhaseAsync("resting");
        await PhaseAsync("live");
        (await Page.EvaluateAsync<int[]>("() => window.port.speeds")).ShouldBe([230400]);
        (await Page.Locator("#emg-channel option").AllTextContentsAsync()).ShouldBe(["GMAX_L", "GMAX_R"]);
        await Assertions.Expect(Light).ToHaveTextAsync(Words.Say("emg.live.quiet"));
        await SqueezeAsync(true);
        await Assertions.Expect(Light).ToHaveTextAsync(Words.Say("emg.live.active"));
        await Assertions.Expect(Light).ToHaveTextAsync(Words.Say("emg.live.reached"));
        await SqueezeAsync(false);
        await Assertions.Expect(Light).ToHaveTextAsync(Words.Say("emg.live.quiet"));
        await Page.EvaluateAsync("() => window.port.unplug()");
        await PhaseAsync("unplugged");
        await Assertions.Expect(Page.Locator("[role=status]").Last).ToHaveTextAsync(Words.Say("emg.live.unplugged"));
        await Page.EvaluateAsync("() => window.port.plug()");
        await PhaseAsync("live");
        await Assertions.Expect(Page.Locator(".emg-notes")).ToContainTextAsync(Words.Say("emg.live.note-gap"));
        await Assertions.Expect(Page.Locator(".emg-number")).ToHaveTextAsync("1");
        await keys.PressAsync(Button("emg.live.stop"));
        await Assertions.Expect(Result).ToContainTextAsync(Words.Say("emg.live.result-count", ("count", "1"), ("total", "1"), ("goal", "5")));
        await Assertions.Expect(Result.Locator("h2")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Everyone_can_use_it()
    {
        var inspection = new Inspection(visit);
        await OpenAsync(LivePort.Script);
        await inspection.LookAsync("before a sensor");
        await Button("emg.live.connect").ClickAsync();
        await PhaseAsync("live");
        await SqueezeAsync(true);
        await Assertions.Expect(Light).ToHaveTextAsync(Words.Say("emg.live.reached"));
        await inspection.LookAsync("a squeeze");
        await SqueezeAsync(false);
        await Button("emg.live.stop").ClickAsync();
        await Assertions.Expect(Result).ToBeVisibleAsync();
        await inspection.LookAsync("the result");
        await Page.EvaluateAsync("() => { window.port.opens = false; }");
        await Button("emg.live.connect").ClickAsync();
        await PhaseAsync("failed");
        await inspection.LookAsync("a port that does not open");
        inspection.ShouldHaveFoundNothing();
    }

    [Theory]
    [InlineData("window.port.refuses = true", "emg.live.failed-refused")]
    [InlineData("window.port.opens = false", "emg.live.failed-port")]
    [InlineData("window.port.line = () => '\\u0000\\u00ff~x\\n'", "emg.live.failed-lines")]
    [InlineData("window.port.line = (ms, level) => ms % 10 ? '' : `${ms},${level()}\\n`", "emg.live.failed-slow")]
    public async Task A_sensor_that_cannot_be_read_is_told_and_tried_again(string trouble, string said)
    {
        await OpenAsync(LivePort.Script);
        await Page.EvaluateAsync($"() => {{ {trouble}; }}");
        await Button("emg.live.connect").ClickAsync();
        await PhaseAsync("failed");
        await Assertions.Expect(Light).ToHaveTextAsync(Words.Say(said, ("rate", "100"), ("least", "500")));
        await Button("emg.live.retry").ClickAsync();
        await PhaseAsync("failed");
        await Button("emg.live.leave").ClickAsync();
        await Assertions.Expect(Button("emg.live.connect")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_browser_without_serial_ports_says_so_and_replays()
    {
        visit.Expect(422);
        await OpenAsync(LivePort.None);
        await Assertions.Expect(Page.Locator("[data-ways]")).ToContainTextAsync(Words.Say("emg.live.no-serial"));
        await Assertions.Expect(Button("emg.live.connect")).ToHaveCountAsync(0);
        await Assertions.Expect(Button("emg.live.replay")).ToBeVisibleAsync();
        await ChooseAsync("notes.csv", "Time [s],GMAX_L\n0.001,a\n"u8.ToArray());
        await PhaseAsync("failed");
        (await Light.TextContentAsync()).ShouldNotBeNullOrWhiteSpace();
        (await Light.TextContentAsync())!.ShouldNotContain("/");
        await ChooseAsync("slow.csv", [.. "Time [s],GMAX_L\n"u8, .. Enumerable.Range(0, 500).SelectMany(i => System.Text.Encoding.UTF8.GetBytes($"{i / 100.0:0.00},{i % 7}\n"))]);
        await Assertions.Expect(Light).ToHaveTextAsync(Words.Say("emg.live.file-slow", ("rate", "500")));
        await ReplayAsync();
        await PhaseAsync("resting");
        await PhaseAsync("live");
        await Button("emg.live.stop").ClickAsync();
        await Assertions.Expect(Result).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_connection_that_breaks_is_told()
    {
        await OpenAsync(LivePort.Script);
        await Page.EvaluateAsync("() => { const open = window.WebSocket; window.WebSocket = class extends open { constructor(...all) { super(...all); window.socket = this; } }; }");
        await Button("emg.live.connect").ClickAsync();
        await PhaseAsync("resting");
        await Page.EvaluateAsync("() => window.socket.close()");
        await PhaseAsync("failed");
        await Assertions.Expect(Light).ToHaveTextAsync(Words.Say("emg.live.failed-server"));
    }

    [Fact]
    public async Task What_was_counted_before_a_connection_broke_is_added_up_over_another()
    {
        var (opened, sockets) = (0, new List<IWebSocketRoute>());
        await Page.RouteWebSocketAsync("**/api/v1/emg/live", socket =>
        {
            opened++;
            sockets.Add(socket);
            // The first is cut below, the second finds nobody.
            if (opened == 2)
            {
                _ = socket.CloseAsync();
                return;
            }

            socket.ConnectToServer();
        });
        await OpenAsync(LivePort.Script);
        await Button("emg.live.connect").ClickAsync();
        await PhaseAsync("live");
        await SqueezeAsync(true);
        await Assertions.Expect(Light).ToHaveTextAsync(Words.Say("emg.live.reached"));
        await SqueezeAsync(false);
        await Assertions.Expect(Light).ToHaveTextAsync(Words.Say("emg.live.quiet"));
        await sockets[0].CloseAsync();
        await PhaseAsync("lost");
        await Assertions.Expect(Light).ToHaveTextAsync(Words.Say("emg.live.lost"));
        await Assertions.Expect(Page.Locator(".emg-number")).ToHaveTextAsync("1");
        await Assertions.Expect(Result).ToContainTextAsync(Words.Say("emg.live.result-count", ("count", "1"), ("total", "1"), ("goal", "5")));
        await Assertions.Expect(Result.Locator("h2")).ToBeFocusedAsync();
        opened.ShouldBe(3);
    }

    private async Task OpenAsync(string script)
    {
        await Page.AddInitScriptAsync(script);
        await Page.GotoAsync("/emg/live");
        await Ready();
    }

    private async Task ReplayAsync()
    {
        await Ready();
        await ChooseAsync("sitting.csv", LiveSitting.Csv);
    }

    private Task Ready() => Live.And(Page.Locator("[data-state=ready]")).WaitForAsync();

    private Task ChooseAsync(string name, byte[] bytes) => Page.Locator("[data-file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = bytes });

    private Task SqueezeAsync(bool loud) => Page.EvaluateAsync("loud => { window.port.loud = loud; }", loud);

    private Task PhaseAsync(string phase) => Assertions.Expect(Live).ToHaveAttributeAsync("data-phase", phase, new() { Timeout = LongPatience });

    private async Task<double> FigureAsync(string name) => double.Parse((await Live.GetAttributeAsync($"data-{name}"))!, CultureInfo.InvariantCulture);

    private ILocator Button(string key) => Page.GetByRole(AriaRole.Button, new() { Name = Words.Say(key), Exact = true });
}
