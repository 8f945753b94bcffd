using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd.Http;

/// <summary>Addresses that no link leads to.</summary>
public sealed class HostileAddressTests(Server server) : IClassFixture<Server>, IDisposable
{
    private static readonly string[] Odd =
    [
        "/checkup/pain/0", "/checkup/pain/-1", "/checkup/pain/3", "/checkup/pain/99999999999", "/checkup/pain/2147483647", "/checkup/pain/abc", "/checkup/pain/1/2", "/checkup/pain/%00",
        "/checkup/safety/0", "/checkup/safety/7", "/checkup/safety/-5", "/checkup/safety/99999999999", "/checkup/safety/<script>",
        "/checkup/test/", "/checkup/test/..", "/checkup/test/../..", "/checkup/test/%2e%2e%2f%2e%2e", "/checkup/test/no-such-screen", "/checkup/test/no-such-screen/left?trial=x",
        "/checkup/test/single-leg-bridge/left", "/checkup/test/single-leg-bridge/left?trial=", "/checkup/test/single-leg-bridge/left?trial=garbage",
        "/checkup/test/single-leg-bridge/left?trial=00000000-0000-0000-0000-000000000000", "/checkup/test/single-leg-bridge/left?trial=00000000000000000000000000000000",
        "/checkup/test/single-leg-bridge/whole?trial=0123456789abcdef0123456789abcdef", "/checkup/test/single-leg-bridge/middle?trial=0123456789abcdef0123456789abcdef",
        "/checkup/test/sitting-log/left?trial=0123456789abcdef0123456789abcdef", "/checkup/test/single-leg-bridge/left?trial=0123456789abcdef0123456789abcdef&by=nobody",
        "/checkup/test/single-leg-bridge/left?trial=0123456789abcdef0123456789abcdef&trial=fedcba9876543210fedcba9876543210", "/checkup/test/%F0%9F%A6%B4", "/checkup/test/%FF%FE",
        "/checkup?new=no", "/checkup?new=yes&new=yes", "/checkup?new=%00", "/checkup/age?from=elsewhere", "/checkup/age?from=//example.org", "/data?done=<script>alert(1)</script>",
        "/data?done=imported&done=deleted", "/?a=1", "/findings?" + new string('x', 4000), "/plan#x", "//example.org", "/\\example.org", "/%2f%2fexample.org", "/checkup/age/", "/CHECKUP/AGE", "/checkup//age",
        "/not-found", "/checkup/again", "/checkup/stop", "/_framework/blazor.web.js", "/_blazor", "/_blazor/negotiate",
    ];

    private readonly Caller caller = new(server.Address);

    [Fact]
    public async Task No_address_breaks_the_server_before_a_check_up()
    {
        await caller.DeleteEverythingAsync();
        await ShouldBearAsync();
    }

    [Fact]
    public async Task No_address_breaks_the_server_after_a_check_up()
    {
        await Seed.Quick.PlantAsync(server.Address);
        await ShouldBearAsync();
    }

    [Fact]
    public async Task No_address_breaks_the_server_while_something_should_be_looked_at()
    {
        await caller.DeleteEverythingAsync();
        var flag = Words.Knowledge.RedFlags.First(flag => flag.Urgency == "emergency" && flag.Features.IsEmpty);
        var walk = new FormWalk(caller, new Dictionary<string, string[]>(StringComparer.Ordinal) { [$"flag.{flag.Id}"] = ["yes"] });
        await walk.BeginAsync();
        await walk.UntilAsync(path => path == "/checkup/stop");
        await ShouldBearAsync();
    }

    [Fact]
    public async Task A_trial_of_one_screen_cannot_be_opened_as_that_of_another()
    {
        await Seed.Quick.PlantAsync(server.Address);
        var trials = ExportFile.Current(await caller.ExportAsync())["trials"]!.AsArray();
        var (id, screen) = (Guid.Parse((string)trials[0]!["id"]!).ToString("N"), (string)trials[0]!["screen"]!);
        foreach (var other in Words.Knowledge.Screens.Values.Where(other => other.Id != screen))
        {
            var reply = await caller.OpenAsync($"/checkup/test/{other.Id}/{(other.PerSide ? "left" : "whole")}?trial={id}");
            ((int)reply.Status).ShouldBe(404, other.Id);
        }
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("HEAD")]
    [InlineData("NONSENSE")]
    [InlineData("POST")]
    public async Task No_other_method_breaks_the_server(string method)
    {
        foreach (var path in (string[])["/", "/data", "/data/export", "/checkup/age", "/nowhere", "/assets/hipwise.js", "/findings"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            ((int)(await caller.SendAsync(request)).Status).ShouldBeLessThan(500, $"{method} {path}");
        }
    }

    public void Dispose()
    {
        caller.Dispose();
        server.ShouldHaveBeenQuiet();
    }

    private async Task ShouldBearAsync()
    {
        foreach (var path in Odd)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
            var reply = await caller.SendAsync(request);
            ((int)reply.Status).ShouldBeLessThan(500, path);
            reply.Text.ShouldNotContain("<script>alert", Case.Sensitive, path);
            if (reply.Location is { } location)
            {
                location.ShouldStartWith("/", Case.Sensitive, path);
                location.ShouldNotStartWith("//", Case.Sensitive, path);
            }
        }
    }
}
