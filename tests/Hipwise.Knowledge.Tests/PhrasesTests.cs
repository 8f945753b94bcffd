using System.Collections.Immutable;

namespace Hipwise.Knowledge.Tests;

public sealed class PhrasesTests
{
    private static readonly Phrases Some = new(ImmutableSortedDictionary<string, string>.Empty
        .Add("plan.title", "A week").Add("plan.why", "For {what} on {days} days; yes, {what}."));

    [Fact]
    public void A_sentence_is_said_with_its_places_filled()
    {
        Some.Say("plan.title").ShouldBe("A week");
        Some.Say("plan.why", ("what", "squats"), ("days", "3")).ShouldBe("For squats on 3 days; yes, squats.");
    }

    [Fact]
    public void A_sentence_that_is_not_there_is_named()
    {
        Should.Throw<KeyNotFoundException>(() => Some.Say("plan.where")).Message.ShouldContain("'plan.where'");
    }

    [Fact]
    public void Keys_are_all_there_in_order()
    {
        Some.Keys.ShouldBe(["plan.title", "plan.why"]);
    }

    [Fact]
    public void A_place_without_a_value_stays_to_be_seen()
    {
        Phrases.Fill("{value} on the {side}", ("value", "9°")).ShouldBe("9° on the {side}");
    }

    [Fact]
    public void A_value_without_a_place_changes_nothing()
    {
        Phrases.Fill("Nothing here", ("value", "9°")).ShouldBe("Nothing here");
        Phrases.Fill("{values}", ("value", "9°")).ShouldBe("{values}");
    }

    [Fact]
    public void Braces_in_a_value_are_not_filled_again()
    {
        Phrases.Fill("{first} {second}", ("first", "{second}"), ("second", "x")).ShouldBe("{second} x");
    }

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("plain", new string[0])]
    [InlineData("{a} and {other-side}, {a}", new[] { "a", "other-side", "a" })]
    [InlineData("{a{b}", new[] { "b" })]
    [InlineData("a} {b", new string[0])]
    [InlineData("{}", new[] { "" })]
    public void Names_in_a_template_come_in_the_order_written(string template, string[] names)
    {
        Phrases.NamesIn(template).ShouldBe(names);
    }

    [Fact]
    public void The_names_of_a_template_full_of_braces_are_together_no_longer_than_the_template()
    {
        var template = new string('{', 3000) + "a}";
        Phrases.NamesIn(template).Sum(name => name.Length).ShouldBeLessThanOrEqualTo(template.Length);
    }
}
