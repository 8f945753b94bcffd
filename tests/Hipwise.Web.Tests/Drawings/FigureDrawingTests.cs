using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Hipwise.Testing;
using Hipwise.Web.Drawings;

namespace Hipwise.Web.Tests.Drawings;

/// <summary>What is drawn is well-formed, named, and fits its frame.</summary>
public sealed partial class FigureDrawingTests
{
    public static TheoryData<string> Ids => Shown.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_markup_is_well_formed_and_leaves_styling_to_the_stylesheet(string id)
    {
        foreach (var svg in Drawn(id))
        {
            svg.Name.LocalName.ShouldBe("svg");
            svg.DescendantsAndSelf().Attributes("style").ShouldBeEmpty();
            svg.Descendants("style").ShouldBeEmpty();
            svg.Descendants().ShouldAllBe(element => element.Name.LocalName == "path" && element.Attribute("class") != null);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_drawing_has_a_name_and_all_poses_share_one_frame(string id)
    {
        var figure = Shown.Knowledge.Figures[id];
        var drawn = Drawn(id);
        drawn.ShouldAllBe(svg => svg.Attribute("role")!.Value == "img");
        drawn.Select(svg => svg.Attribute("aria-label")!.Value).ShouldBe(
            figure.Captions.Select((caption, index) => $"A <title> & more, {index + 1} of {drawn.Count}: {caption}"));
        drawn.Select(svg => svg.Attribute("viewBox")!.Value).Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Everything_lies_inside_the_frame_and_is_a_number(string id)
    {
        foreach (var svg in Drawn(id))
        {
            var box = svg.Attribute("viewBox")!.Value.Split(' ').Select(Number).ToArray();
            foreach (var path in svg.Elements("path").Where(path => path.Attribute("class")!.Value != "fg-floor"))
            {
                foreach (var (x, y) in PointsOf(path.Attribute("d")!.Value))
                {
                    x.ShouldBeInRange(box[0], box[0] + box[2], $"{id}: {path}");
                    y.ShouldBeInRange(box[1], box[1] + box[3], $"{id}: {path}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_stylesheet_knows_every_class(string id)
    {
        var css = File.ReadAllText(Path.Combine(Repository.Root, "src/Hipwise.Web/Client/styles/figure.css"));
        var classes = Drawn(id).SelectMany(svg => svg.DescendantsAndSelf()).SelectMany(element => element.Attribute("class")!.Value.Split(' ')).Distinct();
        classes.Where(name => !css.Contains($".{name}", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void What_works_is_marked_by_shape_and_line_not_by_colour_alone()
    {
        var markup = new FigureDrawing(Shown.Knowledge.Figures["bird-dog"]).Draw(1, "Bird dog");
        markup.ShouldContain("class=\"fg-works\"");
        markup.ShouldContain("fg-near");
        markup.ShouldContain("fg-far");
        new FigureDrawing(Shown.Knowledge.Figures["bird-dog"]).Draw(0, "Bird dog").ShouldNotContain("fg-works");
    }

    [Fact]
    public void The_same_figure_is_drawn_the_same_every_time()
    {
        var figure = Shown.Knowledge.Figures["squat"];
        new FigureDrawing(figure).Draw(0, "Squat").ShouldBe(new FigureDrawing(figure).Draw(0, "Squat"));
    }

    private static List<XElement> Drawn(string id)
    {
        var figure = Shown.Knowledge.Figures[id];
        var drawing = new FigureDrawing(figure);
        return [.. Enumerable.Range(0, figure.Poses.Length).Select(pose => XElement.Parse(drawing.Draw(pose, "A <title> & more")))];
    }

    // Ends of lines, arcs and curves; H has no y of its own.
    private static IEnumerable<(double X, double Y)> PointsOf(string path)
    {
        foreach (Match step in Step().Matches(path))
        {
            var numbers = step.Groups["numbers"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number).ToArray();
            numbers.ShouldAllBe(number => double.IsFinite(number));
            if (numbers.Length >= 2)
            {
                yield return (numbers[^2], numbers[^1]);
            }
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("[MLAQZ](?<numbers>[^MLAQZ]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Step();
}
