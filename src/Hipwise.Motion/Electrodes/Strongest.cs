using Hipwise.Formats;
using Hipwise.Signals;

namespace Hipwise.Motion.Electrodes;

/// <summary>A recording of strongest contractions.</summary>
/// <param name="File">What it is called.</param>
/// <param name="Source">The open recording.</param>
/// <param name="Sheet">Which of its channels is which muscle.</param>
public sealed record StrongestRecording(string File, RecordingSource Source, ElectrodeSheet Sheet)
{
    /// <summary>Its channels that are read for a recording: those over the same muscle and side.</summary>
    /// <param name="sheet">Of the recording that the strongest contractions are for.</param>
    public IEnumerable<SourceChannel> Needed(ElectrodeSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return sheet.Electrodes.Where(one => one.IsRead).Select(Partner).OfType<Electrode>().Select(one => one.Channel).Distinct();
    }

    /// <summary>Refuses units that cannot be compared, before anything is read.</summary>
    internal void Check(ElectrodeSheet sheet)
    {
        foreach (var electrode in sheet.Electrodes.Where(one => one.IsRead))
        {
            if (Partner(electrode) is { } partner)
            {
                FactorOf(partner.Unit, electrode.Unit, partner.Channel.Label);
            }
        }
    }

    /// <summary>The channel for an electrode of the recording, under its name and in its unit; null when there is none.</summary>
    internal Channel? Load(Electrode electrode, CancellationToken stop)
    {
        if (Partner(electrode) is not { } partner)
        {
            return null;
        }

        var factor = FactorOf(partner.Unit, electrode.Unit, partner.Channel.Label);
        var channel = Source.Load(one => one.Label == partner.Channel.Label, null, stop).Channels[0];
        var samples = factor == 1 ? channel.Samples : Array.ConvertAll(channel.Samples, sample => sample * factor);
        return channel with { Label = electrode.Channel.Label, Unit = electrode.Unit, Samples = samples };
    }

    private Electrode? Partner(Electrode electrode)
    {
        var read = Sheet.Electrodes.Where(one => one.IsRead).ToList();
        var same = read.Find(one => one.Channel.Label == electrode.Channel.Label && one.Muscle == electrode.Muscle && one.Side == electrode.Side);
        var alike = read.FindAll(one => one.Muscle is not null && one.Muscle == electrode.Muscle && one.Side == electrode.Side);
        return same ?? (alike.Count == 1 ? alike[0] : null);
    }

    private double FactorOf(SignalUnit from, SignalUnit to, string label) =>
        from.Kind != to.Kind || (from.Kind == SignalKind.Unknown && from.Text != to.Text)
            ? throw new StrongestException($"{File}, channel '{label}': its unit is {Word(from)}, and {Word(to)} in the recording; say both in a map, or --unit.")
            : from.PerUnit / to.PerUnit;

    private static string Word(SignalUnit unit) => unit.Kind switch
    {
        SignalKind.Unknown => "not known",
        SignalKind.Count when unit.Text.Length == 0 => "counts",
        _ => unit.Text,
    };
}

/// <summary>A strongest contraction cannot be compared with the recording.</summary>
/// <param name="message">Which channel, why, and what mends it.</param>
public sealed class StrongestException(string message) : Exception(message);
