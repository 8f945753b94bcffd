using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd.Devices;

/// <summary>Who gets in from the home network, and who does not.</summary>
public sealed class GateTests(LanServer server) : IClassFixture<LanServer>, IAsyncLifetime
{
    private const string Cookie = "__Host-hipwise-device";
    private readonly Caller computer = new(server.Address);

    public static TheoryData<string> Closed =>
    [
        "/", "/checkup", "/findings", "/plan", "/learn", "/data", "/data/export", "/data/fhir", "/sitting", "/progress", "/session/practice", "/devices", "/devices/stream", "/nowhere",
        "/assets/nothing.js", "/pair/", "/pair/other", "/PAIR/../data/export", "/pair/..%2fdata/export", "/api/v1/nudges", "/api/v1/nudges/stream", "/calendar/.ics", "/calendar/0123456789abcdef0123456789abcdef0123456789abcdef.ics", "/hipwise.db", "/lan/authority.pem",
    ];

    public static TheoryData<string> HostileCodes => ["", "        ", "'; DROP TABLE x; --", "<script>alert(1)</script>", "\u0001\u001b[2J", "\u0001\u0002", "../..", "%00", new string('A', 4000), "💥💥💥💥"];

    public async ValueTask InitializeAsync()
    {
        await Seed.Questions.PlantAsync(server.Address);
        await server.ResetAsync();
    }

