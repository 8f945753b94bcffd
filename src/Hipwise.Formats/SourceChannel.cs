using System.Collections.Immutable;
using Hipwise.Signals;

namespace Hipwise.Formats;

/// <summary>A channel of a recording whose samples are still in the file.</summary>
/// <param name="Label">What the file calls it.</param>
/// <param name="Unit">Of the samples.</param>
/// <param name="Rate">Samples a second within a stretch.</param>
/// <param name="Count">How many samples there are.</param>
/// <param name="Stretches">By time, without overlap, together as long as <paramref name="Count"/>.</param>
public sealed record SourceChannel(string Label, SignalUnit Unit, double Rate, int Count, ImmutableArray<Stretch> Stretches)
{
    /// <summary>What the file tells about it beside its label; empty when nothing.</summary>
    public string Description { get; init; } = "";

    /// <summary>How the file holds its samples in whole numbers of 16 bits; null where it does not. Written anew with these, samples stay what they are.</summary>
    public SampleSteps? Steps { get; init; }

    /// <summary>Time of the first sample (s); NaN without samples.</summary>
    public double Start => Stretches.Length == 0 ? double.NaN : Stretches[0].Start;

    /// <summary>When the last sample is over (s); NaN without samples.</summary>
    public double End => Stretches.Length == 0 ? double.NaN : Stretches[^1].Start + (Stretches[^1].Count / Rate);

    /// <summary>Time of a sample (s).</summary>
    /// <param name="sample">Its place, from 0 to <see cref="Count"/>.</param>
    public double TimeOf(int sample) => Stretch.TimeOf(Stretches, Rate, sample);

    /// <summary>The samples of a time: the first one's place and how many.</summary>
    /// <param name="from">Seconds; the sample at it belongs to it.</param>
    /// <param name="to">Seconds; the sample at it does not.</param>
    internal (int First, int Count) Within(double from, double to)
    {
        var (first, end) = (PlaceOf(from), PlaceOf(to));
        return (first, Math.Max(0, end - first));
    }

    /// <summary>The stretches of some of the samples, counted from the first of these.</summary>
    internal ImmutableArray<Stretch> Cut(int first, int count)
    {
        var cut = ImmutableArray.CreateBuilder<Stretch>();
        foreach (var stretch in Stretches)
        {
            var (low, high) = (Math.Max(first, stretch.First), Math.Min(first + count, stretch.First + stretch.Count));
            if (low < high)
            {
                cut.Add(new(stretch.Start + ((low - stretch.First) / Rate), low - first, high - low));
            }
        }

        return cut.ToImmutable();
    }

    // The first sample at or behind a time; a thousandth of a step is not told apart.
    private int PlaceOf(double time)
    {
        foreach (var stretch in Stretches)
        {
            if (time < stretch.Start + (stretch.Count / Rate))
            {
                return stretch.First + (int)Math.Clamp(Math.Ceiling(((time - stretch.Start) * Rate) - 1e-3), 0, stretch.Count);
            }
        }

        return Count;
    }
}

/// <summary>Whole numbers that stand for samples: those from <paramref name="Least"/> to <paramref name="Most"/> stand evenly for what lies from low to high.</summary>
/// <param name="Low">As the file writes it, in the channel's unit.</param>
/// <param name="High">Likewise; another than low, also below it.</param>
/// <param name="Least">The number that stands for low, -32768 or more.</param>
/// <param name="Most">The number that stands for high, up to 32767 and above <paramref name="Least"/>.</param>
public sealed record SampleSteps(string Low, string High, int Least, int Most);
