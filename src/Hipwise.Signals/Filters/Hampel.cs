namespace Hipwise.Signals.Filters;

/// <summary>Replaces single samples that stand out of their neighbours by the neighbours' median; NaN stays and counts for nothing.</summary>
public static class Hampel
{
    // Makes the median of absolute deviations the standard deviation of normally spread samples.
    private const double NormalScale = 1.4826;
    private const int WidestWindow = 99;

    // With fewer neighbours a median says nothing.
    private const int Fewest = 3;

    /// <summary>Cleans samples.</summary>
    /// <param name="samples">In the order taken; NaN where one is missing.</param>
    /// <param name="window">How many samples the middle one is held against, itself among them; odd, 3 to 99. Near the ends it is cut off.</param>
    /// <param name="limit">A sample further from the median than that many scaled median deviations is replaced; 0 or more.</param>
    /// <exception cref="ArgumentException">A window that is even or out of range, or a negative limit.</exception>
    public static double[] Clean(ReadOnlySpan<double> samples, int window, double limit)
    {
        if (window is < Fewest or > WidestWindow || window % 2 == 0 || !(limit >= 0))
        {
            throw new ArgumentException($"A window of {window} with limit {limit}; an odd window of {Fewest} to {WidestWindow} and a limit of 0 or more.", nameof(window));
        }

        var cleaned = samples.ToArray();
        Span<double> near = stackalloc double[window];
        for (var i = 0; i < samples.Length; i++)
        {
            var count = Gather(samples, i, window / 2, near);
            if (count < Fewest || double.IsNaN(samples[i]))
            {
                continue;
            }

            var median = MedianOf(near[..count]);
            foreach (ref var value in near[..count])
            {
                value = Math.Abs(value - median);
            }

            if (Math.Abs(samples[i] - median) > limit * NormalScale * MedianOf(near[..count]))
            {
                cleaned[i] = median;
            }
        }

        return cleaned;
    }

    private static int Gather(ReadOnlySpan<double> samples, int middle, int half, Span<double> near)
    {
        var count = 0;
        for (var k = Math.Max(0, middle - half); k <= Math.Min(samples.Length - 1, middle + half); k++)
        {
            if (!double.IsNaN(samples[k]))
            {
                near[count++] = samples[k];
            }
        }

        return count;
    }

    private static double MedianOf(Span<double> values)
    {
        values.Sort();
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
