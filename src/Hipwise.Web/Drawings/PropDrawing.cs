using System.Collections.Immutable;
using System.Numerics;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Web.Drawings;

/// <summary>Draws the things around a body. Furniture stands behind it, what is held or worn before it.</summary>
internal sealed class PropDrawing(Skeleton body, Canvas canvas, ImmutableArray<FigureProp> props)
{
    private const float Behind = -1000;
    private const float InFront = 900;
    private const float Ceiling = 186;

    /// <summary>Draws all things.</summary>
    public void Draw()
    {
        foreach (var prop in props)
        {
            Draw(prop);
        }
    }

    private void Draw(FigureProp prop)
    {
        switch (prop.Kind)
        {
            case "chair": DrawChair(prop); break;
            case "desk": DrawDesk(prop); break;
            case "wall": DrawWall(prop); break;
            case "step": Box(prop, prop.Number("length", 40), 0, Furniture.TopOf(prop), prop.Number("width", 44)); break;
            case "bench": DrawBench(prop); break;
            case "treadmill": DrawTreadmill(prop); break;
            case "mat": DrawMat(prop); break;
            case "cushion": DrawCushion(prop); break;
            case "cloth": DrawCloth(prop); break;
            case "roll": DrawRoll(prop); break;
            case "cable": DrawCable(prop); break;
            case "long-band": DrawLongBand(prop); break;
            case "loop-band": DrawLoop(prop); break;
            default: HeldDrawing.Draw(prop, body, canvas); break;
        }
    }

    private void DrawChair(FigureProp prop)
    {
        var top = Furniture.TopOf(prop);
        var (x, half) = (prop.Number("x", 0), prop.Number("length", 42) / 2);
        foreach (var foot in (double[])[x - half + 2, x + half - 2])
        {
            Cuboid(foot - 1.3, foot + 1.3, 0, top - 4, -18, -15.5, "fg-prop");
            Cuboid(foot - 1.3, foot + 1.3, 0, top - 4, 15.5, 18, "fg-prop");
        }

        Slab(x - half, x - half + 3, top, top + 44, prop, 40);
        Slab(x - half, x + half, top - 5, top, prop, 42);
    }

    private void DrawDesk(FigureProp prop)
    {
        var (x, length, top) = (prop.Number("x", 0), prop.Number("length", 50), Furniture.TopOf(prop));
        foreach (var leg in (double[])[x + 4, x + length - 4])
        {
            Cuboid(leg - 1.5, leg + 1.5, 0, top - 4, -34, -31, "fg-prop");
            Cuboid(leg - 1.5, leg + 1.5, 0, top - 4, 31, 34, "fg-prop");
        }

        Slab(x, x + length, top - 4, top, prop, 74);
    }

    private void DrawBench(FigureProp prop)
    {
        var (x, half, top) = (prop.Number("x", 0), prop.Number("length", 46) / 2, Furniture.TopOf(prop));
        var width = prop.Number("width", 46);
        foreach (var leg in (double[])[x - half + 6, x + half - 6])
        {
            var z = prop.Number("z", 0);
            Cuboid(leg - 1.5, leg + 1.5, 0, top - 8, z - (width / 2) + 5, z - (width / 2) + 8, "fg-prop");
            Cuboid(leg - 1.5, leg + 1.5, 0, top - 8, z + (width / 2) - 8, z + (width / 2) - 5, "fg-prop");
        }

        Slab(x - half, x + half, top - 9, top, prop, width);
    }

    private void DrawWall(FigureProp prop)
    {
        var height = prop.Number("height", Ceiling);
        if (prop.Numbers.TryGetValue("z", out var z))
        {
            var outward = Math.Sign(z);
            Cuboid(-40, 40, 0, height, Math.Min(z, z + (outward * 5)), Math.Max(z, z + (outward * 5)), "fg-wall");
            return;
        }

        var x = prop.Number("x", 0);
        Cuboid(Math.Min(x, x + (Math.Sign(x) * 5)), Math.Max(x, x + (Math.Sign(x) * 5)), 0, height, -40, 40, "fg-wall");
    }

    private void DrawTreadmill(FigureProp prop)
    {
        var (x, half, top) = (prop.Number("x", 0), prop.Number("length", 150) / 2, Furniture.TopOf(prop));
        foreach (var z in (float[])[-34, 34])
        {
            Cuboid(x + half - 10, x + half - 4, top, 118, z - 2, z + 2, "fg-prop");
        }

        Cuboid(x + half - 16, x + half - 2, 108, 122, -36, 36, "fg-prop");
        Cuboid(x - half, x + half, 0, top, -36, 36, "fg-prop");
    }

    // A mat lies along the body, whichever way that is seen.
    private void DrawMat(FigureProp prop)
    {
        var along = prop.Number("length", 184);
        var (length, width) = canvas.Sight.FromSide ? (along, 56.0) : (prop.Number("width", 64), along);
        Box(prop, length, -2.4, -0.4, width, "fg-mat");
    }

