namespace Hipwise.Signals.Emg;

/// <summary>Root of the mean square of the last samples, one by one: the numbers of <see cref="Envelopes.Rms"/>, half a window later.</summary>
public sealed class RmsStream
{
    // Squares of the block that is being filled; behind them, for each place, what the block before sums up to from there on. So nothing is ever
    // taken away from a sum, and a quiet sample after a loud one keeps its digits.
    private readonly double[] squares;
    private int place;
    private int taken;
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

        if (place == 0)
        {
            CloseBlock();
        }

        var square = sample * sample;
        squares[place] = square;
        sum += square;
        taken += taken < squares.Length ? 1 : 0;
        place++;
        var before = 0.0;
        if (place < squares.Length)
        {
            before = squares[place];
        }
        else
        {
            place = 0;
        }

        return Math.Sqrt((sum + before) / taken);
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
