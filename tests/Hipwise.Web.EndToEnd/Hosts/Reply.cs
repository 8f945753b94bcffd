using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Hipwise.Web.EndToEnd.Hosts;

/// <summary>An answer of the server, read as a page when it is one.</summary>
internal sealed record Reply(string Path, HttpStatusCode Status, string? Location, IReadOnlyDictionary<string, string> Headers, string Text, string? MediaType)
{
    private readonly Lazy<IHtmlDocument> document = new(() => new HtmlParser().ParseDocument(Text));

    public IHtmlDocument Document => document.Value;

    public string Heading => Document.QuerySelector("h1")?.TextContent ?? "";

    /// <summary>The words of the page's content, white space made one.</summary>
    public string Main => string.Join(' ', (Document.QuerySelector("main")?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public IReadOnlyList<SentForm> Forms => [.. Document.QuerySelectorAll<IHtmlFormElement>("form[method=post]").Select(form => SentForm.Read(form, Path))];

    public static async Task<Reply> ReadAsync(HttpRequestMessage request, HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        var location = response.Headers.Location is { } to ? to.IsAbsoluteUri ? to.PathAndQuery + to.Fragment : to.OriginalString : null;
        return new Reply(
            request.RequestUri!.IsAbsoluteUri ? request.RequestUri.PathAndQuery : request.RequestUri.OriginalString, response.StatusCode, location, headers,
            await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType);
    }

    /// <summary>The form with this handler.</summary>
    public SentForm FormOf(string handler) => Forms.FirstOrDefault(form => form.Handler == handler)
        ?? throw new InvalidOperationException($"{Path} ({Status}) has no form '{handler}': {string.Join(", ", Forms.Select(form => form.Handler))}");
}
