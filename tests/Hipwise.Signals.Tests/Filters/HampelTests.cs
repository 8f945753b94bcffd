using Hipwise.Signals.Filters;

namespace Hipwise.Signals.Tests.Filters;

/// <summary>A single wild sample goes, everything else stays.</summary>
public class HampelTests
{
    [Fact]
    public void A_spike_becomes_the_median_of_its_neighbours_and_nothing_else_changes()
    {
        double[] samples = [.. Enumerable.Range(0, 40).Select(i => Math.Sin(i / 5.0))];
        var spiked = samples.ToArray();
        spiked[17] += 4;
        var cleaned = Hampel.Clean(spiked, 7, 3);
        Math.Abs(cleaned[17] - samples[17]).ShouldBeLessThan(0.25);
        Enumerable.Range(0, 40).Where(i => i != 17).ShouldAllBe(i => cleaned[i] == samples[i]);
    }

    [Fact]
    public void A_straight_line_passes_and_a_missing_sample_stays_missing()
    {
        double[] line = [.. Enumerable.Range(0, 20).Select(i => 3.0 * i)];
        Hampel.Clean(line, 7, 3).ShouldBe(line);
        line[6] = double.NaN;
        Hampel.Clean(line, 7, 3).ShouldBe(line);
    }

    [Theory]
    [InlineData(4, 3)]
    [InlineData(1, 3)]
    [InlineData(101, 3)]
    [InlineData(7, -1)]
    [InlineData(7, double.NaN)]
    public void Windows_and_limits_that_mean_nothing_are_refused(int window, double limit) =>
        Should.Throw<ArgumentException>(() => Hampel.Clean([1, 2, 3], window, limit));
}
