using System.Globalization;
using System.Xml.Linq;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Testing;
using Hipwise.Web.Drawings;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hipwise.Web.Tests.Drawings;

/// <summary>The body map as the server writes it, read back as markup.</summary>
internal sealed record RenderedBodyMap(string Html, XElement Root)
{
    private static readonly Lazy<KnowledgeBase> Loaded = new(() => KnowledgeLoader.Load(Repository.Knowledge));

    public static KnowledgeBase Knowledge => Loaded.Value;

    public static readonly IReadOnlyDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["body-map.front"] = "Front",
        ["body-map.back"] = "Back",
        ["body-map.left-side"] = "Left side",
        ["body-map.right-side"] = "Right side",
        ["body-map.left"] = "Left",
        ["body-map.right"] = "Right",
        ["body-map.at-left"] = "{place}, left",
        ["body-map.at-right"] = "{place}, right",
        ["body-map.at-middle"] = "{place}, middle",
        ["body-map.outside"] = "Not on the drawing",
    };

    public IEnumerable<XElement> Inputs => Root.Descendants("input");

    /// <summary>The views in order: fieldsets to be filled in, figures to be read.</summary>
    public IReadOnlyList<XElement> Views => [.. Root.Descendants().Where(element => HasClass(element, "body-map-view"))];

    public IEnumerable<XElement> With(string name) => Root.Descendants().Where(element => HasClass(element, name));

    public static bool HasClass(XElement element, string name) => element.Attribute("class")?.Value.Split(' ').Contains(name, StringComparer.Ordinal) == true;

    public static async Task<RenderedBodyMap> Make(params (string Name, object Value)[] parameters)
    {
        var all = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Map"] = Knowledge.BodyMap,
            ["Places"] = Knowledge.Places,
            ["Say"] = (Func<string, string>)(key => Words[key]),
        };
        foreach (var (name, value) in parameters)
        {
            all[name] = value;
        }

        await using var provider = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, provider.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<BodyMap>(ParameterView.FromDictionary(all))).ToHtmlString());
        return new(html, XElement.Parse(html));
    }

    /// <summary>Where the checkbox of a place lies in its view.</summary>
    public (XElement View, double X, double Y) CentreOf(string place, Side? side)
    {
        var value = new BodyMark(place, side).ToString();
        var box = Inputs.Single(input => input.Attribute("value")!.Value == value).Ancestors("foreignObject").Single();
        double Number(string name) => double.Parse(box.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        return (box.Ancestors("fieldset").Single(), Number("x") + (Number("width") / 2), Number("y") + (Number("height") / 2));
    }
}
