using Hipwise.Care.Findings;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Findings;

/// <summary>Left against right: a difference of 4 may be shown, and three days make it clear.</summary>
public sealed class SideDifferenceTests
{
    private static readonly Bench Difference = Bench.With([Bench.Number], [Bench.Test(FindingTestKind.Difference, Bench.Number)]);

    [Theory]
    [InlineData(20, 20)]
    [InlineData(20, 24)]
    [InlineData(24, 20)]
    [InlineData(20, 22)]
    public void A_difference_within_error_is_none_and_about_no_side(double left, double right)
    {
        var finding = Difference.Pair(left, right, sd: 0).Single();
        finding.Strength.ShouldBe(Strength.None);
        finding.Side.ShouldBeNull();
        finding.Needs.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(8, 31, Side.Left)]
    [InlineData(31, 8, Side.Right)]
    public void A_difference_beyond_error_is_about_the_lower_side_and_tells_both(double left, double right, Side lower)
    {
        var finding = Difference.Pair(left, right).Single();
        finding.Side.ShouldBe(lower);
        (finding.Basis.Value, finding.Basis.OtherValue, finding.Basis.SmallestShown).ShouldBe((8, 31, 4));
        finding.Text.ShouldEndWith($"L{left}° R{right}°");
    }

    [Theory]
    [InlineData(1, Strength.Likely)]
    [InlineData(2, Strength.Likely)]
    [InlineData(3, Strength.Clear)]
    public void Three_days_on_film_make_it_clear(int days, Strength expected) =>
        OnDays(days, ObservationSource.Camera).Single().Strength.ShouldBe(expected);

    [Theory]
    [InlineData(ObservationSource.SelfTest)]
    [InlineData(ObservationSource.Partner)]
    public void Three_days_by_eye_stay_likely(ObservationSource source)
    {
        var finding = OnDays(3, source).Single();
        (finding.Strength, finding.Basis.Days).ShouldBe((Strength.Likely, 3));
    }

    [Fact]
    public void Three_times_on_one_day_are_one_day() =>
        Difference.Pair(8, 31).Pair(8, 31).Pair(8, 31).Single().Basis.Days.ShouldBe(1);

    [Fact]
    public void Days_on_which_the_other_side_was_lower_or_none_was_do_not_count() =>
        Difference.Pair(31, 8, day: 1).Pair(20, 21, day: 2).Pair(8, 31, day: 3).Single().Basis.Days.ShouldBe(1);

    [Fact]
    public void Days_with_one_side_only_do_not_count() =>
        Difference.Pair(8, 31, day: 3).Seen(Bench.Number, Side.Left, Bench.Degrees(0.5, 8), day: 1)
            .Seen(Bench.Number, Side.Right, Bench.Degrees(0.5, 31), day: 2).Single().Basis.Days.ShouldBe(1);

    [Fact]
    public void The_less_direct_source_of_the_two_sides_holds()
    {
        var finding = Difference.Seen(Bench.Number, Side.Left, Bench.Degrees(0.5, 8), ObservationSource.SelfTest)
            .Seen(Bench.Number, Side.Right, Bench.Degrees(0.5, 31), ObservationSource.Camera).Single();
        finding.Basis.Source.ShouldBe(ObservationSource.SelfTest);
    }

    [Fact]
    public void One_side_alone_gives_no_difference() =>
        Difference.Seen(Bench.Number, Side.Left, Bench.Degrees(0.5, 8)).Find().ShouldBeEmpty();

    [Fact]
    public void Equal_sides_say_the_same_whichever_was_measured_better()
    {
        var one = Difference.Seen(Bench.Number, Side.Left, Bench.Degrees(0.5, 20)).Seen(Bench.Number, Side.Right, Bench.Degrees(3, 20)).Single();
        var other = Difference.Seen(Bench.Number, Side.Left, Bench.Degrees(3, 20)).Seen(Bench.Number, Side.Right, Bench.Degrees(0.5, 20)).Single();
        one.Basis.ShouldBe(other.Basis);
    }

    [Fact]
    public void Uncertainty_of_both_sides_adds_up()
    {
        var one = SideComparison.Of(Degrees(10, 3), Degrees(18, 4), Bench.Number);
        one.Difference.ShouldBe(8);
        one.Probability.ShouldBe(StrengthJudge.ProbabilityBeyond(4, 5), 1e-12);
        one.ShouldBe(SideComparison.Of(Degrees(18, 4), Degrees(10, 3), Bench.Number));
    }

    [Fact]
    public void A_rule_in_percent_is_of_the_higher_side()
    {
        var measure = Bench.Number with { SideRule = new SideRule(10, null, 3, Bench.Checked), Error = null };
        SideComparison.Of(Degrees(90, 0), Degrees(100, 0), measure).IsBeyondError.ShouldBeFalse();
        SideComparison.Of(Degrees(100, 0), Degrees(89, 0), measure).IsBeyondError.ShouldBeTrue();
        SideComparison.Of(Degrees(100, 0), Degrees(75, 0), measure).Percent.ShouldBe(25);
    }

    [Fact]
    public void The_measurement_error_holds_where_it_is_larger_than_the_side_rule()
    {
        var measure = Bench.Number with { SideRule = new SideRule(null, 1, 3, Bench.Checked) };
        SideComparison.Of(Degrees(10, 0), Degrees(13, 0), measure).IsBeyondError.ShouldBeFalse();
        SideComparison.Of(Degrees(10, 0), Degrees(13.1, 0), measure).IsBeyondError.ShouldBeTrue();
    }

    private static Bench OnDays(int days, ObservationSource source) =>
        Enumerable.Range(1, days).Aggregate(Difference, (bench, day) => bench.Pair(8, 31, source: source, day: day));

    private static Quantity Degrees(double value, double sd) => new(value, sd, Unit.Of("deg"));
}
