using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Testing;
using Hipwise.Web.Drawings;

namespace Hipwise.Web.Tests.Drawings;

/// <summary>The body on which people mark where it hurts.</summary>
public sealed class BodyMapTests
{
    private static readonly BodyMark[] Pains = [new("knee", Side.Left), new("low-back", null), new("lateral-hip", Side.Right), new("elsewhere", null)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_place_and_side_is_offered_exactly_once()
    {
        var map = await RenderedBodyMap.Make();
        var values = map.Inputs.Select(input => input.Attribute("value")!.Value).ToList();
        values.ShouldBeUnique();
        foreach (var place in RenderedBodyMap.Knowledge.Places.Values)
        {
            var sides = values.Select(BodyMark.TryParse).Where(mark => mark?.Place == place.Id).Select(mark => mark!.Value.Side).ToList();
            sides.Contains(null).ShouldBe(place.Midline, place.Id);
            sides.Contains(Side.Left).ShouldBe(sides.Contains(Side.Right), place.Id);
            sides.Count.ShouldBeGreaterThan(0, place.Id);
        }
    }

    [Fact]
    public async Task Every_box_has_a_name_of_its_own_that_says_place_and_side()
    {
        var map = await RenderedBodyMap.Make();
        var names = map.Inputs.Select(input => input.Attribute("aria-label")?.Value ?? input.Parent!.Value.Trim()).ToList();
        names.ShouldBeUnique();
        names.ShouldContain("Knee, left");
        names.ShouldContain("Low back, middle");
        names.ShouldContain("Neck");
        map.Inputs.Select(input => input.Attribute("name")!.Value).Distinct().ShouldBe(["pain"]);
        map.Root.DescendantsAndSelf().Attributes("id").Select(id => id.Value).ShouldBeUnique();
    }

    [Fact]
    public async Task Each_view_is_a_group_with_its_name()
    {
        var map = await RenderedBodyMap.Make();
        map.Root.Descendants("fieldset").Select(group => group.Element("legend")!.Value.Trim()).ShouldBe(["Front", "Back", "Left side", "Right side", "Not on the drawing"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_markup_needs_neither_style_nor_script(bool readOnly)
    {
        var map = await RenderedBodyMap.Make(
            ("ReadOnly", readOnly), ("Marked", Pains), ("Chain", RenderedBodyMap.Knowledge.Chains[0].Places), ("Markers", new[] { Marker("knee", Side.Left) }));
        map.Root.DescendantsAndSelf().Attributes().Where(attribute => attribute.Name == "style" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)).ShouldBeEmpty();
        map.Root.Descendants().Where(element => element.Name.LocalName is "style" or "script").ShouldBeEmpty();
        Regex.IsMatch(map.Html, "NaN|Infinity|∞", RegexOptions.None, TimeSpan.FromSeconds(2)).ShouldBeFalse();
    }

    [Fact]
    public async Task Only_what_is_marked_is_checked()
    {
        var map = await RenderedBodyMap.Make(("Marked", Pains));
        map.Inputs.Where(input => input.Attribute("checked") is not null).Select(input => input.Attribute("value")!.Value)
            .ShouldBe(Pains.Select(pain => pain.ToString()), ignoreOrder: true);
    }

    [Fact]
    public async Task Every_box_has_its_name_beside_it_and_below_its_view_under_one_number()
    {
        var map = await RenderedBodyMap.Make();
        foreach (var spot in map.With("body-map-spot"))
        {
            var number = spot.Attribute("class")!.Value.Split("spot-")[^1];
            var name = spot.Descendants("input").Single().Attribute("aria-label")!.Value;
            var view = spot.Ancestors("fieldset").Single();
            view.Descendants().Single(element => RenderedBodyMap.HasClass(element, $"tip-{number}")).Value.Trim().ShouldBe(name);
            view.Descendants().Single(element => RenderedBodyMap.HasClass(element, $"name-{number}")).Value.Trim().ShouldBe(name);
        }
    }

    [Fact]
    public async Task The_stylesheet_has_a_rule_for_every_spot()
    {
        var css = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src/Hipwise.Web/Client/styles/body-map.css"), Stop);
        var map = await RenderedBodyMap.Make();
        var most = map.Views.Max(view => view.Descendants().Count(element => RenderedBodyMap.HasClass(element, "body-map-spot")));
        foreach (var number in Enumerable.Range(1, most))
        {
            css.ShouldContain($".body-map-view:has(.spot-{number}:hover, .spot-{number} :focus-visible) .tip-{number}");
            css.ShouldContain($".body-map-view:has(.spot-{number} :checked) .name-{number}");
        }
    }

    [Fact]
    public async Task The_persons_left_is_where_the_words_say_in_every_view()
    {
        var map = await RenderedBodyMap.Make();
        foreach (var mark in map.Inputs.Select(input => BodyMark.TryParse(input.Attribute("value")!.Value)!.Value).Where(mark => mark.Side is not null))
        {
            var (view, x, _) = map.CentreOf(mark.Place, mark.Side);
            var words = view.Descendants("text").ToDictionary(text => text.Value.Trim(), text => double.Parse(text.Attribute("x")!.Value, CultureInfo.InvariantCulture));
            var word = mark.Side == Side.Left ? "Left" : "Right";
            words.ShouldContainKey(word, mark.ToString());
            if (words.Count == 2)
            {
                (x > RenderedBodyMap.Knowledge.BodyMap.Width / 2).ShouldBe(words[word] > RenderedBodyMap.Knowledge.BodyMap.Width / 2, mark.ToString());
            }
        }

        map.Views.Select(view => view.Descendants("text").Select(text => text.Value.Trim())).ShouldBe([["Right", "Left"], ["Left", "Right"], ["Left"], ["Right"]]);
    }

    [Fact]
    public async Task Left_and_right_boxes_mirror_each_other()
    {
        var map = await RenderedBodyMap.Make();
        foreach (var mark in map.Inputs.Select(input => BodyMark.TryParse(input.Attribute("value")!.Value)!.Value).Where(mark => mark.Side == Side.Left))
        {
            var (left, right) = (map.CentreOf(mark.Place, Side.Left), map.CentreOf(mark.Place, Side.Right));
            (left.X + right.X).ShouldBe(RenderedBodyMap.Knowledge.BodyMap.Width, 0.01, mark.Place);
            left.Y.ShouldBe(right.Y, 0.01, mark.Place);
        }
    }

    [Fact]
    public async Task To_be_read_it_asks_nothing_and_names_what_is_marked()
    {
        var map = await RenderedBodyMap.Make(("ReadOnly", true), ("Marked", Pains));
        map.Inputs.ShouldBeEmpty();
        map.With("body-map-name").Select(name => name.Value.Trim()).ShouldBe(["Knee, left", "Low back, middle", "Outer hip, right", "Somewhere else"], ignoreOrder: true);
        map.With("body-map-mark").Count().ShouldBe(3);
        var drawings = map.Root.Descendants("svg").ToList();
        drawings.ShouldAllBe(drawing => drawing.Attribute("role")!.Value == "img");
        drawings.Select(drawing => drawing.Attribute("aria-label")!.Value).ShouldBe(["Front: Knee, left", "Back: Low back, middle", "Left side", "Right side: Outer hip, right"]);
    }

    [Fact]
    public async Task A_pain_on_one_side_of_a_place_drawn_only_in_the_middle_keeps_its_side()
    {
        var map = await RenderedBodyMap.Make(("ReadOnly", true), ("Marked", new[] { new BodyMark("neck", Side.Right) }));
        map.With("body-map-name").Single().Value.Trim().ShouldBe("Neck, right");
        var form = await RenderedBodyMap.Make(("Marked", new[] { new BodyMark("neck", Side.Right) }));
        form.Inputs.Single(input => input.Attribute("checked") is not null).Attribute("value")!.Value.ShouldBe("neck:middle");
    }

    [Fact]
    public async Task Only_the_views_asked_for_are_drawn()
    {
        var map = await RenderedBodyMap.Make(("Views", new[] { BodyView.Back }));
        map.Views.ShouldHaveSingleItem().Element("legend")!.Value.Trim().ShouldBe("Back");
    }

    [Fact]
    public async Task A_name_with_marks_of_html_in_it_stays_text()
    {
        var places = RenderedBodyMap.Knowledge.Places.Values.ToDictionary(place => place.Id, place => place with { Name = $"<b>\"{place.Name}\" & more</b>" }, StringComparer.Ordinal);
        var map = await RenderedBodyMap.Make(("Places", places));
        map.Root.Descendants("b").ShouldBeEmpty();
        map.Inputs.ShouldContain(input => (string?)input.Attribute("aria-label") == "<b>\"Knee\" & more</b>, left");
    }

    [Theory]
    [InlineData("knee:left")]
    [InlineData("knee:right")]
    [InlineData("low-back:middle")]
    public void What_a_form_sends_is_read_back(string value)
    {
        BodyMark.TryParse(value).ShouldNotBeNull().ToString().ShouldBe(value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("knee")]
    [InlineData(":left")]
    [InlineData("knee:")]
    [InlineData("knee:Left")]
    [InlineData("knee:left:right")]
    public void What_no_form_sends_is_no_mark(string? value)
    {
        BodyMark.TryParse(value).ShouldBeNull();
    }

    internal static BodyMarker Marker(string at, Side? side, int number = 1, Strength strength = Strength.Clear) => new(at, side, number, $"Finding {number}", strength);
}
