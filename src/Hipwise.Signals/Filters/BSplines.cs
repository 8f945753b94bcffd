namespace Hipwise.Signals.Filters;

/// <summary>The B-splines that are not 0 in one interval, and all their derivatives, by the recurrence of Cox and de Boor.</summary>
internal static class BSplines
{
    /// <summary>Fills in derivative k of the j-th of them at <c>result[k · (degree + 1) + j]</c>.</summary>
    /// <param name="knots">Not falling.</param>
    /// <param name="degree">Of the B-splines.</param>
    /// <param name="interval">Index of the knot at or before the time, with a later one behind it.</param>
    /// <param name="time">Within the interval, its ends included.</param>
    /// <param name="result">(degree + 1)² numbers.</param>
    public static void At(double[] knots, int degree, int interval, double time, Span<double> result)
    {
        var width = degree + 1;
        Span<double> lower = stackalloc double[width];
        Span<double> steps = stackalloc double[width];
        result.Clear();
        for (var order = 0; order <= degree; order++)
        {
            // Derivative k of degree d is made of B-splines of degree d − k by k steps of differences.
            var below = degree - order;
            Values(knots, below, interval, time, lower);
            for (var j = 0; j < width; j++)
            {
                steps.Clear();
                steps[j] = 1;
                Differentiate(knots, degree, interval, order, steps);
                var sum = 0.0;
                for (var k = 0; k <= below; k++)
                {
                    sum += steps[k + order] * lower[k];
                }

                result[(order * width) + j] = sum;
            }
        }
    }

    // Weights of B-splines of one degree, differentiated: weights of those of the degree below, kept at the higher index.
    private static void Differentiate(double[] knots, int degree, int interval, int times, Span<double> weights)
    {
        for (var step = 0; step < times; step++)
        {
            var present = degree - step;
            for (var k = degree; k > step; k--)
            {
                var index = interval - degree + k;
                weights[k] = present * (weights[k] - weights[k - 1]) / (knots[index + present] - knots[index]);
            }
        }
    }

    private static void Values(double[] knots, int degree, int interval, double time, Span<double> result)
    {
        result[0] = 1;
        for (var d = 1; d <= degree; d++)
        {
            var saved = 0.0;
            for (var k = 0; k < d; k++)
            {
                var (right, left) = (knots[interval + k + 1] - time, time - knots[interval + 1 - d + k]);
                var part = result[k] / (right + left);
                result[k] = saved + (right * part);
                saved = left * part;
            }

            result[d] = saved;
        }
    }
}
