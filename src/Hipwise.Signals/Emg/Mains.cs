using Hipwise.Signals.Emg.Spectra;

namespace Hipwise.Signals.Emg;

/// <summary>Looks for the mains and their multiples in a stretch of rest.</summary>
internal static class Mains
{
    private const double SegmentSeconds = 1;

    /// <summary>The mains that have the largest share of the power within the band, and that share; NaN and 0 where none stands out or the stretch is too short.</summary>
    /// <param name="quiet">Filtered samples.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="high">Upper end of the band (Hz).</param>
    /// <param name="rules">Which mains are looked for.</param>
    public static (double Frequency, double Share) Find(ReadOnlySpan<double> quiet, double rate, double high, EmgQualityRules rules)
    {
        var segment = (int)(SegmentSeconds * rate);
        if (quiet.Length < segment)
        {
            return (double.NaN, 0);
        }

        var welch = new WelchSpectrum(segment, rate);
        var density = welch.Of(quiet).ToArray();
        var (total, best, share) = (density.Sum(), double.NaN, 0.0);
        foreach (var line in rules.LineFrequencies)
        {
            var power = 0.0;
            for (var f = line; f < high; f += line)
            {
                power += Above(density, f, welch.Step, rules.LineWidth);
            }

            (best, share) = power / total > share ? (line, power / total) : (best, share);
        }

        return (best, share);
    }

    // Power about a frequency beyond what its neighbours have.
    private static double Above(double[] density, double frequency, double step, double width)
    {
        var (power, beside) = (0.0, new List<double>());
        for (var k = (int)((frequency - (5 * width)) / step); k <= (frequency + (5 * width)) / step; k++)
        {
            if (k < 0 || k >= density.Length)
            {
                continue;
            }

            if (Math.Abs((k * step) - frequency) <= width)
            {
                power += density[k];
                beside.Add(double.NaN);
            }
            else
            {
                beside.Add(density[k]);
            }
        }

        var others = beside.Where(double.IsFinite).Order().ToList();
        return Math.Max(0, power - (others.Count == 0 ? 0 : others[others.Count / 2] * beside.Count(double.IsNaN)));
    }
}
