using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Hipwise.Web.EndToEnd.Access;
using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd;

/// <summary>What changed is told from what can be chance, pain and activities can be told again, and a report can be printed.</summary>
public class ProgressTests(Chromium chromium, Server server) : BrowserTest(chromium, server)
{
    private const int DaysAgo = 35;
    private static readonly Mouse Mouse = new();

    // Half a minute more on the right is more than 15 % of error allows; a second on the left is not.
    private static readonly Dictionary<string, string[]> Later = new(StringComparer.Ordinal)
    {
        ["places"] = ["low-back:left", "lateral-hip:right"], ["pain[0].qualities"] = ["aching"], ["pain[0].intensity"] = ["3"],
        ["single-leg-bridge/left/hold"] = ["59"], ["single-leg-bridge/right/hold"] = ["55"], ["single-leg-bridge/right/pelvis-level"] = ["yes"],
        ["single-leg-bridge/left/pelvis-level"] = ["yes"],
    };

    [Fact]
    public async Task Before_a_check_up_it_says_where_it_begins()
    {
        var visit = await VisitAsync();
        var inspection = new Inspection(visit);
        foreach (var path in (string[])["/progress", "/progress/report"])
        {
            await inspection.GoAsync(path);
            await Assertions.Expect(visit.Page.GetByText(Words.Say("progress-page.empty"))).ToBeVisibleAsync();
        }

        inspection.ShouldHaveFoundNothing();
        visit.ShouldHaveBeenCalm();
    }

