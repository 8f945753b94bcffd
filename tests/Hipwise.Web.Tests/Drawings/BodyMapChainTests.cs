using System.Globalization;
using System.Xml.Linq;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Web.Drawings;

namespace Hipwise.Web.Tests.Drawings;

/// <summary>Chains and numbers of findings over the body.</summary>
public sealed class BodyMapChainTests
{
    private static BodyMapDrawing Map => RenderedBodyMap.Knowledge.BodyMap;

    [Fact]
    public async Task Every_chain_is_drawn_to_be_read_in_views_that_show_the_whole_of_it()
    {
        foreach (var chain in RenderedBodyMap.Knowledge.Chains)
        {
            var map = await RenderedBodyMap.Make(("ReadOnly", true), ("Chain", chain.Places), ("ChainCrosses", chain.Crosses));
            map.Views.ShouldNotBeEmpty(chain.Id);
            map.Views.ShouldAllBe(view => view.Descendants().Any(element => RenderedBodyMap.HasClass(element, "body-map-chain-line")), chain.Id);
        }
    }

    [Fact]
    public void A_chain_passes_through_its_places_in_order()
    {
        foreach (var chain in RenderedBodyMap.Knowledge.Chains.Where(chain => !chain.Crosses))
        {
            foreach (var view in Map.Views)
            {
                var sides = view.View switch { BodyView.LeftSide => [Side.Left], BodyView.RightSide => [Side.Right], _ => Sides.All };
                foreach (var (drawn, side) in BodyChain.On(view, chain.Places, crosses: false).Zip(sides))
                {
                    var path = drawn.Path;
                    path.Strokes.Select(stroke => stroke.End).Prepend(path.Start).ShouldBe(chain.Places.Select(place => view.TryFind(place, side)!.At), $"{chain.Id} {view.View} {side}");
                }
            }
        }
    }

    [Fact]
    public void A_chain_that_crosses_goes_over_to_the_other_side_in_the_middle()
    {
        var chain = RenderedBodyMap.Knowledge.Chains.Single(chain => chain.Crosses);
        var drawn = BodyChain.On(Map.Views[1], chain.Places, crosses: true);
        drawn.Length.ShouldBe(2);
        foreach (var one in drawn)
        {
            one.Points.ShouldContain(point => point.X == Map.Width / 2);
            ((one.Points[0].X - (Map.Width / 2)) * (one.Points[^1].X - (Map.Width / 2))).ShouldBeLessThan(0);
        }

        Map.Views.Skip(2).ShouldAllBe(view => BodyChain.On(view, chain.Places, true).IsEmpty);
    }

    [Fact]
    public void The_two_sides_of_a_chain_mirror_each_other()
    {
        foreach (var view in Map.Views.Take(2))
        {
            foreach (var chain in RenderedBodyMap.Knowledge.Chains)
            {
                if (BodyChain.On(view, chain.Places, chain.Crosses) is [var left, var right])
                {
                    right.Points.ShouldBe(left.Points.Select(point => point.Mirror(Map.Width)), chain.Id);
                }
            }
        }
    }

    [Fact]
    public void A_chain_with_a_place_that_is_not_seen_is_not_drawn()
    {
        BodyChain.On(Map.Views[0], ["knee", "hamstring"], crosses: false).ShouldBeEmpty();
        BodyChain.On(Map.Views[0], [], crosses: false).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_finding_has_its_number_as_text_and_another_shape_on_each_side()
    {
        var map = await RenderedBodyMap.Make(
            ("ReadOnly", true), ("Markers", new[] { BodyMapTests.Marker("knee", Side.Left, 1), BodyMapTests.Marker("knee", Side.Right, 2), BodyMapTests.Marker("low-back", null, 3) }));
        var markers = map.With("body-map-marker").ToDictionary(marker => marker.Element("text")!.Value.Trim(), StringComparer.Ordinal);
        Shape(markers["1"]).Name.LocalName.ShouldBe("circle");
        Shape(markers["2"]).Attribute("d")!.Value.ShouldContain("H");
        Shape(markers["3"]).Attribute("d")!.Value.ShouldNotContain("H");
        map.Root.Descendants("svg").First().Attribute("aria-label")!.Value.ShouldBe("Front: 1 Finding 1; 2 Finding 2");
    }

    [Fact]
    public async Task How_sure_a_finding_is_shows_in_its_class()
    {
        var map = await RenderedBodyMap.Make(("ReadOnly", true), ("Markers", Enum.GetValues<Strength>().Select((strength, index) => BodyMapTests.Marker("knee", Side.Left, index + 1, strength)).ToArray()));
        map.With("body-map-marker").Select(marker => marker.Attribute("class")!.Value.Split(' ')[1])
            .ShouldBe(Enum.GetValues<Strength>().Select(strength => $"body-map-marker-{strength.Word()}"));
    }

    [Fact]
    public void Many_findings_on_one_muscle_do_not_cover_each_other()
    {
        var muscle = Map.Views[1].Muscles[0].Id;
        CheckApart([.. Enumerable.Range(1, 9).Select(number => BodyMapTests.Marker(muscle, number % 2 == 0 ? Side.Left : Side.Right, number))]);
    }

    [Fact]
    public void Findings_on_all_muscles_of_the_back_do_not_cover_each_other()
    {
        CheckApart([.. Map.Views[1].Muscles.Select((spot, index) => BodyMapTests.Marker(spot.Id, spot.Side, index + 1))]);
    }

    [Fact]
    public void Each_muscle_of_the_map_can_carry_a_number_on_its_own_side()
    {
        foreach (var muscle in Map.Views.SelectMany(view => view.Muscles).Select(spot => spot.Id).Distinct())
        {
            var view = Enum.GetValues<BodyView>();
            var (left, right) = (PlacedMarker.Place(Map, view, [BodyMapTests.Marker(muscle, Side.Left)]), PlacedMarker.Place(Map, view, [BodyMapTests.Marker(muscle, Side.Right)]));
            left.Count.ShouldBe(1, muscle);
            (left.Single().Single().At.X + right.Single().Single().At.X).ShouldBe(Map.Width, 0.001, muscle);
        }
    }

    [Fact]
    public void A_finding_without_a_place_on_the_body_is_left_out()
    {
        PlacedMarker.Place(Map, Enum.GetValues<BodyView>(), [BodyMapTests.Marker("nowhere", Side.Left)]).Count.ShouldBe(0);
    }

    private static void CheckApart(IReadOnlyCollection<BodyMarker> markers)
    {
        var placed = PlacedMarker.Place(Map, [BodyView.Back], markers)[BodyView.Back].ToList();
        placed.Count.ShouldBe(markers.Count);
        foreach (var (one, index) in placed.Select((one, index) => (one, index)))
        {
            placed.Skip(index + 1).ShouldAllBe(other => double.Hypot(other.At.X - one.At.X, other.At.Y - one.At.Y) > (2 * PlacedMarker.Radius) + 1);
        }
    }

    private static XElement Shape(XElement marker) => marker.Elements().Single(element => RenderedBodyMap.HasClass(element, "body-map-marker-shape"));
}
