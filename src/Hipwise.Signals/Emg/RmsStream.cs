namespace Hipwise.Signals.Emg;

/// <summary>Root of the mean square of the last samples, one by one: the numbers of <see cref="Envelopes.Rms"/>, half a window later.</summary>
public sealed class RmsStream
{
    // Squares of the block that is being filled; behind them, for each place, what the block before sums up to from there on. So nothing is ever
    // taken away from a sum, and a quiet sample after a loud one keeps its digits.
    private readonly double[] squares;
    private long taken;
    private double sum;

    /// <summary>Empty.</summary>
    /// <param name="window">Samples; odd, so that it has a middle.</param>
    /// <exception cref="ArgumentException">The window is even or below 1.</exception>
    public RmsStream(int window)
    {
        if (window < 1 || window % 2 == 0)
        {
            throw new ArgumentException($"A window of {window} samples; it must be odd and above 0.", nameof(window));
        }

        squares = new double[window];
    }

    /// <summary>The root over the window that ends with this sample; over all samples so far while they are fewer.</summary>
    /// <param name="sample">In any unit.</param>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public double Next(double sample)
    {
        if (!double.IsFinite(sample))
        {
            throw new ArgumentException($"A sample is {sample}: gaps are filled, or stretches taken one by one.", nameof(sample));
        }

        var place = (int)(taken % squares.Length);
        if (place == 0)
        {
            CloseBlock();
        }

        squares[place] = sample * sample;
        sum += squares[place];
        taken++;
        var before = place + 1 < squares.Length ? squares[place + 1] : 0;
        return Math.Sqrt((sum + before) / Math.Min(taken, squares.Length));
    }

    private void CloseBlock()
    {
        for (var i = squares.Length - 2; i >= 0; i--)
        {
            squares[i] += squares[i + 1];
        }

        sum = 0;
    }
}
