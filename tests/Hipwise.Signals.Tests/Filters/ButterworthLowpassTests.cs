using Hipwise.Signals.Filters;

namespace Hipwise.Signals.Tests.Filters;

public class ButterworthLowpassTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_sine_is_weakened_as_theory_says_and_not_moved(int order)
    {
        const double interval = 0.005;
        var filter = new ButterworthLowpass(order, 12, interval);
        foreach (var frequency in (double[])[0.5, 3, 8, 12, 15, 20])
        {
            var samples = Sine(frequency, interval, 8000);
            var filtered = filter.FilterBothWays(samples);
            var gain = filter.GainAt(frequency) * filter.GainAt(frequency);

            // In the middle, where the starts have died away.
            for (var i = 3500; i < 4500; i++)
            {
                filtered[i].ShouldBe(gain * samples[i], 1e-9, $"{frequency} Hz, sample {i}");
            }
        }
    }

    [Fact]
    public void Gain_is_that_of_the_analogue_filter_at_the_warped_frequency()
    {
        var filter = new ButterworthLowpass(3, 6, 0.016);
        filter.GainAt(0).ShouldBe(1);
        filter.GainAt(6).ShouldBe(1 / Math.Sqrt(2), 1e-12);
        var ratio = Math.Tan(Math.PI * 10 * 0.016) / Math.Tan(Math.PI * 6 * 0.016);
        filter.GainAt(10).ShouldBe(1 / Math.Sqrt(1 + Math.Pow(ratio, 6)), 1e-12);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Both_passes_can_share_the_three_decibels(int order)
    {
        var filter = ButterworthLowpass.ForBothPasses(order, 6, 0.01);
        (filter.GainAt(6) * filter.GainAt(6)).ShouldBe(1 / Math.Sqrt(2), 1e-12);
        filter.Cutoff.ShouldBeGreaterThan(6);
    }

    [Fact]
    public void The_order_of_the_samples_in_time_does_not_matter_in_the_middle()
    {
        var samples = Enumerable.Range(0, 800).Select(i => Math.Sin(0.07 * i) + (0.2 * Math.Cos(0.9 * i))).ToArray();
        var filter = new ButterworthLowpass(3, 6, 0.01);
        var forwards = filter.FilterExtended(samples, 400);
        var backwards = filter.FilterExtended([.. samples.Reverse()], 400);
        for (var i = 0; i < samples.Length; i++)
        {
            backwards[samples.Length - 1 - i].ShouldBe(forwards[i], 1e-12);
        }
    }

    [Fact]
    public void A_straight_line_stays_itself()
    {
        var samples = Enumerable.Range(0, 200).Select(i => 3 - (0.5 * i)).ToArray();
        var filtered = new ButterworthLowpass(3, 6, 0.01).FilterExtended(samples, 100);
        filtered.ShouldBe(samples, 1e-7);
    }

    [Fact]
    public void Sums_and_factors_pass_through()
    {
        var random = new Random(20261122);
        var (a, b) = (Enumerable.Range(0, 200).Select(_ => random.NextDouble()).ToArray(), Enumerable.Range(0, 200).Select(_ => random.NextDouble()).ToArray());
        var filter = new ButterworthLowpass(4, 20, 0.01);
        var (fa, fb) = (filter.FilterBothWays(a), filter.FilterBothWays(b));
        var sum = filter.FilterBothWays([.. a.Zip(b, (x, y) => (2 * x) - (3 * y))]);
        sum.ShouldBe(fa.Zip(fb, (x, y) => (2 * x) - (3 * y)).ToArray(), 1e-12);
    }

    [Fact]
    public void Bad_settings_and_samples_are_refused_by_name()
    {
        Should.Throw<ArgumentException>(() => new ButterworthLowpass(0, 6, 0.01)).Message.ShouldContain("order 0");
        Should.Throw<ArgumentException>(() => new ButterworthLowpass(9, 6, 0.01)).Message.ShouldContain("order 9");
        Should.Throw<ArgumentException>(() => new ButterworthLowpass(3, 50, 0.01)).Message.ShouldContain("below half the sample rate, 50 Hz");
        Should.Throw<ArgumentException>(() => new ButterworthLowpass(3, double.NaN, 0.01)).Message.ShouldContain("cut-off");
        Should.Throw<ArgumentException>(() => new ButterworthLowpass(3, 6, 0)).Message.ShouldContain("from sample to sample");
        var filter = new ButterworthLowpass(3, 6, 0.01);
        Should.Throw<ArgumentException>(() => filter.FilterBothWays([1, 2, 3])).Message.ShouldContain("needs more than 3");
        Should.Throw<ArgumentException>(() => filter.FilterBothWays([1, 2, double.NaN, 4, 5])).Message.ShouldContain("Sample 3");
        Should.Throw<ArgumentException>(() => filter.FilterExtended([1, 2, 3, 4, 5], 5)).Message.ShouldContain("at most by 4");
    }

    private static double[] Sine(double frequency, double interval, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Math.Sin((2 * Math.PI * frequency * interval * i) + 0.3))];
}
