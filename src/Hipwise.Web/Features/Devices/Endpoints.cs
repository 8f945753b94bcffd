using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Hipwise.Web.Hosting;
using Hipwise.Web.Hosting.Lan;

namespace Hipwise.Web.Features.Devices;

/// <summary>What pages and phones ask for about pairing, beside the pages themselves.</summary>
internal static class Endpoints
{
    /// <summary>Where a phone gets the certificate that it can be told to trust.</summary>
    public const string CertificatePath = "/pair/hipwise.crt";

    /// <summary>Adds the parts that pairing is made of.</summary>
    public static void AddDevices(this IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton<DeviceBoard>();
        services.AddSingleton<PairingDesk>();
        services.AddSingleton(provider => new DeviceList(
            new DeviceFile(Path.Combine(settings.DataFolder, LanListener.Folder, "devices.json")), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<DeviceBoard>()));
    }

    /// <summary>Adds the endpoints.</summary>
    public static void MapDevices(this WebApplication app)
    {
        app.MapGet("/devices/stream", StreamAsync);
        app.MapGet(CertificatePath, (HttpContext context) => context.RequestServices.GetService<CertificateShelf>() is { } shelf
            ? Results.File(shelf.AuthorityBytes, "application/x-x509-ca-cert", "hipwise.crt")
            : Results.NotFound());
    }

    // Told at once and at each change: the page then asks for itself again.
    private static IResult StreamAsync(DeviceBoard board, IHostApplicationLifetime program, HttpContext context, CancellationToken stop)
    {
        var end = CancellationTokenSource.CreateLinkedTokenSource(stop, program.ApplicationStopping);
        context.Response.RegisterForDispose(end);
        async IAsyncEnumerable<SseItem<string>> Changes([EnumeratorCancellation] CancellationToken cancel)
        {
            await foreach (var _ in board.ListenAsync(cancel))
            {
                yield return new SseItem<string>("", "devices");
            }
        }

        return TypedResults.ServerSentEvents(Changes(end.Token));
    }
}
