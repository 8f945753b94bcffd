namespace Hipwise.Signals.Emg.Live;

/// <summary>Looks at a channel's samples as they come for what makes them unusable; what was seen is told for a while. Nothing is allocated for a sample.</summary>
internal sealed class ChannelWatch(double rate, EmgRules rules)
{
    // Samples in a row at the very end of the range.
    private const int LeastRun = 3;

    private static readonly int Kinds = Enum.GetValues<LiveNote>().Length;
    private readonly long[] until = new long[Kinds];
    private double low = double.PositiveInfinity;
    private double high = double.NegativeInfinity;
    private double mean = double.NaN;
    private double limit = double.PositiveInfinity;
    private double last = double.NaN;
    private long same;
    private int clipped;
    private int looked;

    /// <summary>True while something is told.</summary>
    /// <param name="note">What.</param>
    /// <param name="place">Samples so far.</param>
    public bool Tells(LiveNote note, long place) => place < until[(int)note];

    /// <summary>From now on it is told for a while.</summary>
    /// <param name="note">What.</param>
    /// <param name="place">Samples so far.</param>
    public void Tell(LiveNote note, long place) => until[(int)note] = place + (long)(rules.Live.NoteSeconds * rate);

    /// <summary>Says what rest was like as recorded; from now on cut-off swings are looked for.</summary>
    /// <param name="rest">Samples of it.</param>
    public void Learn(ReadOnlySpan<double> rest)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var sample in rest)
        {
            sum += sample / rest.Length;
        }

        foreach (var sample in rest)
        {
            squares += (sample - sum) * (sample - sum) / rest.Length;
        }

        (mean, limit) = (sum, rules.Live.ClipMultiple * Math.Sqrt(squares));
    }

    /// <summary>Looks at the next sample.</summary>
    /// <param name="sample">As recorded.</param>
    /// <param name="place">Samples before it.</param>
    public void Next(double sample, long place)
    {
        same = sample == last ? same + 1 : 1;
        last = sample;
        (low, high) = (Math.Min(low, sample), Math.Max(high, sample));
        if (same > rules.Live.DeadSeconds * rate)
        {
            Tell(LiveNote.Dead, place);
            return;
        }

        looked++;
        clipped += same >= LeastRun && (sample == low || sample == high) && Math.Abs(sample - mean) >= limit ? same == LeastRun ? LeastRun : 1 : 0;
        if (looked < rules.Live.CheckSeconds * rate)
        {
            return;
        }

        if (clipped > rules.Quality.Checks[EmgCheck.Clipped].Tell * looked)
        {
            Tell(LiveNote.Clipped, place);
        }

        (clipped, looked) = (0, 0);
    }
}
