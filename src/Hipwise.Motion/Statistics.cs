namespace Hipwise.Motion;

/// <summary>Plain figures of samples; empty input gives NaN.</summary>
internal static class Statistics
{
    public static double Median(IReadOnlyList<double> values) => Quantile(values, 0.5);

    /// <summary>Value below which a share of the samples lies, linear between neighbours; NaN samples are left out.</summary>
    public static double Quantile(IReadOnlyList<double> values, double share)
    {
        var sorted = values.Where(value => !double.IsNaN(value)).Order().ToList();
        if (sorted.Count == 0)
        {
            return double.NaN;
        }

        var place = share * (sorted.Count - 1);
        var low = (int)place;
        return low + 1 < sorted.Count ? sorted[low] + ((place - low) * (sorted[low + 1] - sorted[low])) : sorted[low];
    }

    public static double Mean(IReadOnlyList<double> values)
    {
        var known = values.Where(value => !double.IsNaN(value)).ToList();
        return known.Count == 0 ? double.NaN : known.Average();
    }

    /// <summary>Standard deviation of the samples around their mean; 0 for a single one.</summary>
    public static double Spread(IReadOnlyList<double> values)
    {
        var mean = Mean(values);
        var known = values.Where(value => !double.IsNaN(value)).ToList();
        return known.Count < 2 ? 0 : Math.Sqrt(known.Sum(value => (value - mean) * (value - mean)) / (known.Count - 1));
    }

    /// <summary>Value at zero of the parabola that fits best; the mean when there are too few places for one.</summary>
    public static double AtZero(IReadOnlyList<double> places, IReadOnlyList<double> values)
    {
        Span<double> moments = stackalloc double[5];
        Span<double> right = stackalloc double[3];
        for (var i = 0; i < places.Count; i++)
        {
            var power = 1.0;
            for (var k = 0; k < 5; k++, power *= places[i])
            {
                moments[k] += power;
                right[Math.Min(k, 2)] += k < 3 ? power * values[i] : 0;
            }
        }

        // Cramer's rule for the constant of a + b·x + c·x².
        var m = moments;
        var r = right;
        var whole = (m[0] * ((m[2] * m[4]) - (m[3] * m[3]))) - (m[1] * ((m[1] * m[4]) - (m[2] * m[3]))) + (m[2] * ((m[1] * m[3]) - (m[2] * m[2])));
        var constant = (r[0] * ((m[2] * m[4]) - (m[3] * m[3]))) - (m[1] * ((r[1] * m[4]) - (r[2] * m[3]))) + (m[2] * ((r[1] * m[3]) - (r[2] * m[2])));
        return places.Count < 4 || Math.Abs(whole) < 1e-9 ? Mean(values) : constant / whole;
    }
}
