using System.Collections.Immutable;
using System.Numerics;
using Hipwise.Core;

namespace Hipwise.Web.Drawings;

/// <summary>Draws a body: the far side thinner and lighter, the side that works with a stronger line.</summary>
internal sealed class BodyDrawing(Skeleton body, Lengths lengths, ImmutableArray<string> works, Canvas canvas)
{
    // A knee or elbow bent beyond this gets a crease, or the two bones would melt into one shape.
    private const float Crease = 0.1f;
    private const float OnTop = 0.4f;

    /// <summary>Draws all of it.</summary>
    public void Draw()
    {
        DrawTrunk();
        DrawHead();
        foreach (var side in Sides.All)
        {
            DrawLeg(side);
            DrawArm(side);
        }

        foreach (var region in works)
        {
            DrawRegion(region);
        }
    }

    private float TrunkNear => (canvas.Sight.Near(body.Pelvis.Origin) + canvas.Sight.Near(body.Chest.Origin)) / 2;

    private void DrawTrunk()
    {
        canvas.Add(TrunkNear, "fg-shorts", Flesh.Pelvis(body));
        canvas.Add(TrunkNear, "fg-shirt", Flesh.Chest(body), Flesh.Belly(body));
    }

    private void DrawHead()
    {
        var sight = canvas.Sight;
        var near = Math.Max(sight.Near(body.Head.At(new(0, 9, 0))), TrunkNear - 3);
        var faces = sight.Near(body.Head.At(new(10, 0, 0))) - sight.Near(body.Head.Origin);
        canvas.Add(Math.Min(near, TrunkNear) - OnTop, "fg-skin", Flesh.Neck(body));
        canvas.Add(faces < -4 ? near + OnTop : near, "fg-hair", Flesh.Hair(body));
        canvas.Add(near, "fg-skin", Flesh.Head(body), Flesh.Nose(body));
    }

    private void DrawLeg(Side side)
    {
        var leg = body.LegOf(side);
        var near = canvas.Sight.Near((leg.Thigh.Origin + leg.Shank.Origin) / 2);
        var style = StyleOf(side, leg.Thigh.Origin);
        var (thigh, shank) = (Flesh.Thigh(leg), Flesh.Shank(leg));
        var foot = Flesh.Foot(leg, lengths);
        var toes = Flesh.Toes(leg, lengths);
        canvas.Add(near, $"fg-skin{style}", thigh, shank, foot);
        if (IsFolded(leg.Thigh, leg.Shank))
        {
            DrawFold(near, style, shank);
        }

        canvas.Add(near, $"fg-shorts{style}", Flesh.Shorts(leg));
        if (ComesNearer(leg))
        {
            canvas.Add(near, $"fg-skin{style}", shank, foot);
        }

        canvas.Add(near, $"fg-shoe{style}", foot, toes);
        if (style != " fg-far" && !ComesNearer(leg))
        {
            canvas.Add(Math.Max(near, TrunkNear) + (OnTop / 2), "fg-shorts fg-patch", Patch(leg));
        }
    }

    // A thigh that points at the eye: its knee hides its hip.
    private bool ComesNearer(Leg leg) => canvas.Sight.Near(leg.Shank.Origin) - canvas.Sight.Near(leg.Thigh.Origin) > 24;

    // Hides the round end of the thigh where it meets the pelvis.
    private ImmutableArray<Ball> Patch(Leg leg) =>
        [.. Flesh.Pelvis(body).RemoveRange(4, 2).Select(ball => ball with { Radius = ball.Radius - 0.4f }), new(leg.Thigh.Origin, 8.3f)];

    private void DrawArm(Side side)
    {
        var arm = body.ArmOf(side);
        var near = canvas.Sight.Near(((arm.Upper.Origin + arm.Forearm.Origin) / 2 * 0.6f) + (arm.Hand.Origin * 0.4f)) + OnTop;
        var style = StyleOf(side, body.LegOf(side).Thigh.Origin).Replace(" fg-near", "", StringComparison.Ordinal);
        canvas.Add(near, $"fg-skin{style}", Flesh.UpperArm(arm), Flesh.Forearm(arm), Flesh.Hand(arm));
        if (IsFolded(arm.Upper, arm.Forearm))
        {
            DrawFold(near, style, Flesh.Forearm(arm), Flesh.Hand(arm));
        }

        canvas.Add(near, $"fg-shirt{style}", Flesh.Sleeve(arm));
    }

    private void DrawFold(float near, string style, ImmutableArray<Ball> bone, params ImmutableArray<Ball>[] rest)
    {
        var start = bone[0];
        var end = bone[^1];
        Ball cut = new(Vector3.Lerp(start.Center, end.Center, 0.35f), start.Radius - 0.3f);
        canvas.Add(near, $"fg-skin{style}", [[cut, .. bone.RemoveAt(0)], .. rest]);
        canvas.Add(near, $"fg-skin{style} fg-patch", [start, cut]);
    }

    private static bool IsFolded(Frame first, Frame second) => Vector3.Dot(first.Way(Vector3.UnitY), second.Way(Vector3.UnitY)) < Crease;

    private string StyleOf(Side side, Vector3 hip)
    {
        var far = canvas.Sight.FromSide && canvas.Sight.Near(hip) < canvas.Sight.Near(body.Pelvis.Origin) - 1;
        return far ? " fg-far" : works.Any(region => Flesh.SideOf(region) == side) ? " fg-near" : "";
    }

    private void DrawRegion(string region)
    {
        var side = Flesh.SideOf(region);
        var leg = body.LegOf(side);
        var near = canvas.Sight.Near((leg.Thigh.Origin + leg.Shank.Origin) / 2);
        var hidden = StyleOf(side, leg.Thigh.Origin) == " fg-far";
        canvas.Add(hidden ? near : Math.Max(near, TrunkNear) + OnTop, "fg-works", Regions.Find(body, region[..region.LastIndexOf('-')], side));
    }
}
