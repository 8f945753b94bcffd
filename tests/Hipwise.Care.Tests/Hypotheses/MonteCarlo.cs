using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Hypotheses;

/// <summary>The same model drawn at random: prior even between its bounds, normal errors of each log ratio.</summary>
internal static class MonteCarlo
{
    private const int Draws = 200_000;

    public static double[] Draw(int seed, double low, double high, Accuracy[] tests, bool positive)
    {
        var random = new Random(seed);
        var drawn = new double[Draws];
        for (var i = 0; i < Draws; i++)
        {
            var prior = low + (high - low) * random.NextDouble();
            var odds = prior / (1 - prior);
            foreach (var test in tests)
            {
                var (ratio, sd) = RatioOf(test, positive);
                odds *= ratio * Math.Exp(sd * Gaussian(random));
            }

            drawn[i] = odds / (1 + odds);
        }

        Array.Sort(drawn);
        return drawn;
    }

    public static double Quantile(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];

    // Box and Muller: two even draws make a normal one.
    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static (double Ratio, double Sd) RatioOf(Accuracy test, bool positive)
    {
        if (test is RatioAccuracy published)
        {
            var interval = positive ? published.Positive : published.Negative;
            return (interval.Value, (Math.Log(interval.High) - Math.Log(interval.Low)) / 3.92);
        }

        var counted = (CountedAccuracy)test;
        double hits = Math.Round(counted.Sensitivity * counted.Diseased), quiet = Math.Round(counted.Specificity * counted.Healthy);
        double misses = counted.Diseased - hits, alarms = counted.Healthy - quiet;
        if (hits * misses * quiet * alarms == 0)
        {
            (hits, misses, quiet, alarms) = (hits + 0.5, misses + 0.5, quiet + 0.5, alarms + 0.5);
        }

        var (a, b) = positive ? (hits, alarms) : (misses, quiet);
        var (n, m) = (hits + misses, quiet + alarms);
        return (a / n / (b / m), Math.Sqrt(1 / a - 1 / n + 1 / b - 1 / m));
    }
}
