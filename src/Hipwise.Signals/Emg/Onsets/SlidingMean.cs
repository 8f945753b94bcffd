namespace Hipwise.Signals.Emg.Onsets;

/// <summary>A mean over a window about each sample, and how it scatters at rest.</summary>
internal static class SlidingMean
{
    /// <summary>Means over a window about each sample, at the ends over what there is of it.
    /// Sums begin afresh every few thousand samples, so that nothing loud is left in them.</summary>
    public static double[] Of(ReadOnlySpan<double> values, int window)
    {
        const int Fresh = 4096;
        var (output, half, sum) = (new double[values.Length], window / 2, 0.0);
        for (var i = 0; i < output.Length; i++)
        {
            var (first, end) = (Math.Max(0, i - half), Math.Min(values.Length, i - half + window));
            if (i % Fresh == 0)
            {
                sum = 0;
                for (var k = first; k < end; k++)
                {
                    sum += values[k];
                }
            }
            else
            {
                sum += (i - half + window <= values.Length ? values[end - 1] : 0) - (first > 0 ? values[first - 1] : 0);
            }

            output[i] = sum / (end - first);
        }

        return output;
    }

    /// <summary>Mean and deviation over all pieces of rest; values within a window of a piece's ends are left out where there are others.</summary>
    public static (double Mean, double Sd) AtRest(IEnumerable<double[]> statistics, int window)
    {
        var (sum, squares, count) = (0.0, 0.0, 0);
        foreach (var values in statistics)
        {
            var inner = values.Length > 3 * window ? values.AsSpan(window, values.Length - (2 * window)) : values;
            foreach (var value in inner)
            {
                (sum, squares, count) = (sum + value, squares + (value * value), count + 1);
            }
        }

        var mean = sum / count;
        return (mean, Math.Sqrt(Math.Max(0, (squares / count) - (mean * mean))));
    }

    /// <summary>Runs of values above a threshold.</summary>
    public static List<Extent> Above(ReadOnlySpan<double> values, double threshold)
    {
        var marks = new bool[values.Length];
        for (var i = 0; i < marks.Length; i++)
        {
            marks[i] = values[i] > threshold;
        }

        return Extent.Where(marks);
    }
}
