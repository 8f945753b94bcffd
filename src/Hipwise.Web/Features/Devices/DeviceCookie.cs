namespace Hipwise.Web.Features.Devices;

/// <summary>How a device shows who it is: a cookie that only this server gets, only encrypted, never from a page of another site, and no script reads.</summary>
internal static class DeviceCookie
{
    // Browsers refuse the prefix __Host- for a cookie that is not of this very host, encrypted and for all paths.
    private const string Name = "__Host-hipwise-device";

    // The longest that browsers keep one; it is renewed as long as the device comes by.
    private static readonly TimeSpan Age = TimeSpan.FromDays(400);

    /// <summary>The word that the device shows, or null.</summary>
    public static string? Read(HttpContext context) => context.Request.Cookies[Name];

    /// <summary>Gives a device its word.</summary>
    public static void Give(HttpContext context, string token) => context.Response.Cookies.Append(Name, token, Options(Age));

    /// <summary>Lets the device keep its word for as long again.</summary>
    public static void Renew(HttpContext context)
    {
        if (Read(context) is { } token)
        {
            Give(context, token);
        }
    }

    /// <summary>Takes a word back that is good for nothing any more.</summary>
    public static void TakeBack(HttpContext context)
    {
        if (Read(context) is not null)
        {
            context.Response.Cookies.Append(Name, "", Options(TimeSpan.Zero));
        }
    }

    private static CookieOptions Options(TimeSpan age) =>
        new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", MaxAge = age, IsEssential = true };
}
