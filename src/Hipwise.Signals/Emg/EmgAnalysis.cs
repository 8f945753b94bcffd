using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Signals.Emg.Onsets;

namespace Hipwise.Signals.Emg;

/// <summary>From a recording to what its muscles did.</summary>
public static class EmgAnalysis
{
    /// <summary>Judges, conditions and measures each placed channel of a recording in memory, then compares them.</summary>
    /// <param name="recording">What was recorded.</param>
    /// <param name="rules">By which figures.</param>
    /// <param name="placements">Which channels, and where they lie; labels that are not there are left out.</param>
    /// <param name="strongest">Recordings of strongest contractions with the same labels and units: each burst in them is an attempt. Empty without.</param>
    /// <param name="seed">For drawing rest anew; the same seed gives the same result.</param>
    /// <param name="progress">Told the share of the channels that are done, 0 to 1.</param>
    /// <param name="stop">Looked at between channels.</param>
    /// <exception cref="ArgumentException">Two placements name one channel.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static EmgResult Run(
        Recording recording, EmgRules rules, ImmutableArray<EmgPlacement> placements, ImmutableArray<Recording> strongest, int seed,
        IProgress<double>? progress = null, CancellationToken stop = default) => Run(EmgSource.Of(recording, strongest), rules, placements, seed, progress, stop);

    /// <summary>Judges, conditions and measures each placed channel, one after the other, then compares what is left of them. Nothing keeps a channel's samples
    /// once the next one is asked for; working on one takes some ten times the memory of its samples.</summary>
    /// <param name="source">Gives the channels.</param>
    /// <param name="rules">By which figures.</param>
    /// <param name="placements">Which channels, and where they lie; labels that are not there are left out.</param>
    /// <param name="seed">For drawing rest anew; the same seed gives the same result.</param>
    /// <param name="progress">Told the share of the channels that are done, 0 to 1.</param>
    /// <param name="stop">Looked at between channels.</param>
    /// <exception cref="ArgumentException">Two placements name one channel.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static EmgResult Run(
        EmgSource source, EmgRules rules, ImmutableArray<EmgPlacement> placements, int seed, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(rules);
        if (placements.GroupBy(placement => placement.Channel, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"The channel '{twice.Key}' is placed twice.", nameof(placements));
        }

        var there = placements.Where(placement => source.Labels.Contains(placement.Channel)).ToList();
        EmgChannel At(int i)
        {
            stop.ThrowIfCancellationRequested();
            var channel = Measure(source, there[i], rules, new(seed + (1_000_003L * i)));
            progress?.Report((i + 1.0) / there.Count);
            return channel;
        }

        ImmutableArray<EmgChannel> channels = [.. Enumerable.Range(0, there.Count).Select(At)];
        var usable = channels.Where(channel => channel.Quality.IsUsable).ToList();
        var pairs = usable.SelectMany((one, i) => usable.Skip(i + 1).Select(other => (One: one, Other: other))).ToList();
        return new(
            channels, [.. pairs.Select(pair => EmgTiming.Order(pair.One, pair.Other, rules.Timing)).OfType<EmgOrder>()], Sides(usable, rules.Timing),
            [.. pairs.Select(pair => EmgTiming.Together(pair.One, pair.Other)).OfType<EmgCoActivation>()]);
    }

    private static EmgChannel Measure(EmgSource source, EmgPlacement placement, EmgRules rules, SeededNoise noise)
    {
        var (bare, bursts) = MeasureAlone(source, placement, rules, noise);
        if (!bare.Quality.IsUsable || bare.Traces.Strength is null)
        {
            return bare;
        }

        var (scaled, amplitude) = EmgAmplitudes.Scale(bursts, EmgAmplitudes.Strongest(placement, source.Strongest, bare.Unit, rules, noise), rules.Amplitude);
        return bare with { Bursts = scaled, Amplitude = amplitude };
    }

    // What needs its samples, which end with it: strongest contractions are loaded after that.
    private static (EmgChannel Bare, ImmutableArray<EmgBurst> Bursts) MeasureAlone(EmgSource source, EmgPlacement placement, EmgRules rules, SeededNoise noise)
    {
        var read = ChannelReading.Read(source.Load(placement.Channel), rules, noise);
        EmgTrace Trace(double[] samples) => EmgTrace.Of(read.Source, samples, source.Start, source.End);
        var (signal, strength) = (Trace(read.Source.Samples), read.Signals is null ? null : Trace(read.Signals.Rms));
        if (!read.Quality.IsUsable || read.Signals is null)
        {
            return (new(placement, read.Source.Unit, read.Quality, new(signal, strength, null), null, [], [], null, null, null, null), []);
        }

        var linear = read.Signals.Linear();
        return (
            new(
                placement, read.Source.Unit, read.Quality, new(signal, strength, EmgEnvelope.Of(read.Source, linear)), read.Rest(rules.Detection), [], read.Faint, null,
                Tire(read, rules.Fatigue), EmgTiming.Repeat(read.Bursts), EmgTiming.Cycle(read.Source, linear, source.Events, rules.Timing)),
            read.Bursts);
    }

    private static EmgFatigue? Tire(ChannelReading read, EmgFatigueRules rules)
    {
        // Bursts are followed one by one, so that each has its own time, whatever gaps lie between them.
        var points = read.Extents.SelectMany(extent =>
            FatigueAnalysis.Follow(read.Signals!.Filtered[extent.First..extent.End], read.Source.Rate, read.Source.TimeOf(extent.First), [new Extent(0, extent.Count)], rules));
        return FatigueAnalysis.Slope([.. points], rules);
    }

    private static ImmutableArray<EmgSideDifference> Sides(List<EmgChannel> usable, EmgTimingRules rules) =>
    [
        .. usable.Where(channel => channel.Placement.Side == Side.Left).SelectMany(left => usable
            .Where(right => right.Placement.Side == Side.Right && right.Placement.Muscle == left.Placement.Muscle).Take(1).Select(right => EmgTiming.Compare(left, right, rules))),
    ];
}
