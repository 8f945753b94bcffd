using Hipwise.Care.Findings;
using Hipwise.Care.Hypotheses;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Hypotheses;

public sealed class ProbabilityUpdateTests
{
    // A quasi-random sample of 2048 points is far nearer than this; a wrong formula is far further away.
    private const double SamplingTolerance = 0.02;
    private static readonly Evidence Good = Suspect.Counted("good", 0.8, 0.8);

    [Theory]
    [InlineData(0.05, 0.30)]
    [InlineData(0.2, 0.6)]
    [InlineData(0.5, 0.5)]
    public void A_positive_test_raises_and_a_negative_one_lowers(double low, double high)
    {
        var before = (low + high) / 2;
        var raised = Suspect.Update(low, high, (Good, Truth.Met)).ShouldNotBeNull();
        var lowered = Suspect.Update(low, high, (Good, Truth.NotMet)).ShouldNotBeNull();
        raised.Middle.ShouldBeGreaterThan(before);
        lowered.Middle.ShouldBeLessThan(before);
        raised.Low.ShouldBeGreaterThan(lowered.Low);
        raised.High.ShouldBeGreaterThan(lowered.High);
    }

    [Fact]
    public void A_better_test_raises_more_and_a_second_construct_raises_again()
    {
        var once = Suspect.Update(0.2, 0.4, (Good, Truth.Met))!;
        Suspect.Update(0.2, 0.4, (Suspect.Counted("better", 0.95, 0.95), Truth.Met))!.Middle.ShouldBeGreaterThan(once.Middle);
        var twice = Suspect.Update(0.2, 0.4, (Good, Truth.Met), (Suspect.Counted("other", 0.8, 0.8), Truth.Met))!;
        twice.Middle.ShouldBeGreaterThan(once.Middle);
        twice.Tests.ShouldBe(["good", "other"]);
    }

    [Fact]
    public void A_worthless_test_moves_nothing()
    {
        var prior = Suspect.Update(0.3, 0.3, (Suspect.Counted("coin", 0.5, 0.5, 100_000, 100_000), Truth.Met))!;
        prior.Middle.ShouldBe(0.3, 0.005);
        (prior.High - prior.Low).ShouldBeLessThan(0.02);
    }

    [Fact]
    public void With_an_exact_prior_the_middle_follows_bayes()
    {
        // Odds of 1 to 4 times a ratio of 0.8 / 0.2 make even odds.
        Suspect.Update(0.2, 0.2, (Suspect.Counted("good", 0.8, 0.8), Truth.Met))!.Middle.ShouldBe(0.5, 0.005);
        Suspect.Update(0.2, 0.2, (Suspect.Counted("good", 0.8, 0.8), Truth.NotMet))!.Middle.ShouldBe(1 / 17.0, 0.005);
    }

    [Fact]
    public void Fewer_people_behind_a_test_widen_the_interval()
    {
        var many = Suspect.Update(0.2, 0.4, (Suspect.Counted("many", 0.8, 0.8, 500, 500), Truth.Met))!;
        var few = Suspect.Update(0.2, 0.4, (Suspect.Counted("few", 0.8, 0.8, 10, 10), Truth.Met))!;
        (few.High - few.Low).ShouldBeGreaterThan(many.High - many.Low);
    }

    [Fact]
    public void Tests_of_one_construct_count_once()
    {
        var seated = Suspect.Counted("provocation", 0.8, 0.8);
        var lying = seated with { Text = "Another test of the same thing." };
        var one = Suspect.Update(0.2, 0.4, (seated, Truth.Met))!;
        var both = Suspect.Update(0.2, 0.4, (seated, Truth.Met), (lying, Truth.Met))!;
        (both.Low, both.Middle, both.High).ShouldBe((one.Low, one.Middle, one.High));
        both.Tests.ShouldBe(["provocation"]);
    }

