using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd.Http;

/// <summary>Every field of every form of the check-up is sent every kind of bad value.</summary>
public sealed class BadInputTests(Server server) : IClassFixture<Server>, IAsyncLifetime
{
    private static readonly HttpStatusCode[] Sound = [HttpStatusCode.OK, HttpStatusCode.Redirect, HttpStatusCode.SeeOther, HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity];
    private static readonly string[] Pages = ["/", "/checkup", "/checkup/answers", "/checkup/tests", "/findings", "/plan", "/data"];
    private readonly Caller caller = new(server.Address);
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private int sent;
    private int refused;

    public async ValueTask InitializeAsync() => await caller.DeleteEverythingAsync();

    [Fact]
    public async Task Every_question_takes_bad_input_with_a_message_beside_the_field()
    {
        var walk = new FormWalk(caller, new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["places"] = ["low-back:left", "lateral-hip:right"], ["pain[0].qualities"] = ["tingling"], ["you.helper"] = ["yes"],
        });
        await walk.BeginAsync("full");
        var tests = 0;
        while (walk.Path != "/findings" && tests < 5)
        {
            if (walk.At.Forms.FirstOrDefault(form => form.Handler == "answers") is not null)
            {
                await AbuseAsync(walk.At.Path, "answers", walk);
            }

            tests += walk.Path == "/checkup/tests" ? 1 : 0;
            await walk.AnswerAsync();
        }

