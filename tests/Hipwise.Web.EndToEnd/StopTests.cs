using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;
using System.Collections.Immutable;
using RedFlag = Hipwise.Knowledge.RedFlag;
using SafetyRule = Hipwise.Knowledge.SafetyRule;

namespace Hipwise.Web.EndToEnd;

/// <summary>What safety finds comes first: it is said at once and kindly, and neither a test nor a plan can be reached beside it.</summary>
public class StopTests(Chromium chromium, Server server) : BrowserTest(chromium, server)
{
    private static readonly string[] Tests = ["/checkup/tests", "/checkup/test/single-leg-bridge", "/checkup/test/single-leg-bridge/left?trial=0123456789abcdef0123456789abcdef"];

    [Fact]
    public async Task An_emergency_ends_the_check_up_at_once()
    {
        var flag = First(flag => RuleOf(flag) == SafetyRule.Stop && flag.Urgency == "emergency");
        var visit = await StopAsync(new Told { Safety = Yes(flag) });
        await ShouldAdviseAsync(visit, flag);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = Words.Say("checkup.stop.go-on") })).ToHaveCountAsync(0);
        await ShouldGiveNeitherTestNorPlanAsync(visit, plan: false);
    }

    [Fact]
    public async Task Being_unsure_counts_as_yes()
    {
        var flag = First(flag => RuleOf(flag) == SafetyRule.Stop);
        var visit = await StopAsync(new Told { Safety = Yes(flag).SetItem(flag.Words.Question, Words.Say("form.unsure")) });
        await ShouldAdviseAsync(visit, flag);
    }

    [Fact]
    public async Task Something_to_be_seen_within_weeks_leaves_reading_and_breaks()
    {
        var flag = First(flag => RuleOf(flag) == SafetyRule.LearnAndBreaks);
        var visit = await StopAsync(new Told { Safety = Yes(flag) });
        await ShouldAdviseAsync(visit, flag);
        var walk = new Walk(visit, new Mouse(), new Told());
        await visit.GoAsync(new Mouse(), visit.Page.GetByRole(AriaRole.Link, new() { Name = Words.Say("checkup.stop.go-on") }));
        await walk.UntilAsync(path => path is "/findings" or "/checkup/stop");
        await ShouldGiveNeitherTestNorPlanAsync(visit, plan: true);
        await visit.Page.GotoAsync("/plan");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = Words.Say("plan-page.breaks", ("minutes", $"{Words.Knowledge.Reasoning.Plan.BreakMinutes}")) })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Someone_under_18_is_told_kindly_and_may_read()
    {
        var visit = await StopAsync(new Told { Age = Words.Knowledge.Person.AgeBands[0].Name });
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Hipwise is for adults");
        await Assertions.Expect(visit.Page.Locator(".notice")).ToContainTextAsync("tell a parent or someone you trust");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = Words.Say("checkup.stop.learn") })).ToHaveAttributeAsync("href", "/learn");
        await visit.GoAsync(new Mouse(), visit.Page.GetByRole(AriaRole.Link, new() { Name = Words.Say("checkup.stop.change") }));
        visit.Page.Url.ShouldEndWith("/checkup/age");
        await ShouldGiveNeitherTestNorPlanAsync(visit, plan: false);
    }

    [Fact]
    public async Task What_a_clinician_cleared_lets_the_check_up_go_on()
    {
        var flag = First(flag => flag.Clearable && RuleOf(flag) >= SafetyRule.LearnAndBreaks);
        var visit = await StopAsync(new Told { Safety = Yes(flag) });
        visit.Expect(422);
        var save = visit.Page.GetByRole(AriaRole.Button, new() { Name = Words.Say("checkup.stop.save-cleared") });
        await visit.GoAsync(new Mouse(), save);
        await Assertions.Expect(visit.Page.Locator("fieldset .problem")).ToHaveTextAsync(Words.Say("checkup.stop.choose-problem"));
        await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = flag.Words.Question }).CheckAsync();
        await visit.GoAsync(new Mouse(), save);
        var walk = new Walk(visit, new Mouse(), new Told());
        await walk.UntilAsync(path => path == "/checkup/tests");
        await visit.Page.GotoAsync("/plan");
        await Assertions.Expect(visit.Page.Locator("article.line").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_tick_by_mistake_can_be_taken_back()
    {
        var flag = First(flag => RuleOf(flag) == SafetyRule.Stop);
        var visit = await StopAsync(new Told { Safety = Yes(flag) });
        await visit.GoAsync(new Mouse(), visit.Page.GetByRole(AriaRole.Link, new() { Name = Words.Say("checkup.stop.change") }));
        var walk = new Walk(visit, new Mouse(), new Told());
        await Assertions.Expect(walk.Group(flag.Words.Question).GetByLabel(Words.Say("form.yes"), new() { Exact = true })).ToBeCheckedAsync();
        await walk.ChooseAsync(flag.Words.Question, Words.Say("form.no"));
        await walk.UntilAsync(path => path == "/checkup/pain");
    }

    [Fact]
    public async Task Tingling_makes_some_questions_worth_asking_again()
    {
        var visit = await VisitAsync();
        var walk = new Walk(visit, new Mouse(), new Told { Pains = [new("Low back, left", 3, "Tingling")] });
        await walk.BeginAsync();
        await walk.UntilAsync(path => path == "/checkup/again");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync(Words.Say("checkup.again.lead"));
        foreach (var path in Tests)
        {
            await visit.Page.GotoAsync(path);
            walk.Path.ShouldBe("/checkup/again", path);
        }

        await walk.UntilAsync(path => path == "/checkup/tests");
    }

    [Fact]
    public async Task A_yes_the_second_time_stops_as_well()
    {
        var visit = await VisitAsync();
        var again = First(flag => flag.AskAgain.Length > 0 && flag.Urgency == "emergency");
        var walk = new Walk(visit, new Mouse(), new Told { Pains = [new("Low back, left", 3, "Tingling")] });
        await walk.BeginAsync();
        await walk.UntilAsync(path => path == "/checkup/again");
        await walk.ChooseAsync(again.Words.Question, Words.Say("form.yes"));
        await walk.UntilAsync(path => path == "/checkup/stop");
        await ShouldAdviseAsync(visit, again);
        await ShouldGiveNeitherTestNorPlanAsync(visit, plan: false);
    }

    private static RedFlag First(Func<RedFlag, bool> fits) => Words.Knowledge.RedFlags.First(flag => flag.Features.IsEmpty && fits(flag));

    private static SafetyRule RuleOf(RedFlag flag) => flag.Rule ?? Words.Knowledge.Urgencies.First(urgency => urgency.Id == flag.Urgency).Rule;

    private static ImmutableDictionary<string, string> Yes(RedFlag flag) =>
        ImmutableDictionary<string, string>.Empty.Add(flag.Words.Question, Words.Say("form.yes"));

    private async Task<Visit> StopAsync(Told told)
    {
        var visit = await VisitAsync();
        var walk = new Walk(visit, new Mouse(), told);
        await walk.BeginAsync();
        await walk.UntilAsync(path => path == "/checkup/stop");
        return visit;
    }

    private static async Task ShouldAdviseAsync(Visit visit, RedFlag flag)
    {
        var urgency = Words.Knowledge.Urgencies.First(urgency => urgency.Id == flag.Urgency);
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync(urgency.Name);
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync(urgency.Advice);
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync(flag.Words.MayBe);
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync(flag.Words.Do);
    }

    private static async Task ShouldGiveNeitherTestNorPlanAsync(Visit visit, bool plan)
    {
        foreach (var path in Tests)
        {
            await visit.Page.GotoAsync(path);
            await Assertions.Expect(visit.Page.Locator("form[method=post] input[name^='screens']")).ToHaveCountAsync(0);
            if (!plan)
            {
                new Uri(visit.Page.Url).AbsolutePath.ShouldBe("/checkup/stop", path);
            }
        }

        foreach (var path in (string[])["/", "/findings", "/plan"])
        {
            await visit.Page.GotoAsync(path);
            await Assertions.Expect(visit.Page.Locator("article.line, article.finding")).ToHaveCountAsync(0);
            await Assertions.Expect(visit.Page.Locator(".notice[role=note]").First).ToBeVisibleAsync();
        }
    }
}
