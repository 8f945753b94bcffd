namespace Hipwise.Web.Hosting;

/// <summary>Lets only pages of this server call what changes something.</summary>
internal static class OwnPages
{
    /// <summary>Refuses what is not JSON, since only JSON makes a browser ask before it lets another site send it, and what names another origin.</summary>
    public static async ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var own = $"{request.Scheme}://{request.Host}";
        var from = request.Headers.Origin.ToString();
        if (!request.HasJsonContentType())
        {
            return Results.Problem(statusCode: StatusCodes.Status415UnsupportedMediaType, title: "Send JSON.");
        }

        return from.Length == 0 || from == own
            ? await next(context)
            : Results.Problem(statusCode: StatusCodes.Status403Forbidden, title: "Only pages of this server may send this.");
    }
}
