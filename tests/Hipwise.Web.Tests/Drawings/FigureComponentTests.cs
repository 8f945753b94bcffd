using System.Xml.Linq;
using Hipwise.Knowledge;
using Hipwise.Web.Drawings;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hipwise.Web.Tests.Drawings;

/// <summary>The component as a page uses it.</summary>
public sealed class FigureComponentTests
{
    [Fact]
    public async Task A_figure_shows_every_pose_with_its_caption()
    {
        var figure = Shown.Knowledge.Figures["sit-to-stand"];
        var markup = await Render(figure, compact: false);
        markup.Attribute("class")!.Value.Trim().ShouldBe("hw-figure");
        markup.Descendants("svg").Count().ShouldBe(figure.Poses.Length);
        markup.Descendants("span").Select(span => span.Value).ShouldBe(figure.Captions);
    }

    [Fact]
    public async Task A_compact_figure_shows_the_pose_that_tells_most_without_a_caption()
    {
        var figure = Shown.Knowledge.Figures["squat-and-hinge"];
        var markup = await Render(figure, compact: true);
        markup.Descendants("svg").ShouldHaveSingleItem().Attribute("aria-label")!.Value.ShouldBe("Some & title, 3 of 3: Hips back to the wall");
        markup.Descendants("span").ShouldBeEmpty();
    }

    private static async Task<XElement> Render(MovementFigure figure, bool compact)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(Figure.Of)] = figure, [nameof(Figure.Title)] = "Some & title", [nameof(Figure.Compact)] = compact,
        });
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Figure>(parameters)).ToHtmlString());
        return XElement.Parse(html);
    }
}
