using System.Net;
using System.Text;
using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd.Durability;

/// <summary>Everything can be taken along, deleted, and brought back as it was.</summary>
public class ExchangeTests(Chromium chromium, Server server) : BrowserTest(chromium, server)
{
    private static readonly Mouse Mouse = new();

    [Fact]
    public async Task Exported_deleted_and_imported_the_findings_are_the_same()
    {
        await Seed.Full.PlantAsync(Server.Address);
        var visit = await VisitAsync();
        var page = visit.Page;
        var before = await TellAsync(page);
        await page.GotoAsync("/data");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = Words.Say("data.export-button") }).ClickAsync());
        download.SuggestedFilename.ShouldMatch(@"^hipwise-\d{4}-\d\d-\d\d\.json$");
        var file = await download.PathAsync();

        await page.GetByLabel(Words.Say("data.sure-yes")).CheckAsync();
        await visit.GoAsync(Mouse, page.GetByRole(AriaRole.Button, new() { Name = Words.Say("data.delete-button") }));
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(Words.Say("data.deleted"));
        await page.GotoAsync("/findings");
        await Assertions.Expect(page.Locator("article")).ToHaveCountAsync(0);

        await page.GotoAsync("/data");
        await page.GetByLabel(Words.Say("data.file")).SetInputFilesAsync(file);
        await visit.GoAsync(Mouse, page.GetByRole(AriaRole.Button, new() { Name = Words.Say("data.import-button") }));
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(Words.Say("data.imported"));
        (await TellAsync(page)).ShouldBe(before);
        using var caller = new Caller(Server.Address);
        ExportFile.WithoutTime(await caller.ExportAsync()).ShouldBe(ExportFile.WithoutTime(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Deleting_asks_once_more()
    {
        await Seed.Questions.PlantAsync(Server.Address);
        var visit = await VisitAsync();
        visit.Expect(422);
        await visit.Page.GotoAsync("/data");
        await visit.GoAsync(Mouse, visit.Page.GetByRole(AriaRole.Button, new() { Name = Words.Say("data.delete-button") }));
        await Assertions.Expect(visit.Page.Locator("fieldset .problem")).ToHaveTextAsync(Words.Say("data.sure-problem"));
        await visit.Page.GotoAsync("/checkup/answers");
        await Assertions.Expect(visit.Page.Locator(".answers li").First).ToBeVisibleAsync();
    }

    public static TheoryData<string, string> BadFiles => new()
    {
        { "empty", "" }, { "no JSON", "hello" }, { "half a file", """{"format":"hipwise-export","version":1,"checkups":[""" }, { "another format", """{"format":"other"}""" },
        { "a newer version", """{"format":"hipwise-export","version":99}""" }, { "nothing in it", "{}" }, { "null", "null" }, { "a number", "1" },
        { "deep", new string('[', 100_000) }, { "not UTF-8", "\udc80" }, { "a picture", "\u0089PNG\r\n\u001a\n" },
        { "markup", """{"format":"hipwise-export","version":1,"exportedAt":"<script>alert(1)</script>","knowledge":"x","checkups":[]}""" },
        { "a wrong check-up", """{"format":"hipwise-export","version":1,"exportedAt":"2026-01-01T00:00:00Z","knowledge":"x","checkups":[{"id":7}]}""" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task A_file_that_cannot_be_used_is_told_beside_the_field_and_changes_nothing(string what, string file)
    {
        using var caller = new Caller(Server.Address);
        var reply = await caller.ImportAsync(file);
        reply.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, what);
        var field = reply.Document.QuerySelector("input[type=file]").ShouldNotBeNull();
        var told = reply.Document.GetElementById(field.GetAttribute("aria-describedby")!).ShouldNotBeNull(what).TextContent;
        told.ShouldBe(reply.Document.QuerySelector("[data-problems] a")!.TextContent);
        told.Length.ShouldBeInRange(10, 1500);
        reply.Text.ShouldNotContain("<script>alert");
        (await caller.ExportAsync()).ShouldContain("\"checkups\": []");
    }

    [Fact]
    public async Task No_file_at_all_is_told_beside_the_field()
    {
        var visit = await VisitAsync();
        visit.Expect(422);
        await visit.Page.GotoAsync("/data");
        await visit.GoAsync(Mouse, visit.Page.GetByRole(AriaRole.Button, new() { Name = Words.Say("data.import-button") }));
        await Assertions.Expect(visit.Page.GetByLabel(Words.Say("data.file"))).ToHaveAccessibleDescriptionAsync(Words.Say("data.file-problem"));
    }

    [Fact]
    public async Task A_file_cut_anywhere_is_refused_whole()
    {
        await Seed.Quick.PlantAsync(Server.Address);
        using var caller = new Caller(Server.Address);
        var file = await caller.ExportAsync();
        await caller.DeleteEverythingAsync();
        const int seed = 20261122;
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        var random = new Random(seed);
        for (var i = 0; i < 15; i++)
        {
            var cut = file[..random.Next(file.Length - 2)];
            (await caller.ImportAsync(cut)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity, $"seed {seed}, cut at {Encoding.UTF8.GetByteCount(cut)}");
        }

        (await caller.ExportAsync()).ShouldContain("\"checkups\": []");
    }

    /// <summary>The words of findings and plan.</summary>
    private static async Task<string> TellAsync(IPage page)
    {
        var told = new StringBuilder();
        foreach (var path in (string[])["/findings", "/plan", "/checkup/answers"])
        {
            await page.GotoAsync(path);
            told.AppendLine(await page.Locator("main").TextContentAsync());
        }

        return told.ToString();
    }
}
