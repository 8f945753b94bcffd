using Hipwise.Core;

namespace Hipwise.Knowledge.Tests;

/// <summary>A pose takes over what it builds on and changes only what it says.</summary>
public sealed class FigureMergeTests
{
    [Fact]
    public void A_pose_changes_only_what_it_says()
    {
        var pose = Sample().Poses[1];
        pose.Angle("hip", Side.Right).ShouldBe(100);
        pose.Angle("hip", Side.Left).ShouldBe(Sample().Poses[0].Angle("hip", Side.Left));
        pose.Angle("knee", Side.Left).ShouldBe(80);
        pose.Touches.Keys.ShouldBe(["hand-left", "hand-right"], "the feet were set free");
        pose.Touches["hand-left"].On.ShouldBe("thigh-left");
        pose.Touches["hand-right"].At.ShouldBe([30, 60]);
        pose.Works.ShouldBe(["buttock-right"]);
        Sample().Poses[0].Works.ShouldBeEmpty();
        pose.Props.ShouldHaveSingleItem().Number("x", 0).ShouldBe(4);
    }

    [Fact]
    public void Several_poses_lie_over_each_other_the_last_on_top()
    {
        using var copy = new KnowledgeCopy();
        Samples.AddTo(copy);
        copy.Append("poses.yaml", "  - {id: base, set: {knee: 10, elbow: 10}}\n  - {id: top, set: {elbow: 20}}\n");
        copy.Replace("figures/sample.yaml", "{pose: seated, works: none}", "{pose: [seated, base, top]}");
        var pose = copy.Load().Figures["sample"].Poses[0];
        (pose.Angle("knee", Side.Left), pose.Angle("elbow", Side.Left)).ShouldBe((10, 20));
    }

    [Fact]
    public void A_figure_like_another_adds_its_props_and_keeps_its_own_captions()
    {
        var (one, other) = (Shipped.Knowledge.Figures["step-up-dumbbells"], Shipped.Knowledge.Figures["step-up"]);
        one.Poses.Length.ShouldBe(other.Poses.Length);
        one.Poses[0].Angles.ShouldBe(other.Poses[0].Angles);
        one.Poses[0].Props.Select(prop => prop.Kind).Except(other.Poses[0].Props.Select(prop => prop.Kind)).ShouldBe(["dumbbells"]);
        one.Captions.ShouldNotBe(other.Captions);
    }

    [Fact]
    public void Mirroring_twice_changes_nothing_and_once_swaps_the_sides()
    {
        foreach (var figure in Shipped.Knowledge.Figures.Values)
        {
            foreach (var (pose, mirrored) in figure.Poses.Zip(figure.Mirror().Poses))
            {
                mirrored.Angle("hip", Side.Left).ShouldBe(pose.Angle("hip", Side.Right));
                mirrored.Angle("pelvis-list").ShouldBe(-pose.Angle("pelvis-list"));
                var back = mirrored.Mirror();
                back.Angles.ShouldBe(pose.Angles, figure.Id);
                back.Rest.ShouldBe(pose.Rest);
                back.Works.ShouldBe(pose.Works);
            }
        }
    }

    [Fact]
    public void Every_exercise_and_screen_has_two_or_three_poses_with_short_captions()
    {
        var knowledge = Shipped.Knowledge;
        knowledge.Exercises.Keys.Concat(knowledge.Screens.Keys).ShouldAllBe(id => knowledge.Figures.ContainsKey(id));
        knowledge.Figures.Values.ShouldAllBe(figure => figure.Poses.Length >= 2 && figure.Poses.Length <= 3);
        knowledge.Figures.Values.SelectMany(figure => figure.Captions).Where(caption => caption.Length > 42 || caption.EndsWith('.')).ShouldBeEmpty();
    }

    private static MovementFigure Sample()
    {
        using var copy = new KnowledgeCopy();
        Samples.AddTo(copy);
        return copy.Load().Figures["sample"];
    }
}
