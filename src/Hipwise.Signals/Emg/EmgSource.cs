using System.Collections.Immutable;

namespace Hipwise.Signals.Emg;

/// <summary>What an analysis reads. Its channels are asked for one after the other, so that no two need to be held at a time.</summary>
/// <param name="Labels">Of the channels that there are.</param>
/// <param name="Load">Gives the channel of one of these labels; it is asked for each once.</param>
/// <param name="Events">What was marked, by time.</param>
/// <param name="Start">Where traces begin (s).</param>
/// <param name="End">Where they end (s), above <paramref name="Start"/>.</param>
public sealed record EmgSource(ImmutableArray<string> Labels, Func<string, Channel> Load, ImmutableArray<RecordingEvent> Events, double Start, double End)
{
    private const double LeastSpan = 1e-3;

    /// <summary>Gives the strongest contractions that were recorded for a label, in the unit of its channel or left out; each burst in them is an attempt.
    /// Null when none were recorded at all.</summary>
    public Func<string, IEnumerable<Channel>>? Strongest { get; init; }

    /// <summary>A recording that is in memory.</summary>
    /// <param name="recording">What was recorded.</param>
    /// <param name="strongest">Recordings of strongest contractions with the same labels and units; empty without.</param>
    public static EmgSource Of(Recording recording, ImmutableArray<Recording> strongest)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var there = recording.Channels.Where(channel => !channel.Stretches.IsEmpty).ToList();
        var start = there.Count == 0 ? 0 : there.Min(channel => channel.Start);
        var end = there.Count == 0 ? 0 : there.Max(channel => channel.Stretches[^1].Start + (channel.Stretches[^1].Count / channel.Rate));
        return new([.. recording.Channels.Select(channel => channel.Label)], label => recording.Find(label)!, recording.Events, start, Math.Max(end, start + LeastSpan))
        {
            Strongest = strongest.IsDefaultOrEmpty ? null : label => strongest.Select(one => one.Find(label)).OfType<Channel>(),
        };
    }
}
