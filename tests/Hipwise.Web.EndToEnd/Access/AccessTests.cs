using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Own;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd.Access;

/// <summary>Every page in every state can be used by everyone: WCAG 2.2 AA as far as axe can tell, and no page is wider than its window.</summary>
public class AccessTests(Chromium chromium, Server server) : BrowserTest(chromium, server)
{
    private static readonly Mouse Mouse = new();
    private static readonly string[] Learning =
        ["/learn", "/learn/around", "/learn/chains", "/learn/claims", "/learn/exercises", "/learn/muscles", "/learn/screens", "/learn/sources", "/learn/search?q=hip", "/learn/search?q=zzzz"];

    [Fact]
    public async Task Before_a_check_up()
    {
        var visit = await VisitAsync();
        visit.Expect(404);
        visit.Expect(400);
        visit.Expect(422);
        var inspection = new Inspection(visit);
        foreach (var path in (string[])["/", "/checkup", "/findings", "/plan", "/data", "/data?done=deleted", "/devices", "/nowhere"])
        {
            await inspection.GoAsync(path);
        }

        await visit.Page.GotoAsync("/data");
        await visit.GoAsync(Mouse, visit.Page.GetByRole(AriaRole.Button, new() { Name = Words.Say("data.import-button") }));
        await inspection.LookAsync("/data without a file");
        await visit.Page.GotoAsync("/checkup");
        await visit.Page.EvaluateAsync("() => document.querySelector('[name=hipwise-form]').remove()");
        await visit.GoAsync(Mouse, visit.Page.GetByRole(AriaRole.Button, new() { Name = Words.Say("checkup.start.begin") }));
        await inspection.LookAsync("a form that could not be read");
        Finish(inspection);
    }

    [Fact]
    public async Task Each_question_empty_and_with_problems()
    {
        await Seed.Full.PlantAsync(Server.Address);
        var visit = await VisitAsync();
        visit.Expect(422);
        var inspection = new Inspection(visit);
        foreach (var path in (string[])["age", "safety/1", "safety/5", "pain", "pain/1", "activities", "day", "training", "things", "wishes", "body"])
        {
            await inspection.GoAsync($"/checkup/{path}");
            await SendNonsenseAsync(visit);
            await inspection.LookAsync($"/checkup/{path} with problems");
        }

        Finish(inspection);
    }

    [Fact]
    public async Task Tests_findings_plan_and_answers()
    {
        await Seed.Full.PlantAsync(Server.Address);
        await CorrectAsync();
        var visit = await VisitAsync();
        var inspection = new Inspection(visit);
        string[] pages =
        [
            "/", "/checkup", "/checkup?new=yes", "/checkup/answers", "/checkup/tests", "/findings", "/plan", "/data", "/checkup/test/single-leg-bridge", "/checkup/test/sitting-log",
        ];
        foreach (var path in pages)
        {
            await inspection.GoAsync(path);
        }

        Finish(inspection);
    }

    [Fact]
    public async Task Own_exercises_and_limits_empty_filled_and_with_problems()
    {
        await Seed.Quick.PlantAsync(Server.Address);
        var visit = await VisitAsync();
        visit.Expect(422);
        var inspection = new Inspection(visit);
        await inspection.GoAsync("/plan/own");
        await inspection.GoAsync("/plan/own/limit");
        foreach (var form in (string[])["exercise", "limit?kind=movement", "limit?kind=sets", "limit?kind=days"])
        {
            await inspection.GoAsync($"/plan/own/{form}");
            await SendNonsenseAsync(visit);
            await inspection.LookAsync($"{form} with problems");
        }

        await visit.Page.GotoAsync("/plan/own/exercise");
        await OwnTests.FillAsync(visit.Page);
        await visit.Page.Locator("main details summary").ClickAsync();
        await inspection.LookAsync("everything about an exercise");
        await visit.GoAsync(Mouse, visit.Page.Locator("main form button.primary[type=submit]"));
        await visit.Page.GotoAsync("/plan/own/limit?kind=hip-flexion");
        await visit.Page.Locator("input[name=most]").FillAsync("60");
        await visit.GoAsync(Mouse, visit.Page.Locator("main form button.primary[type=submit]"));
        await inspection.LookAsync("a limit that holds an own exercise back");
        foreach (var path in (string[])["/plan", "/", "/session/practice", "/progress/report"])
        {
            await inspection.GoAsync(path);
        }

        Finish(inspection);
    }

