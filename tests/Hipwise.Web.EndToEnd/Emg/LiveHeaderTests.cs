using System.Net;
using System.Text.RegularExpressions;
using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd.Emg;

/// <summary>What the pages of the live view may do, and who may send samples and recordings.</summary>
public sealed partial class LiveHeaderTests(Server server) : IClassFixture<Server>, IDisposable
{
    private const string Replay = "/api/v1/emg/replay";
    private const string Trial = "trial=00000000000000000000000000000001";
    private readonly Caller caller = new(server.Address);

    [Fact]
    public async Task Only_the_pages_that_look_on_may_ask_for_a_serial_port_and_are_never_swapped_in()
    {
        await Seed.Questions.PlantAsync(server.Address);
        foreach (var path in (string[])["/emg/live", $"/checkup/test/seated-squeeze/left/emg/live?{Trial}", $"/checkup/test/standing-squeeze/right/emg/live?{Trial}"])
        {
            var page = await caller.GetAsync(path);
            page.Status.ShouldBe(HttpStatusCode.OK, path);
            page.Headers["Permissions-Policy"].ShouldContain("serial=(self)", Case.Sensitive, path);
            page.Headers["Permissions-Policy"].ShouldContain("camera=()");
            page.Document.QuerySelector("meta[name=turbo-visit-control]")!.GetAttribute("content").ShouldBe("reload");
            page.Document.QuerySelectorAll("script:not([src]):not([type='application/json']), style, [style]").ShouldBeEmpty(path);
        }

        foreach (var path in (string[])["/", "/checkup/test/seated-squeeze", $"/checkup/test/seated-squeeze/left?{Trial}", "/assets/hipwise.js"])
        {
            (await caller.GetAsync(path)).Headers["Permissions-Policy"].ShouldContain("serial=()", Case.Sensitive, path);
        }
    }

    [Theory]
    [InlineData("seated-squeeze/whole")]
    [InlineData("prone-hip-extension/left")]
    [InlineData("single-leg-squat/left")]
    [InlineData("nothing/left")]
    public async Task What_is_not_counted_is_not_there(string part)
    {
        await Seed.Questions.PlantAsync(server.Address);
        (await caller.GetAsync($"/checkup/test/{part}/emg/live?{Trial}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("application/json", null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/octet-stream", "https://elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData("application/octet-stream", null, HttpStatusCode.UnprocessableEntity)]
    public async Task Recordings_are_taken_from_own_pages_and_readable_or_not_at_all(string type, string? origin, HttpStatusCode wanted)
    {
        using var request = Post([1, 2, 3], type);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        (await caller.SendAsync(request)).Status.ShouldBe(wanted);
    }

    [Fact]
    public async Task A_recording_comes_back_as_samples_and_nothing_of_it_stays()
    {
        using var request = Post(LiveSitting.Csv, "application/octet-stream");
        var reply = await caller.SendAsync(request);
        reply.Status.ShouldBe(HttpStatusCode.OK);
        reply.Headers["Cache-Control"].ShouldContain("no-store");
        reply.Text.ShouldContain("GMAX_L");
        Directory.GetFiles(Path.GetTempPath(), "hipwise-*").Where(file => Left().IsMatch(Path.GetFileName(file))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_socket_must_say_where_it_comes_from() => (await caller.GetAsync("/api/v1/emg/live")).Status.ShouldBe(HttpStatusCode.UpgradeRequired);

    public void Dispose()
    {
        caller.Dispose();
        server.ShouldHaveBeenQuiet();
    }

    private static HttpRequestMessage Post(byte[] bytes, string type)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Replay) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new(type);
        return request;
    }

    [GeneratedRegex("^hipwise-[0-9a-f]{32}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Left();
}
