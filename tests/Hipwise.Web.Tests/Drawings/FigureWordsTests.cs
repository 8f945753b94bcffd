using System.Collections.Immutable;
using System.Numerics;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Knowledge.Loading;
using Hipwise.Web.Drawings;

namespace Hipwise.Web.Tests.Drawings;

/// <summary>Whatever the format allows can be drawn.</summary>
public sealed class FigureWordsTests
{
    private static readonly FigurePose Standing = Shown.Knowledge.Figures["squat"].Poses[0];

    [Fact]
    public void Every_point_of_the_body_is_somewhere_near_it()
    {
        var body = Shown.Poser.Pose(Standing);
        FigureVocabulary.Points.ShouldAllBe(point => Vector3.Distance(BodyPoints.Find(body, point), body.Pelvis.Origin) < 110);
    }

    [Fact]
    public void Every_region_has_a_shape_on_its_own_side()
    {
        var body = Shown.Poser.Pose(Standing);
        foreach (var region in FigureVocabulary.Regions)
        {
            var side = Flesh.SideOf(region);
            var middle = Regions.Find(body, region[..region.LastIndexOf('-')], side).Average(ball => ball.Center.Z);
            (middle * SkeletonBuilder.Out(side)).ShouldBeGreaterThan(0, region);
        }
    }

    [Fact]
    public void Every_part_can_carry_the_body_and_every_limb_can_be_led()
    {
        foreach (var part in FigureVocabulary.RestParts)
        {
            var body = Shown.Poser.Pose(Standing with { Rest = new(part, "floor", 0, null, 0), Touches = Standing.Touches.Clear() });
            Flesh.Bearing(body, Shown.Poser.Lengths, part).Min(ball => ball.Lowest).ShouldBe(0, 0.01, part);
        }

        foreach (var limb in FigureVocabulary.Limbs)
        {
            var touches = ImmutableSortedDictionary<string, FigureTouch>.Empty.Add(limb, new(null, [25, 30]));
            Shown.Joints(Shown.Poser.Pose(Standing with { Touches = touches }), Side.Left).ShouldAllBe(joint => float.IsFinite(joint.Length()));
        }
    }

    [Fact]
    public void Every_thing_leaves_a_mark_in_every_view()
    {
        foreach (var kind in FigureVocabulary.Props)
        {
            var prop = new FigureProp(kind, ImmutableSortedDictionary<string, double>.Empty.Add("x", 20).Add("y", 10), null, null);
            foreach (var view in FigureVocabulary.Views)
            {
                Markup(view, prop).Length.ShouldBeGreaterThan(Markup(view).Length, $"{kind} from {view}");
            }
        }
    }

    [Fact]
    public void Every_view_looks_from_elsewhere()
    {
        FigureVocabulary.Views.Select(Sight.Of).Distinct().Count().ShouldBe(FigureVocabulary.Views.Length);
    }

    private static string Markup(string view, params ImmutableArray<FigureProp> props)
    {
        var figure = Shown.Knowledge.Figures["squat"] with { View = view, Poses = [Standing with { Props = props }], Captions = ["Stand"], Main = 0 };
        return new FigureDrawing(figure).Draw(0, "Stand");
    }
}
