namespace Hipwise.Signals.Emg.Onsets;

/// <summary>Change points of the variance by PELT: the partition of least cost, exactly, with whitened samples summed up in short steps.</summary>
/// <param name="StepSeconds">Over which squares are summed up (s).</param>
/// <param name="Penalty">Cost of a change point in log-likelihood, times the logarithm of how many steps are looked at together.</param>
/// <param name="Threshold">Pieces with a root of the mean square above that multiple of rest's are activity.</param>
public sealed record ChangePoints(double StepSeconds, double Penalty, double Threshold) : IOnsetDetector
{
    // Long signals are cut here, so that cost stays in proportion to length; a cut is no change point where both sides are alike.
    private const int Together = 2000;

    /// <inheritdoc/>
    public string Name => "Change points";

    /// <inheritdoc/>
    public IReadOnlyList<Extent> Detect(double[] samples, RestNoise rest)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(rest);
        var (step, white, marks) = (Math.Max(1, (int)Math.Round(StepSeconds * rest.Rate)), new double[samples.Length], new bool[samples.Length]);
        rest.Model.Whiten(samples, white);
        var sums = new double[(samples.Length / step) + 1];
        for (var i = 0; i < (sums.Length - 1) * step; i++)
        {
            sums[(i / step) + 1] += white[i] * white[i] / rest.Model.Variance;
        }

        for (var first = 0; first < sums.Length - 1; first += Together)
        {
            var count = Math.Min(Together, sums.Length - 1 - first);
            foreach (var (from, to) in Partition(sums.AsSpan(first + 1, count), step))
            {
                var power = 0.0;
                for (var i = from; i < to; i++)
                {
                    power += sums[first + 1 + i];
                }

                if (power / ((to - from) * step) > Threshold * Threshold)
                {
                    marks.AsSpan((first + from) * step, (to - from) * step).Fill(true);
                }
            }
        }

        return Extent.Where(marks);
    }

    /// <inheritdoc/>
    public double FalseAlarmsPerMinute(RestNoise rest) => double.NaN;

    // Killick, Fearnhead and Eckley's pruning: a last change that is worse by more than the penalty can never become the best again.
    private List<(int From, int To)> Partition(ReadOnlySpan<double> powers, int step)
    {
        var n = powers.Length;
        var (sums, best, last, open) = (new double[n + 1], new double[n + 1], new int[n + 1], new List<int> { 0 });
        var penalty = Penalty * Math.Log(Math.Max(2, n));
        best[0] = -penalty;
        for (var end = 1; end <= n; end++)
        {
            sums[end] = sums[end - 1] + powers[end - 1];
            best[end] = double.PositiveInfinity;
            foreach (var from in open)
            {
                var cost = best[from] + Cost(sums[end] - sums[from], (end - from) * step) + penalty;
                (best[end], last[end]) = cost < best[end] ? (cost, from) : (best[end], last[end]);
            }

            var (limit, now) = (best[end], end);
            open.RemoveAll(from => best[from] + Cost(sums[now] - sums[from], (now - from) * step) > limit);
            open.Add(end);
        }

        var pieces = new List<(int From, int To)>();
        for (var end = n; end > 0; end = last[end])
        {
            pieces.Add((last[end], end));
        }

        return pieces;
    }

    // Minus the log-likelihood of normal samples at their own variance, without constants.
    private static double Cost(double sum, int count) => 0.5 * count * (Math.Log(Math.Max(sum, 1e-12) / count) + 1);
}
