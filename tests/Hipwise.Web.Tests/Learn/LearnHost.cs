using System.Collections.Concurrent;
using System.Net;
using Hipwise.Testing;
using Hipwise.Web.Features.Body;
using Hipwise.Web.Features.Simulate;
using Hipwise.Web.Hosting;
using Hipwise.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(Hipwise.Web.Tests.Learn.LearnHost))]

namespace Hipwise.Web.Tests.Learn;

/// <summary>The pages as they are served, on a free port of this computer and with a data folder of their own.</summary>
public sealed class LearnHost : IAsyncLifetime
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"hipwise-learn-{Guid.NewGuid():N}");
    private readonly ConcurrentDictionary<string, Task<LearnPageText>> pages = new(StringComparer.Ordinal);
    private WebApplication app = null!;

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // The styles are not looked at here, so they need not be built.
        var assets = Directory.CreateDirectory(Path.Combine(folder, "wwwroot", "assets")).FullName;
        await File.WriteAllTextAsync(Path.Combine(assets, "style.css"), "");
        await File.WriteAllTextAsync(Path.Combine(assets, "hipwise.js"), "");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder });
        var settings = new HostSettings(0, Path.Combine(folder, "data"), Repository.Knowledge);
        builder.ListenOnLoopback(settings);
        builder.Services.AddHipwise(settings);
        builder.Services.AddRazorComponents();
        app = builder.Build();
        app.UseProblemPages();
        app.UseSecurityHeaders();
        app.UseAntiforgery();
        app.MapRazorComponents<App>();
        app.MapBody();
        app.MapSimulate();
        await app.Services.GetRequiredService<Data.Database>().MigrateAsync(CancellationToken.None);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(address) };
    }

    /// <summary>A page that must be there; asked for once, since a page of Learn is always the same.</summary>
    public Task<LearnPageText> GetAsync(string address) => pages.GetOrAdd(address, ReadAsync);

    private async Task<LearnPageText> ReadAsync(string address)
    {
        using var answer = await Client.GetAsync(address, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return new(address, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
