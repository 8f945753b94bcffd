namespace Hipwise.Signals.Filters;

/// <summary>
/// The smoothest curve through samples: of odd degree 2m − 1 between them, with 2m − 2 continuous derivatives, and of degree m − 1 outside
/// them, so that at both ends the derivatives m to 2m − 2 vanish. Degree 5 is what OpenSim differentiates its motions with.
/// </summary>
/// <remarks>Constant once made: any number of threads may read it.</remarks>
public sealed class NaturalSpline
{
    private readonly double[] times;
    private readonly double[] coefficients;
    private readonly int width;

    /// <summary>Fits the curve: exact at the samples, and no smoothing.</summary>
    /// <param name="times">Where the samples are, rising; kept, not copied.</param>
    /// <param name="values">One for each time, all finite.</param>
    /// <param name="degree">1, 3, 5 or 7.</param>
    /// <exception cref="ArgumentException">
    /// Another degree, fewer samples than degree + 1, counts that differ, or a time or value that is not finite or does not rise.
    /// </exception>
    public NaturalSpline(double[] times, ReadOnlySpan<double> values, int degree = 5)
    {
        ArgumentNullException.ThrowIfNull(times);
        Check(times, values, degree);
        this.times = times;
        Degree = degree;
        width = degree + 1;
        coefficients = SplineFit.Taylor(times, values, degree);
    }

    /// <summary>1, 3, 5 or 7.</summary>
    public int Degree { get; }

    /// <summary>The first sample's time.</summary>
    public double Start => times[0];

    /// <summary>The last sample's time.</summary>
    public double End => times[^1];

    /// <summary>The curve or one of its derivatives at a time.</summary>
    /// <param name="time">Any finite time; outside the samples the end polynomial of degree m − 1 goes on.</param>
    /// <param name="derivative">0 for the curve itself; from degree + 1 on the answer is 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative derivative.</exception>
    public double At(double time, int derivative = 0)
    {
        var piece = 0;
        return At(time, derivative, ref piece);
    }

    /// <summary>The same for times that mostly rise: it looks on from the piece where the last one was.</summary>
    /// <param name="time">Any finite time.</param>
    /// <param name="derivative">0 or more.</param>
    /// <param name="piece">0 at first; then left to this method.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative derivative.</exception>
    public double At(double time, int derivative, ref int piece)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(derivative);
        piece = Find(time, piece);
        var (knot, terms) = (piece, width);
        if (time <= times[0])
        {
            (knot, terms) = (0, time < times[0] ? width / 2 : width);
        }
        else if (time >= times[^1])
        {
            (knot, terms) = (times.Length - 1, width / 2);
        }

        return Evaluate(coefficients.AsSpan(knot * width, terms), time - times[knot], derivative);
    }

    /// <summary>Value, first and second derivative at once: position, velocity and acceleration of a coordinate.</summary>
    /// <param name="time">Any finite time.</param>
    /// <param name="piece">0 at first; then left to this method.</param>
    public (double Value, double First, double Second) Motion(double time, ref int piece) =>
        (At(time, 0, ref piece), At(time, 1, ref piece), At(time, 2, ref piece));

    // Coefficients are those of powers of the time since the knot.
    private static double Evaluate(ReadOnlySpan<double> powers, double since, int derivative)
    {
        var sum = 0.0;
        for (var k = powers.Length - 1; k >= derivative; k--)
        {
            var factor = 1.0;
            for (var step = 0; step < derivative; step++)
            {
                factor *= k - step;
            }

            sum = (sum * since) + (factor * powers[k]);
        }

        return sum;
    }

    private static void Check(double[] times, ReadOnlySpan<double> values, int degree)
    {
        if (degree is not (1 or 3 or 5 or 7))
        {
            throw new ArgumentException($"A spline of degree {degree}; it must be 1, 3, 5 or 7.", nameof(degree));
        }

        if (times.Length != values.Length || times.Length <= degree)
        {
            throw new ArgumentException(
                $"{values.Length} samples at {times.Length} times: a spline of degree {degree} needs at least {degree + 1}, one for each time.", nameof(values));
        }

        for (var i = 0; i < times.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentException($"Sample {i + 1} is {values[i]}: gaps are filled before a spline is fitted.", nameof(values));
            }

            if (!double.IsFinite(times[i]) || (i > 0 && times[i] <= times[i - 1]))
            {
                throw new ArgumentException($"Time {i + 1} ({times[i]:G9} s) does not come after the one before it.", nameof(times));
            }
        }
    }

    // The last knot at or before the time, but never the last of all.
    private int Find(double time, int guess)
    {
        var last = times.Length - 2;
        guess = Math.Clamp(guess, 0, last);
        for (var step = 0; step < 4 && guess < last && times[guess + 1] <= time; step++)
        {
            guess++;
        }

        if (times[guess] <= time && (guess == last || time < times[guess + 1]))
        {
            return guess;
        }

        var found = Array.BinarySearch(times, time);
        return Math.Clamp(found >= 0 ? found : ~found - 1, 0, last);
    }
}
