using Hipwise.Signals.Filters;

namespace Hipwise.Signals.Tests.Emg;

/// <summary>Gains held against the closed forms, and what really comes out held against the gains.</summary>
public class SectionFiltersTests
{
    private const double Rate = 2000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    public void A_band_pass_has_the_gain_of_its_closed_form(int order)
    {
        var filter = SectionFilters.BandPass(order, 20, 450, Rate);
        var (w1, w2) = (Warp(20), Warp(450));
        foreach (var f in new[] { 1, 5, 20, 21.7, 94.9, 200, 449, 450, 600, 900, 999 })
        {
            var x = ((Warp(f) * Warp(f)) - (w1 * w2)) / (Warp(f) * (w2 - w1));
            filter.GainAt(f).ShouldBe(1 / Math.Sqrt(1 + Math.Pow(x, 2 * order)), 1e-9, $"{f} Hz");
        }

        filter.GainAt(20).ShouldBe(Math.Sqrt(0.5), 1e-9);
        filter.GainAt(0).ShouldBe(0, 1e-12);
        filter.Sections.Length.ShouldBe(order);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_low_pass_has_the_gain_of_the_one_polynomial(int order)
    {
        var (filter, other) = (SectionFilters.LowPass(order, 6, Rate), new ButterworthLowpass(order, 6, 1 / Rate));
        foreach (var f in new[] { 0, 1, 6, 10, 60.0 })
        {
            filter.GainAt(f).ShouldBe(other.GainAt(f), 1e-6);
        }
    }

    [Fact]
    public void A_notch_takes_out_its_frequency_and_harmonics_and_leaves_the_rest()
    {
        var filter = SectionFilters.Notch(50, 2, 5, Rate);
        filter.Sections.Length.ShouldBe(6);
        foreach (var k in Enumerable.Range(1, 6))
        {
            filter.GainAt(50 * k).ShouldBe(0, 1e-9);
        }

        filter.GainAt(0).ShouldBe(1, 1e-12);
        filter.GainAt(75).ShouldBeInRange(0.99, 1);
        SectionFilters.Notch(50, 2, 0, Rate).GainAt(49).ShouldBe(Math.Sqrt(0.5), 0.01);
        SectionFilters.Notch(400, 2, 9, Rate).Sections.Length.ShouldBe(2);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(60)]
    [InlineData(300)]
    [InlineData(700)]
    public void A_sine_comes_out_with_the_square_of_the_gain_and_unmoved(double f)
    {
        var filter = SectionFilters.BandPass(2, 20, 450, Rate);
        double[] sine = [.. Enumerable.Range(0, 4000).Select(i => Math.Sin(2 * Math.PI * f * i / Rate))];
        var output = filter.FilterBothWays(sine, 1000);
        var gain = filter.GainAt(f) * filter.GainAt(f);
        // Away from the ends, what starting there cost has died away.
        Enumerable.Range(1500, 1000).Max(i => Math.Abs(output[i] - (gain * sine[i]))).ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void Samples_one_by_one_give_the_same_numbers()
    {
        var random = new Random(20260805);
        double[] noise = [.. Enumerable.Range(0, 5000).Select(_ => random.NextDouble() - 0.2)];
        foreach (var filter in new[] { SectionFilters.BandPass(4, 20, 450, Rate), SectionFilters.LowPass(3, 6, Rate), SectionFilters.Notch(50, 1, 3, Rate) })
        {
            var stream = filter.ToStream();
            noise.Select(stream.Next).ShouldBe(filter.FilterForwards(noise));
        }
    }

    [Fact]
    public void A_constant_is_at_rest_from_its_first_sample()
    {
        double[] constant = [.. Enumerable.Repeat(7.5, 500)];
        SectionFilters.LowPass(4, 6, Rate).FilterForwards(constant).ShouldAllBe(value => Math.Abs(value - 7.5) < 1e-9);
        SectionFilters.BandPass(4, 20, 450, Rate).FilterForwards(constant).ShouldAllBe(value => Math.Abs(value) < 1e-9);
        SectionFilters.Notch(50, 2, 2, Rate).FilterForwards(constant).ShouldAllBe(value => Math.Abs(value - 7.5) < 1e-9);
    }

    [Fact]
    public void Filters_add_up_and_reversing_time_reverses_both_passes()
    {
        var random = new Random(20260806);
        double[] Noise() => [.. Enumerable.Range(0, 3000).Select(_ => random.NextDouble() - 0.5)];
        var (a, b, filter) = (Noise(), Noise(), SectionFilters.BandPass(2, 20, 450, Rate));
        double[] sum = [.. a.Zip(b, (x, y) => (2 * x) - (3 * y))];
        var expected = filter.FilterForwards(a).Zip(filter.FilterForwards(b), (x, y) => (2 * x) - (3 * y));
        filter.FilterForwards(sum).Zip(expected).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-10);
        var (forth, back) = (filter.FilterBothWays(a, 500), filter.FilterBothWays([.. a.Reverse()], 500));
        Enumerable.Range(1000, 1000).ShouldAllBe(i => Math.Abs(forth[i] - back[a.Length - 1 - i]) < 1e-6);
    }

    [Theory]
    [InlineData(0, 20, 450, 2000)]
    [InlineData(9, 20, 450, 2000)]
    [InlineData(2, 0, 450, 2000)]
    [InlineData(2, 450, 20, 2000)]
    [InlineData(2, 20, 1000, 2000)]
    [InlineData(2, 20, 450, double.NaN)]
    public void What_no_filter_can_do_is_refused(int order, double low, double high, double rate) =>
        Should.Throw<ArgumentException>(() => SectionFilters.BandPass(order, low, high, rate));

    [Fact]
    public void A_gap_is_refused() => Should.Throw<ArgumentException>(() => SectionFilters.LowPass(2, 6, Rate).FilterForwards([1, double.NaN])).Message.ShouldContain("gaps");

    private static double Warp(double f) => Math.Tan(Math.PI * f / Rate);
}
