using System.Buffers.Binary;
using System.Globalization;
using Hipwise.Signals;

namespace Hipwise.Formats.Edf;

/// <summary>One channel as it is written: its steps, and its texts as wide as their fields.</summary>
internal sealed class EdfOutput
{
    private const int Width = 8;
    private const int LabelWidth = EdfWriter.LongestLabel;
    // Voltages below this (V) are written in microvolts, so that eight letters hold their limits.
    private const double SmallVoltage = 0.1;

    private readonly SourceChannel channel;
    private readonly double[] samples;
    private readonly byte[] bytes;
    private readonly double factor;
    private readonly double low;
    private readonly double high;

    private EdfOutput(SourceChannel channel, int samples, string label, string unit, double factor, (double Least, double Most) range)
    {
        (this.channel, Samples, Label, Unit, this.factor) = (channel, samples, label, unit, factor);
        (this.samples, bytes) = (new double[samples], new byte[2 * samples]);
        var (least, most) = (range.Least * factor, range.Most * factor);
        Steps = channel.Steps ?? (least < most ? Full(Outward(least, -1), Outward(most, 1)) : Full(Outward(least - 1, -1), Outward(most + 1, 1)));
        (low, high) = (double.Parse(Steps.Low, CultureInfo.InvariantCulture), double.Parse(Steps.High, CultureInfo.InvariantCulture));
    }

    public string Label { get; }

    public string Unit { get; }

    /// <summary>What the numbers in the file stand for: those of the file it comes from, else all 65536 between the smallest and the largest sample.</summary>
    public SampleSteps Steps { get; }

    /// <summary>In one record.</summary>
    public int Samples { get; }

    public static EdfOutput Of(SourceChannel channel, int samples, int index, EdfScan scan)
    {
        var range = scan.Ranges[index];
        var isSmall = channel.Steps is null
            && channel.Unit.Kind == SignalKind.Voltage && Math.Max(Math.Abs(range.Least), Math.Abs(range.Most)) * channel.Unit.PerUnit < SmallVoltage;
        var label = Ascii(channel.Label);
        // A label that is cut off ends with the channel's number, so that no two are the same.
        label = label.Length <= LabelWidth ? label : $"{label[..(LabelWidth - 5)]}~{index + 1}";
        return isSmall ? new(channel, samples, label, "uV", channel.Unit.PerUnit * 1e6, range) : new(channel, samples, label, Ascii(channel.Unit.Text), 1, range);
    }

    /// <summary>The samples of one record; they stay valid until the next call.</summary>
    public byte[] Record(RecordingSource source, int index, EdfRecords records, int record)
    {
        var (part, within) = records.Find(record);
        var stretch = channel.Stretches[part];
        var there = Math.Clamp(stretch.Count - (within * Samples), 0, Samples);
        source.Read(index, stretch.First + Math.Min(within * Samples, stretch.Count), samples.AsSpan(0, there));
        samples.AsSpan(there).Fill(double.NaN);
        for (var i = 0; i < Samples; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(2 * i), Step(samples[i]));
        }

        return bytes;
    }

    private short Step(double sample) => double.IsFinite(sample)
        ? (short)Math.Clamp(Math.Round(((sample * factor) - low) / (high - low) * (Steps.Most - Steps.Least)) + Steps.Least, short.MinValue, short.MaxValue)
        : (short)Steps.Least;

    private static SampleSteps Full(string low, string high) => new(low, high, short.MinValue, short.MaxValue);

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
