namespace Hipwise.Simulation.Movements;

// A coordinate's way through the poses: it comes to rest where it turns or holds, and passes smoothly elsewhere. Twice differentiable.
internal sealed class KeyCourse
{
    private readonly double[] _times;
    private readonly double[] _values;
    private readonly double[] _slopes;

    public KeyCourse(double[] times, double[] values)
    {
        (_times, _values, _slopes) = (times, values, new double[times.Length]);
        for (var i = 1; i < times.Length - 1; i++)
        {
            _slopes[i] = Slope(Rise(i), Rise(i + 1), times[i] - times[i - 1], times[i + 1] - times[i]);
        }
    }

    public double At(double time)
    {
        var i = Math.Clamp(Array.FindLastIndex(_times, t => t <= time), 0, _times.Length - 2);
        var span = _times[i + 1] - _times[i];
        var s = Math.Clamp((time - _times[i]) / span, 0, 1);
        var (s3, s4, s5) = (s * s * s, s * s * s * s, s * s * s * s * s);
        var ahead = Ease(s);
        var leaving = s - (6 * s3) + (8 * s4) - (3 * s5);
        var arriving = (-4 * s3) + (7 * s4) - (3 * s5);
        return _values[i] + (ahead * (_values[i + 1] - _values[i])) + (span * ((leaving * _slopes[i]) + (arriving * _slopes[i + 1])));
    }

    // From 0 to 1, at rest at both ends.
    public static double Ease(double share) => share * share * share * (10 + (share * ((6 * share) - 15)));

    private double Rise(int i) => (_values[i] - _values[i - 1]) / (_times[i] - _times[i - 1]);

    // The weighted harmonic mean never overshoots (source: Fritsch and Butland 1984).
    private static double Slope(double before, double after, double spanBefore, double spanAfter)
    {
        if (before * after <= 0)
        {
            return 0;
        }

        var (w1, w2) = ((2 * spanAfter) + spanBefore, spanAfter + (2 * spanBefore));
        return (w1 + w2) / ((w1 / before) + (w2 / after));
    }
}
