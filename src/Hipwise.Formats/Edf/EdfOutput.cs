using System.Buffers.Binary;
using System.Globalization;
using Hipwise.Signals;

namespace Hipwise.Formats.Edf;

/// <summary>One channel as it is written: its steps, and its texts as wide as their fields.</summary>
internal sealed class EdfOutput
{
    private const int Width = 8;
    private const int LabelWidth = 16;
    private const double Steps = 65535;

    // Voltages below this (V) are written in microvolts, so that eight letters hold their limits.
    private const double SmallVoltage = 0.1;

    private readonly Channel channel;
    private readonly double factor;
    private readonly double low;
    private readonly double high;

    private EdfOutput(Channel channel, int samples, string label, string unit, double factor)
    {
        (this.channel, Samples, Label, Unit, this.factor) = (channel, samples, label, unit, factor);
        var finite = channel.Samples.Where(double.IsFinite).Select(sample => sample * factor).DefaultIfEmpty(0).ToList();
        var (least, most) = (finite.Min(), finite.Max());
        (LowText, HighText) = least < most ? (Outward(least, -1), Outward(most, 1)) : (Outward(least - 1, -1), Outward(most + 1, 1));
        (low, high) = (double.Parse(LowText, CultureInfo.InvariantCulture), double.Parse(HighText, CultureInfo.InvariantCulture));
    }

    public string Label { get; }

    public string Unit { get; }

    public string LowText { get; }

    public string HighText { get; }

    /// <summary>In one record.</summary>
    public int Samples { get; }

    public static EdfOutput Of(Channel channel, int samples, int index)
    {
        var largest = channel.Samples.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        var isSmall = channel.Unit.Kind == SignalKind.Voltage && largest * channel.Unit.PerUnit < SmallVoltage;
        var label = Ascii(channel.Label);
        // A label that is cut off ends with the channel's number, so that no two are the same.
        label = label.Length <= LabelWidth ? label : $"{label[..(LabelWidth - 5)]}~{index + 1}";
        return isSmall ? new(channel, samples, label, "uV", channel.Unit.PerUnit * 1e6) : new(channel, samples, label, Ascii(channel.Unit.Text), 1);
    }

    /// <summary>The samples of one record.</summary>
    public byte[] Record(EdfRecords records, int record)
    {
        var (part, within) = records.Find(record);
        var stretch = channel.Stretches[part];
        var bytes = new byte[2 * Samples];
        for (var i = 0; i < Samples; i++)
        {
            var at = (within * Samples) + i;
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(2 * i), Step(at < stretch.Count ? channel.Samples[stretch.First + at] : double.NaN));
        }

        return bytes;
    }

    private short Step(double sample) => double.IsFinite(sample)
        ? (short)(Math.Round(Math.Clamp(((sample * factor) - low) / (high - low), 0, 1) * Steps) + short.MinValue)
        : short.MinValue;

    // As many digits as eight letters hold, rounded away from the samples.
    private static string Outward(double value, int sign)
    {
        var text = "0";
        for (var digits = Width - 1; value != 0 && digits > 0; digits--)
        {
            var step = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - digits + 1);
            var rounded = (sign > 0 ? Math.Ceiling(value / step) : Math.Floor(value / step)) * step;
            text = rounded.ToString($"G{digits}", CultureInfo.InvariantCulture);
            if (text.Length <= Width)
            {
                return text;
            }
        }

        return text;
    }

    private static string Ascii(string text) =>
        string.Concat(text.Replace('µ', 'u').Replace('μ', 'u').Replace('²', '2').Select(letter => letter is >= ' ' and <= '~' ? letter : '?'));
}
