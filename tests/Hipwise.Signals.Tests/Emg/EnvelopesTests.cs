using Hipwise.Signals.Emg;
using Hipwise.Signals.Filters;

namespace Hipwise.Signals.Tests.Emg;

public class EnvelopesTests
{
    private const double Rate = 2000;

    private static double[] Sine(double amplitude, double f, int count = 4000) => [.. Enumerable.Range(0, count).Select(i => amplitude * Math.Sin((2 * Math.PI * f * i / Rate) + 0.3))];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(25)]
    [InlineData(101)]
    public void The_root_of_the_mean_square_is_that_of_its_window(int window)
    {
        var random = new Random(window);
        // Loud at first and a millionth of that then: a sum from which samples are taken away would lose the quiet ones.
        double[] samples = [.. Enumerable.Range(0, 60).Select(i => (i < 30 ? 1e6 : 1) * (random.NextDouble() - 0.5))];
        var output = Envelopes.Rms(samples, window);
        for (var i = 0; i < samples.Length; i++)
        {
            var inside = samples[Math.Max(0, i - (window / 2))..Math.Min(samples.Length, i + (window / 2) + 1)];
            var expected = Math.Sqrt(inside.Average(sample => sample * sample));
            output[i].ShouldBe(expected, 1e-12 * expected, $"sample {i}");
        }
    }

    [Fact]
    public void A_sine_over_whole_half_periods_gives_its_amplitude_over_the_root_of_two() =>
        // 200 samples are ten periods of 100 Hz: an odd window misses the whole by one sample.
        Envelopes.Rms(Sine(3, 100), 201)[200..^200].ShouldAllBe(value => Math.Abs(value - (3 / Math.Sqrt(2))) < 3.0 / 200);

    [Fact]
    public void Roots_one_by_one_are_those_of_the_whole_half_a_window_later()
    {
        var random = new Random(20260807);
        double[] samples = [.. Enumerable.Range(0, 3000).Select(_ => random.NextDouble() - 0.5)];
        var (stream, whole) = (new RmsStream(51), Envelopes.Rms(samples, 51));
        double[] running = [.. samples.Select(stream.Next)];
        Enumerable.Range(25, 2950).ShouldAllBe(i => running[i + 25 < 3000 ? i + 25 : i].Equals(i + 25 < 3000 ? whole[i] : running[i]));
    }

    [Fact]
    public void A_linear_envelope_of_a_steady_sine_is_its_mean_height_to_the_very_ends()
    {
        var envelope = Envelopes.Linear(Sine(3, 100), 2, 6, Rate);
        envelope.Length.ShouldBe(4000);
        // Where the samples are mirrored, one half period is longer or shorter than the others.
        envelope.ShouldAllBe(value => Math.Abs(value - (3 * 2 / Math.PI)) < 0.03);
    }

    [Fact]
    public void A_linear_envelope_follows_a_slow_swell_with_the_gain_of_both_passes_and_no_delay()
    {
        // Rectified, (1 + m cos) |sine|: of what varies below the cut-off, the mean height of the sine remains.
        double[] samples = [.. Sine(1, 300, 8000).Select((sample, i) => sample * (1 + (0.5 * Math.Cos(2 * Math.PI * 2 * i / Rate))))];
        var gain = Math.Pow(SectionFilters.LowPass(2, 6, Rate).GainAt(2), 2);
        var envelope = Envelopes.Linear(samples, 2, 6, Rate);
        for (var i = 2000; i < 6000; i++)
        {
            envelope[i].ShouldBe(2 / Math.PI * (1 + (0.5 * gain * Math.Cos(2 * Math.PI * 2 * i / Rate))), 0.01);
        }
    }

    [Theory]
    [InlineData(50)]
    [InlineData(400)]
    public void The_energy_of_a_sine_is_that_of_Teager_and_Kaiser(double f)
    {
        var expected = 9 * Math.Pow(Math.Sin(2 * Math.PI * f / Rate), 2);
        Envelopes.TeagerKaiser(Sine(3, f)).ShouldAllBe(value => Math.Abs(value - expected) < 1e-11);
    }

    [Fact]
    public void Doubling_doubles_envelopes_and_quadruples_energy()
    {
        var (one, two) = (Sine(1, 70, 500), Sine(2, 70, 500));
        Envelopes.Rms(two, 31).Zip(Envelopes.Rms(one, 31)).ShouldAllBe(pair => Math.Abs(pair.First - (2 * pair.Second)) < 1e-12);
        Envelopes.Linear(two, 2, 6, Rate).Zip(Envelopes.Linear(one, 2, 6, Rate)).ShouldAllBe(pair => Math.Abs(pair.First - (2 * pair.Second)) < 1e-10);
        Envelopes.TeagerKaiser(two).Zip(Envelopes.TeagerKaiser(one)).ShouldAllBe(pair => Math.Abs(pair.First - (4 * pair.Second)) < 1e-12);
        Envelopes.Rectify([-1, 2]).ShouldBe([1, 2]);
    }

    [Fact]
    public void Few_samples_and_none_are_no_trouble()
    {
        Envelopes.Rms([], 5).ShouldBeEmpty();
        Envelopes.Rms([3], 5).ShouldBe([3]);
        Envelopes.TeagerKaiser([1, 2]).ShouldBe([0, 0]);
        Envelopes.Linear([], 2, 6, Rate).ShouldBeEmpty();
        Should.Throw<ArgumentException>(() => Envelopes.Rms([1], 4)).Message.ShouldContain("odd");
        Should.Throw<ArgumentException>(() => new RmsStream(3).Next(double.NaN));
    }
}
