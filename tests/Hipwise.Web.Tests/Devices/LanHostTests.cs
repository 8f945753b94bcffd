using System.Net;

namespace Hipwise.Web.Tests.Devices;

/// <summary>What depends on time, asked over the network.</summary>
public sealed class LanHostTests : IAsyncLifetime
{
    private LanHost host = null!;

    public async ValueTask InitializeAsync() => host = await LanHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_code_that_is_too_old_lets_nobody_in()
    {
        var code = host.Desk.Begin();
        using var phone = host.Phone();
        host.Clock.Move(TimeSpan.FromMinutes(5));
        using var late = await LanHost.PairAsync(phone, code.Secret);
        late.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        host.Devices.All.ShouldBeEmpty();
        using var page = await phone.GetAsync("/", TestContext.Current.CancellationToken);
        page.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_moment_earlier_it_does()
    {
        var code = host.Desk.Begin();
        using var phone = host.Phone();
        host.Clock.Move(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        using var reply = await LanHost.PairAsync(phone, code.Secret);
        reply.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        host.Devices.All.ShouldHaveSingleItem();
        using var page = await phone.GetAsync("/", TestContext.Current.CancellationToken);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_many_phones_that_send_one_code_at_once_one_is_paired()
    {
        var code = host.Desk.Begin();
        var phones = Enumerable.Range(0, 8).Select(_ => host.Phone()).ToList();
        var replies = await Task.WhenAll(phones.Select(phone => LanHost.PairAsync(phone, code.Short)));
        replies.Count(reply => reply.StatusCode == HttpStatusCode.Redirect).ShouldBe(1);
        host.Devices.All.ShouldHaveSingleItem();
        phones.ForEach(phone => phone.Dispose());
    }

    [Fact]
    public async Task A_phone_that_comes_by_keeps_its_cookie_for_as_long_again()
    {
        using var phone = host.Phone();
        using var paired = await LanHost.PairAsync(phone, host.Desk.Begin().Secret);
        using var soon = await phone.GetAsync("/", TestContext.Current.CancellationToken);
        CookieOf(soon).ShouldBeNull();
        host.Clock.Move(TimeSpan.FromHours(1));
        using var later = await phone.GetAsync("/", TestContext.Current.CancellationToken);
        CookieOf(later).ShouldBe(CookieOf(paired));
        host.Devices.All[0].SeenAt.ShouldBe(host.Clock.GetUtcNow());
    }

    private static string? CookieOf(HttpResponseMessage reply) =>
        reply.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.FirstOrDefault(cookie => cookie.StartsWith("__Host-", StringComparison.Ordinal)) : null;
}
