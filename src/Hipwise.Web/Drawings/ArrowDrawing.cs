using System.Numerics;
using Hipwise.Knowledge;

namespace Hipwise.Web.Drawings;

/// <summary>Draws which way a part of the body goes.</summary>
internal static class ArrowDrawing
{
    private const float Head = 4.2f;
    private const float InFront = 1000;

    /// <summary>Draws one arrow in front of everything else.</summary>
    public static void Draw(FigureArrow arrow, Skeleton body, Canvas canvas)
    {
        var start = canvas.Sight.See(BodyPoints.Find(body, arrow.At)) + new Vector2((float)arrow.ShiftX, -(float)arrow.ShiftY);
        var end = start + new Vector2((float)arrow.GoX, -(float)arrow.GoY);
        var way = Vector2.Normalize(end - start);
        var aside = new Vector2(way.Y, -way.X);
        var middle = ((start + end) / 2) + (aside * (float)arrow.Bend * 2);
        var tip = Vector2.Normalize(end - middle);
        var wing = new Vector2(tip.Y, -tip.X) * Head * 0.8f;
        var back = end - (tip * Head);
        canvas.Cover(start, 2);
        canvas.Cover(end, 2);
        canvas.AddPath(InFront, "fg-arrow", $"M{At(start)}Q{At(middle)} {At(end)}M{At(back + wing)}L{At(end)}L{At(back - wing)}");
    }

    private static string At(Vector2 point) => $"{Svg.Number(point.X)} {Svg.Number(point.Y)}";
}
