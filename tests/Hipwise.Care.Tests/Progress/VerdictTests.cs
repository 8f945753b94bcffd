using Hipwise.Care.Checkup;
using Hipwise.Care.Progress;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Progress;

/// <summary>Change told from noise: tables worked out by hand, and relations that always hold.</summary>
public class VerdictTests
{
    private const string Stands = "chair-stand/stands";
    private const string Hold = "single-leg-bridge/hold";
    private const string Place = "low-back";
    private static readonly Grounds Ours = new([], CheckStatus.Convention, null);

    // Stands: mdc 2, sem 0.7 (1.96 × √2 × 0.7 = 1.94): two stands count, one does not.
    [Theory]
    [InlineData(12, 13, Verdict.NoClearChange, null)]
    [InlineData(12, 14, Verdict.Changed, true)]
    [InlineData(12, 10, Verdict.Changed, false)]
    [InlineData(12, 12, Verdict.NoClearChange, null)]
    public void Chair_stands(double first, double last, Verdict verdict, bool? better)
    {
        var trend = Two(Stands, null, [first], [last]);
        (trend.Verdict, trend.IsBetter).ShouldBe((verdict, better));
        trend.SmallestChange.ShouldBe(2);
    }

    // Hold: 15 % of the larger value, times 2.77: from 40 s it takes about 16.6 s down, and up to where 0.4158 of the new one is the difference.
    [Theory]
    [InlineData(40, 50, Verdict.NoClearChange)]
    [InlineData(40, 68, Verdict.NoClearChange)]
    [InlineData(40, 69, Verdict.Changed)]
    [InlineData(40, 24, Verdict.NoClearChange)]
    [InlineData(40, 23, Verdict.Changed)]
    public void Bridge_hold(double first, double last, Verdict verdict) => Two(Hold, Side.Left, [first], [last]).Verdict.ShouldBe(verdict);

    [Fact]
    public void Three_tries_tell_a_persons_own_variability()
    {
        // Tries 10, 20, 30: mean 20, deviation 10, so 27.7 s: far more than the 8.3 s of 15 %.
        var trend = Two(Hold, Side.Left, [10, 20, 30], [40, 40, 40]);
        trend.OwnSem.ShouldBe(10);
        trend.SmallestChange!.Value.ShouldBe(1.96 * Math.Sqrt(2) * 10, 1e-9);
        trend.Verdict.ShouldBe(Verdict.NoClearChange);
        Two(Hold, Side.Left, [10, 20], [40]).OwnSem.ShouldBeNull();
    }

    [Fact]
    public void So_do_the_first_three_days_within_a_week_where_a_test_is_done_once_a_day()
    {
        // 10, 20, 30 on three days: deviation 10 again. The week is not over on its seventh day, and is on its eighth.
        static Trend On(params (int Day, double[] Tries)[] days) => Follow
            .Report(Follow.Record((0, [.. days.Select(one => Follow.Trial(Hold, one.Day, (Side.Left, one.Tries)))], []))).Trends.ShouldHaveSingleItem();
        var trend = On((0, [10]), (2, [20]), (6, [30]), (40, [60]));
        (trend.OwnSem, trend.SmallestChange!.Value).ShouldBe((10, 1.96 * Math.Sqrt(2) * 10), "the fourth value is no baseline");
        trend.Baseline.ShouldBe([10, 20, 30]);
        On((0, [10]), (2, [20]), (7, [30])).OwnSem.ShouldBeNull();
        On((0, [10]), (2, [20])).OwnSem.ShouldBeNull();
        // Three at once come first, whatever follows.
        On((0, [10, 20, 30]), (1, [90]), (2, [95])).Baseline.ShouldBe([10, 20, 30]);
    }

    // 2 points or 30 %, whichever is more: from 9 it takes 2.7.
    [Theory]
    [InlineData(4, 3, Verdict.NoClearChange, null)]
    [InlineData(4, 2, Verdict.Changed, true)]
    [InlineData(9, 7, Verdict.NoClearChange, null)]
    [InlineData(9, 6, Verdict.Changed, true)]
    [InlineData(3, 5, Verdict.Changed, false)]
    public void Pain(double first, double last, Verdict verdict, bool? better)
    {
        var record = Follow.Record((0, [], [Follow.Pain(Place, PainSide.Left, first)]), (30, [], [Follow.Pain(Place, PainSide.Left, last)]));
        var trend = Follow.Report(record).Trends.ShouldHaveSingleItem();
        (trend.Verdict, trend.IsBetter).ShouldBe((verdict, better));
    }

    [Fact]
    public void Activities_are_known_by_their_words_and_pain_told_between_check_ups_counts()
    {
        var record = Follow.Record((0, [], [Follow.Pain(Place, PainSide.Middle, 6)])) with
        {
            Ratings = new Ratings(
                [new PainRating(Follow.First.AddDays(7), Place, PainSide.Middle, 3)],
                [new ActivityRating(Follow.First, "Climbing stairs", 4), new ActivityRating(Follow.First.AddDays(14), "climbing stairs", 7), new ActivityRating(Follow.First, "Running", 2)]),
        };
        var trends = Follow.Report(record).Trends;
        trends.Select(trend => (trend.Kind, trend.Points.Length, trend.Verdict)).ShouldBe([
            (TrendKind.Pain, 2, Verdict.Changed), (TrendKind.Activity, 2, Verdict.Changed), (TrendKind.Activity, 1, Verdict.CannotTellYet)]);
    }

