using System.Globalization;
using System.Net;
using System.Text;

namespace Hipwise.Motion.Electrodes.Report;

/// <summary>Builds a page; whatever came from a file is escaped.</summary>
internal sealed class Html
{
    private readonly StringBuilder page = new();

    /// <summary>Elements as they stand.</summary>
    public Html Raw(string markup)
    {
        page.Append(markup);
        return this;
    }

    /// <summary>An element with text in it.</summary>
    /// <param name="element">Its name, with a class behind a point: <c>p.soft</c>.</param>
    /// <param name="text">As it is to be read.</param>
    public Html Text(string element, string text)
    {
        var parts = element.Split('.');
        var mark = parts.Length > 1 ? $" class=\"{parts[1]}\"" : "";
        page.Append($"<{parts[0]}{mark}>{Escaped(text)}</{parts[0]}>\n");
        return this;
    }

    public static string Escaped(string text) => WebUtility.HtmlEncode(string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)));

    /// <summary>A place in a drawing, to a tenth.</summary>
    public static string Place(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    public override string ToString() => page.ToString();
}
