using System.Numerics;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Web.Drawings;

/// <summary>Draws what is held in the hands or laid on the body: weights, and a partner's hand.</summary>
internal static class HeldDrawing
{
    private const float InFront = 900;

    /// <summary>Draws one of these things.</summary>
    public static void Draw(FigureProp prop, Skeleton body, Canvas canvas)
    {
        switch (prop.Kind)
        {
            case "barbell": DrawBarbell(Place(prop, body), prop, canvas); break;
            case "dumbbells": DrawDumbbells(prop, body, canvas); break;
            case "kettlebell": DrawKettlebell(prop, body, canvas); break;
            case "partner-hand": DrawPartner(prop, body, canvas); break;
            default: throw new ArgumentOutOfRangeException(nameof(prop), prop.Kind, "Nothing draws this.");
        }
    }

    private static Vector3 Place(FigureProp prop, Skeleton body)
    {
        var place = prop.At is null ? Hands(body) : BodyPoints.Find(body, prop.At);
        return (place with { Z = 0 }) + new Vector3((float)prop.Number("x", 0), (float)prop.Number("y", 0), (float)prop.Number("z", 0));
    }

    private static Vector3 Hands(Skeleton body) => (BodyPoints.Find(body, "hand-left") + BodyPoints.Find(body, "hand-right")) / 2;

    private static void DrawBarbell(Vector3 place, FigureProp prop, Canvas canvas)
    {
        var radius = (float)prop.Number("height", 44) / 2;
        if (canvas.Sight.FromSide)
        {
            canvas.AddHull(InFront, "fg-plate", new Ball(place, radius));
            canvas.AddHull(InFront, "fg-weight", new Ball(place, 2.4f));
            return;
        }

        canvas.AddLine(InFront, "fg-bar", place - new Vector3(0, 0, 80), place + new Vector3(0, 0, 80));
    }

    private static void DrawDumbbells(FigureProp prop, Skeleton body, Canvas canvas)
    {
        if (prop.At is not null)
        {
            DrawDumbbell(Place(prop, body), Vector3.UnitY, canvas, InFront);
            return;
        }

        foreach (var side in Sides.All)
        {
            var hand = BodyPoints.Find(body, $"hand-{side.Word()}");
            DrawDumbbell(hand, Vector3.UnitX, canvas, canvas.Sight.Near(hand) + 4);
        }
    }

    private static void DrawDumbbell(Vector3 hand, Vector3 along, Canvas canvas, float near)
    {
        canvas.AddLine(near, "fg-bar", hand - (along * 8), hand + (along * 8));
        foreach (var end in (float[])[-8, 8])
        {
            var middle = hand + (along * end);
            var across = along == Vector3.UnitY ? Vector3.UnitX : Vector3.UnitY;
            canvas.AddHull(near, "fg-weight", new Ball(middle - (across * 3), 2.6f), new Ball(middle + (across * 3), 2.6f));
        }
    }

    private static void DrawKettlebell(FigureProp prop, Skeleton body, Canvas canvas)
    {
        var onFloor = prop.Numbers.ContainsKey("x");
        var forearm = body.RightArm.Forearm;
        var along = onFloor ? -Vector3.UnitY : forearm.Way(-Vector3.UnitY);
        var hand = onFloor ? new Vector3((float)prop.Number("x", 0), 20, 0) : Hands(body) with { Z = 0 };
        var across = new Vector3(-along.Y, along.X, 0);
        var bell = hand + (along * 14);
        canvas.AddLine(InFront, "fg-handle", bell + (across * 3.5f), hand + (across * 4.5f), hand - (across * 4.5f), bell - (across * 3.5f));
        canvas.AddHull(InFront, "fg-weight", new Ball(bell, 8));
    }

    // The forearm of someone else, who lays a hand on the person.
    private static void DrawPartner(FigureProp prop, Skeleton body, Canvas canvas)
    {
        var at = BodyPoints.Find(body, prop.At ?? "knee-right");
        var from = Vector3.Normalize(new((float)prop.Number("x", 0), (float)prop.Number("y", 0), (float)prop.Number("z", 0)));
        var palm = at + (from * (float)prop.Number("length", 9));
        var wrist = palm + (from * 9);
        canvas.Add(InFront, "fg-partner", [new Ball(palm, 3.4f), new Ball(wrist, 2.6f)], [new Ball(wrist, 2.6f), new Ball(wrist + (from * 26), 4.2f)]);
    }
}
