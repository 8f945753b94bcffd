using System.Net;
using System.Text.RegularExpressions;
using Hipwise.Web.Features.Sitting;

namespace Hipwise.Web.Tests.Devices;

/// <summary>The one address of the home network that needs no pairing: the secret one of the calendar feed.</summary>
public sealed partial class FeedGateTests : IAsyncLifetime
{
    private LanHost host = null!;
    private HttpClient phone = null!;
    private string path = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await LanHost.StartAsync();
        phone = host.Phone();
        await host.Feed.RenewAsync(Stop);
        path = (await host.Feed.FindPathAsync(Stop)).ShouldNotBeNull();
    }

    public ValueTask DisposeAsync()
    {
        phone.Dispose();
        return host.DisposeAsync();
    }

    [Fact]
    public async Task Is_read_by_whoever_knows_it_and_opens_nothing_else()
    {
        var (status, text, type) = await AskAsync(path);
        (status, type).ShouldBe((HttpStatusCode.OK, "text/calendar"));
        text.ShouldStartWith("BEGIN:VCALENDAR\r\n");
        (await AskAsync("/")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await AskAsync("/sitting")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Any_other_address_is_answered_as_any_stranger_is()
    {
        var stranger = await AskAsync("/plan");
        stranger.Status.ShouldBe(HttpStatusCode.Unauthorized);
        var wrong = $"{path[..^5]}{(path[^5] == '0' ? '1' : '0')}.ics";
        foreach (var other in (string[])[wrong, path.ToUpperInvariant(), $"{path}/", $"/{path}", path.Replace(".ics", ".ICS", StringComparison.Ordinal), "/calendar/.ics", "/calendar/", path[..^4], $"/calendar/{new string('a', 5000)}.ics"])
        {
            (await AskAsync(other)).ShouldBe(stranger, other);
        }

        using var post = new HttpRequestMessage(HttpMethod.Post, path);
        using var posted = await phone.SendAsync(post, Stop);
        posted.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Is_gone_once_it_was_changed_or_switched_off()
    {
        await host.Feed.RenewAsync(Stop);
        (await AskAsync(path)).ShouldBe(await AskAsync("/plan"));
        var fresh = (await host.Feed.FindPathAsync(Stop)).ShouldNotBeNull();
        fresh.ShouldNotBe(path);
        (await AskAsync(fresh)).Status.ShouldBe(HttpStatusCode.OK);
        await host.Feed.RevokeAsync(Stop);
        (await AskAsync(fresh)).ShouldBe(await AskAsync("/plan"));
    }

    [Fact]
    public async Task Too_many_tries_in_a_minute_are_answered_as_a_stranger_is_and_the_next_minute_is_free()
    {
        var wrong = $"{path[..^5]}{(path[^5] == '0' ? '1' : '0')}.ics";
        for (var i = 0; i < FeedSecret.MostTries; i++)
        {
            (await AskAsync(wrong)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        }

        (await AskAsync(path)).ShouldBe(await AskAsync("/plan"));
        host.Clock.Move(TimeSpan.FromMinutes(1));
        (await AskAsync(path)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<(HttpStatusCode Status, string Text, string? Type)> AskAsync(string address)
    {
        using var reply = await phone.GetAsync(new Uri(phone.BaseAddress!, address.StartsWith("//", StringComparison.Ordinal) ? address[1..] + "//" : address), Stop);
        // Each page has a word of its own for its scripts.
        return (reply.StatusCode, Nonce().Replace(await reply.Content.ReadAsStringAsync(Stop), ""), reply.Content.Headers.ContentType?.MediaType);
    }

    [GeneratedRegex("<meta name=\"csp-nonce\"[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Nonce();
}
