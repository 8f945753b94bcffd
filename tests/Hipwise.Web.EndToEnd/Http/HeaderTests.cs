using System.Net;
using System.Text.RegularExpressions;
using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd.Http;

/// <summary>What every answer says to the browser about itself.</summary>
public sealed partial class HeaderTests(Server server) : IClassFixture<Server>, IDisposable
{
    private readonly Caller caller = new(server.Address);

    public static TheoryData<string> Everything =>
        ["/", "/checkup", "/checkup?new=yes", "/checkup/age", "/checkup/answers", "/findings", "/plan", "/learn", "/data", "/data/export", "/devices", "/icon.svg", "/assets/hipwise.js", "/sw.js", "/manifest.webmanifest", "/nowhere", "/assets/nothing.js"];

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Every_answer_keeps_to_itself(string path)
    {
        ShouldKeepToItself(await caller.GetAsync(path));
    }

    // With a check-up or without, which another test of this class may have planted.
    [Fact]
    public async Task A_session_may_use_the_camera_only_where_it_offers_to_look_on()
    {
        foreach (var plants in (bool[])[false, true])
        {
            if (plants)
            {
                await Seed.Quick.PlantAsync(server.Address);
            }

            var reply = await caller.GetAsync("/session/practice");
            ShouldKeepToItself(reply, films: reply.Document.QuerySelector("[data-watch]") is not null);
        }
    }

    [Fact]
    public async Task So_does_an_answer_to_a_form_that_could_not_be_read()
    {
        ShouldKeepToItself(await caller.PostAsync("/checkup", []));
        var huge = Enumerable.Range(0, 3000).Select(i => KeyValuePair.Create($"f{i}", ""));
        ShouldKeepToItself(await caller.PostAsync("/checkup", huge));
    }

    private static void ShouldKeepToItself(Reply reply, bool films = false)
    {
        const string Films = "media-src 'self' blob:; ";
        var policy = reply.Headers["Content-Security-Policy"];
        policy.Contains(Films, StringComparison.Ordinal).ShouldBe(films);
        Policy().IsMatch(policy.Replace(Films, "", StringComparison.Ordinal)).ShouldBeTrue(policy);
        reply.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        reply.Headers["X-Frame-Options"].ShouldBe("DENY");
        reply.Headers["Referrer-Policy"].ShouldBe("no-referrer");
        reply.Headers["Cross-Origin-Opener-Policy"].ShouldBe("same-origin");
        reply.Headers["Cross-Origin-Resource-Policy"].ShouldBe("same-origin");
        reply.Headers["Permissions-Policy"].ShouldContain(films ? "camera=(self)" : "camera=()");
        reply.Headers["Permissions-Policy"].ShouldContain("serial=()");
        reply.Headers.ContainsKey("Server").ShouldBeFalse();
        reply.Headers.ContainsKey("X-Powered-By").ShouldBeFalse();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/checkup")]
    [InlineData("/data")]
    [InlineData("/data/export")]
    [InlineData("/nowhere")]
    public async Task Nothing_that_may_hold_an_answer_is_kept_by_a_cache(string path) =>
        (await caller.GetAsync(path)).Headers["Cache-Control"].ShouldContain("no-store");

    [Fact]
    public async Task Scripts_and_styles_may_be_kept_under_the_address_that_the_page_gives()
    {
        var page = await caller.GetAsync("/");
        string[] addresses = [page.Document.QuerySelector("script")!.GetAttribute("src")!, page.Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!];
        foreach (var address in addresses)
        {
            var asset = await caller.GetAsync(address);
            asset.Status.ShouldBe(HttpStatusCode.OK);
            asset.Headers["Cache-Control"].ShouldBe("public, max-age=31536000, immutable");
        }

        (await caller.GetAsync("/assets/hipwise.js")).Headers["Cache-Control"].ShouldNotContain("immutable");
    }

    [Fact]
    public async Task A_page_has_no_script_or_style_within_it()
    {
        await Seed.Quick.PlantAsync(server.Address);
        foreach (var path in (string[])["/", "/checkup", "/checkup/pain", "/checkup/answers", "/findings", "/plan", "/data", "/devices"])
        {
            var page = await caller.GetAsync(path);
            page.Status.ShouldBe(HttpStatusCode.OK, path);
            page.Document.QuerySelectorAll("script:not([src]), style, [style], [onclick], [onload], [onsubmit], a[href^=javascript]").ShouldBeEmpty(path);
            page.Document.QuerySelectorAll("[src], link[href], form[action]").Select(one => one.GetAttribute("src") ?? one.GetAttribute("href") ?? one.GetAttribute("action")!)
                .ShouldAllBe(address => address.StartsWith('/'), path);
        }
    }

    [Fact]
    public async Task The_word_for_styles_is_another_one_each_time()
    {
        var nonces = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 20; i++)
        {
            var page = await caller.GetAsync("/");
            var nonce = Policy().Match(page.Headers["Content-Security-Policy"]).Groups["nonce"].Value;
            page.Document.QuerySelector("meta[name=csp-nonce]")!.GetAttribute("content").ShouldBe(nonce);
            nonces.Add(nonce);
        }

        nonces.Count.ShouldBe(20);
    }

    [Fact]
    public async Task The_cookie_of_forms_is_for_this_site_and_no_script()
    {
        var cookie = (await caller.GetAsync("/checkup")).Headers["Set-Cookie"];
        cookie.ShouldContain("samesite=strict", Case.Insensitive);
        cookie.ShouldContain("httponly", Case.Insensitive);
    }

    [Theory]
    [InlineData("hipwise.example")]
    [InlineData("127.0.0.1.example")]
    [InlineData("192.168.0.7")]
    [InlineData("localhost.example:80")]
    public async Task A_name_that_is_not_of_this_computer_is_refused(string host)
    {
        foreach (var path in (string[])["/", "/data/export", "/assets/hipwise.js"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
            var reply = await caller.SendAsync(request);
            reply.Status.ShouldBe(HttpStatusCode.MisdirectedRequest, path);
            reply.Text.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task The_names_of_this_computer_are_answered()
    {
        foreach (var host in (string[])["127.0.0.1", "localhost", $"localhost:{server.Port}"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = host } };
            (await caller.SendAsync(request)).Status.ShouldBe(HttpStatusCode.OK, host);
        }
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/checkup/nothing")]
    [InlineData("/assets/nothing.js")]
    [InlineData("/data/other")]
    [InlineData("/.git/config")]
    [InlineData("/assets/../appsettings.json")]
    [InlineData("/keys")]
    [InlineData("/hipwise.db")]
    public async Task An_address_that_leads_nowhere_is_told_kindly(string path)
    {
        var reply = await caller.GetAsync(path);
        reply.Status.ShouldBe(HttpStatusCode.NotFound);
        reply.Heading.ShouldBe(Words.Say("sorry.not-found.title"));
    }

    public void Dispose()
    {
        caller.Dispose();
        server.ShouldHaveBeenQuiet();
    }

    [GeneratedRegex(
        "^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-(?<nonce>[A-Za-z0-9+/=]{24})'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Policy();
}
