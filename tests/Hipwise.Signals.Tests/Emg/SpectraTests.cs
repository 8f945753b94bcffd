using Hipwise.Signals.Emg;
using Hipwise.Signals.Emg.Spectra;
using MathNet.Numerics.IntegralTransforms;

namespace Hipwise.Signals.Tests.Emg;

public class SpectraTests
{
    private static double[] Noise(int count, long seed)
    {
        var noise = new SeededNoise(seed);
        return [.. Enumerable.Range(0, count).Select(_ => noise.NextNormal())];
    }

    [Theory]
    [InlineData(2)]
    [InlineData(64)]
    [InlineData(1024)]
    public void The_transform_is_that_of_another_hand(int length)
    {
        var (real, imaginary) = (Noise(length, 1), Noise(length, 2));
        System.Numerics.Complex[] expected = [.. real.Zip(imaginary, (a, b) => new System.Numerics.Complex(a, b))];
        Fourier.Forward(expected, FourierOptions.Matlab);
        new Fft(length).Transform(real, imaginary);
        for (var k = 0; k < length; k++)
        {
            real[k].ShouldBe(expected[k].Real, 1e-10 * length);
            imaginary[k].ShouldBe(expected[k].Imaginary, 1e-10 * length);
        }
    }

    [Theory]
    [InlineData(250)]
    [InlineData(500)]
    public void A_spectrum_holds_the_power(int segment)
    {
        var samples = Noise(40_000, 3);
        var welch = new WelchSpectrum(segment, 2000);
        var density = welch.Of(samples).ToArray();
        (density.Sum() * welch.Step).ShouldBe(samples.Average(x => x * x), 0.03);
        // White noise has as much power below half of its band as above.
        WelchSpectrum.Median(density, welch.Step).ShouldBe(500, 10);
    }

    [Fact]
    public void A_sine_is_where_it_belongs()
    {
        var welch = new WelchSpectrum(500, 2000);
        double[] sine = [.. Enumerable.Range(0, 4000).Select(i => Math.Sin(2 * Math.PI * 123 * i / 2000))];
        WelchSpectrum.Median(welch.Of(sine), welch.Step).ShouldBe(123, 0.5);
    }

    [Fact]
    public void Both_ways_find_a_model_that_made_the_noise()
    {
        double[] truth = [-1.2, 0.8, -0.3];
        var (noise, samples) = (Noise(60_000, 4), new double[60_000]);
        for (var n = 3; n < samples.Length; n++)
        {
            samples[n] = noise[n] - (truth[0] * samples[n - 1]) - (truth[1] * samples[n - 2]) - (truth[2] * samples[n - 3]);
        }

        var levinson = Autoregression.OfCorrelation(Autoregression.Correlate([samples], 3));
        var burg = Autoregression.OfSamples(samples, 3, new double[120_000]);
        for (var k = 0; k < 3; k++)
        {
            levinson.Coefficients[k].ShouldBe(truth[k], 0.02);
            burg.Coefficients[k].ShouldBe(levinson.Coefficients[k], 0.001);
        }

        burg.Variance.ShouldBe(1, 0.02);
        var white = new double[samples.Length];
        levinson.Whiten(samples, white);
        Autoregression.Correlate([white], 4).Skip(1).ShouldAllBe(value => Math.Abs(value) < 0.02);
    }

    [Fact]
    public void Seeded_noise_is_normal_and_the_same_again()
    {
        var samples = Noise(200_000, 5);
        samples.Average().ShouldBe(0, 0.01);
        samples.Average(x => x * x).ShouldBe(1, 0.02);
        samples.Average(x => x * x * x * x).ShouldBe(3, 0.1);
        Noise(10, 5).ShouldBe(samples[..10]);
        Noise(10, 6).ShouldNotBe(samples[..10]);
    }
}
