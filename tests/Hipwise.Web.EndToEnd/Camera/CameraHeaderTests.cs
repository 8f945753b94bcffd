using System.Net;
using Hipwise.Testing;
using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd.Camera;

/// <summary>What the camera's pages and files may do, and who may send landmarks.</summary>
public sealed class CameraHeaderTests(Server server) : IClassFixture<Server>, IDisposable
{
    private const string Page = "/checkup/test/single-leg-squat/left/camera?trial=00000000000000000000000000000001";
    private readonly Caller caller = new(server.Address);

    [Fact]
    public async Task Only_the_page_that_films_may_ask_for_the_camera_and_only_the_engine_may_compile()
    {
        await Seed.Questions.PlantAsync(server.Address);
        var page = await caller.GetAsync(Page);
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Headers["Permissions-Policy"].ShouldContain("camera=(self)");
        page.Headers["Content-Security-Policy"].ShouldContain("media-src 'self' blob:");
        page.Headers["Content-Security-Policy"].ShouldNotContain("wasm-unsafe-eval");
        page.Headers["Content-Security-Policy"].ShouldContain("connect-src 'self'");
        var other = await caller.GetAsync("/checkup/test/single-leg-squat");
        other.Headers["Permissions-Policy"].ShouldContain("camera=()");
        other.Headers["Content-Security-Policy"].ShouldNotContain("media-src");
        var worker = Path.GetFileName(Directory.GetFiles(Path.Combine(Repository.Root, "src", "Hipwise.Web", "wwwroot", "assets"), "pose-worker-*.js").Single());
        (await caller.GetAsync($"/assets/{worker}")).Headers["Content-Security-Policy"].ShouldContain("script-src 'self' 'wasm-unsafe-eval';");
        (await caller.GetAsync("/assets/hipwise.js")).Headers["Content-Security-Policy"].ShouldNotContain("wasm-unsafe-eval");
    }

    [Theory]
    [InlineData("pose_landmarker_lite.task", "application/octet-stream")]
    [InlineData("vision_wasm_module_internal.wasm", "application/wasm")]
    [InlineData("vision_wasm_module_internal.js", "text/javascript")]
    public async Task The_engine_is_served_and_may_be_kept(string file, string type)
    {
        await Seed.Questions.PlantAsync(server.Address);
        var page = (await caller.GetAsync(Page)).Text;
        var at = page.IndexOf($"/pose/{file}?v=", StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0);
        var served = await caller.GetAsync(page[at..page.IndexOf('"', at)]);
        served.Status.ShouldBe(HttpStatusCode.OK);
        served.Headers["Content-Type"].ShouldStartWith(type);
        served.Headers["Cache-Control"].ShouldBe("public, max-age=31536000, immutable");
        served.Headers.ContainsKey("ETag").ShouldBeTrue();
    }

    [Theory]
    [InlineData("application/json", null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/octet-stream", "https://elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData("application/octet-stream", null, HttpStatusCode.UnprocessableEntity)]
    public async Task Landmarks_are_taken_from_own_pages_and_whole_or_not_at_all(string type, string? origin, HttpStatusCode wanted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/camera/single-leg-squat/left/film") { Content = new ByteArrayContent([1, 2, 3]) };
        request.Content.Headers.ContentType = new(type);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        (await caller.SendAsync(request)).Status.ShouldBe(wanted);
    }

    [Theory]
    [InlineData("/api/v1/camera/single-leg-squat/whole/film")]
    [InlineData("/api/v1/camera/nothing/left/film")]
    public async Task A_part_that_is_not_filmed_is_not_there(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent([1]) };
        request.Content.Headers.ContentType = new("application/octet-stream");
        (await caller.SendAsync(request)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_socket_must_say_where_it_comes_from() =>
        (await caller.GetAsync("/api/v1/camera/single-leg-squat/left/live")).Status.ShouldBe(HttpStatusCode.UpgradeRequired);

    public void Dispose() => caller.Dispose();
}
