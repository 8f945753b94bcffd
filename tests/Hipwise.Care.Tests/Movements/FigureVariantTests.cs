using Hipwise.Care.Movements;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Movements;

/// <summary>Faults, cues and places of the band, as the knowledge has them.</summary>
public class FigureVariantTests
{
    private static readonly KnowledgeBase Knowledge = TestKnowledge.Shipped;

    [Fact]
    public void A_pelvis_that_drops_does_so_after_the_start_and_on_the_free_side()
    {
        var figure = Knowledge.Figures["single-leg-stance"];
        var dropped = FigureVariant.Apply(Variant("pelvis-drop-10"), figure);
        dropped.Poses[0].ShouldBe(figure.Poses[0]);
        dropped.Poses[1].Angle("pelvis-list").ShouldBe(figure.Poses[1].Angle("pelvis-list") - 10);
        dropped.Poses[1].Angle("hip-abduction", Side.Right).ShouldBe(figure.Poses[1].Angle("hip-abduction", Side.Right) - 10);
        dropped.Poses[1].Angle("hip-abduction", Side.Left).ShouldBe(figure.Poses[1].Angle("hip-abduction", Side.Left) + 10);
    }

    [Fact]
    public void Mirroring_and_the_fault_can_be_done_in_either_order()
    {
        var figure = Knowledge.Figures["single-leg-stance"];
        foreach (var variant in Knowledge.Movements.Variants.Where(variant => FigureVariant.Fits(variant, figure.Id, Knowledge)))
        {
            var one = FigureVariant.Apply(variant, figure).Mirror();
            var other = FigureVariant.Apply(variant, figure.Mirror());
            one.Poses.Select(pose => pose.Angles.Where(angle => angle.Value != 0)).ShouldBe(other.Poses.Select(pose => pose.Angles.Where(angle => angle.Value != 0)));
        }
    }

    [Fact]
    public void Both_knees_fall_in_where_both_work()
    {
        var figure = FigureVariant.Apply(Variant("knee-in"), Knowledge.Figures["squat"]);
        foreach (var side in Sides.All)
        {
            figure.Poses[1].Angle("hip-rotation", side).ShouldBe(Knowledge.Figures["squat"].Poses[1].Angle("hip-rotation", side) + 15);
        }
    }

    [Fact]
    public void A_band_moves_and_is_not_doubled()
    {
        var figure = FigureVariant.Apply(Variant("band-knees"), Knowledge.Figures["monster-walk"]);
        figure.Poses.ShouldAllBe(pose => pose.Props.Count(prop => prop.Kind == "loop-band" && prop.At == "knee-left" && prop.To == "knee-right") == 1);
        figure.Poses.ShouldAllBe(pose => pose.Props.Count(prop => prop.Kind == "loop-band") == 1);
    }

    [Fact]
    public void Every_variant_fits_something_and_makes_a_movement_of_it()
    {
        foreach (var variant in Knowledge.Movements.Variants)
        {
            var figures = Knowledge.Figures.Values.Where(figure => FigureVariant.Fits(variant, figure.Id, Knowledge)).ToList();
            figures.ShouldNotBeEmpty(variant.Id);
            foreach (var figure in figures)
            {
                FigureMovement.Create(FigureVariant.Apply(variant, figure), Knowledge.Movements, OwnBody.Shipped, new Dictionary<string, double>()).Poses.Length.ShouldBeGreaterThan(1);
            }
        }
    }

    [Fact]
    public void A_dropped_pelvis_asks_more_of_the_abductors_that_hold_it()
    {
        var level = OwnBody.Simulate("single-leg-stance").Demands;
        var dropped = OwnBody.Simulate("single-leg-stance", new() { Variant = "pelvis-drop-10" }).Demands;
        double Medius(MovementDemands demands) => demands.Find("gluteus-medius", Side.Right)!.Phases[1].Mean;
        Medius(dropped).ShouldBeGreaterThan(Medius(level) + 0.05);
    }

    private static MovementVariant Variant(string id) => Knowledge.Movements.Variants.Single(variant => variant.Id == id);
}
