namespace Hipwise.Signals.Filters;

/// <summary>
/// A low-pass filter for live signals whose cut-off rises with speed: still values are calm, quick ones late by little. Changes as it runs.
/// </summary>
/// <param name="cutoff">Cut-off at rest (Hz), above 0.</param>
/// <param name="beta">How much the cut-off rises (Hz) for each unit a second.</param>
/// <param name="speedCutoff">Cut-off of the speed that decides it (Hz), above 0.</param>
public struct OneEuro(double cutoff, double beta, double speedCutoff)
{
    private double time = double.NaN;
    private double value = double.NaN;
    private double speed;

    /// <summary>The filtered value after the next sample.</summary>
    /// <param name="at">When it was taken (s); later than the one before.</param>
    /// <param name="sample">Its value. NaN forgets what was before, and gives NaN.</param>
    public double Next(double at, double sample)
    {
        if (double.IsNaN(sample) || double.IsNaN(value) || !(at > time))
        {
            (time, value, speed) = (at, sample, 0);
            return sample;
        }

        var step = at - time;
        var kept = Share(speedCutoff, step);
        speed += kept * (((sample - value) / step) - speed);
        value += Share(cutoff + (beta * Math.Abs(speed)), step) * (sample - value);
        time = at;
        return value;
    }

    // What one sample counts for in a first-order low-pass.
    private static double Share(double frequency, double step)
    {
        var turn = 2 * Math.PI * frequency * step;
        return turn / (turn + 1);
    }
}