    [Fact]
    public async Task Each_test_part()
    {
        await Seed.Full.PlantAsync(Server.Address);
        var visit = await VisitAsync();
        visit.Expect(422);
        var inspection = new Inspection(visit);
        foreach (var (screen, part) in ((string, string)[])[("single-leg-bridge", "left"), ("single-leg-stance", "right"), ("chair-stand", "whole"), ("slump", "left"), ("squat-and-hinge", "whole")])
        {
            var perSide = Words.Knowledge.Screens[screen].PerSide;
            await inspection.GoAsync($"/checkup/test/{screen}/{(perSide ? part : "whole")}?trial=0123456789abcdef0123456789abcdef&by=partner");
        }

        await SendNonsenseAsync(visit);
        await inspection.LookAsync("a test part with problems");
        Finish(inspection);
    }

    [Fact]
    public async Task Stops_and_questions_asked_again()
    {
        var visit = await VisitAsync();
        visit.Expect(422);
        var inspection = new Inspection(visit);
        using var caller = new Caller(Server.Address);
        var clearable = Words.Knowledge.RedFlags.First(flag => flag is { Clearable: true, Features.IsEmpty: true });
        foreach (var (field, value) in ((string, string)[])[($"flag.{clearable.Id}", "yes"), ("you.ageBand", Words.Knowledge.Person.AgeBands[0].Id), ("flag.saddle-numbness", "yes")])
        {
            await caller.DeleteEverythingAsync();
            var walk = new FormWalk(caller, new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [value] });
            await walk.BeginAsync();
            await walk.UntilAsync(path => path == "/checkup/stop");
            await inspection.GoAsync("/checkup/stop");
            if (field == $"flag.{clearable.Id}")
            {
                await visit.GoAsync(Mouse, visit.Page.GetByRole(AriaRole.Button, new() { Name = Words.Say("checkup.stop.save-cleared") }));
                await inspection.LookAsync("/checkup/stop with nothing cleared");
            }
        }

        await inspection.GoAsync("/findings");
        await inspection.GoAsync("/");
        await caller.DeleteEverythingAsync();
        var again = new FormWalk(caller, new Dictionary<string, string[]>(StringComparer.Ordinal) { ["places"] = ["low-back:left"], ["pain[0].qualities"] = ["tingling"] });
        await again.BeginAsync();
        await again.UntilAsync(path => path == "/checkup/again");
        await inspection.GoAsync("/checkup/again");
        Finish(inspection);
    }

    [Fact]
    public async Task What_there_is_to_learn()
    {
        var visit = await VisitAsync();
        var inspection = new Inspection(visit);
        foreach (var path in Learning)
        {
            await inspection.GoAsync(path);
        }

        foreach (var path in (string[])["claims", "exercises", "muscles", "screens"])
        {
            await visit.Page.GotoAsync($"/learn/{path}");
            var first = await visit.Page.Locator($"main a[href^='/learn/{path}/']").First.GetAttributeAsync("href");
            await inspection.GoAsync(first!);
        }

        Finish(inspection);
    }

    [Fact]
    public async Task With_forced_colours()
    {
        await Seed.Quick.PlantAsync(Server.Address);
        var visit = await VisitAsync(new() { ForcedColors = ForcedColors.Active, ReducedMotion = ReducedMotion.Reduce });
        // There the system chooses the colours, and axe does not see which.
        var inspection = new Inspection(visit) { SeesColours = false };
        foreach (var path in (string[])["/findings", "/checkup/pain", "/checkup/pain/1"])
        {
            await inspection.GoAsync(path);
        }

        Finish(inspection);
    }

    private static void Finish(Inspection inspection)
    {
        TestContext.Current.SendDiagnosticMessage($"{inspection.Looks} states were looked at");
        inspection.ShouldHaveFoundNothing();
    }

    /// <summary>Writes nonsense into every text field, chooses nothing, and sends the form.</summary>
    private static async Task SendNonsenseAsync(Visit visit)
    {
        await visit.Page.EvaluateAsync("""
            () => document.querySelectorAll("main form input").forEach((one) => {
              if (one.type === "text") one.value = "abc";
              if (one.type === "time") one.value = one.name.endsWith("start") ? "10:00" : "09:00";
              one.checked = false;
            })
            """);
        await visit.GoAsync(Mouse, visit.Page.Locator("main form button.primary[type=submit]"));
    }

    /// <summary>Changes an answer and leaves a test out, so that both are shown.</summary>
    private async Task CorrectAsync()
    {
        using var caller = new Caller(Server.Address);
        var form = (await caller.GetAsync("/checkup/wishes")).FormOf("answers");
        (await caller.PostAsync("/checkup/wishes", form.With("you.minutesPerDay", "30"))).Location.ShouldNotBeNull();
        var skip = (await caller.GetAsync("/checkup/test/slump")).FormOf("skip");
        (await caller.PostAsync("/checkup/test/slump", skip.Values)).Location.ShouldNotBeNull();
    }
}
