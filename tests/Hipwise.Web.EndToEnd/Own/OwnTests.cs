using System.Net;
using System.Text.Json;
using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Session;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd.Own;

/// <summary>An own exercise from its form to the log, and a limit from its form to everything it leaves out.</summary>
public class OwnTests(Chromium chromium, Server server) : BrowserTest(chromium, server)
{
    private const string Name = "Wall sit <b>& more</b>";
    private static readonly Mouse Mouse = new();

    [Fact]
    public async Task Added_by_a_person_it_is_planned_done_in_the_player_and_logged()
    {
        await Seed.Quick.PlantAsync(Server.Address);
        var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/plan");
        await visit.GoAsync(Mouse, page.GetByRole(AriaRole.Link, new() { Name = Words.Say("own-page.title") }));
        await Assertions.Expect(page.GetByText(Words.Say("own-page.no-exercises")).First).ToBeVisibleAsync();
        await visit.GoAsync(Mouse, page.GetByRole(AriaRole.Link, new() { Name = Words.Say("own-page.add-exercise") }));
        await FillAsync(page);
        await visit.GoAsync(Mouse, page.GetByRole(AriaRole.Button, new() { Name = Words.Say("form.save") }));
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = Words.Say("own-page.kept-exercise", ("exercise", Name)) })).ToBeVisibleAsync();

        await page.GotoAsync("/plan");
        var line = page.Locator("article.line", new() { HasText = Name });
        await Assertions.Expect(line.Locator(".tag")).ToHaveTextAsync(Words.Say("own-page.by.therapist"));
        await Assertions.Expect(line).ToContainTextAsync(Words.Say("plan.reason.own-therapist"));

        var practice = new Practice(visit, Server.Address);
        await practice.OpenAsync();
        await practice.StartAsync();
        await practice.ToTheEndAsync();
        await practice.AllSentAsync();
        var sets = (await practice.KeptAsync()).Where(one => one.GetProperty("kind").GetString() == "set" && one.GetProperty("exercise").GetString()!.StartsWith("own-", StringComparison.Ordinal)).ToList();
        sets.Count.ShouldBe(3);
        sets.ShouldAllBe(set => set.GetProperty("done").GetProperty("holdSeconds").GetInt32() == 20);
    }

    [Fact]
    public async Task A_limit_takes_an_exercise_out_of_plan_session_and_api_at_once_and_says_why()
    {
        await Seed.Quick.PlantAsync(Server.Address);
        var visit = await VisitAsync();
        var page = visit.Page;
        await page.GotoAsync("/plan");
        var first = page.Locator("article.line").First;
        var name = await first.Locator("h3 a").InnerTextAsync();
        await visit.GoAsync(Mouse, first.GetByRole(AriaRole.Link, new() { Name = Words.Say("plan-page.limit-this") }));
        await page.Locator("input[name=note]").FillAsync("It pinches.");
        await visit.GoAsync(Mouse, page.GetByRole(AriaRole.Button, new() { Name = Words.Say("form.save") }));
        var text = Words.Say("own.limit.exercise", ("name", name));
        await Assertions.Expect(page.Locator(".own-list article", new() { HasText = text })).ToContainTextAsync("It pinches.");

        await page.GotoAsync("/plan");
        (await page.Locator("article.line h3").AllInnerTextsAsync()).ShouldAllBe(other => !other.StartsWith(name, StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".limits")).ToContainTextAsync(text);
        await page.GotoAsync(Practice.Path);
        var sheet = JsonDocument.Parse(await page.Locator("[data-sheet]").TextContentAsync() ?? "{}").RootElement;
        sheet.GetProperty("items").EnumerateArray().ShouldAllBe(item => item.GetProperty("name").GetString() != name);
        sheet.GetProperty("leftOut").GetArrayLength().ShouldBe(1);

        await page.GotoAsync("/plan/own");
        await visit.GoAsync(Mouse, page.Locator(".own-list article", new() { HasText = text }).GetByRole(AriaRole.Button, new() { Name = Words.Say("own-page.remove") }));
        await page.GotoAsync("/plan");
        await Assertions.Expect(page.Locator("article.line h3 a").First).ToHaveTextAsync(name);
    }

    [Fact]
    public async Task A_session_left_before_the_limit_goes_on_without_the_exercise()
    {
        await Seed.Quick.PlantAsync(Server.Address);
        var visit = await VisitAsync();
        var practice = new Practice(visit, Server.Address);
        await practice.OpenAsync();
        var sheet = JsonDocument.Parse(await practice.Page.Locator("[data-sheet]").TextContentAsync() ?? "{}").RootElement;
        var last = sheet.GetProperty("items").EnumerateArray().Last().GetProperty("exercise").GetString()!;
        await practice.StartAsync();
        await practice.UntilAsync("rest");
        await practice.UntilAsync("work");
        using var caller = new Caller(Server.Address);
        foreach (var id in (string[])[last, .. Words.Knowledge.Easier.GetValueOrDefault(last, []), .. Words.Knowledge.Exercises[last].Harder])
        {
            (await PutAsync(caller, $"/api/v1/own/limits/not-{id}", $$"""{"kind":"exercise","of":"{{id}}"}""")).Status.ShouldBe(HttpStatusCode.NoContent);
        }

        await practice.Page.ReloadAsync();
        await practice.Button("player.go-on", ("number", "2")).ClickAsync();
        await practice.ToTheEndAsync();
        await practice.AllSentAsync();
        var kept = await practice.KeptAsync();
        kept.Where(one => one.GetProperty("kind").GetString() == "set").ShouldAllBe(set => set.GetProperty("exercise").GetString() != last);
        kept.ShouldContain(one => one.GetProperty("kind").GetString() == "finish");
    }

    [Fact]
    public async Task A_load_above_the_limit_can_neither_be_told_nor_sent()
    {
        await Seed.Quick.PlantAsync(Server.Address);
        using var caller = new Caller(Server.Address);
        const string Lift = """{"name":"Lift","sets":1,"repetitions":3,"load":"weight","loadKg":11.5,"posture":"standing","where":"room","use":"practice"}""";
        (await PutAsync(caller, "/api/v1/own/exercises/own-lift", Lift)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await PutAsync(caller, "/api/v1/own/limits/kg", """{"kind":"load","of":"own-lift","most":12}""")).Status.ShouldBe(HttpStatusCode.NoContent);
        var visit = await VisitAsync();
        var practice = new Practice(visit, Server.Address);
        await practice.OpenAsync();
        await practice.StartAsync();
        var title = practice.Page.Locator(".stage h1");
        while (await title.InnerTextAsync() is not "Lift" and var left)
        {
            await practice.Button("player.skip").ClickAsync();
            await practice.Button("player.skip-title").Or(practice.Page.GetByRole(AriaRole.Button, new() { Name = Words.Knowledge.Sessions.SkipReasons[0].Name })).First.ClickAsync();
            await Assertions.Expect(title).Not.ToHaveTextAsync(left);
        }

        await practice.UntilAsync("work");
        await practice.Button("player.done-now").ClickAsync();
        var more = practice.Button("player.more", ("what", Words.Say("player.load-kg")));
        await more.ClickAsync();
        await Assertions.Expect(practice.Page.Locator(".stepper", new() { Has = more }).Locator("output")).ToHaveTextAsync("12");
        await Assertions.Expect(practice.Page.GetByText(Words.Say("player.load-limit", ("kg", "12")))).ToBeVisibleAsync();
        await practice.ToTheEndAsync();
        await practice.AllSentAsync();
        (await practice.KeptAsync()).Single(one => one.GetProperty("kind").GetString() == "set").GetProperty("done").GetProperty("loadKg").GetDouble().ShouldBe(12);

        string Told(double kg, DateTimeOffset at) => $$$"""
            [{"id":"{{{Guid.NewGuid()}}}","at":"{{{at:O}}}","kind":"set","line":"own-lift","exercise":"own-lift","number":1,"of":1,"planned":{"repetitions":3},"done":{"repetitions":3,"loadKg":{{{kg}}}}}]
            """;
        var path = $"/api/v1/sessions/{Guid.NewGuid()}/events";
        var refused = await PutAsync(caller, path, Told(12.5, DateTimeOffset.UtcNow));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("$[0].done");
        refused.Text.ShouldContain("at most 12 kg");
        (await PutAsync(caller, path, Told(12, DateTimeOffset.UtcNow))).Status.ShouldBe(HttpStatusCode.OK);
        // What was done before the limit was set, and is told only now, still counts.
        (await PutAsync(caller, path, Told(20, DateTimeOffset.UtcNow.AddHours(-2)))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Forms_say_what_is_wrong_and_keep_what_was_written()
    {
        using var caller = new Caller(Server.Address);
        (await caller.GetAsync("/plan/own")).Main.ShouldContain(Words.Say("own-page.no-limits"));
        var form = (await caller.GetAsync("/plan/own/exercise")).FormOf("answers");
        var reply = await caller.PostAsync("/plan/own/exercise", form.Values.Where(value => value.Key is not ("sets" or "repetitions"))
            .Append(new("name", "Kept words")).Append(new("sets", "many")).Append(new("repetitions", "")).Append(new("how", string.Concat(Enumerable.Repeat("line\n", 13)))));
        reply.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        reply.Main.ShouldContain(Words.Say("form.not-a-number"));
        reply.Main.ShouldContain(Words.Say("own-page.repetitions-or-hold"));
        reply.Text.ShouldContain("Kept words");
        var limit = (await caller.GetAsync("/plan/own/limit?kind=days")).FormOf("answers");
        (await caller.PostAsync("/plan/own/limit?kind=days", limit.With("most", "9"))).Main.ShouldContain("Must be from 1 to 7; 9 stands there.");
        (await caller.PostAsync("/plan/own/limit?kind=exercise", (await caller.GetAsync("/plan/own/limit?kind=exercise")).FormOf("answers").Values)).Main.ShouldContain(Words.Say("form.choose-one"));
        (await caller.GetAsync("/plan/own/exercise/own-nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await caller.GetAsync("/plan/own/limit/nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await caller.GetAsync("/plan/own")).Main.ShouldContain(Words.Say("own-page.no-exercises"));
    }

    [Fact]
    public async Task Programs_add_change_and_remove_in_the_words_of_an_answers_file()
    {
        using var caller = new Caller(Server.Address);
        const string Sit = """{"name":"Sit","sets":2,"holdSeconds":20,"posture":"standing","where":"room","break":true}""";
        (await PutAsync(caller, "/api/v1/own/exercises/own-sit", Sit)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await PutAsync(caller, "/api/v1/own/exercises/own-sit", Sit.Replace("\"Sit\"", "\"Sit still\"", StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.NoContent);
        (await PutAsync(caller, "/api/v1/own/limits/hip", """{"kind":"hip-flexion","most":70}""")).Status.ShouldBe(HttpStatusCode.NoContent);
        var wrong = await PutAsync(caller, "/api/v1/own/limits/hip", """{"kind":"hip-flexion","most":7}""");
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Text.ShouldContain("$.most");
        (await caller.GetAsync("/plan/own")).Main.ShouldContain("Tell how far the hip bends");
        var all = JsonDocument.Parse((await caller.GetAsync("/api/v1/own")).Text).RootElement;
        all.GetProperty("own")[0].GetProperty("name").GetString().ShouldBe("Sit still");
        using var remove = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/own/exercises/own-sit") { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
        (await caller.SendAsync(remove)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await caller.GetAsync("/plan/own")).Main.ShouldContain(Words.Say("own-page.removed", ("count", "1")));
        using var foreign = new HttpRequestMessage(HttpMethod.Put, "/api/v1/own/limits/x") { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
        foreign.Headers.Add("Origin", "http://example.org");
        (await caller.SendAsync(foreign)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    /// <summary>Fills the form as a therapist's wall sit, three times twenty seconds.</summary>
    internal static async Task FillAsync(IPage page)
    {
        await page.Locator("input[name=name]").FillAsync(Name);
        await page.Locator("input[name=by][value=therapist]").CheckAsync();
        await page.Locator("textarea[name=how]").FillAsync("Back to the wall.\nSlide down a little.");
        await page.Locator("input[name=sets]").FillAsync("3");
        await page.Locator("input[name=repetitions]").FillAsync("");
        await page.Locator("input[name=holdSeconds]").FillAsync("20");
    }

    private static async Task<Reply> PutAsync(Caller caller, string path, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json") };
        return await caller.SendAsync(request);
    }
}