    public ValueTask DisposeAsync()
    {
        computer.Dispose();
        server.ShouldHaveBeenQuiet();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(Closed))]
    public async Task A_stranger_is_refused_and_learns_nothing(string path)
    {
        using var phone = server.Phone();
        var reply = await phone.GetAsync(path);
        reply.Status.ShouldBe(HttpStatusCode.Unauthorized);
        reply.Headers["Cache-Control"].ShouldContain("no-store");
        if (path.StartsWith("/api", StringComparison.Ordinal))
        {
            reply.MediaType.ShouldBe("application/problem+json");
            return;
        }

        reply.Heading.ShouldBe(Words.Say("sorry.unpaired.title"));
        // The page for strangers is the same whatever they ask for, and whatever is kept.
        Content(reply).ShouldBe(Content(await phone.GetAsync("/other")));
        reply.Text.ShouldNotContain("<nav");
        reply.Text.ShouldNotContain("hw-nudge");
    }

    [Theory]
    [InlineData("POST", "/data")]
    [InlineData("POST", "/devices")]
    [InlineData("POST", "/checkup")]
    [InlineData("PUT", "/api/v1/nudges/call")]
    [InlineData("PUT", "/api/v1/sitting/activity")]
    [InlineData("PUT", "/api/v1/sessions/0f8fad5b-d9cb-469f-a165-70867728950e/events")]
    [InlineData("DELETE", "/")]
    [InlineData("OPTIONS", "/data/export")]
    [InlineData("HEAD", "/data/export")]
    [InlineData("TRACE", "/data/export")]
    public async Task Nor_can_a_stranger_change_anything(string method, string path)
    {
        var before = ExportFile.WithoutTime(await computer.ExportAsync());
        // Even with the token of a form that was made for the computer.
        var token = (await computer.GetAsync("/data")).FormOf("delete").With("sure", "yes").ToList();
        using var phone = server.Phone();
        using var request = new HttpRequestMessage(new(method), path);
        if (method is "POST")
        {
            request.Content = new FormUrlEncodedContent(token);
        }
        else if (method is "PUT")
        {
            request.Content = new StringContent("""{"on":true}""", Encoding.UTF8, "application/json");
        }

        (await phone.SendAsync(request)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        ExportFile.WithoutTime(await computer.ExportAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task What_a_stranger_gets_are_the_parts_of_the_program_the_page_for_codes_and_the_certificate()
    {
        using var phone = server.Phone();
        foreach (var path in (string[])["/assets/hipwise.js", "/assets/style.css", "/icon.svg", "/manifest.webmanifest", "/pair", "/pair/hipwise.crt"])
        {
            (await phone.GetAsync(path)).Status.ShouldBe(HttpStatusCode.OK, path);
        }

        var page = await phone.GetAsync("/pair");
        page.Text.ShouldNotContain(server.Folder);
        page.Text.ShouldNotContain("hw-nudge");
        page.Document.QuerySelectorAll("script:not([src]), style, [style]").ShouldBeEmpty();
        using var other = server.Phone();
        (await other.GetAsync("/pair")).Headers["Set-Cookie"].ShouldContain("secure", Case.Insensitive);
        (await phone.GetAsync("/pair/hipwise.crt")).MediaType.ShouldBe("application/x-x509-ca-cert");
    }

    [Fact]
    public async Task A_paired_phone_gets_in_and_its_cookie_is_safe()
    {
        using var phone = server.Phone();
        var reply = await LanServer.PairAsync(phone, await server.CodeAsync(), "Phone");
        reply.Location.ShouldBe("/");
        var cookie = reply.Headers["Set-Cookie"];
        cookie.ShouldMatch($"^{Cookie}=[A-Za-z0-9_-]{{43}}; max-age=34560000; path=/; secure; samesite=strict; httponly$");
        foreach (var path in (string[])["/", "/checkup/answers", "/data", "/data/export", "/learn", "/api/v1/nudges"])
        {
            (await phone.GetAsync(path)).Status.ShouldBe(HttpStatusCode.OK, path);
        }

        // What it shows stands in no file.
        var token = cookie.Split('=', ';')[1];
        foreach (var file in Directory.EnumerateFiles(server.Folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldNotContain(token);
        }

        (await computer.ExportAsync()).ShouldNotContain("Phone");
    }

    [Fact]
    public async Task A_phone_can_change_what_the_computer_can_by_forms_and_by_the_api()
    {
        using var phone = await server.PairedAsync("Phone");
        var form = (await phone.GetAsync("/checkup/wishes")).FormOf("answers");
        (await phone.PostAsync("/checkup/wishes", form.With("you.minutesPerDay", "25"))).Location.ShouldNotBeNull();
        (await computer.GetAsync("/checkup/wishes")).FormOf("answers").Values.ShouldContain(value => value.Key == "you.minutesPerDay" && value.Value == "25");
        (await CallAsync(phone, server.LanAddress)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await CallAsync(phone, null)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await CallAsync(phone, server.Address)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await CallAsync(phone, "https://evil.example")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await CallAsync(computer, server.LanAddress)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await CallAsync(computer, server.Address)).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_phone_cannot_pair_or_remove_others()
    {
        using var phone = await server.PairedAsync("Phone");
        foreach (var path in (string[])["/devices", "/devices/", "/DEVICES", "/devices/stream"])
        {
            var reply = await phone.GetAsync(path);
            reply.Status.ShouldBe(HttpStatusCode.Forbidden, path);
            reply.Heading.ShouldBe(Words.Say("sorry.computer.title"));
        }

        var form = (await computer.GetAsync("/devices")).FormOf("begin");
        (await phone.PostAsync("/devices", form.Values)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await computer.GetAsync("/devices")).Document.QuerySelector("[data-short]").ShouldBeNull();
        (await phone.GetAsync("/")).Document.QuerySelectorAll("a[href='/devices']").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_code_lets_one_phone_in_and_no_second()
    {
        var code = await server.CodeAsync();
        using var first = server.Phone();
        using var second = server.Phone();
        (await LanServer.PairAsync(first, code, "First")).Location.ShouldBe("/");
        var reply = await LanServer.PairAsync(second, code, "Second");
        reply.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        reply.Document.QuerySelector("[data-problems]")!.TextContent.ShouldContain(Words.Say("devices.enter.problem"));
        reply.Headers.GetValueOrDefault("Set-Cookie", "").ShouldNotContain(Cookie);
        (await second.GetAsync("/")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await computer.GetAsync("/devices")).Main.ShouldNotContain("Second");
    }

    [Fact]
    public async Task Five_wrong_tries_end_a_code_and_the_computer_says_so()
    {
        var code = await server.CodeAsync();
        using var phone = server.Phone();
        for (var i = 0; i < 5; i++)
        {
            (await LanServer.PairAsync(phone, "ABCD EFGH", "Phone")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        }

        (await LanServer.PairAsync(phone, code, "Phone")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await computer.GetAsync("/devices")).Main.ShouldContain(Words.Say("devices.pair.spoiled"));
        (await LanServer.PairAsync(phone, await server.CodeAsync(), "Phone")).Location.ShouldBe("/");
    }

    [Theory]
    [MemberData(nameof(HostileCodes))]
    public async Task A_hostile_code_or_name_does_no_harm(string text)
    {
        var code = await server.CodeAsync();
        using var phone = server.Phone();
        var wrong = await LanServer.PairAsync(phone, text, text);
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Text.ShouldNotContain("<script>alert");
        (await LanServer.PairAsync(phone, code, text)).Location.ShouldBe("/");
        var page = await computer.GetAsync("/devices");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldNotContain("<script>alert");
        page.Document.QuerySelectorAll(".devices b").Length.ShouldBe(1);
        page.Document.QuerySelector(".devices b")!.TextContent.Trim().ShouldNotBeEmpty("a device always has a name");
    }

    [Fact]
    public async Task A_form_without_its_token_or_too_large_pairs_nobody()
    {
        var code = await server.CodeAsync();
        using var phone = server.Phone();
        var bare = await phone.PostAsync("/pair", [new("_handler", "pair"), new("code", code), new("name", "Phone")]);
        bare.Status.ShouldBe(HttpStatusCode.BadRequest);
        bare.Text.ShouldNotContain("<nav");
        var huge = await AnswerOrCutAsync(() => LanServer.PairAsync(phone, code, new string('A', 100_000)));
        huge?.Status.ShouldBe(HttpStatusCode.BadRequest);
        huge?.Text.ShouldNotContain("<nav");
        (await phone.GetAsync("/")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await LanServer.PairAsync(phone, code, "Phone")).Location.ShouldBe("/");
    }

    /// <summary>The answer, or null where the server hung up before all was sent, which it may once it has refused the size.</summary>
    private static async Task<Reply?> AnswerOrCutAsync(Func<Task<Reply>> send)
    {
        try
        {
            return await send();
        }
        catch (HttpRequestException problem) when (problem.InnerException is IOException)
        {
            return null;
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("../../lan/devices.json")]
    [InlineData("%00")]
    public async Task A_made_up_cookie_opens_nothing_and_is_taken_back(string token)
    {
        using var known = await server.PairedAsync("Phone");
        using var phone = server.Phone();
        foreach (var path in (string[])["/", "/data/export", "/api/v1/nudges"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Cookie", $"{Cookie}={token}" } } };
            var reply = await phone.SendAsync(request);
            reply.Status.ShouldBe(HttpStatusCode.Unauthorized, path);
            reply.Headers["Set-Cookie"].ShouldStartWith($"{Cookie}=; max-age=0");
        }
    }

    [Theory]
    [InlineData("hipwise.example")]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("127.0.0.2.rebind.example")]
    [InlineData("2130706434")]
    [InlineData("192.168.0.7")]
    public async Task Another_name_is_refused_before_anything_else_paired_or_not(string host)
    {
        using var paired = await server.PairedAsync("Phone", anyName: true);
        using var stranger = server.Phone(anyName: true);
        foreach (var (phone, path) in (IEnumerable<(Caller, string)>)[(paired, "/"), (paired, "/data/export"), (stranger, "/"), (stranger, "/pair"), (stranger, "/assets/hipwise.js")])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
            var reply = await phone.SendAsync(request);
            reply.Status.ShouldBe(HttpStatusCode.MisdirectedRequest, path);
            reply.Text.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task The_names_of_the_site_are_answered_and_not_on_the_own_address()
    {
        using var phone = await server.PairedAsync("Phone");
        foreach (var host in (string[])["127.0.0.2", "hips.home.arpa", "HIPS.home.arpa:5443"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/pair") { Headers = { Host = host } };
            (await phone.SendAsync(request)).Status.ShouldBe(HttpStatusCode.OK, host);
            using var other = new HttpRequestMessage(HttpMethod.Get, "/learn") { Headers = { Host = host } };
            (await computer.SendAsync(other)).Status.ShouldBe(HttpStatusCode.MisdirectedRequest, host);
        }
    }

    [Fact]
    public async Task Headers_that_proxies_set_change_nothing()
    {
        using var phone = server.Phone();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/data/export")
        {
            Headers = { { "X-Forwarded-For", "127.0.0.1" }, { "X-Forwarded-Host", "localhost" }, { "X-Forwarded-Proto", "http" }, { "Forwarded", "for=127.0.0.1;host=localhost" } },
        };
        (await phone.SendAsync(request)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task What_a_removed_phone_has_open_ends_there_and_then()
    {
        using var phone = await server.PairedAsync("Phone");
        using var other = await server.PairedAsync("Other");
        await using var stream = await phone.ListenAsync("/api/v1/nudges/stream");
        await using var kept = await other.ListenAsync("/api/v1/nudges/stream");
        var buffer = new byte[4096];
        (await stream.ReadAsync(buffer, TestContext.Current.CancellationToken)).ShouldBeGreaterThan(0);
        var page = await computer.GetAsync("/devices");
        var id = page.Document.QuerySelectorAll(".devices li").First(row => row.QuerySelector("b")!.TextContent == "Phone").QuerySelector("button")!.GetAttribute("value")!;
        (await computer.PostAsync("/devices", page.FormOf("remove").With("device", id))).Location.ShouldBe("/devices");
        await EndAsync(stream, buffer).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        (await phone.GetAsync("/")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await other.GetAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        // Sent again, as from a page that was open twice: there is nothing to remove, and nothing goes wrong.
        (await computer.PostAsync("/devices", page.FormOf("remove").With("device", id))).Location.ShouldBe("/devices");
        (await computer.PostAsync("/devices", page.FormOf("remove").With("device", "nonsense"))).Location.ShouldBe("/devices");
        (await other.GetAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Deleting_everything_removes_devices_but_the_one_that_asks()
    {
        using var phone = await server.PairedAsync("Phone");
        using var other = await server.PairedAsync("Other");
        await phone.DeleteEverythingAsync();
        (await phone.GetAsync("/data?done=deleted")).Main.ShouldContain(Words.Say("data.deleted"));
        (await other.GetAsync("/")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        await computer.DeleteEverythingAsync();
        (await phone.GetAsync("/")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task It_speaks_encrypted_only_and_listens_nowhere_else()
    {
        var port = new Uri(server.LanAddress).Port;
        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(end => end.Port == port || end.Port == server.Port).Distinct();
        listening.OrderBy(end => $"{end.Address}").Select(end => $"{end}").ShouldBe([$"127.0.0.1:{server.Port}", $"127.0.0.2:{port}"]);
        using var plain = new TcpClient();
        await plain.ConnectAsync("127.0.0.2", port, TestContext.Current.CancellationToken);
        await plain.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: 127.0.0.2\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        var said = Encoding.ASCII.GetString(await ReadAsync(plain.GetStream()));
        said.ShouldNotContain("HTTP/1.1 2");
        said.ShouldNotContain("html");
    }

    private static async Task<byte[]> ReadAsync(NetworkStream stream)
    {
        using var all = new MemoryStream();
        try
        {
            await stream.CopyToAsync(all, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // The server hung up without a word.
        }

        return all.ToArray();
    }

    private static async Task EndAsync(Stream stream, byte[] buffer)
    {
        try
        {
            while (await stream.ReadAsync(buffer) > 0)
            {
                // What was on its way.
            }
        }
        catch (Exception problem) when (problem is IOException or HttpRequestException)
        {
            // Cut off in the middle, as it should be.
        }
    }

    private static async Task<Reply> CallAsync(Caller caller, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/nudges/call")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { on = false }), Encoding.UTF8, "application/json"),
        };
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await caller.SendAsync(request);
    }

    private static string Content(Reply reply) => reply.Document.Body!.OuterHtml;
}
