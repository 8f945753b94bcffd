using System.Collections.Immutable;
using Hipwise.Formats;
using Hipwise.Knowledge;
using Hipwise.Signals;
using Hipwise.Signals.Emg;

namespace Hipwise.Motion.Electrodes;

/// <summary>A recording of muscles' activity, read.</summary>
/// <param name="File">What the recording is called.</param>
/// <param name="Format">What kind of file it was.</param>
/// <param name="Started">When it began; null when the file does not say.</param>
/// <param name="Sheet">Which channel is which muscle.</param>
/// <param name="Result">What the channels show.</param>
/// <param name="Events">What was marked, by time.</param>
/// <param name="Start">Time of the first sample that was read (s).</param>
/// <param name="End">When the last one is over (s).</param>
/// <param name="KnowledgeVersion">The knowledge it was read with.</param>
public sealed record EmgReading(
    string File, string Format, DateTime? Started, ElectrodeSheet Sheet, EmgResult Result, ImmutableArray<RecordingEvent> Events, double Start, double End,
    string KnowledgeVersion)
{
    // Chance draws the same each time: the same file gives the same result.
    private const int Seed = 20261122;

    // A drawing is at least that wide (s).
    private const double LeastSpan = 1e-3;

    /// <summary>Loads and analyses one channel after the other.</summary>
    /// <param name="file">What the recording is called.</param>
    /// <param name="source">The open recording; it is read from until this is over.</param>
    /// <param name="sheet">Which channel is which muscle.</param>
    /// <param name="strongest">Recordings of strongest contractions, open likewise.</param>
    /// <param name="knowledge">By which figures.</param>
    /// <param name="progress">Told the share of the channels that are done, 0 to 1.</param>
    /// <param name="stop">Looked at between channels and while one is loaded.</param>
    /// <exception cref="StrongestException">A strongest contraction is in a unit that cannot be compared.</exception>
    /// <exception cref="BadFileException">A file can no longer be read.</exception>
    public static EmgReading Of(
        string file, RecordingSource source, ElectrodeSheet sheet, ImmutableArray<StrongestRecording> strongest, KnowledgeBase knowledge,
        IProgress<double>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(knowledge);
        foreach (var one in strongest)
        {
            one.Check(sheet);
        }

        var there = source.Channels.Where(channel => channel.Count > 0).ToList();
        var (start, end) = (there.Min(channel => channel.Start), there.Max(channel => channel.End));
        Channel Load(string label) => source.Load(channel => channel.Label == label, null, stop).Channels[0] with { Unit = sheet.Of(label).Unit };
        var channels = new EmgSource([.. there.Select(channel => channel.Label)], Load, source.Events, start, Math.Max(end, start + LeastSpan))
        {
            Strongest = strongest.IsEmpty ? null : label => strongest.Select(one => one.Load(sheet.Of(label), stop)).OfType<Channel>(),
        };
        var result = EmgAnalysis.Run(channels, knowledge.Emg.Rules, sheet.Placements(), Seed, progress, stop);
        return new(file, source.Format, source.Started, sheet, result, source.Events, start, end, knowledge.Version);
    }
}
