using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Hipwise.Testing;
using Hipwise.Web.Features.Devices;
using Hipwise.Web.Features.Sitting;
using Hipwise.Web.Hosting;
using Hipwise.Web.Hosting.Lan;
using Hipwise.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hipwise.Web.Tests.Devices;

/// <summary>The gate and the pages of pairing on a clock that the test moves; another loopback address of this computer stands for the home network.</summary>
internal sealed partial class LanHost : IAsyncDisposable
{
    private readonly Scrap scrap = new();
    private readonly WebApplication app;

    private LanHost()
    {
        // The styles are not looked at here, so they need not be built.
        var assets = Directory.CreateDirectory(scrap.File("wwwroot/assets")).FullName;
        File.WriteAllText(Path.Combine(assets, "style.css"), "");
        File.WriteAllText(Path.Combine(assets, "hipwise.js"), "");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = scrap.Path });
        var settings = new HostSettings(0, scrap.File("data"), Repository.Knowledge) { Lan = new(0, [IPAddress.Parse("127.0.0.2")], []) };
        builder.ListenOnLoopback(settings);
        builder.ListenOnHomeNetwork(settings);
        builder.Services.AddHipwise(settings);
        // No nudges are looked for: what comes by itself has a clock of its own.
        foreach (var job in builder.Services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Namespace?.StartsWith("Quartz", StringComparison.Ordinal) == true).ToList())
        {
            builder.Services.Remove(job);
        }

        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddRazorComponents();
        app = builder.Build();
        app.UseSecurityHeaders();
        app.UseProblemPages();
        app.UseHostCheck();
        app.UseAssets();
        app.UseLanGate();
        app.UseAntiforgery();
        app.MapRazorComponents<App>();
        app.MapDevices();
        app.MapNudges();
    }

    // Certificates are checked by the system's clock; this one only ever goes on from there.
    public ManualClock Clock { get; } = new(DateTimeOffset.UtcNow);

    public PairingDesk Desk => app.Services.GetRequiredService<PairingDesk>();

    public FeedSecret Feed => app.Services.GetRequiredService<FeedSecret>();

    public DeviceList Devices => app.Services.GetRequiredService<DeviceList>();

    public static async Task<LanHost> StartAsync()
    {
        var host = new LanHost();
        await host.app.Services.GetRequiredService<Data.Database>().MigrateAsync(CancellationToken.None);
        host.Devices.Load();
        await host.app.StartAsync();
        return host;
    }

    /// <summary>A device in the home network, with cookies of its own.</summary>
    public HttpClient Phone() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        SslOptions = new()
        {
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true,
                CustomTrustStore = { X509CertificateLoader.LoadCertificate(app.Services.GetRequiredService<CertificateShelf>().AuthorityBytes) },
            },
        },
    }) { BaseAddress = new(LanListener.AddressesOf(app.Services.GetRequiredService<IServer>())[0]) };

    /// <summary>Sends the form of the page for codes.</summary>
    public static async Task<HttpResponseMessage> PairAsync(HttpClient phone, string code)
    {
        var page = await phone.GetStringAsync("/pair");
        var values = Hidden().Matches(page).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value, StringComparer.Ordinal);
        values["code"] = code;
        values["name"] = "Phone";
        using var form = new FormUrlEncodedContent(values);
        return await phone.PostAsync("/pair", form);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        scrap.Dispose();
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Hidden();
}
