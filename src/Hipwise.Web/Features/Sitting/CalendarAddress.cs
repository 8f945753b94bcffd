namespace Hipwise.Web.Features.Sitting;

/// <summary>Which addresses may be asked for at all, before any name is looked up.</summary>
internal static class CalendarAddress
{
    private const int Longest = 2000;

    /// <exception cref="RefusedException">It is none, or one that is never fetched.</exception>
    public static Uri Parse(string address)
    {
        var text = address.Trim();
        foreach (var scheme in (string[])["webcal://", "webcals://"])
        {
            text = text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? $"https://{text[scheme.Length..]}" : text;
        }

        return text.Length <= Longest && Uri.TryCreate(text, UriKind.Absolute, out var uri) ? Checked(uri) : throw new RefusedException(CalendarRefusal.NotAnAddress);
    }

    /// <summary>Where a redirect leads.</summary>
    /// <exception cref="RefusedException">It leads nowhere, or where it must not.</exception>
    public static Uri Next(Uri from, Uri? location)
    {
        if (location is null || !Uri.TryCreate(from, location, out var target))
        {
            throw new RefusedException(CalendarRefusal.ServerProblem);
        }

        var next = Parse(target.AbsoluteUri);
        return from.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps ? throw new RefusedException(CalendarRefusal.UnsafeRedirect) : next;
    }

    private static Uri Checked(Uri uri)
    {
        if ((uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp) || uri.Host.Length == 0)
        {
            throw new RefusedException(CalendarRefusal.NotAnAddress);
        }

        return uri.UserInfo.Length == 0 ? uri : throw new RefusedException(CalendarRefusal.HoldsPassword);
    }
}

/// <summary>Carries a reason out of the depth of a connection.</summary>
internal sealed class RefusedException(CalendarRefusal reason) : Exception(reason.ToString())
{
    public CalendarRefusal Reason { get; } = reason;
}
