namespace Hipwise.Web.EndToEnd.Hosts;

/// <summary>What tests in the browser share: an empty server, visits that are watched, and a look at both at the end.</summary>
public abstract class BrowserTest(Chromium chromium, Server server) : IAsyncLifetime, IClassFixture<Server>
{
    private readonly List<Visit> visits = [];

    protected Server Server { get; } = server;

    public virtual async ValueTask InitializeAsync()
    {
        using var caller = new Caller(Server.Address);
        await caller.DeleteEverythingAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visit in visits)
        {
            await visit.DisposeAsync();
        }

        visits.ForEach(visit => visit.ShouldHaveBeenCalm());
        Server.ShouldHaveBeenQuiet();
        GC.SuppressFinalize(this);
    }

    private protected async Task<Visit> VisitAsync(BrowserNewContextOptions? options = null, string? address = null)
    {
        var visit = await chromium.VisitAsync(address ?? Server.Address, options);
        visits.Add(visit);
        return visit;
    }
}