        Console.WriteLine($"Bad input: {seen.Count} fields, {sent} forms sent, {refused} of them refused beside the field.");
        seen.Count.ShouldBeGreaterThan(80);
    }

    [Fact]
    public async Task Every_other_form_takes_bad_input()
    {
        await Seed.Quick.PlantAsync(server.Address);
        foreach (var (path, handler) in (IEnumerable<(string, string)>)[("/checkup?new=yes", "begin"), ("/data", "delete")])
        {
            await AbuseAsync(path, handler, null);
        }

        foreach (var (path, handler) in await HandlersAsync())
        {
            await SendAsync(path, (await caller.OpenAsync(path)).FormOf(handler).With("_handler", "swap-nothing-nothing"), "another form");
        }

        Console.WriteLine($"Bad input to other forms: {sent} forms sent.");
    }

    [Fact]
    public async Task A_stop_takes_bad_input()
    {
        var flag = Words.Knowledge.RedFlags.First(flag => flag is { Clearable: true, Features.Length: 0 });
        var walk = new FormWalk(caller, new Dictionary<string, string[]>(StringComparer.Ordinal) { [$"flag.{flag.Id}"] = ["yes"] });
        await walk.BeginAsync();
        await walk.UntilAsync(path => path == "/checkup/stop");
        await AbuseAsync("/checkup/stop", "clear", null);
    }

    [Fact]
    public async Task Thousands_of_fields_are_refused_at_once()
    {
        await Seed.Questions.PlantAsync(server.Address);
        foreach (var count in (int[])[1900, 3000, 100_000])
        {
            var form = (await caller.GetAsync("/checkup/training")).FormOf("answers");
            var many = Enumerable.Range(0, count).Select(i => KeyValuePair.Create($"f{i}", "x"));
            await SendAsync("/checkup/training", form.Values.Concat(many), $"{count} fields");
        }

        foreach (var name in (string[])[new('n', 100_000), "you..hours", "you[0]", "[", "]", "screens[99999999999]", "\0", "🦴"])
        {
            var form = (await caller.GetAsync("/checkup/training")).FormOf("answers");
            await SendAsync("/checkup/training", form.Values.Append(KeyValuePair.Create(name, "x")), "a field's name");
        }
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("text/plain", "you.ageBand=18-39")]
    [InlineData("multipart/form-data", "nothing")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a")]
    [InlineData("application/x-www-form-urlencoded", "%%%&&&===&%zz=%")]
    [InlineData("application/x-www-form-urlencoded", "")]
    public async Task A_body_that_is_no_form_is_refused_kindly(string type, string body)
    {
        await Seed.Questions.PlantAsync(server.Address);
        foreach (var path in (string[])["/checkup/age", "/data", "/checkup/answers", "/plan"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body) };
            request.Content.Headers.Remove("Content-Type");
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type).ShouldBeTrue();
            var reply = await caller.SendAsync(request);
            ((int)reply.Status).ShouldBeInRange(400, 499, $"{path} with {type}");
            reply.Heading.ShouldNotBeEmpty();
            // The rest of what was refused must not be taken for the next request.
            (reply.Status != HttpStatusCode.BadRequest || reply.Headers.GetValueOrDefault("Connection") == "close").ShouldBeTrue($"{path} with {type}");
        }
    }

    public ValueTask DisposeAsync()
    {
        caller.Dispose();
        server.ShouldHaveBeenQuiet();
        return ValueTask.CompletedTask;
    }

    private async Task<List<(string Path, string Handler)>> HandlersAsync()
    {
        var all = new List<(string, string)>();
        foreach (var path in Pages.Append("/checkup/test/" + Words.Knowledge.Screens.Keys.Order(StringComparer.Ordinal).First()))
        {
            var page = await caller.OpenAsync(path);
            all.AddRange(page.Forms.Select(form => (path, form.Handler)));
        }

        return all;
    }

    /// <summary>Sends every bad value in every field, one field at a time, with the other fields filled as a person fills them.</summary>
    private async Task AbuseAsync(string path, string handler, FormWalk? walk)
    {
        var form = (await caller.OpenAsync(path)).FormOf(handler);
        foreach (var field in form.Fields)
        {
            var others = (walk?.Fill(form) ?? form.Values).Where(value => value.Key != field && value.Key is not ("rest" or "none" or "leave")).ToList();
            foreach (var bad in BadValue.All.Where(_ => seen.Add($"{path} {field} {_.Name}")))
            {
                var reply = await SendAsync(path, [.. others, .. bad.Values.Select(value => KeyValuePair.Create(field, value))], $"{field}: {bad.Name}");
                if (reply.Status == HttpStatusCode.UnprocessableEntity)
                {
                    refused++;
                    ShouldTellBeside(reply, handler, others, $"{path} {field}: {bad.Name}");
                }
            }
        }
    }

    private async Task<Reply> SendAsync(string path, IEnumerable<KeyValuePair<string, string>> values, string what)
    {
        sent++;
        var reply = await caller.PostAsync(path, values);
        Sound.ShouldContain(reply.Status, $"{path} {what}");
        if (reply.Location is { } location)
        {
            location.ShouldStartWith("/");
            foreach (var page in Pages.Append(location.Split('#')[0]))
            {
                ((int)(await caller.OpenAsync(page)).Status).ShouldBe(200, $"{page} after {path} {what}");
            }
        }

        return reply;
    }

    /// <summary>Each problem of the summary leads to a field that is described by a text, and no other field lost what it held.</summary>
    private static void ShouldTellBeside(Reply reply, string handler, List<KeyValuePair<string, string>> others, string what)
    {
        var links = reply.Document.QuerySelectorAll("[data-problems] li");
        links.ShouldNotBeEmpty(what);
        foreach (var link in links.Select(item => item.QuerySelector("a")))
        {
            var target = reply.Document.GetElementById(link.ShouldNotBeNull(what).GetAttribute("href")!.Split('#')[1]).ShouldNotBeNull(what);
            var texts = (target.GetAttribute("aria-describedby") ?? "").Split(' ').Select(id => reply.Document.GetElementById(id)?.TextContent ?? "");
            texts.ShouldContain(link!.TextContent, what);
        }

        var left = reply.FormOf(handler).Values;
        foreach (var group in others.Where(value => value.Key is not ("hipwise-form" or "_handler" or "")).GroupBy(value => value.Key, StringComparer.Ordinal))
        {
            left.Where(value => value.Key == group.Key).Select(value => value.Value).Order(StringComparer.Ordinal)
                .ShouldBe(group.Select(value => value.Value).Order(StringComparer.Ordinal), $"{what} lost {group.Key}");
        }
    }
}
