using System.Collections.Immutable;

namespace Hipwise.Signals;

/// <summary>Channels recorded together, each at its own rate, with what was marked meanwhile. Whatever the file was, analyses read this.</summary>
/// <param name="Channels">In the file's order; no two have the same label.</param>
/// <param name="Events">What was marked, by time.</param>
public sealed record Recording(ImmutableArray<Channel> Channels, ImmutableArray<RecordingEvent> Events)
{
    /// <summary>The channel of that label, or null.</summary>
    /// <param name="label">Capitals count.</param>
    public Channel? Find(string label) => Channels.FirstOrDefault(channel => channel.Label == label);
}

/// <summary>One recorded signal. Single samples that are missing are NaN; longer gaps lie between stretches.</summary>
/// <param name="Label">What the file calls it.</param>
/// <param name="Unit">Of the samples.</param>
/// <param name="Rate">Samples a second within a stretch.</param>
/// <param name="Samples">All stretches one after the other, in <paramref name="Unit"/>.</param>
/// <param name="Stretches">By time, without overlap, together as long as <paramref name="Samples"/>.</param>
public sealed record Channel(string Label, SignalUnit Unit, double Rate, double[] Samples, ImmutableArray<Stretch> Stretches)
{
    /// <summary>What the file tells about it beside its label; empty when nothing.</summary>
    public string Description { get; init; } = "";

    /// <summary>Time of the first sample (s); NaN without samples.</summary>
    public double Start => Stretches.Length == 0 ? double.NaN : Stretches[0].Start;

    /// <summary>A channel without gaps.</summary>
    /// <param name="label">What the file calls it.</param>
    /// <param name="unit">Of the samples.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="samples">In that unit; NaN where one is missing.</param>
    /// <param name="start">Time of the first one (s).</param>
    public static Channel Whole(string label, SignalUnit unit, double rate, double[] samples, double start = 0)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return new(label, unit, rate, samples, samples.Length == 0 ? [] : [new(start, 0, samples.Length)]);
    }

    /// <summary>Time of a sample (s).</summary>
    /// <param name="sample">Its place in <see cref="Samples"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public double TimeOf(int sample)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sample);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sample, Samples.Length);
        return Stretch.TimeOf(Stretches, Rate, sample);
    }
}

/// <summary>A part of a channel without gaps.</summary>
/// <param name="Start">Time of its first sample (s).</param>
/// <param name="First">Place of that sample among the channel's.</param>
/// <param name="Count">How many samples it has.</param>
public readonly record struct Stretch(double Start, int First, int Count)
{
    /// <summary>Time of a sample (s).</summary>
    /// <param name="stretches">Of its channel, one at least, by time.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="sample">Its place among the channel's.</param>
    public static double TimeOf(ImmutableArray<Stretch> stretches, double rate, int sample)
    {
        var (low, high) = (0, stretches.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = stretches[middle].First <= sample ? (middle, high) : (low, middle - 1);
        }

        return stretches[low].Start + ((sample - stretches[low].First) / rate);
    }
}

/// <summary>Something marked in a recording.</summary>
/// <param name="Time">When, on the same clock as the channels (s).</param>
/// <param name="Duration">How long (s); NaN when that is not told.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Context">What it belongs to, for instance a side; empty when that is not told.</param>
public sealed record RecordingEvent(double Time, double Duration, string Label, string Context);
