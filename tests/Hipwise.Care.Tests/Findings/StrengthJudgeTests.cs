using Hipwise.Care.Findings;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Findings;

public sealed class StrengthJudgeTests
{
    private static readonly StrengthSettings Settings = TestKnowledge.Shipped.Reasoning.Strength;

    [Theory]
    [InlineData(0, 1, 0.5)]
    [InlineData(1.6449, 1, 0.95)]
    [InlineData(-1.6449, 1, 0.05)]
    [InlineData(5, 2, 0.99379)]
    public void The_probability_beyond_a_margin_is_that_of_the_normal_distribution(double excess, double sd, double expected) =>
        StrengthJudge.ProbabilityBeyond(excess, sd).ShouldBe(expected, 1e-4);

    [Theory]
    [InlineData(0.001, 1)]
    [InlineData(0, 0)]
    [InlineData(-0.001, 0)]
    public void An_exact_value_is_either_beyond_or_not(double excess, double expected) =>
        StrengthJudge.ProbabilityBeyond(excess, 0).ShouldBe(expected);

    [Fact]
    public void Beyond_the_margin_less_uncertainty_means_more_probability()
    {
        double[] deviations = [10, 3, 1, 0.5, 0.1, 0];
        deviations.Select(sd => StrengthJudge.ProbabilityBeyond(1, sd)).ShouldBeInOrder(SortDirection.Ascending);
        deviations.Select(sd => StrengthJudge.ProbabilityBeyond(-1, sd)).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void Thresholds_belong_to_the_stronger_word()
    {
        var judge = new StrengthJudge(Settings);
        judge.OfProbability(Settings.Clear).ShouldBe(Strength.Clear);
        judge.OfProbability(Settings.Clear - 1e-9).ShouldBe(Strength.Likely);
        judge.OfProbability(Settings.Likely).ShouldBe(Strength.Likely);
        judge.OfProbability(Settings.Likely - 1e-9).ShouldBe(Strength.Unclear);
        judge.OfProbability(0).ShouldBe(Strength.Unclear);
    }

    [Theory]
    [InlineData(0, 3, 3, Strength.None)]
    [InlineData(1, 3, 3, Strength.Unclear)]
    [InlineData(2, 4, 3, Strength.Unclear)]
    [InlineData(2, 3, 3, Strength.Likely)]
    [InlineData(3, 3, 3, Strength.Clear)]
    [InlineData(5, 5, 3, Strength.Clear)]
    [InlineData(2, 2, 3, Strength.Likely)]
    [InlineData(1, 1, 1, Strength.Clear)]
    public void All_of_enough_tries_are_clear_most_of_them_likely_fewer_unclear(int seen, int tries, int wanted, Strength expected) =>
        StrengthJudge.OfTries(seen, tries, wanted).ShouldBe(expected);

    [Fact]
    public void What_is_felt_or_judged_by_eye_is_never_more_than_likely()
    {
        var judge = new StrengthJudge(Settings);
        ObservationSource[] byEye = [ObservationSource.SelfReport, ObservationSource.SelfTest, ObservationSource.Partner];
        byEye.ShouldAllBe(source => judge.Ceiling(source) == Strength.Likely);
        Enum.GetValues<ObservationSource>().Except(byEye).ShouldAllBe(source => judge.Ceiling(source) == Strength.Clear);
    }

    [Fact]
    public void The_lowest_limit_holds_and_no_limit_raises()
    {
        StrengthJudge.Limit(Strength.Clear, Strength.Likely, Strength.Unclear, Strength.Clear).ShouldBe(Strength.Unclear);
        StrengthJudge.Limit(Strength.Unclear, Strength.Clear, Strength.Clear).ShouldBe(Strength.Unclear);
        StrengthJudge.Limit(Strength.Likely).ShouldBe(Strength.Likely);
    }
}