    [Fact]
    public async Task Change_is_told_from_chance_side_by_side()
    {
        await PlantTwiceAsync();
        var visit = await VisitAsync();
        var page = visit.Page;
        await ShootAsync(visit);
        await page.GotoAsync("/progress");
        var hold = page.Locator("article.trend", new() { HasText = Name("single-leg-bridge", "hold") });
        await Assertions.Expect(hold.Locator("figure").Nth(0)).ToContainTextAsync(Words.Say("progress-page.no-clear-change"));
        await Assertions.Expect(hold.Locator("figure").Nth(1)).ToContainTextAsync(Words.Say("progress-page.better"));
        await Assertions.Expect(hold.GetByRole(AriaRole.Img)).ToHaveCountAsync(2);
        await Assertions.Expect(hold.Locator("figcaption").First).ToContainTextAsync(Words.Say("progress-page.own-unknown"));
        // The same numbers are in the table.
        await hold.Locator("summary").First.ClickAsync();
        await Assertions.Expect(hold.GetByRole(AriaRole.Cell, new() { Name = "21 s", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(hold.GetByRole(AriaRole.Cell, new() { Name = "55 s", Exact = true })).ToBeVisibleAsync();
        var inspection = new Inspection(visit);
        await inspection.GoAsync("/progress");
        await inspection.GoAsync("/progress/report");
        inspection.ShouldHaveFoundNothing();
        visit.ShouldHaveBeenCalm();
    }

    [Fact]
    public async Task Sessions_are_counted_by_week_and_told_pain_is_followed()
    {
        await PlantTwiceAsync();
        using var caller = new Caller(Server.Address);
        var page = (await caller.OpenAsync("/progress")).Document;
        page.QuerySelectorAll(".week-bars rect.done").Length.ShouldBeInRange(DaysAgo / 7, (DaysAgo / 7) + 2);
        page.QuerySelectorAll(".week-bars .count").Sum(count => int.Parse(count.TextContent, CultureInfo.InvariantCulture)).ShouldBe((DaysAgo + 2) / 3);
        var pain = page.QuerySelectorAll("article.trend").First(card => card.TextContent.Contains(Words.Knowledge.Places["low-back"].Name, StringComparison.Ordinal));
        pain.QuerySelectorAll("svg circle").Length.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Of_very_many_check_ups_the_first_and_the_newest_are_shown()
    {
        const int Many = 300;
        await Seed.Quick.PlantAsync(Server.Address);
        using var caller = new Caller(Server.Address);
        var root = JsonNode.Parse(await caller.ExportAsync())!;
        var (all, only) = (new JsonArray(), root["checkups"]![0]!);
        for (var number = 1; number <= Many; number++)
        {
            var one = only.DeepClone();
            var day = DateTime.UtcNow.Date.AddDays(number - Many);
            (one["id"], one["number"], one["startedAt"]) = (Guid.NewGuid(), number, $"{Write(day)}T08:00:00Z");
            one["finishedAt"] = number < Many ? $"{Write(day.AddDays(1))}T08:00:00Z" : null;
            foreach (var trial in one["trials"]!.AsArray())
            {
                (trial!["id"], trial["on"]) = (Guid.NewGuid(), Write(day));
            }

            all.Add(one);
        }

        root["checkups"] = all;
        await caller.DeleteEverythingAsync();
        (await caller.ImportAsync(root.ToJsonString())).Location.ShouldBe("/data?done=imported");
        var charts = (await caller.OpenAsync("/progress")).Document.QuerySelectorAll("article.trend svg");
        var hold = charts.First(svg => svg.GetAttribute("aria-label")!.Contains(Name("single-leg-bridge", "hold"), StringComparison.Ordinal));
        hold.QuerySelectorAll("circle").Length.ShouldBe(Words.Knowledge.Progress.PointsShown - 1);
        hold.QuerySelectorAll("rect.first").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Everything_can_be_taken_to_a_clinic_without_a_name()
    {
        await Seed.Quick.PlantAsync(Server.Address);
        using var caller = new Caller(Server.Address);
        (await caller.OpenAsync("/data")).Document.QuerySelector("a[href='/data/fhir']").ShouldNotBeNull();
        var bundle = JsonNode.Parse((await caller.GetAsync("/data/fhir")).Text)!;
        ((string?)bundle["resourceType"]).ShouldBe("Bundle");
        bundle["entry"]!.AsArray().Select(entry => (string)entry!["resource"]!["resourceType"]!).Distinct()
            .ShouldBeSubsetOf(["Patient", "Observation", "QuestionnaireResponse", "Goal", "CarePlan"]);
    }

    [Fact]
    public async Task Pain_told_again_counts_once_however_often_it_is_sent()
    {
        await Seed.Quick.PlantAsync(Server.Address);
        using var caller = new Caller(Server.Address);
        var open = await caller.OpenAsync("/progress");
        var sent = open.FormOf("pain").With("pain[0]", "6").ToList();
        for (var i = 0; i < 2; i++)
        {
            var reply = await caller.PostAsync("/progress", sent);
            reply.Location.ShouldBe("/progress?done=noted");
        }

        (await caller.ExportAsync()).Split("\"intensity\": 6").Length.ShouldBe(2);
        (await caller.OpenAsync("/progress?done=noted")).Main.ShouldContain(Words.Say("progress-page.noted"));
    }

    [Theory]
    [InlineData("pain[0]", "11")]
    [InlineData("pain[0]", "much")]
    [InlineData("pain[0].of", "{}")]
    [InlineData("pain[0].id", "7")]
    public async Task What_cannot_be_is_refused_and_nothing_is_kept(string field, string value)
    {
        await Seed.Quick.PlantAsync(Server.Address);
        using var caller = new Caller(Server.Address);
        var form = (await caller.OpenAsync("/progress")).FormOf("pain").With("pain[0]", "6").Where(one => one.Key != field).Append(new(field, value));
        var before = ExportFile.WithoutTime(await caller.ExportAsync());
        (await caller.PostAsync("/progress", form)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ExportFile.WithoutTime(await caller.ExportAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task An_activity_is_rated_again_with_the_mouse()
    {
        await Seed.Quick.PlantAsync(Server.Address);
        var visit = await VisitAsync();
        visit.Expect(422);
        var page = visit.Page;
        await page.GotoAsync("/progress");
        var form = page.Locator("form#activities");
        var button = form.GetByRole(AriaRole.Button, new() { Name = Words.Say("progress-page.save") });
        await visit.GoAsync(Mouse, button);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(Words.Say("progress-page.rate-problem"));
        await Mouse.ChooseAsync(form.GetByLabel("8", new() { Exact = true }).First);
        await visit.GoAsync(Mouse, button);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(Words.Say("progress-page.noted"));
    }

    [Fact]
    public async Task The_report_fits_on_paper_and_claims_no_diagnosis()
    {
        await PlantTwiceAsync();
        var visit = await VisitAsync();
        await visit.Page.GotoAsync("/progress/report");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync(Words.Knowledge.Version);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var gone in (string[])["header.top", "footer", "hw-print", ".no-print"])
        {
            (await visit.Page.Locator(gone).Locator("visible=true").CountAsync()).ShouldBe(0, gone);
        }

        (await visit.Page.PdfAsync(new() { Format = "A4" })).Length.ShouldBeGreaterThan(10_000);
    }

    private static string Name(string screen, string measure) =>
        $"{Words.Knowledge.Screens[screen].Words.Name}: {Words.Knowledge.Screens[screen].TryMeasure(measure)!.Name}";

    /// <summary>The quick check of five weeks ago, and another today.</summary>
    private async Task PlantTwiceAsync()
    {
        await Seed.Quick.PlantAsync(Server.Address);
        using var caller = new Caller(Server.Address);
        var file = await caller.ExportAsync();
        foreach (var day in (DateTime[])[DateTime.UtcNow.Date, DateTime.Now.Date, DateTime.UtcNow.Date.AddDays(-1)])
        {
            file = file.Replace(Write(day), Write(day.AddDays(-DaysAgo)), StringComparison.Ordinal);
        }

        await caller.DeleteEverythingAsync();
        (await caller.ImportAsync(WithDiary(file))).Location.ShouldBe("/data?done=imported");
        var walk = new FormWalk(caller, Later);
        await walk.BeginAsync();
        await walk.UntilAsync(path => path == "/findings");
    }

    // Two sessions a week, and the pain of one place told each week.
    private static string WithDiary(string file)
    {
        var root = JsonNode.Parse(file)!;
        var exercise = Words.Knowledge.Exercises.Keys.Order(StringComparer.Ordinal).First();
        for (var day = DaysAgo; day > 0; day -= 3)
        {
            var (at, session) = (DateTime.UtcNow.Date.AddDays(-day).AddHours(12), Guid.NewGuid());
            void Add(string kind, int minute, JsonObject content, Guid? of)
            {
                var (id, when) = (Guid.NewGuid(), $"{at.AddMinutes(minute):yyyy-MM-ddTHH:mm:ssZ}");
                if (of is not null)
                {
                    (content["id"], content["at"], content["kind"]) = (id, when, kind);
                }

                root["diary"]!.AsArray().Add(new JsonObject { ["id"] = id, ["session"] = of, ["kind"] = kind, ["at"] = when, ["savedAt"] = when, ["content"] = content });
            }

            Add("begin", 0, new JsonObject { ["block"] = "practice", ["day"] = Write(at) }, session);
            for (var number = 1; number <= 2; number++)
            {
                Add("set", 3 * number, new JsonObject
                {
                    ["line"] = exercise, ["exercise"] = exercise, ["number"] = number, ["of"] = 2, ["planned"] = new JsonObject { ["repetitions"] = 8 },
                    ["done"] = new JsonObject { ["repetitions"] = 8 }, ["pain"] = 1,
                }, session);
            }

            Add("finish", 9, [], session);
            Add("pain", 10, new JsonObject { ["day"] = Write(at), ["place"] = "low-back", ["side"] = "left", ["intensity"] = 2 + (day / 7) }, null);
        }

        return root.ToJsonString();
    }

    private static string Write(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Pictures to look at, where a folder for them is named.
    private static async Task ShootAsync(Visit visit)
    {
        if (Environment.GetEnvironmentVariable("HIPWISE_PROGRESS_PICTURES") is not { } folder)
        {
            return;
        }

        foreach (var (path, name) in new[] { ("/progress", "progress"), ("/progress/report", "report"), ("/", "today") })
        {
            foreach (var (width, scheme) in new[] { (390, ColorScheme.Light), (390, ColorScheme.Dark), (1440, ColorScheme.Light), (1440, ColorScheme.Dark) })
            {
                await visit.Page.EmulateMediaAsync(new() { ColorScheme = scheme, Media = Media.Screen });
                await visit.Page.SetViewportSizeAsync(width, 900);
                await visit.Page.GotoAsync(path);
                await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{scheme}.png"), FullPage = true });
            }
        }

        await visit.Page.GotoAsync("/progress/report");
        await visit.Page.SetViewportSizeAsync(794, 1123);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Light });
        await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "report-print.png"), FullPage = true });
    }
}
