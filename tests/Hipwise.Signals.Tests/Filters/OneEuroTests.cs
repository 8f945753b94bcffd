using Hipwise.Signals.Filters;

namespace Hipwise.Signals.Tests.Filters;

/// <summary>Calm at rest, quick when it counts.</summary>
public class OneEuroTests
{
    [Fact]
    public void Noise_at_rest_shrinks_as_the_first_order_filter_says()
    {
        const double step = 1.0 / 60;
        var (filter, random) = (new OneEuro(1, 0, 1), new Random(7));
        var (before, after) = (0.0, 0.0);
        for (var i = 0; i < 60_000; i++)
        {
            var noise = random.NextDouble() - 0.5;
            var left = filter.Next(i * step, noise);
            (before, after) = (before + (noise * noise), after + (left * left));
        }

        // Variance of an exponential mean of share a is a / (2 - a).
        var share = 2 * Math.PI * step / ((2 * Math.PI * step) + 1);
        (after / before).ShouldBe(share / (2 - share), 0.003);
    }

    [Fact]
    public void It_follows_a_quick_movement_closer_the_greater_beta_is()
    {
        var lags = new[] { 0.0, 0.1, 1.0 }.Select(LagOfARamp).ToList();
        lags[0].ShouldBeGreaterThan(lags[1]);
        lags[1].ShouldBeGreaterThan(lags[2]);
        lags[2].ShouldBeLessThan(0.5 * lags[0]);
    }

    [Fact]
    public void A_gap_forgets_what_was_before()
    {
        var filter = new OneEuro(1, 0, 1);
        filter.Next(0, 5).ShouldBe(5);
        filter.Next(0.1, double.NaN).ShouldBe(double.NaN);
        filter.Next(0.2, 100).ShouldBe(100);
    }

    private static double LagOfARamp(double beta)
    {
        var (filter, last) = (new OneEuro(1, beta, 1), 0.0);
        for (var i = 0; i <= 120; i++)
        {
            last = (10 * i / 60.0) - filter.Next(i / 60.0, 10 * i / 60.0);
        }

        return last;
    }
}
