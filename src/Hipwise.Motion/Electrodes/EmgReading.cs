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

    /// <summary>Analyses what was loaded.</summary>
    /// <param name="file">What the recording is called.</param>
    /// <param name="source">Format and start.</param>
    /// <param name="loaded">The channels that the sheet reads.</param>
    /// <param name="sheet">Which channel is which muscle.</param>
    /// <param name="strongest">Recordings of strongest contractions, each with its own sheet.</param>
    /// <param name="knowledge">By which figures.</param>
    /// <param name="progress">Told the share of the channels that are done, 0 to 1.</param>
    /// <param name="stop">Looked at between channels.</param>
    /// <exception cref="StrongestException">A strongest contraction is in a unit that cannot be compared.</exception>
    public static EmgReading Of(
        string file, RecordingSource source, Recording loaded, ElectrodeSheet sheet, ImmutableArray<(string File, Recording Recording, ElectrodeSheet Sheet)> strongest,
        KnowledgeBase knowledge, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(loaded);
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(knowledge);
        var recording = loaded with { Channels = [.. loaded.Channels.Select(channel => channel with { Unit = sheet.Of(channel.Label).Unit })] };
        var references = strongest.Select(one => Strongest.Alike(one.File, one.Recording, one.Sheet, sheet)).ToImmutableArray();
        var result = EmgAnalysis.Run(recording, knowledge.Emg.Rules, sheet.Placements(), references, Seed, progress, stop);
        var there = source.Channels.Where(channel => channel.Count > 0).ToList();
        return new(
            file, source.Format, source.Started, sheet, result, recording.Events, there.Min(channel => channel.Start), there.Max(channel => channel.End), knowledge.Version);
    }
}
