using Hipwise.Care.Checkup;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Findings;

/// <summary>A number usually 0 to 10, of which 3 is measurement error, tried three times.</summary>
public sealed class NumberFindingTests
{
    private static readonly Bench Above = Bench.With([Bench.Number], [Bench.Test(FindingTestKind.Above, Bench.Number)]);
    private static readonly Bench Below = Bench.With([Bench.Number], [Bench.Test(FindingTestKind.Below, Bench.Number)]);
    private static readonly Bench Outside = Bench.With([Bench.Number], [Bench.Test(FindingTestKind.Outside, Bench.Number)]);

    [Fact]
    public void Well_beyond_the_error_on_every_try_is_clear()
    {
        var finding = Above.Seen(Bench.Number, Side.Right, Bench.Degrees(1, 20, 21, 19)).Single();
        finding.Strength.ShouldBe(Strength.Clear);
        finding.Side.ShouldBe(Side.Right);
        finding.Needs.ShouldContainKey("hinge-skill");
        finding.Text.ShouldStartWith("seen right 20° 10° 3/3");
        (finding.Basis.Value, finding.Basis.SmallestShown, finding.Basis.ReferenceHigh).ShouldBe((20, 3, 10));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(-40)]
    public void Up_to_the_error_above_the_limit_is_none_however_exact(double value)
    {
        var finding = Above.Seen(Bench.Number, Side.Left, Bench.Degrees(0, value, value, value)).Single();
        finding.Strength.ShouldBe(Strength.None);
        finding.Needs.ShouldBeEmpty();
        finding.MayMean.ShouldBeEmpty();
        finding.Text.ShouldBe("none left");
    }

    [Theory]
    [InlineData(2.0, Strength.Clear)]
    [InlineData(3.5, Strength.Likely)]
    [InlineData(30, Strength.Unclear)]
    public void The_larger_the_uncertainty_the_weaker_the_finding(double sd, Strength expected) =>
        Above.Seen(Bench.Number, Side.Left, Bench.Degrees(sd, 17, 17, 17)).Single().Strength.ShouldBe(expected);

    [Fact]
    public void A_try_that_does_not_show_it_or_a_try_too_few_leaves_it_likely()
    {
        Above.Seen(Bench.Number, Side.Left, Bench.Degrees(0.5, 30, 30, 12)).Single().Strength.ShouldBe(Strength.Likely);
        Above.Seen(Bench.Number, Side.Left, Bench.Degrees(0.5, 30, 30)).Single().Strength.ShouldBe(Strength.Likely);
    }

    [Fact]
    public void Tries_that_show_it_are_counted_against_the_error_too() =>
        Above.Seen(Bench.Number, Side.Left, Bench.Degrees(0.5, 30, 13, 13.5)).Single().Basis.SeenTries.ShouldBe(2);

    [Fact]
    public void A_partners_eye_makes_it_likely_at_most() =>
        Above.Seen(Bench.Number, Side.Left, Bench.Degrees(0.1, 30, 30, 30), ObservationSource.Partner).Single().Strength.ShouldBe(Strength.Likely);

    [Fact]
    public void A_rule_may_cap_its_own_strength()
    {
        var capped = Bench.With([Bench.Number], [Bench.Test(FindingTestKind.Above, Bench.Number) with { Best = Strength.Unclear }]);
        capped.Seen(Bench.Number, Side.Left, Bench.Degrees(0.1, 30, 30, 30)).Single().Strength.ShouldBe(Strength.Unclear);
    }

    [Fact]
    public void A_reference_from_memory_decides_nothing_and_no_known_error_nothing_clear()
    {
        var remembered = Bench.Number with { Reference = Bench.Number.Reference! with { Grounds = Bench.Remembered } };
        var errorless = Bench.Number with { Error = null };
        Strongest(remembered).ShouldBe(Strength.Unclear);
        Strongest(errorless).ShouldBe(Strength.Likely);
        Strongest(Bench.Number).ShouldBe(Strength.Clear);
    }

    [Theory]
    [InlineData(-20, Strength.None, Strength.Clear, Strength.Clear)]
    [InlineData(-3, Strength.None, Strength.None, Strength.None)]
    [InlineData(5, Strength.None, Strength.None, Strength.None)]
    [InlineData(30, Strength.Clear, Strength.None, Strength.Clear)]
    public void Above_below_and_outside_look_at_their_own_bounds(double value, Strength above, Strength below, Strength outside)
    {
        var reading = Bench.Degrees(0.5, value, value, value);
        Above.Seen(Bench.Number, Side.Left, reading).Single().Strength.ShouldBe(above);
        Below.Seen(Bench.Number, Side.Left, reading).Single().Strength.ShouldBe(below);
        Outside.Seen(Bench.Number, Side.Left, reading).Single().Strength.ShouldBe(outside);
    }

    [Fact]
    public void A_rules_own_reference_comes_before_the_measures()
    {
        var own = new Reference(null, 40, [], null, null, Bench.Checked);
        var bench = Bench.With([Bench.Number], [Bench.Test(FindingTestKind.Above, Bench.Number) with { Reference = own }]);
        bench.Seen(Bench.Number, Side.Left, Bench.Degrees(0.5, 30, 30, 30)).Single().Strength.ShouldBe(Strength.None);
    }

    [Fact]
    public void Without_an_observation_nothing_is_said() => Above.Find().ShouldBeEmpty();

    [Fact]
    public void Each_side_is_found_on_its_own()
    {
        var findings = Above.Pair(30, 5).Find();
        findings.Select(finding => (finding.Side, finding.Strength)).ShouldBe([(Side.Left, Strength.Likely), (Side.Right, Strength.None)]);
    }

    [Theory]
    [InlineData("60-64", "female", 8, Strength.Clear)]
    [InlineData("60-64", "male", 8, Strength.Clear)]
    [InlineData("60-64", "female", 11, Strength.None)]
    [InlineData("60-64", "male", 11, Strength.Clear)]
    [InlineData("65-69", "male", 11, Strength.None)]
    public void A_table_gives_the_range_of_age_and_sex(string age, string sex, double value, Strength expected) =>
        Tabled(age, sex, value).ShouldHaveSingleItem().Strength.ShouldBe(expected);

    [Theory]
    [InlineData(null, "female")]
    [InlineData("60-64", null)]
    [InlineData("18-39", "female")]
    public void A_table_without_a_row_for_the_person_leaves_it_undecided(string? age, string? sex) => Tabled(age, sex, 1).ShouldBeEmpty();

    private static Strength Strongest(Measure measure) =>
        Bench.With([measure], [Bench.Test(FindingTestKind.Above, measure)]).Seen(measure, Side.Left, Bench.Degrees(0.1, 60, 60, 60)).Single().Strength;

    private static IReadOnlyList<Care.Findings.Finding> Tabled(string? age, string? sex, double value)
    {
        ReferenceRow[] rows = [new("60-64", "female", 12, 17), new("60-64", "male", 15, 19), new("65-69", "male", 12, 18)];
        var measure = Bench.Number with { Reference = new Reference(null, null, [.. rows], null, null, Bench.Checked) };
        return Bench.With([measure], [Bench.Test(FindingTestKind.Below, measure)]).For(new Person { AgeBand = age, Sex = sex })
            .Seen(measure, Side.Left, Bench.Degrees(0.3, value, value, value)).Find();
    }
}
