namespace Hipwise.Signals.Emg.Onsets;

/// <summary>How often noise alone reaches a threshold.</summary>
public static class FalseAlarms
{
    /// <summary>Of the root of the mean square over a sliding window, when noise is normal. The mean square scatters as a χ² of 2·bandwidth·window degrees; its
    /// sliding mean reaches u deviations u·φ(u) / window times a second (Slepian's process, far from its mean), u being
    /// the normal deviate that is as unlikely as that χ².</summary>
    /// <param name="multiple">The threshold as a multiple of the noise's root of the mean square, above 1.</param>
    /// <param name="windowSeconds">The window (s).</param>
    /// <param name="bandwidth">(∫S)² / ∫S² of one side of the noise's spectrum (Hz); half the rate for white noise.</param>
    /// <returns>Times a minute, at most one for each window.</returns>
    public static double PerMinute(double multiple, double windowSeconds, double bandwidth)
    {
        var degrees = 2 * bandwidth * windowSeconds;
        // Wilson and Hilferty: the cube root of a χ² over its degrees is nearly normal.
        var shape = 2 / (9 * degrees);
        var deviate = (Math.Pow(multiple * multiple, 1.0 / 3) - (1 - shape)) / Math.Sqrt(shape);
        return Of(deviate, windowSeconds);
    }

    /// <summary>Of a sliding mean that is nearly normal.</summary>
    /// <param name="deviate">The threshold in its own deviations above its mean.</param>
    /// <param name="windowSeconds">The window (s).</param>
    /// <returns>Times a minute, at most one for each window.</returns>
    public static double Of(double deviate, double windowSeconds) =>
        60 / windowSeconds * Math.Min(1, Math.Max(deviate, 1) * Math.Exp(-deviate * deviate / 2) / Math.Sqrt(2 * Math.PI));

    /// <summary>How likely at least so many of some independent tries succeed.</summary>
    /// <param name="least">How many.</param>
    /// <param name="of">Of how many tries.</param>
    /// <param name="share">How likely each one is, 0-1.</param>
    public static double AtLeast(int least, int of, double share)
    {
        var (sum, term) = (0.0, Math.Pow(1 - share, of));
        for (var k = 0; k <= of; k++)
        {
            sum += k >= least ? term : 0;
            term *= (of - k) * share / ((k + 1) * (1 - share));
        }

        return sum;
    }
}
