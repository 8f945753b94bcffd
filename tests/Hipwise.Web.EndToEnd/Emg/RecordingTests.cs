using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hipwise.Web.EndToEnd.Access;
using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd.Emg;

/// <summary>A recording of muscles in the browser: read, put right, saved, and kept for the check-up.</summary>
public partial class RecordingTests(Chromium chromium, Server server) : BrowserTest(chromium, server)
{
    private const int LongPatience = 60_000;
    private const string Squeeze = "seated-squeeze";
    private static readonly Mouse Mouse = new();
    private static readonly byte[] Squeezes = Table("L_GMAX,R_GMAX,LGM", 20, 4, 9, 14);

    private static FilePayload File(byte[] bytes, string name = "squeeze of Ada.csv") => new() { Name = name, MimeType = "text/csv", Buffer = bytes };

    // Noise that is loud for three seconds from each of the times; the last channel is always quiet after the first time.
    private static byte[] Table(string labels, int seconds, params int[] loud)
    {
        var (random, text) = (new Random(5), new StringBuilder($"Time [s],{string.Join(',', labels.Split(',').Select(label => $"{label} [mV]"))}\n"));
        var channels = labels.Split(',').Length;
        for (var i = 0; i < 1000 * seconds; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i / 1000.0}");
            for (var channel = 0; channel < channels; channel++)
            {
                var time = i / 1000.0;
                var isLoud = Array.Exists(loud, from => time >= from && time < from + 3);
                var noise = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                text.Append(CultureInfo.InvariantCulture, $",{noise * (isLoud ? 0.5 : 0.01):0.#####}");
            }

            text.Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string[] Left() => [.. Directory.GetFiles(Path.GetTempPath(), "hipwise-*.csv").Order(StringComparer.Ordinal)];

    private static async Task ReadAsync(IPage page, byte[] bytes)
    {
        await page.Locator("#recording").SetInputFilesAsync(File(bytes));
        await page.GetByRole(AriaRole.Button, new() { Name = Words.Say("emg.page.read"), Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".emg-report")).ToBeVisibleAsync(new() { Timeout = LongPatience });
    }

    [Fact]
    public async Task A_recording_is_read_its_channels_are_put_right_and_everything_can_be_saved()
    {
        var before = Left();
        var visit = await VisitAsync();
        var (page, inspection) = (visit.Page, new Inspection(visit));
        await inspection.GoAsync("/emg");
        await ReadAsync(page, Squeezes);
        await Assertions.Expect(page.Locator("tr.asked")).ToHaveCountAsync(1);
        await inspection.LookAsync("a recording that was read");
        await page.Locator("tr.asked select").First.SelectOptionAsync("gluteus-medius");
        await page.GetByRole(AriaRole.Button, new() { Name = Words.Say("emg.page.read-again") }).ClickAsync();
        await Assertions.Expect(page.Locator("tr.asked")).ToHaveCountAsync(0, new() { Timeout = LongPatience });
        await Assertions.Expect(page.Locator(".emg-report .name").Nth(2)).ToContainTextAsync("Gluteus medius, left");
        foreach (var (key, ending, holds) in ((string, string, string)[])
            [("save-report", "html", "Gluteus medius, left"), ("save-json", "json", "\"muscle\": \"gluteus-medius\""), ("save-csv", "csv", "LGM,gluteus-medius,left"), ("save-map", "yaml", "muscle: gluteus-medius")])
        {
            var saved = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = Words.Say($"emg.page.{key}") }).ClickAsync());
            saved.SuggestedFilename.ShouldBe($"squeeze of Ada.{ending}");
            (await System.IO.File.ReadAllTextAsync(await saved.PathAsync(), TestContext.Current.CancellationToken)).ShouldContain(holds);
        }

        // Another file asks anew, and nothing is left of either.
        await page.Locator("#recording").SetInputFilesAsync(File(Squeezes, "b.csv"));
        await Assertions.Expect(page.Locator(".emg-report")).ToHaveCountAsync(0);
        Left().ShouldBe(before);
        inspection.ShouldHaveFoundNothing();
    }

    [Fact]
    public async Task A_report_of_two_muscles_is_printed_on_one_page()
    {
        var page = (await VisitAsync()).Page;
        await page.GotoAsync("/emg");
        await page.Locator("#recording").SetInputFilesAsync(File(Table("L_GMAX,R_GMAX", 20, 4, 9, 14)));
        await page.GetByRole(AriaRole.Button, new() { Name = Words.Say("emg.page.read"), Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".emg-report")).ToBeVisibleAsync(new() { Timeout = LongPatience });
        var saved = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = Words.Say("emg.page.save-report") }).ClickAsync());
        await page.GotoAsync("about:blank");
        await page.SetContentAsync(await System.IO.File.ReadAllTextAsync(await saved.PathAsync(), TestContext.Current.CancellationToken));
        var paper = Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true }));
        Sheet().Count(paper).ShouldBe(1);
    }

    [Fact]
    public async Task A_saved_map_says_the_channels_of_another_recording()
    {
        var page = (await VisitAsync()).Page;
        await page.GotoAsync("/emg");
        await page.Locator("summary").First.ClickAsync();
        await page.Locator("#map").SetInputFilesAsync(File("channels:\n  - {channel: LGM, muscle: gluteus-medius, side: right}\n  - {channel: gone, skip: yes}\n"u8.ToArray(), "map.yaml"));
        await ReadAsync(page, Squeezes);
        await Assertions.Expect(page.Locator(".emg-report .name").Nth(2)).ToContainTextAsync("Gluteus medius, right");
    }

    [Theory]
    [InlineData("", "Choose a recording first.")]
    [InlineData("EMG [mV]\n1\n2\n", "b.csv")]
    [InlineData("Time [s],Fz [N]\n0,1\n0.001,2\n0.002,3\n", "No channel holds a muscle's activity.")]
    public async Task What_cannot_be_read_is_told_under_its_own_name(string text, string says)
    {
        var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/emg");
        if (text.Length > 0)
        {
            await page.Locator("#recording").SetInputFilesAsync(File(Encoding.UTF8.GetBytes(text), "b.csv"));
        }

        await page.GetByRole(AriaRole.Button, new() { Name = Words.Say("emg.page.read"), Exact = true }).ClickAsync();
        var alert = page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(alert).ToContainTextAsync(says);
        (await alert.InnerTextAsync()).ShouldNotContain(Path.GetTempPath());
        var inspection = new Inspection(visit);
        await inspection.LookAsync("a recording that cannot be read");
        inspection.ShouldHaveFoundNothing();
    }

    [Fact]
    public async Task A_reading_that_takes_long_can_be_stopped()
    {
        var before = Left();
        var page = (await VisitAsync()).Page;
        await page.GotoAsync("/emg");
        await page.Locator("#recording").SetInputFilesAsync(File(Table("L_GMAX,R_GMAX,L_BF,R_BF,L_ES,R_ES", 120, 4, 9, 14, 30, 50, 70, 90)));
        await page.GetByRole(AriaRole.Button, new() { Name = Words.Say("emg.page.read"), Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = Words.Say("emg.page.stop"), Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-state]")).ToHaveTextAsync(Words.Say("emg.page.stopped"));
        // The next one waits until the first has let go.
        await ReadAsync(page, Squeezes);
        Left().ShouldBe(before);
    }

    [Fact]
    public async Task Without_scripts_each_reading_is_a_page()
    {
        var page = (await VisitAsync(new() { JavaScriptEnabled = false })).Page;
        await page.GotoAsync("/emg");
        await ReadAsync(page, Squeezes);
        await Assertions.Expect(page.Locator("tr.asked")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Squeezes_with_electrodes_are_kept_on_both_sides_and_seen_in_the_answers()
    {
        await Seed.Questions.PlantAsync(Server.Address);
        var visit = await VisitAsync();
        var (page, inspection) = (visit.Page, new Inspection(visit));
        await page.GotoAsync($"/checkup/test/{Squeeze}");
        await page.GetByRole(AriaRole.Link, new() { Name = Words.Say("emg.page.measure") }).ClickAsync();
        foreach (var side in (string[])["left", "right"])
        {
            await page.WaitForURLAsync(url => url.Contains($"/{side}/emg", StringComparison.Ordinal));
            await ReadAsync(page, Squeezes);
            await Assertions.Expect(page.Locator(".emg-values")).ToContainTextAsync("3.0 ± 0.1 s (3 tries)");
            await Assertions.Expect(page.Locator(".emg-values")).ToContainTextAsync("Only told when all of these are recorded too");
            await inspection.LookAsync($"a squeeze of the {side}");
            await visit.GoAsync(Mouse, page.GetByRole(AriaRole.Button, new() { Name = Words.Say("camera.keep"), Exact = true }));
        }

        using var caller = new Caller(Server.Address);
        var observations = ExportFile.Current(await caller.ExportAsync())["trials"]!.AsArray().Single()!["observations"]!.AsArray();
        observations.Select(one => ((string?)one!["measure"], (string?)one["side"], (string?)one["source"])).ShouldBe([("held", "left", "emg"), ("held", "right", "emg")], ignoreOrder: true);
        observations[0]!["sd"].ShouldNotBeNull();
        await inspection.GoAsync("/checkup/answers");
        await visit.GoAsync(Mouse, page.GetByRole(AriaRole.Link, new() { Name = Words.Say("checkup.answers.change-what", ("what", $"{Words.Knowledge.Screens[Squeeze].Words.Name}, {Words.Say("body-map.left")}")) }));
        await Assertions.Expect(page.Locator("form .notice")).ToContainTextAsync(Words.Knowledge.Screens[Squeeze].TryMeasure("held")!.Name);
        await visit.GoAsync(Mouse, page.GetByRole(AriaRole.Button, new() { Name = Words.Say("form.save"), Exact = true }));
        (await caller.ExportAsync()).ShouldContain("\"source\": \"emg\"", Case.Sensitive, "what is left as it was stays measured");
        inspection.ShouldHaveFoundNothing();
    }

    [GeneratedRegex(@"/Type\s*/Page\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Sheet();
}
