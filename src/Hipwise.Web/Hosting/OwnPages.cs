namespace Hipwise.Web.Hosting;

/// <summary>Lets only pages of this server call what changes something.</summary>
internal static class OwnPages
{
    private const string Bytes = "application/octet-stream";

    /// <summary>Refuses what is not JSON, since only JSON makes a browser ask before it lets another site send it, and what names another origin.</summary>
    public static async ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        return context.HttpContext.Request.HasJsonContentType()
            ? await PassAsync(context, next)
            : Results.Problem(statusCode: StatusCodes.Status415UnsupportedMediaType, title: "Send JSON.");
    }

    /// <summary>The same for bytes: their type, too, makes a browser ask first.</summary>
    public static async ValueTask<object?> CheckBytes(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.ContentType == Bytes
            ? await PassAsync(context, next)
            : Results.Problem(statusCode: StatusCodes.Status415UnsupportedMediaType, title: $"Send {Bytes}.");

    /// <summary>The same for a connection that stays open: no browser asks before it opens one to another site, so it must say where it comes from.</summary>
    public static async ValueTask<object?> CheckSocket(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        !context.HttpContext.WebSockets.IsWebSocketRequest ? Results.Problem(statusCode: StatusCodes.Status426UpgradeRequired, title: "Open a web socket.")
        : context.HttpContext.Request.Headers.Origin.Count == 1 ? await PassAsync(context, next)
        : Refuse();

    private static async ValueTask<object?> PassAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var from = request.Headers.Origin.ToString();
        return from.Length == 0 || from == $"{request.Scheme}://{request.Host}" ? await next(context) : Refuse();
    }

    private static Microsoft.AspNetCore.Http.IResult Refuse() =>
        Results.Problem(statusCode: StatusCodes.Status403Forbidden, title: "Only pages of this server may send this.");
}
