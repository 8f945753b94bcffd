using Hipwise.Signals.Filters;
using MathNet.Numerics.Interpolation;

namespace Hipwise.Signals.Tests.Filters;

public class NaturalSplineTests
{
    private const int Seed = 20261122;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(7)]
    public void It_goes_through_every_sample(int degree)
    {
        var (times, values) = Samples(60);
        var spline = new NaturalSpline(times, values, degree);
        for (var i = 0; i < times.Length; i++)
        {
            spline.At(times[i]).ShouldBe(values[i], 1e-12, $"sample {i}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(7)]
    public void A_polynomial_below_half_its_order_is_that_polynomial_everywhere(int degree)
    {
        var half = (degree + 1) / 2;
        var (times, _) = Samples(40);
        double Polynomial(double t) => Enumerable.Range(0, half).Sum(k => (k + 1) * Math.Pow(t - 0.7, k));
        var spline = new NaturalSpline(times, Array.ConvertAll(times, Polynomial), degree);
        for (var t = times[0] - 0.5; t < times[^1] + 0.5; t += 0.013)
        {
            spline.At(t).ShouldBe(Polynomial(t), 1e-9);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(7)]
    public void Its_end_derivatives_vanish_and_the_others_are_continuous(int degree)
    {
        var (times, values) = Samples(50);
        var spline = new NaturalSpline(times, values, degree);
        var half = (degree + 1) / 2;
        for (var order = half; order < degree; order++)
        {
            var size = times.Max(t => Math.Abs(spline.At(t, order)));
            spline.At(times[0], order).ShouldBe(0, 1e-9 * size, $"derivative {order}");
            spline.At(times[^1] - 1e-15, order).ShouldBe(0, 1e-7 * size, $"derivative {order}");
        }

        for (var order = 0; order < degree; order++)
        {
            var size = times.Max(t => Math.Abs(spline.At(t, order)));
            for (var i = 1; i < times.Length; i++)
            {
                var before = spline.At(Math.BitDecrement(times[i]), order);
                spline.At(times[i], order).ShouldBe(before, 1e-8 * size, $"derivative {order} at sample {i}");
            }
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(7)]
    public void Each_derivative_is_that_of_the_one_below(int degree)
    {
        var (times, values) = Samples(30);
        var spline = new NaturalSpline(times, values, degree);
        const double step = 1e-5;
        for (var order = 1; order < degree; order++)
        {
            var size = times.Max(t => Math.Abs(spline.At(t, order)));
            for (var i = 1; i < times.Length - 1; i++)
            {
                var t = 0.5 * (times[i] + times[i + 1]);
                var difference = (spline.At(t + step, order - 1) - spline.At(t - step, order - 1)) / (2 * step);
                spline.At(t, order).ShouldBe(difference, 1e-5 * size);
            }
        }
    }

    [Fact]
    public void The_natural_cubic_is_the_one_of_another_library()
    {
        var (times, values) = Samples(80);
        var (ours, theirs) = (new NaturalSpline(times, values, 3), CubicSpline.InterpolateNaturalSorted(times, values));
        for (var t = times[0]; t < times[^1]; t += 0.003)
        {
            ours.At(t).ShouldBe(theirs.Interpolate(t), 1e-11);
            ours.At(t, 2).ShouldBe(theirs.Differentiate2(t), 1e-6);
        }
    }

    [Fact]
    public void Of_all_curves_through_the_samples_it_bends_least()
    {
        // Degree 5 minimises ∫(x''')²: adding any curve that is 0 at the samples raises it.
        var (times, values) = Samples(12);
        var spline = new NaturalSpline(times, values, 5);
        var size = Math.Sqrt(Integral(times, t => spline.At(t, 3)) / Integral(times, t => Bump(times, t)));
        double Energy(double part) => Integral(times, t => spline.At(t, 3) + (part * size * Bump(times, t)));
        var least = Energy(0);

        // The two curves are orthogonal: the energy of the part itself is what is added.
        Energy(0.05).ShouldBe(1.0025 * least, 1e-5 * least);
        Energy(-0.05).ShouldBe(1.0025 * least, 1e-5 * least);
    }

    [Fact]
    public void A_cursor_changes_no_answer()
    {
        var (times, values) = Samples(50);
        var spline = new NaturalSpline(times, values);
        var random = new Random(Seed);
        var piece = 0;
        for (var k = 0; k < 2000; k++)
        {
            var t = times[0] - 0.1 + (random.NextDouble() * (times[^1] - times[0] + 0.2));
            spline.At(t, k % 6, ref piece).ShouldBe(spline.At(t, k % 6));
        }
    }

    [Fact]
    public void Evaluation_allocates_nothing()
    {
        var (times, values) = Samples(50);
        var spline = new NaturalSpline(times, values);
        var piece = 0;
        spline.Motion(times[3], ref piece);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var t = times[0]; t < times[^1]; t += 0.001)
        {
            spline.Motion(t, ref piece);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Bad_samples_are_refused_by_name()
    {
        Should.Throw<ArgumentException>(() => new NaturalSpline([0, 1, 2, 3, 4], [1, 2, 3, 4, 5])).Message.ShouldContain("at least 6");
        Should.Throw<ArgumentException>(() => new NaturalSpline([0, 1, 2, 3], [1, 2, double.NaN, 4], 3)).Message.ShouldContain("Sample 3");
        Should.Throw<ArgumentException>(() => new NaturalSpline([0, 1, 1, 3], [1, 2, 3, 4], 3)).Message.ShouldContain("Time 3");
        Should.Throw<ArgumentException>(() => new NaturalSpline([0, 1, 2, 3], [1, 2, 3], 3)).Message.ShouldContain("3 samples at 4 times");
        Should.Throw<ArgumentException>(() => new NaturalSpline([0, 1, 2, 3], [1, 2, 3, 4], 2)).Message.ShouldContain("degree 2");
    }

    // The third derivative of a curve that is 0 at every sample: the product of all distances, times a constant.
    private static double Bump(double[] times, double t)
    {
        const double h = 1e-3;
        double Product(double at) => times.Aggregate(1e6, (product, time) => product * (at - time));
        return (Product(t + (2 * h)) - (2 * Product(t + h)) + (2 * Product(t - h)) - Product(t - (2 * h))) / (2 * h * h * h);
    }

    private static double Integral(double[] times, Func<double, double> curve)
    {
        const int count = 20000;
        var step = (times[^1] - times[0]) / count;
        return Enumerable.Range(0, count).Sum(k => Math.Pow(curve(times[0] + ((k + 0.5) * step)), 2)) * step;
    }

    private static (double[] Times, double[] Values) Samples(int count)
    {
        var random = new Random(Seed);
        var times = new double[count];
        for (var i = 1; i < count; i++)
        {
            times[i] = times[i - 1] + 0.02 + (0.02 * random.NextDouble());
        }

        return (times, Array.ConvertAll(times, t => Math.Sin(5 * t) + (0.3 * Math.Cos(17 * t)) + (0.05 * random.NextDouble())));
    }
}
