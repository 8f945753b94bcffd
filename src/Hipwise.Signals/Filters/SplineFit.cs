namespace Hipwise.Signals.Filters;

/// <summary>
/// Finds a natural spline's B-spline weights from one banded system (a row for each sample, and rows for the derivatives that vanish at the
/// ends), and turns them into powers of the time since each knot.
/// </summary>
internal static class SplineFit
{
    /// <summary>For each sample the coefficients of 1, x, x² … with x the time since it; degree + 1 of them.</summary>
    public static double[] Taylor(double[] times, ReadOnlySpan<double> values, int degree)
    {
        var half = (degree + 1) / 2;
        var knots = Clamped(times, degree);
        var system = new BandedSystem(times.Length + degree - 1, degree + 1);
        var derivatives = new double[(degree + 1) * (degree + 1)];
        var row = 0;
        for (var i = 0; i < times.Length; i++)
        {
            var interval = Math.Min(i, times.Length - 2);
            BSplines.At(knots, degree, degree + interval, times[i], derivatives);
            if (i == times.Length - 1)
            {
                row = AddEnds(system, row, interval, half, degree, derivatives);
            }

            system.SetRow(row++, interval, derivatives.AsSpan(0, degree + 1), values[i]);
            if (i == 0)
            {
                row = AddEnds(system, row, interval, half, degree, derivatives);
            }
        }

        return Expand(times, degree, knots, system.Solve());
    }

    // Derivatives m to 2m − 2 are 0 there. Each row is scaled to 1, or its size would hide the others'.
    private static int AddEnds(BandedSystem system, int row, int interval, int half, int degree, double[] derivatives)
    {
        for (var order = half; order < degree; order++)
        {
            var values = derivatives.AsSpan(order * (degree + 1), degree + 1);
            var greatest = 0.0;
            foreach (var value in values)
            {
                greatest = Math.Max(greatest, Math.Abs(value));
            }

            foreach (ref var value in values)
            {
                value /= greatest;
            }

            system.SetRow(row++, interval, values, 0);
        }

        return row;
    }

    private static double[] Clamped(double[] times, int degree)
    {
        var knots = new double[times.Length + (2 * degree)];
        Array.Fill(knots, times[0], 0, degree);
        times.CopyTo(knots, degree);
        Array.Fill(knots, times[^1], degree + times.Length, degree);
        return knots;
    }

    private static double[] Expand(double[] times, int degree, double[] knots, double[] weights)
    {
        var width = degree + 1;
        var powers = new double[times.Length * width];
        var derivatives = new double[width * width];
        for (var i = 0; i < times.Length; i++)
        {
            var interval = Math.Min(i, times.Length - 2);
            BSplines.At(knots, degree, degree + interval, times[i], derivatives);
            var factorial = 1.0;
            for (var order = 0; order < width; order++)
            {
                factorial *= Math.Max(1, order);
                var sum = 0.0;
                for (var k = 0; k < width; k++)
                {
                    sum += derivatives[(order * width) + k] * weights[interval + k];
                }

                powers[(i * width) + order] = sum / factorial;
            }
        }

        return powers;
    }
}
