namespace Hipwise.Signals.Emg.Onsets;

/// <summary>Hodges and Bui: the rectified samples' mean over a window is so many of its deviations at rest above its mean at rest.</summary>
/// <param name="WindowSeconds">The window about each sample (s).</param>
/// <param name="Multiple">How many deviations.</param>
public sealed record HodgesBui(double WindowSeconds, double Multiple) : IOnsetDetector
{
    /// <inheritdoc/>
    public string Name => "Hodges-Bui";

    /// <inheritdoc/>
    public IReadOnlyList<Extent> Detect(double[] samples, RestNoise rest)
    {
        ArgumentNullException.ThrowIfNull(rest);
        var window = Math.Max(1, (int)Math.Round(WindowSeconds * rest.Rate));
        var (mean, sd) = SlidingMean.AtRest(rest.Pieces.Select(piece => SlidingMean.Of(Envelopes.Rectify(piece), window)), window);
        return SlidingMean.Above(SlidingMean.Of(Envelopes.Rectify(samples), window), mean + (Multiple * sd));
    }

    /// <inheritdoc/>
    public double FalseAlarmsPerMinute(RestNoise rest)
    {
        ArgumentNullException.ThrowIfNull(rest);
        // Of normal noise |x| has mean √(2/π) and variance 1 − 2/π, and its mean over a window scatters nearly as half the mean square does.
        var sd = Math.Sqrt(1 / (4 * rest.Bandwidth * WindowSeconds));
        return FalseAlarms.PerMinute(1 + (Multiple * sd), WindowSeconds, rest.Bandwidth);
    }
}

/// <summary>Teager and Kaiser's energy, its size averaged over a window, is so many of its deviations at rest above its mean at rest.</summary>
/// <param name="WindowSeconds">The window about each sample (s).</param>
/// <param name="Multiple">How many deviations.</param>
public sealed record TeagerKaiserThreshold(double WindowSeconds, double Multiple) : IOnsetDetector
{
    /// <inheritdoc/>
    public string Name => "Teager-Kaiser";

    /// <inheritdoc/>
    public IReadOnlyList<Extent> Detect(double[] samples, RestNoise rest)
    {
        ArgumentNullException.ThrowIfNull(rest);
        var window = Math.Max(1, (int)Math.Round(WindowSeconds * rest.Rate));
        var (mean, sd) = SlidingMean.AtRest(rest.Pieces.Select(piece => Smooth(piece, window)), window);
        return SlidingMean.Above(Smooth(samples, window), mean + (Multiple * sd));
    }

    /// <inheritdoc/>
    public double FalseAlarmsPerMinute(RestNoise rest)
    {
        ArgumentNullException.ThrowIfNull(rest);
        // A mean of squares again, whose deviation over its mean is 1/√(bandwidth · window).
        return FalseAlarms.PerMinute(Math.Sqrt(1 + (Multiple / Math.Sqrt(rest.Bandwidth * WindowSeconds))), WindowSeconds, rest.Bandwidth);
    }

    private static double[] Smooth(double[] samples, int window) => SlidingMean.Of(Envelopes.Rectify(Envelopes.TeagerKaiser(samples)), window);
}

/// <summary>Bonato's double threshold: of some pairs of whitened samples in a row, enough have a sum of squares that rest seldom has.</summary>
/// <param name="Share">How likely a pair at rest passes the first threshold, 0-1.</param>
/// <param name="Of">How many pairs in a row are looked at.</param>
/// <param name="Least">How many of them must pass.</param>
public sealed record Bonato(double Share, int Of, int Least) : IOnsetDetector
{
    /// <inheritdoc/>
    public string Name => "Bonato";

    /// <inheritdoc/>
    public IReadOnlyList<Extent> Detect(double[] samples, RestNoise rest)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(rest);
        var white = new double[samples.Length];
        rest.Model.Whiten(samples, white);
        // A sum of two squares over the variance is a χ² of two degrees: it passes ζ with probability exp(−ζ/2).
        var threshold = -2 * Math.Log(Share) * rest.Model.Variance;
        var (pairs, marks, passed) = (new bool[white.Length / 2], new bool[white.Length], 0);
        for (var i = 0; i < pairs.Length; i++)
        {
            pairs[i] = (white[2 * i] * white[2 * i]) + (white[(2 * i) + 1] * white[(2 * i) + 1]) > threshold;
            passed += pairs[i] ? 1 : 0;
            passed -= i >= Of && pairs[i - Of] ? 1 : 0;
            if (passed >= Least)
            {
                var first = 2 * Math.Max(0, i + 1 - Of);
                // Inside a run only what is new has to be marked.
                var from = first < marks.Length && marks[first] && i > 0 && marks[(2 * i) - 1] ? 2 * i : first;
                marks.AsSpan(from, (2 * i) + 2 - from).Fill(true);
            }
        }

        return Extent.Where(marks);
    }

    /// <inheritdoc/>
    public double FalseAlarmsPerMinute(RestNoise rest)
    {
        ArgumentNullException.ThrowIfNull(rest);
        // A run begins with a pair that passes after the one that leaves did not.
        return 60 * rest.Rate / 2 * Share * (1 - Share) * FalseAlarms.AtLeast(Least - 1, Of - 1, Share) * Binomial(Least - 1, Of - 1, Share);
    }

    // Of those that have enough, the share that has just enough.
    private static double Binomial(int just, int of, double share) =>
        1 - (FalseAlarms.AtLeast(just + 1, of, share) / FalseAlarms.AtLeast(just, of, share));
}
