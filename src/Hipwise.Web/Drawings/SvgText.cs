using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Hipwise.Web.Drawings;

/// <summary>Words in a drawing. Razor keeps <c>text</c> tags for itself, so that this one is written by hand.</summary>
public sealed class SvgText : ComponentBase
{
    /// <summary>Classes of the stylesheet.</summary>
    [Parameter, EditorRequired]
    public required string Class { get; set; }

    /// <summary>Where the words are held, across.</summary>
    [Parameter, EditorRequired]
    public required double X { get; set; }

    /// <summary>The line they stand on.</summary>
    [Parameter, EditorRequired]
    public required double Y { get; set; }

    /// <summary>Which end of the words is held: <c>start</c>, <c>middle</c> or <c>end</c>.</summary>
    [Parameter]
    public string Anchor { get; set; } = "start";

    /// <summary>The words.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "x", Svg.Number(X));
        builder.AddAttribute(3, "y", Svg.Number(Y));
        builder.AddAttribute(4, "text-anchor", Anchor);
        builder.AddContent(5, Text);
        builder.CloseElement();
    }
}
