namespace Hipwise.Signals.Emg.Onsets;

/// <summary>A run of samples.</summary>
/// <param name="First">Place of its first one.</param>
/// <param name="Count">How many.</param>
public readonly record struct Extent(int First, int Count)
{
    /// <summary>Place behind its last sample.</summary>
    public int End => First + Count;

    /// <summary>All runs of samples that are marked.</summary>
    /// <param name="marks">One a sample.</param>
    public static List<Extent> Where(ReadOnlySpan<bool> marks)
    {
        var (spans, first) = (new List<Extent>(), -1);
        for (var i = 0; i <= marks.Length; i++)
        {
            var isMarked = i < marks.Length && marks[i];
            if (isMarked && first < 0)
            {
                first = i;
            }
            else if (!isMarked && first >= 0)
            {
                spans.Add(new(first, i - first));
                first = -1;
            }
        }

        return spans;
    }

    /// <summary>The first run that shares samples with another; without samples where none does.</summary>
    /// <param name="spans">By place, apart from each other.</param>
    /// <param name="with">The other.</param>
    public static Extent FirstIn(IReadOnlyList<Extent> spans, Extent with)
    {
        ArgumentNullException.ThrowIfNull(spans);
        var (low, high) = (0, spans.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = spans[middle].End > with.First ? (low, middle) : (middle + 1, high);
        }

        return low < spans.Count && spans[low].First < with.End ? spans[low] : default;
    }

    /// <summary>Joins runs with too short a pause between, and then drops those that are too short.</summary>
    /// <param name="spans">By place.</param>
    /// <param name="leastPause">A shorter pause joins (samples).</param>
    /// <param name="leastCount">A shorter run is dropped (samples).</param>
    public static List<Extent> Tidy(IReadOnlyList<Extent> spans, int leastPause, int leastCount)
    {
        ArgumentNullException.ThrowIfNull(spans);
        var joined = new List<Extent>();
        foreach (var span in spans)
        {
            if (joined.Count > 0 && span.First - joined[^1].End < leastPause)
            {
                joined[^1] = new(joined[^1].First, Math.Max(joined[^1].End, span.End) - joined[^1].First);
            }
            else
            {
                joined.Add(span);
            }
        }

        joined.RemoveAll(span => span.Count < leastCount);
        return joined;
    }
}
