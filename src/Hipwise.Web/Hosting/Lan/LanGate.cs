using Hipwise.Web.Features.Devices;
using Hipwise.Web.Features.Sitting;
using Microsoft.AspNetCore.Http.Features;

namespace Hipwise.Web.Hosting.Lan;

/// <summary>
/// Lets paired devices in from the home network and nobody else. Everything is closed unless it stands in <see cref="Open"/>; before it come
/// only the program's own script, style, font and icons, which are the same in every installation. One address more is open to whoever knows it: the
/// secret one of the calendar feed, since no calendar program can be paired.
/// </summary>
internal static class LanGate
{
    // A code and a name.
    private const int LargestFromStrangers = 16 << 10;

    /// <summary>What someone who is not paired may reach: the page that takes the code, and the certificate that every connection names anyway.</summary>
    private static readonly PathString[] Open = ["/pair", Features.Devices.Endpoints.CertificatePath];

    // Phones are looked after where they cannot reach: a phone that was lost must not be able to pair another.
    private static readonly PathString Kept = "/devices";

    /// <summary>Adds the gate; requests on this computer's own address pass.</summary>
    public static void UseLanGate(this WebApplication app) => app.Use((context, next) => LanConnection.Carries(context)
        ? AdmitAsync(context, next, app.Services.GetRequiredService<DeviceList>(), app.Services.GetRequiredService<FeedSecret>())
        : next(context));

    private static async Task AdmitAsync(HttpContext context, RequestDelegate next, DeviceList devices, FeedSecret feed)
    {
        if (devices.Find(DeviceCookie.Read(context)) is not { } device)
        {
            await MeetStrangerAsync(context, next, feed);
            return;
        }

        LanConnection.Know(context, device);
        if (context.Request.Path.StartsWithSegments(Kept, StringComparison.OrdinalIgnoreCase))
        {
            await RefuseAsync(context, "computer", StatusCodes.Status403Forbidden);
            return;
        }

        if (devices.Note(device))
        {
            DeviceCookie.Renew(context);
        }

        // What is open when the device is removed ends there and then.
        await using var watch = device.Gone.UnsafeRegister(static open => ((HttpContext)open!).Abort(), context);
        await next(context);
    }

    private static async Task MeetStrangerAsync(HttpContext context, RequestDelegate next, FeedSecret feed)
    {
        if (!Array.Exists(Open, path => context.Request.Path == path) && !await feed.OpensToAsync(context))
        {
            await RefuseAsync(context, "unpaired", StatusCodes.Status401Unauthorized);
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LargestFromStrangers;
        }

        await next(context);
    }

    private static Task RefuseAsync(HttpContext context, string kind, int status)
    {
        // A page that refuses begins its answer anew: these are added to whatever it comes to.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.CacheControl = "no-store";
            if (status == StatusCodes.Status401Unauthorized)
            {
                // A browser knows no such scheme, so it asks for no password and shows the page.
                context.Response.Headers.WWWAuthenticate = "Pairing";
                DeviceCookie.TakeBack(context);
            }

            return Task.CompletedTask;
        });
        return context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            ? Results.Problem(statusCode: status, title: "This device is not paired.").ExecuteAsync(context)
            : HostParts.ShowAsync(context, kind);
    }
}
