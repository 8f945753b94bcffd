using System.Security.Cryptography;

namespace Hipwise.Web.Hosting;

/// <summary>Headers that keep every page to itself: nothing from elsewhere, nothing inline, nothing kept in shared caches.</summary>
internal static class SecurityHeaders
{
    private const string NonceKey = "style-nonce";
    private const string CameraKey = "camera";
    private const string SerialKey = "serial";
    private const string Worker = "/assets/pose-worker";
    private const int NonceBytes = 16;

    // The same in every installation.
    private static readonly PathString[] Same = ["/assets", "/stills", "/pose"];

    /// <summary>For what is the same for everyone who has the same knowledge, and names its version in its address.</summary>
    public const string Kept = "private, max-age=31536000, immutable";

    /// <summary>Adds the headers to every answer, also to one that was begun anew after a mistake.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            Add(context);
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Add(HttpContext context)
    {
        var headers = context.Response.Headers;
        var (films, computes) = (context.Items.ContainsKey(CameraKey), context.Request.Path.Value?.StartsWith(Worker, StringComparison.Ordinal) == true);
        // A worker keeps to the policy that came with its own script: only the engine's may compile what it computes with.
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'{(computes ? " 'wasm-unsafe-eval'" : "")}; {(films ? "media-src 'self' blob:; " : "")}"
            + $"style-src 'self' 'nonce-{NonceOf(context)}'; img-src 'self'; font-src 'self'; connect-src 'self'; "
            + "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = $"camera=({(films ? "self" : "")}), microphone=(), geolocation=(), payment=(), usb=(), "
            + $"serial=({(context.Items.ContainsKey(SerialKey) ? "self" : "")})";
        if (!Array.Exists(Same, path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal)) && headers.CacheControl != Kept)
        {
            headers.CacheControl = "no-store";
        }
    }

    /// <summary>Lets the page of this answer ask for the camera, and look at a film that the person chose.</summary>
    public static void AllowCamera(HttpContext context) => context.Items[CameraKey] = true;

    /// <summary>Lets the page of this answer ask for a sensor at a serial port.</summary>
    public static void AllowSerial(HttpContext context) => context.Items[SerialKey] = true;

    /// <summary>The word that lets the navigation script add its own style element in this one answer.</summary>
    public static string NonceOf(HttpContext context)
    {
        if (context.Items[NonceKey] is not string nonce)
        {
            context.Items[NonceKey] = nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
        }

        return nonce;
    }
}
