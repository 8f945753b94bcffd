using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Numerics;
using Hipwise.Knowledge;

namespace Hipwise.Web.Drawings;

/// <summary>The drawn poses of one figure: all on one scale and one floor, so that they can be compared.</summary>
internal sealed class FigureDrawing
{
    private const float Margin = 5;
    private const float LeastWidth = 116;
    private const float LeastHeight = 88;
    private readonly MovementFigure figure;
    private readonly ImmutableArray<string> shapes;

    /// <summary>Draws all poses of a figure.</summary>
    public FigureDrawing(MovementFigure figure)
    {
        this.figure = figure;
        var poser = new Poser(figure.Body);
        var sight = Sight.Of(figure.View);
        var skeletons = figure.Poses.Select(poser.Pose).ToList();
        var canvases = figure.Poses.Zip(skeletons, (pose, skeleton) => Paint(pose, skeleton, poser.Lengths, sight)).ToList();
        Extent = canvases.Aggregate(Extent.None, (all, canvas) => all.With(canvas.Extent)).With(Vector2.Zero, 0).Padded(Margin, LeastWidth, LeastHeight);
        shapes = [.. canvases.Select(canvas => canvas.Markup)];
    }

    /// <summary>What every pose's drawing shows.</summary>
    public Extent Extent { get; }

    /// <summary>One pose as a drawing with a name for those who do not see it.</summary>
    /// <param name="pose">Index of the pose.</param>
    /// <param name="title">What the whole figure shows.</param>
    public string Svg(int pose, string title)
    {
        var place = figure.Poses.Length > 1 ? $", {pose + 1} of {figure.Poses.Length}" : "";
        var name = WebUtility.HtmlEncode($"{title}{place}: {figure.Captions[pose]}");
        var box = string.Join(' ', new[] { Extent.Left, Extent.Top, Extent.Width, Extent.Height }.Select(number => Drawings.Svg.Number(number)));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg class=\"hw-figure-drawing\" viewBox=\"{box}\" role=\"img\" aria-label=\"{name}\">{Floor}{shapes[pose]}</svg>");
    }

    // From above the floor is no line; a mat shows it.
    private string Floor => Sight.Of(figure.View).Above > 0 ? "" : $"<path class=\"fg-floor\" d=\"M{Drawings.Svg.Number(Extent.Left + 2)} 0H{Drawings.Svg.Number(Extent.Right - 2)}\"/>";

    private Canvas Paint(FigurePose pose, Skeleton skeleton, Lengths lengths, Sight sight)
    {
        var canvas = new Canvas(sight);
        new BodyDrawing(skeleton, lengths, pose.Works, canvas).Draw();
        new PropDrawing(skeleton, canvas, pose.Props).Draw();
        foreach (var arrow in pose.Arrows)
        {
            ArrowDrawing.Draw(arrow, skeleton, canvas);
        }

        return canvas;
    }
}