    [Fact]
    public void One_occasion_or_no_known_error_cannot_tell()
    {
        Follow.Report(Follow.Record((0, [Follow.Trial(Stands, 0, (null, [12]))], []))).Trends[0].Verdict.ShouldBe(Verdict.CannotTellYet);
        TrendPoint[] points = [new(Follow.First, 1, 0, [1]), new(Follow.First.AddDays(9), 99, 0, [99])];
        ChangeJudge.Judge([.. points], ChangeJudge.SmallestChange(null, null, [.. points])).ShouldBe(Verdict.CannotTellYet);
    }

    [Fact]
    public void The_last_told_on_a_day_counts_and_sources_are_not_mixed()
    {
        var camera = Follow.Trial(Stands, 30, (null, [18])) is var trial ? trial with { Observations = [trial.Observations[0] with { Source = ObservationSource.Camera }] } : null!;
        var trends = Follow.Report(Follow.Record((0, [Follow.Trial(Stands, 0, (null, [9])), Follow.Trial(Stands, 0, (null, [12])), camera], []))).Trends;
        trends.Select(trend => (trend.Source, trend.First.Value)).ShouldBe([(ObservationSource.SelfTest, 12), (ObservationSource.Camera, 18)]);
        trends.ShouldAllBe(trend => trend.Verdict == Verdict.CannotTellYet);
    }

    [Fact]
    public void Swapping_left_and_right_swaps_the_report()
    {
        var record = Follow.Record(
            (0, [Follow.Trial(Hold, 0, (Side.Left, [20]), (Side.Right, [60]))], [Follow.Pain(Place, PainSide.Left, 7)]),
            (35, [Follow.Trial(Hold, 35, (Side.Left, [70]), (Side.Right, [58]))], [Follow.Pain(Place, PainSide.Left, 3), Follow.Pain(Place, PainSide.Right, 1)]));
        static IEnumerable<string> Show(ProgressReport report, bool swap) => report.Trends
            .Select(trend => $"{trend.Key} {(swap ? trend.Side?.Other() : trend.Side)} {trend.Verdict} {trend.IsBetter} {trend.SmallestChange} {string.Join(';', trend.Points.Select(point => point.Value))}")
            .Order(StringComparer.Ordinal);
        Show(Follow.Report(Follow.Swapped(record), 40), true).ShouldBe(Show(Follow.Report(record, 40), false));
    }

    [Fact]
    public void More_error_never_turns_no_change_into_change_and_less_than_the_smallest_is_never_shown()
    {
        const int Seed = 20260105;
        var random = new Random(Seed);
        for (var i = 0; i < 5000; i++)
        {
            TrendPoint[] points = [.. Enumerable.Range(0, random.Next(1, 5)).Select(day => new TrendPoint(Follow.First.AddDays(day), random.NextDouble() * 60, 0, []))];
            double? Some(double most) => random.Next(2) == 0 ? null : random.NextDouble() * most;
            var (sem, mdc, cv, own) = (Some(10), Some(20), Some(40), Some(15));
            var more = random.NextDouble() * 10;
            var less = ChangeJudge.SmallestChange(new MeasurementError(sem, mdc, cv, Ours), own, [.. points]);
            var verdict = ChangeJudge.Judge([.. points], less);
            foreach (var error in (MeasurementError[])[new(sem + more, mdc, cv, Ours), new(sem, mdc + more, cv, Ours), new(sem, mdc, cv + more, Ours)])
            {
                var after = ChangeJudge.Judge([.. points], ChangeJudge.SmallestChange(error, own + more, [.. points]));
                (after == Verdict.Changed && verdict != Verdict.Changed).ShouldBeFalse($"seed {Seed}, round {i}");
            }

            if (verdict == Verdict.Changed)
            {
                Math.Abs(points[^1].Value - points[0].Value).ShouldBeGreaterThanOrEqualTo(less!.Value);
            }
        }
    }

    [Fact]
    public void Many_points_are_cut_to_the_first_and_the_newest()
    {
        var record = Follow.Record([.. Enumerable.Range(0, 1000).Select(day => (day, new[] { Follow.Trial(Stands, day, (null, [12])) }, Array.Empty<Pain>()))]);
        var shown = Follow.Report(record, 1000).Trends[0].Newest(24);
        shown.Length.ShouldBe(24);
        (shown[0].Day, shown[^1].Day).ShouldBe((Follow.First, Follow.First.AddDays(999)));
    }

    private static Trend Two(string measure, Side? side, double[] first, double[] last) => Follow
        .Report(Follow.Record((0, [Follow.Trial(measure, 0, (side, first))], []), (30, [Follow.Trial(measure, 30, (side, last))], []))).Trends.ShouldHaveSingleItem();
}
