using Hipwise.Care.Hypotheses;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Hypotheses;

/// <summary>Worked by hand from the counts behind published figures.</summary>
public sealed class LogRatioTests
{
    // 23 people with and 10 without the condition: 0.78 of 23 are 18, 0.80 of 10 are 8.
    private static readonly CountedAccuracy Active = new(0.78, 0.80, 23, 10);

    [Fact]
    public void A_positive_test_compares_hits_with_alarms()
    {
        var (mean, sd) = ProbabilityUpdate.LogRatio(Active, positive: true);
        mean.ShouldBe(Math.Log(18.0 / 23 / (2.0 / 10)), 1e-12);
        mean.ShouldBe(1.36432, 1e-5);
        sd.ShouldBe(Math.Sqrt(1.0 / 18 - 1.0 / 23 + 1.0 / 2 - 1.0 / 10), 1e-12);
        sd.ShouldBe(0.64193, 1e-5);
    }

    [Fact]
    public void A_negative_test_compares_misses_with_quiet_ones()
    {
        var (mean, sd) = ProbabilityUpdate.LogRatio(Active, positive: false);
        mean.ShouldBe(-1.30292, 1e-5);
        sd.ShouldBe(0.42605, 1e-5);
    }

    [Fact]
    public void With_a_zero_count_half_a_person_is_added_to_each_of_the_four()
    {
        // All 17 with the condition were positive: 17.5 hits, 0.5 misses; 9.5 quiet and 1.5 alarms of 11.
        var perfect = new CountedAccuracy(1, 0.9, 17, 10);
        var (mean, sd) = ProbabilityUpdate.LogRatio(perfect, positive: false);
        mean.ShouldBe(Math.Log(0.5 / 18 / (9.5 / 11)), 1e-12);
        sd.ShouldBe(Math.Sqrt(1 / 0.5 - 1 / 18.0 + 1 / 9.5 - 1 / 11.0), 1e-12);
        ProbabilityUpdate.LogRatio(perfect, positive: true).Mean.ShouldBe(Math.Log(17.5 / 18 / (1.5 / 11)), 1e-12);
    }

    [Fact]
    public void A_specificity_of_one_is_corrected_as_well()
    {
        var (mean, sd) = ProbabilityUpdate.LogRatio(new CountedAccuracy(0.5, 1, 20, 30), positive: true);
        mean.ShouldBe(Math.Log(10.5 / 21 / (0.5 / 31)), 1e-12);
        double.IsFinite(sd).ShouldBeTrue();
    }

    [Fact]
    public void More_people_behind_the_same_shares_make_a_ratio_surer()
    {
        var few = ProbabilityUpdate.LogRatio(new CountedAccuracy(0.8, 0.8, 10, 10), positive: true);
        var many = ProbabilityUpdate.LogRatio(new CountedAccuracy(0.8, 0.8, 1000, 1000), positive: true);
        many.Mean.ShouldBe(few.Mean, 1e-12);
        many.Sd.ShouldBe(few.Sd / 10, 1e-12);
    }

    // Reiman 2013, pelvic drop: 6.83 (1.64 to 28.46) and 0.25 (0.02 to 3.15).
    [Fact]
    public void A_published_interval_spans_1_96_deviations_to_each_side()
    {
        var drop = new RatioAccuracy(new RatioInterval(6.83, 1.64, 28.46), new RatioInterval(0.25, 0.02, 3.15));
        var (mean, sd) = ProbabilityUpdate.LogRatio(drop, positive: true);
        mean.ShouldBe(1.92132, 1e-5);
        sd.ShouldBe(0.72803, 1e-5);
        (Math.Exp(mean - 1.959964 * sd), Math.Exp(mean + 1.959964 * sd)).ShouldSatisfyAllConditions(
            interval => interval.Item1.ShouldBe(1.64, 0.01), interval => interval.Item2.ShouldBe(28.46, 0.2));
        ProbabilityUpdate.LogRatio(drop, positive: false).Mean.ShouldBe(Math.Log(0.25), 1e-12);
        ProbabilityUpdate.LogRatio(drop, positive: false).Sd.ShouldBe(Math.Log(3.15 / 0.02) / (2 * 1.959964), 1e-12);
    }
}