    [Fact]
    public void A_pair_of_tests_done_together_comes_before_its_parts()
    {
        var part = Suspect.Counted("provocation", 0.6, 0.6);
        var pair = Suspect.Counted("provocation", 0.95, 0.95) with { Condition = new Observed([new("a", "pain"), new("b", "pain")], ["yes"], null, null) };
        Suspect.Update(0.2, 0.4, (part, Truth.Met), (pair, Truth.Met), (part, Truth.Met))!.Middle.ShouldBe(Suspect.Update(0.2, 0.4, (pair, Truth.Met))!.Middle);
        Suspect.Update(0.2, 0.4, (part, Truth.Met), (pair, Truth.Open))!.Middle.ShouldBe(Suspect.Update(0.2, 0.4, (part, Truth.Met))!.Middle);
    }

    [Theory]
    [InlineData(CheckStatus.Verified, true)]
    [InlineData(CheckStatus.Partly, true)]
    [InlineData(CheckStatus.FromMemory, false)]
    [InlineData(CheckStatus.Article, false)]
    [InlineData(CheckStatus.Convention, false)]
    public void Only_figures_that_were_read_move_a_probability(CheckStatus status, bool moves)
    {
        var evidence = Suspect.Test("test", new CountedAccuracy(0.8, 0.8, 50, 50), status);
        (Suspect.Update(0.2, 0.4, (evidence, Truth.Met)) is not null).ShouldBe(moves);
    }

    [Fact]
    public void Without_accuracy_without_an_answer_and_without_a_prior_there_is_no_probability()
    {
        Suspect.Update(0.2, 0.4, (Suspect.Test("test", null), Truth.Met)).ShouldBeNull();
        Suspect.Update(0.2, 0.4, (Good, Truth.Open)).ShouldBeNull();
        Suspect.Update(0.2, 0.4, Array.Empty<(Evidence, Truth)>()).ShouldBeNull();
        ProbabilityUpdate.Calculate(Suspect.With(null), [(Good, Truth.Met, ObservationSource.Camera)], Suspect.Settings).ShouldBeNull();
    }

    [Theory]
    [InlineData(ObservationSource.SelfTest, false)]
    [InlineData(ObservationSource.Partner, true)]
    [InlineData(ObservationSource.Camera, true)]
    [InlineData(null, false)]
    public void Accuracy_of_an_examiner_holds_for_an_examiner_only(ObservationSource? source, bool moves)
    {
        var examined = Suspect.Test("drop", new CountedAccuracy(0.8, 0.8, 50, 50), CheckStatus.Verified, ObservationSource.Partner, ObservationSource.Camera);
        (Suspect.Update(0.2, 0.4, [(examined, Truth.Met, source)]) is not null).ShouldBe(moves);
    }

    [Fact]
    public void It_names_its_prior_and_its_basis()
    {
        var probability = Suspect.Update(0.2, 0.4, (Good, Truth.Met))!;
        (probability.PriorLow, probability.PriorHigh, probability.Basis, probability.Interval).ShouldBe((0.2, 0.4, "Assumed.", Suspect.Settings.Interval));
    }

    public static TheoryData<double, double, bool, int> Cases => new()
    {
        { 0.05, 0.30, true, 1 }, { 0.05, 0.30, false, 1 }, { 0.20, 0.60, true, 2 }, { 0.20, 0.60, false, 3 }, { 0.40, 0.90, true, 3 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_interval_matches_a_monte_carlo_of_its_own(double low, double high, bool positive, int tests)
    {
        Accuracy[] all =
        [
            new CountedAccuracy(0.78, 0.80, 23, 10), new RatioAccuracy(new(6.83, 1.64, 28.46), new(0.25, 0.02, 3.15)), new CountedAccuracy(1, 0.9, 17, 10),
        ];
        var judged = all.Take(tests).Select((accuracy, index) => (Suspect.Test($"test-{index}", accuracy), positive ? Truth.Met : Truth.NotMet)).ToArray();
        var probability = Suspect.Update(low, high, judged).ShouldNotBeNull();
        var drawn = MonteCarlo.Draw(seed: 11, low, high, [.. all.Take(tests)], positive);
        probability.Low.ShouldBe(MonteCarlo.Quantile(drawn, 0.05), SamplingTolerance);
        probability.Middle.ShouldBe(MonteCarlo.Quantile(drawn, 0.5), SamplingTolerance);
        probability.High.ShouldBe(MonteCarlo.Quantile(drawn, 0.95), SamplingTolerance);
    }
}
