using System.Collections.Immutable;
using Hipwise.Signals;

namespace Hipwise.Motion.Electrodes;

/// <summary>Brings recordings of strongest contractions to the names and units of the recording that they are for.</summary>
internal static class Strongest
{
    /// <summary>Its channels under the names of those over the same muscle and side, in their units. Others are left out.</summary>
    public static Recording Alike(string file, Recording recording, ElectrodeSheet own, ElectrodeSheet sheet)
    {
        var channels = new List<Channel>();
        foreach (var electrode in sheet.Electrodes.Where(one => one.IsRead))
        {
            if (Partner(electrode, own) is { } partner && recording.Find(partner.Channel.Label) is { } channel)
            {
                channels.Add(channel with { Label = electrode.Channel.Label, Unit = electrode.Unit, Samples = Scaled(file, channel.Samples, partner, electrode) });
            }
        }

        return new([.. channels], recording.Events);
    }

    private static Electrode? Partner(Electrode electrode, ElectrodeSheet own)
    {
        var read = own.Electrodes.Where(one => one.IsRead).ToList();
        var same = read.Find(one => one.Channel.Label == electrode.Channel.Label && one.Muscle == electrode.Muscle && one.Side == electrode.Side);
        var alike = read.FindAll(one => one.Muscle is not null && one.Muscle == electrode.Muscle && one.Side == electrode.Side);
        return same ?? (alike.Count == 1 ? alike[0] : null);
    }

    private static double[] Scaled(string file, double[] samples, Electrode from, Electrode to)
    {
        if (from.Unit.Kind != to.Unit.Kind || (from.Unit.Kind == SignalKind.Unknown && from.Unit.Text != to.Unit.Text))
        {
            throw new StrongestException(
                $"{file}, channel '{from.Channel.Label}': its unit is {Word(from.Unit)}, and {Word(to.Unit)} in the recording; say both in a map, or --unit.");
        }

        var factor = from.Unit.PerUnit / to.Unit.PerUnit;
        return factor == 1 ? samples : Array.ConvertAll(samples, sample => sample * factor);
    }

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