    private void DrawCushion(FigureProp prop)
    {
        var (length, height) = (prop.Number("length", 34), Furniture.TopOf(prop));
        var place = prop.At is null ? new Vector3((float)prop.Number("x", 0), 0, (float)prop.Number("z", 0)) : BodyPoints.Find(body, prop.At);
        var y = (float)(prop.Number("y", 0) + (height / 2));
        var radius = (float)height / 2;
        var reach = (float)(length / 2) - radius;
        canvas.AddHull(Behind, "fg-soft",
            new(new(place.X - reach, y, place.Z - reach), radius), new(new(place.X + reach, y, place.Z - reach), radius),
            new(new(place.X - reach, y, place.Z + reach), radius), new(new(place.X + reach, y, place.Z + reach), radius));
    }

    private void DrawCloth(FigureProp prop)
    {
        var place = BodyPoints.Find(body, prop.At ?? "heel-right");
        canvas.AddHull(Behind, "fg-soft", new(new(place.X - 9, 0.8f, place.Z), 0.8f), new(new(place.X + 9, 0.8f, place.Z), 0.8f));
    }

    private void DrawRoll(FigureProp prop)
    {
        var place = (BodyPoints.Find(body, prop.At ?? "knee-left") + BodyPoints.Find(body, prop.To ?? "knee-right")) / 2;
        var middle = place + new Vector3((float)prop.Number("x", 0), (float)prop.Number("y", 0), 0);
        canvas.AddHull(canvas.Sight.Near(middle) - 0.2f, "fg-soft", new Ball(middle, (float)prop.Number("height", 11) / 2));
    }

    private void DrawCable(FigureProp prop)
    {
        var (x, z, y) = (prop.Number("x", 0), prop.Number("z", 0), prop.Number("y", 14));
        var pulley = new Vector3((float)x, (float)y, (float)z);
        var away = z == 0 ? new Vector3(Math.Sign(x) * 6, 0, 0) : new Vector3(0, 0, Math.Sign(z) * 6);
        var column = pulley + away;
        var (across, along) = z == 0 ? (5, 20) : (20, 5);
        Cuboid(column.X - across, column.X + across, 0, prop.Number("height", 150), column.Z - along, column.Z + along, "fg-prop");
        canvas.AddHull(InFront - 1, "fg-prop", new Ball(pulley, 3.2f));
        canvas.AddLine(InFront, "fg-cord", pulley, BodyPoints.Find(body, prop.At ?? "hand-right"));
    }

    private void DrawLongBand(FigureProp prop)
    {
        var anchor = new Vector3((float)prop.Number("x", 0), (float)prop.Number("y", 4), (float)prop.Number("z", 0));
        var end = BodyPoints.Find(body, prop.At ?? "ankle-right");
        canvas.AddHull(InFront - 1, "fg-prop", new Ball(anchor, 2.6f));
        canvas.AddLine(InFront, "fg-band", anchor, end);
    }

    private void DrawLoop(FigureProp prop)
    {
        var (left, right) = (Around(prop.At ?? "knee-left"), Around(prop.To ?? "knee-right"));
        var near = Math.Max(canvas.Sight.Near(left.Center), canvas.Sight.Near(right.Center));
        canvas.AddHull(near + 30, "fg-loop", left, right);
    }

    // A band sits just above the joint it is named after.
    private Ball Around(string point)
    {
        var leg = body.LegOf(Flesh.SideOf(point));
        return point[..point.LastIndexOf('-')] switch
        {
            "knee" => new(leg.Thigh.At(new(0, -35, 0)), 6.9f),
            "ankle" => new(leg.Shank.At(new(0, -36, 0)), 4.7f),
            _ => new(leg.Foot.At(new(9, -3.5f, 0)), 4.6f),
        };
    }

    private void Box(FigureProp prop, double length, double bottom, double top, double width, string style = "fg-prop")
    {
        var (x, z) = (prop.Number("x", 0), prop.Number("z", 0));
        Cuboid(x - (length / 2), x + (length / 2), bottom, top, z - (width / 2), z + (width / 2), style);
    }

    private void Slab(double left, double right, double bottom, double top, FigureProp prop, double width)
    {
        var z = prop.Number("z", 0);
        Cuboid(left, right, bottom, top, z - (width / 2), z + (width / 2), "fg-prop");
    }

    // A box with edges a little rounded, seen without perspective.
    private void Cuboid(double left, double right, double bottom, double top, double far, double near, string style)
    {
        const float Round = 0.6f;
        ImmutableArray<Ball> Face(double y) =>
        [
            new(new((float)(left + Round), (float)y, (float)far), Round), new(new((float)(left + Round), (float)y, (float)near), Round),
            new(new((float)(right - Round), (float)y, (float)far), Round), new(new((float)(right - Round), (float)y, (float)near), Round),
        ];

        var depth = Behind + (canvas.Sight.Near(new((float)(left + right) / 2, 0, (float)(far + near) / 2)) / 10);
        canvas.Add(depth, style, [[.. Face(bottom + Round), .. Face(top - Round)]]);
        if (canvas.Sight.Above > 0 && top - bottom > 4)
        {
            canvas.Add(depth, style, Face(top - Round));
        }
    }
}
