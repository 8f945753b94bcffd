using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd.Durability;

/// <summary>The server is killed in the middle: whatever was answered for is on the disk, and forms that were open stay good.</summary>
public class KillTests(Chromium chromium, Server server) : BrowserTest(chromium, server)
{
    private static readonly Dictionary<string, string[]> Said = new(StringComparer.Ordinal)
    {
        ["places"] = ["low-back:left"], ["single-leg-bridge/left/hold"] = ["58"], ["single-leg-bridge/right/hold"] = ["21"],
    };

    [Fact]
    public async Task After_each_submitted_page_nothing_is_lost_and_the_old_form_is_still_good()
    {
        var calm = await EndAsync(kills: false);
        var killed = await EndAsync(kills: true);
        killed.ShouldBe(calm);
    }

    [Fact]
    public async Task In_the_middle_of_a_page_the_browser_goes_on_with_what_was_filled_in()
    {
        var visit = await VisitAsync();
        var walk = new Walk(visit, new Mouse(), new Told());
        await walk.BeginAsync();
        await walk.UntilAsync(path => path == "/checkup/day");
        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = Words.Say("checkup.day.hours") }).FillAsync("7.5");
        await Server.KillAsync();
        await Server.StartAsync();
        await visit.GoAsync(new Mouse(), visit.Page.GetByRole(AriaRole.Button, new() { Name = Words.Say("form.continue") }));
        walk.Path.ShouldBe("/checkup/training");
        await visit.Page.GotoAsync("/checkup/answers");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("7.5 h");
    }

    /// <summary>Walks a quick check to its end and gives the words of findings and plan.</summary>
    private async Task<string> EndAsync(bool kills)
    {
        using var caller = new Caller(Server.Address);
        await caller.DeleteEverythingAsync();
        var walk = new FormWalk(caller, Said);
        await walk.BeginAsync();
        while (walk.Path != "/findings")
        {
            var sent = await walk.AnswerAsync();
            if (kills && sent is not null)
            {
                await KillAfterAsync(caller, sent);
            }
        }

        return $"{(await caller.GetAsync("/findings")).Main}\n{(await caller.GetAsync("/plan")).Main}";
    }

    private async Task KillAfterAsync(Caller caller, Sent sent)
    {
        var before = ExportFile.WithoutTime(await caller.ExportAsync());
        await Server.KillAsync();
        await Server.StartAsync();
        ExportFile.WithoutTime(await caller.ExportAsync()).ShouldBe(before, sent.Path);
        (await caller.PostAsync(sent.Path, sent.Values)).Location.ShouldBe(sent.Location, $"{sent.Path} once more");
        ExportFile.Answers(await caller.ExportAsync()).ShouldBe(ExportFile.Answers(before), $"{sent.Path} once more");
    }
}
