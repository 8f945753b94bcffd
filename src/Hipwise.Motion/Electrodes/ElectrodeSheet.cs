using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Formats;
using Hipwise.Knowledge;
using Hipwise.Signals;
using Hipwise.Signals.Emg;

namespace Hipwise.Motion.Electrodes;

/// <summary>Which channel of a recording lies over which muscle: what the map says, else what the names mean. Nothing is guessed.</summary>
/// <param name="Electrodes">One for each channel, in the file's order.</param>
public sealed record ElectrodeSheet(ImmutableArray<Electrode> Electrodes)
{
    /// <summary>Looks at each channel.</summary>
    /// <param name="channels">Of the recording.</param>
    /// <param name="map">What a person says of them.</param>
    /// <param name="knowledge">Names and muscles.</param>
    public static ElectrodeSheet Of(ImmutableArray<SourceChannel> channels, EmgMap map, KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(knowledge);
        return new([.. channels.Select(channel => Place(channel, map.Channels.FirstOrDefault(one => one.Channel == channel.Label), map, knowledge))]);
    }

    /// <summary>Channels that the map names and the recording lacks, each with the name it may mean.</summary>
    /// <param name="channels">Of the recording.</param>
    /// <param name="map">What a person says.</param>
    public static IEnumerable<(EmgMapEntry Entry, string? Near)> Missing(ImmutableArray<SourceChannel> channels, EmgMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var labels = channels.Select(channel => channel.Label).ToList();
        return map.Channels.Where(one => !labels.Contains(one.Channel)).Select(one => (one, Spelling.Nearest(one.Channel, labels)));
    }

    /// <summary>The channels that are read, for the analysis. Those whose muscle nobody says go by their own name.</summary>
    public ImmutableArray<EmgPlacement> Placements() =>
        [.. Electrodes.Where(one => one.IsRead).Select(one => new EmgPlacement(one.Channel.Label, one.Muscle ?? one.Channel.Label, one.Side))];

    /// <summary>The channel of that name.</summary>
    /// <param name="label">As the file has it.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Electrode Of(string label) => Electrodes.First(one => one.Channel.Label == label);

    /// <summary>The muscle in words with its side, or the channel's own name where that is all there is.</summary>
    /// <param name="label">As the file has it.</param>
    public string NameOf(string label) => Of(label) is var one && one.Side is { } side ? $"{one.Name}, {side.Word()}" : one.Name;

    private static Electrode Place(SourceChannel channel, EmgMapEntry? entry, EmgMap map, KnowledgeBase knowledge)
    {
        var unit = entry?.Unit ?? (channel.Unit.Kind == SignalKind.Unknown ? map.Unit : null) ?? channel.Unit;
        var label = EmgLabel.Read(channel.Label, knowledge.EmgLabels);
        var side = entry?.SaysSide == true ? entry.Side : label.Side;
        Electrode Make(ElectrodeUse use, string? muscle, ImmutableArray<string> choices) =>
            new(channel, unit, use, muscle, muscle is null ? channel.Label : NameOf(muscle, knowledge), side, choices, entry is not null);
        if (entry is { Skip: true })
        {
            return Make(ElectrodeUse.Skipped, null, []);
        }

        if (entry?.Muscle is { } said)
        {
            return Make(ElectrodeUse.Read, said, []);
        }

        var isActivity = unit.Kind is SignalKind.Voltage or SignalKind.Count or SignalKind.Unknown && label.Kind != EmgLabelKind.NoMuscle;
        // A muscle that is told and whose side alone is asked about is known once the map says the side.
        var muscle = label.Kind == EmgLabelKind.Muscle || entry?.SaysSide == true ? label.Muscle : null;
        return !isActivity || channel.Count == 0 ? Make(ElectrodeUse.NoMuscle, null, [])
            : muscle is not null ? Make(ElectrodeUse.Read, muscle, [])
            : Make(ElectrodeUse.Asked, null, label.Choices);
    }

    private static string NameOf(string muscle, KnowledgeBase knowledge) =>
        knowledge.Muscles.TryGetValue(muscle, out var known) ? known.Name : knowledge.EmgLabels.Others[muscle].Name;
}
