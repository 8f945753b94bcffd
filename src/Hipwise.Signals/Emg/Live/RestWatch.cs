namespace Hipwise.Signals.Emg.Live;

/// <summary>The last seconds of a channel while rest is learned, and whether they were still. Nothing is allocated for a sample.</summary>
internal sealed class RestWatch
{
    private readonly double[] raw;
    private readonly double[] stretches;
    private readonly int stretch;
    private readonly double spread;
    private long taken;
    private double power;
    private int count;
    private long closed;

    public RestWatch(double rate, EmgRules rules)
    {
        raw = new double[(int)(rules.Live.RestSeconds * rate)];
        stretch = Math.Max(1, (int)(rules.Detection.RestSeconds * rate));
        // What the filters need to settle is not looked at.
        stretches = new double[Math.Max(1, (raw.Length - (int)(rules.Live.SettleSeconds * rate)) / stretch)];
        spread = rules.Live.RestSpread * rules.Live.RestSpread;
    }

    /// <summary>As many stretches as a rest has were about as loud as each other. What stands still is dead, not moved.</summary>
    public bool IsStill => closed >= stretches.Length && stretches.Max() <= spread * stretches.Min();

    /// <summary>Takes a sample.</summary>
    /// <param name="sample">As recorded.</param>
    /// <param name="filtered">Within the band.</param>
    public void Next(double sample, double filtered)
    {
        raw[taken % raw.Length] = sample;
        taken++;
        if (taken <= raw.Length - (stretch * stretches.Length))
        {
            return;
        }

        (power, count) = (power + (filtered * filtered), count + 1);
        if (count == stretch)
        {
            stretches[closed++ % stretches.Length] = power;
            (power, count) = (0, 0);
        }
    }

    /// <summary>Begins anew, as after a gap.</summary>
    public void Clear() => (taken, closed, power, count) = (0, 0, 0, 0);

    /// <summary>The last samples as recorded, in the order of time.</summary>
    public double[] Raw()
    {
        var first = taken <= raw.Length ? 0 : (int)(taken % raw.Length);
        return [.. raw.AsSpan(first, (int)Math.Min(taken, raw.Length) - first), .. raw.AsSpan(0, first)];
    }

    /// <summary>Root of the mean square.</summary>
    public static double Level(ReadOnlySpan<double> samples)
    {
        var sum = 0.0;
        foreach (var sample in samples)
        {
            sum += sample * sample;
        }

        return Math.Sqrt(sum / samples.Length);
    }

    /// <summary>The same of the quietest stretch.</summary>
    public double Quietest(ReadOnlySpan<double> samples)
    {
        var least = Level(samples);
        for (var first = 0; first + stretch <= samples.Length; first += stretch)
        {
            least = Math.Min(least, Level(samples.Slice(first, stretch)));
        }

        return least;
    }
}
