using System.Collections.Immutable;
using System.Globalization;
using Hipwise.Core;
using Hipwise.Signals.Emg;

namespace Hipwise.Motion.Electrodes;

/// <summary>Writes a reading as a table: one row for each burst, those that are faint behind the others, and one for a channel without any.</summary>
public static class EmgCsv
{
    private const string Head =
        "channel,muscle,side,usable,burst,onset_s,onset_low_s,onset_high_s,offset_s,offset_low_s,offset_high_s,rms,rms_low,rms_high,peak,unit,"
        + "share,share_low,share_high,share_of,faint";

    /// <summary>Writes the table; numbers have six digits, what is not known is empty.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="writer">Where it goes.</param>
    public static void Write(EmgReading reading, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Head + "\n");
        foreach (var channel in reading.Result.Channels)
        {
            var electrode = reading.Sheet.Of(channel.Placement.Channel);
            string[] who = [Quoted(electrode.Channel.Label), electrode.Muscle ?? "", electrode.Side?.Word() ?? "", channel.Quality.IsUsable ? "yes" : "no"];
            if (channel.Bursts.IsEmpty && channel.Faint.IsEmpty)
            {
                writer.Write(string.Join(',', [.. who, "", .. Enumerable.Repeat("", 10), Quoted(electrode.Unit.Text), .. Enumerable.Repeat("", 5)]) + "\n");
            }

            Write(writer, who, channel.Bursts, electrode, channel.Amplitude, "no");
            Write(writer, who, channel.Faint, electrode, null, "yes");
        }
    }

    // Each kind is counted by itself.
    private static void Write(TextWriter writer, string[] who, ImmutableArray<EmgBurst> bursts, Electrode electrode, EmgAmplitude? amplitude, string isFaint)
    {
        for (var i = 0; i < bursts.Length; i++)
        {
            writer.Write(string.Join(',', [.. who, $"{i + 1}", .. Cells(bursts[i], electrode, amplitude), isFaint]) + "\n");
        }
    }

    private static string[] Cells(EmgBurst burst, Electrode electrode, EmgAmplitude? amplitude) =>
    [
        .. Cells(burst.Onset), .. Cells(burst.Offset), .. Cells(burst.Rms), Cell(burst.Peak), Quoted(electrode.Unit.Text), .. Cells(burst.Share),
        amplitude?.Basis switch { EmgBasis.StrongestContraction => "strongest-contraction", EmgBasis.StrongestBurst => "strongest-burst", _ => "" },
    ];

    private static string[] Cells(EmgEstimate estimate) => [Cell(estimate.Value), Cell(estimate.Low), Cell(estimate.High)];

    private static string Cell(double value) => double.IsFinite(value) ? value.ToString("G6", CultureInfo.InvariantCulture) : "";

    // Text that a spreadsheet would take for a formula is kept from being one.
    private static string Quoted(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(',', '"', '\n') < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
