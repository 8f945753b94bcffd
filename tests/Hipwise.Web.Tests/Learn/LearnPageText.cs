using System.Net;
using System.Text.RegularExpressions;

namespace Hipwise.Web.Tests.Learn;

/// <summary>A page as a browser gets it.</summary>
public sealed partial record LearnPageText(string Address, string Html)
{
    /// <summary>What the page is about, without the frame around it.</summary>
    public string Main { get; } = MainOf(Html);

    /// <summary>Addresses its content links to.</summary>
    public IReadOnlyList<string> Links { get; } = [.. Href().Matches(MainOf(Html)).Select(match => WebUtility.HtmlDecode(match.Groups["to"].Value))];

    /// <summary>The levels of its headings in order.</summary>
    public IReadOnlyList<int> Headings => [.. Heading().Matches(Main).Select(match => match.Groups["level"].Value[0] - '0')];

    public IReadOnlyList<string> Ids { get; } = [.. Id().Matches(Html).Select(match => WebUtility.HtmlDecode(match.Groups["id"].Value))];

    /// <summary>Its content as it is read: without markup, and with single spaces.</summary>
    public string Text { get; } = Space().Replace(WebUtility.HtmlDecode(Tag().Replace(MainOf(Html), " ")), " ");

    private static string MainOf(string html) => html[html.IndexOf("<main", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)];

    [GeneratedRegex("""<a [^>]*?href="(?<to>[^"]*)""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Href();

    [GeneratedRegex("<h(?<level>[1-6])[ >]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Heading();

    [GeneratedRegex(""" id="(?<id>[^"]*)""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Id();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Space();
}
