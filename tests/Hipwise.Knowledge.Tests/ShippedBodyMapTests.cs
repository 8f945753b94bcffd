using Hipwise.Core;

namespace Hipwise.Knowledge.Tests;

/// <summary>The drawing of the body that is shipped.</summary>
public sealed class ShippedBodyMapTests
{
    // A spot this wide is 24 pixels on a telephone.
    private const double Target = 29;

    private static BodyMapDrawing Map => Shipped.Knowledge.BodyMap;

    private static IEnumerable<BodySpot> Markable => Map.Views.SelectMany(view => view.Spots).Where(spot => spot.Region is not null);

    [Fact]
    public void All_four_views_are_there_in_order()
    {
        Map.Views.Select(view => view.View).ShouldBe([BodyView.Front, BodyView.Back, BodyView.LeftSide, BodyView.RightSide]);
    }

    [Fact]
    public void Every_place_is_markable_once_for_each_of_its_sides_or_stands_outside()
    {
        foreach (var place in Shipped.Knowledge.Places.Values)
        {
            var sides = Markable.Where(spot => spot.Id == place.Id).Select(spot => spot.Side).ToList();
            sides.ShouldBeUnique();
            sides.Contains(Side.Left).ShouldBe(sides.Contains(Side.Right), place.Id);
            (sides.Count > 0).ShouldBe(!Map.Outside.Contains(place.Id), place.Id);
            sides.Contains(null).ShouldBe(place.Midline && sides.Count > 0, place.Id);
        }
    }

    [Fact]
    public void The_persons_left_is_on_the_right_of_the_picture_in_front_and_on_the_left_from_behind()
    {
        Map.Views[0].Spots.Where(spot => spot.Side == Side.Left).ShouldAllBe(spot => spot.At.X > Map.Width / 2);
        Map.Views[0].Spots.Where(spot => spot.Side == Side.Right).ShouldAllBe(spot => spot.At.X < Map.Width / 2);
        Map.Views[1].Spots.Where(spot => spot.Side == Side.Left).ShouldAllBe(spot => spot.At.X < Map.Width / 2);
        Map.Views[1].Spots.Where(spot => spot.Side == Side.Right).ShouldAllBe(spot => spot.At.X > Map.Width / 2);
        Map.Views[2].Spots.ShouldAllBe(spot => spot.Side == Side.Left);
        Map.Views[3].Spots.ShouldAllBe(spot => spot.Side == Side.Right);
    }

    [Fact]
    public void From_the_left_the_face_looks_to_the_left_of_the_picture()
    {
        // Toes point where the face looks; the heel's tendon lies behind them.
        Map.Views[2].TryFind("foot", Side.Left)!.At.X.ShouldBeLessThan(Map.Views[2].TryFind("achilles", Side.Left)!.At.X);
        Map.Views[3].TryFind("foot", Side.Right)!.At.X.ShouldBeGreaterThan(Map.Views[3].TryFind("achilles", Side.Right)!.At.X);
    }

    [Fact]
    public void Left_and_right_mirror_each_other()
    {
        foreach (var view in Map.Views.Take(2))
        {
            foreach (var left in view.Spots.Concat(view.Muscles).Where(spot => spot.Side == Side.Left))
            {
                var right = view.TryFind(left.Id, Side.Right)!;
                right.At.ShouldBe(left.At.Mirror(Map.Width));
                right.Region?.ToString().ShouldBe(left.Region!.Mirror(Map.Width).ToString());
            }

            view.Spots.Where(spot => spot.Side is null).ShouldAllBe(spot => spot.At.X == Map.Width / 2);
            AreAsMirrored(view.Shapes, view.Shapes);
            AreAsMirrored(view.Lines, view.Lines);
        }

        AreAsMirrored(Map.Views[2].Shapes, Map.Views[3].Shapes);
        AreAsMirrored(Map.Views[2].Lines, Map.Views[3].Lines);
    }

    [Fact]
    public void Spots_to_be_hit_with_a_finger_do_not_overlap_and_stay_inside()
    {
        foreach (var view in Map.Views)
        {
            var spots = view.Spots.Where(spot => spot.Region is not null).ToList();
            foreach (var (spot, index) in spots.Select((spot, index) => (spot, index)))
            {
                spots.Skip(index + 1).Where(other => Math.Max(Math.Abs(other.At.X - spot.At.X), Math.Abs(other.At.Y - spot.At.Y)) < Target)
                    .Select(other => $"{view.View}: {spot.Id} {spot.Side} and {other.Id} {other.Side}").ShouldBeEmpty();
                (spot.At.X >= Target / 2 && spot.At.X <= Map.Width - (Target / 2) && spot.At.Y <= Map.Height - (Target / 2)).ShouldBeTrue(spot.Id);
            }
        }
    }

    [Fact]
    public void Every_chain_can_be_drawn_in_one_view()
    {
        foreach (var chain in Shipped.Knowledge.Chains)
        {
            Map.Views.ShouldContain(view => chain.Places.All(place => view.TryFind(place, Side.Left) != null), chain.Id);
        }
    }

    [Fact]
    public void A_curve_through_points_passes_each_of_them()
    {
        BodyPoint[] points = [new(1, 2), new(5, 9), new(12, 4), new(3, 3)];
        var path = BodyPath.Through(points);
        path.Strokes.Select(stroke => stroke.End).Prepend(path.Start).ShouldBe(points);
        BodyPath.Through(points[..1]).Strokes.ShouldBeEmpty();
    }

    [Fact]
    public void A_half_becomes_a_closed_shape_that_is_its_own_mirror_image()
    {
        var half = new BodyPath(new(5, 0), [new(new(6, 0), new(9, 2), new(9, 4)), new(new(9, 6), new(6, 8), new(5, 8))], Closed: false);
        half.WithOtherHalf(10).ToString().ShouldBe("M 5 0 C 6 0 9 2 9 4 C 9 6 6 8 5 8 C 4 8 1 6 1 4 C 1 2 4 0 5 0 Z");
    }

    // A shape may run the other way round: the points it names are the same.
    private static void AreAsMirrored(IEnumerable<BodyPath> paths, IEnumerable<BodyPath> others)
    {
        var points = paths.SelectMany(path => path.Points).Select(point => Round(point.Mirror(Map.Width))).ToHashSet();
        others.SelectMany(path => path.Points).Select(Round).ToHashSet().SetEquals(points).ShouldBeTrue();
    }

    private static BodyPoint Round(BodyPoint point) => new(Math.Round(point.X, 6), Math.Round(point.Y, 6));
}
