using System.Buffers.Binary;
using System.Globalization;
using Hipwise.Signals;

namespace Hipwise.Formats.Edf;

/// <summary>One signal's part of the header.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Unit">Of the scaled samples.</param>
/// <param name="Gain">From a stored number to one in the unit.</param>
/// <param name="Shift">Added to that.</param>
/// <param name="Samples">In one record.</param>
/// <param name="Description">Sensor and filters, as the file tells them.</param>
internal sealed record EdfSignal(string Label, SignalUnit Unit, double Gain, double Shift, int Samples, string Description)
{
    /// <summary>Its bytes are texts with times.</summary>
    public required bool IsAnnotations { get; init; }

    /// <summary>Its limits as they stand there; null where they make no scale of 16 bits.</summary>
    public SampleSteps? Steps { get; init; }

    /// <summary>Reads one of so many, whose fields stand field by field.</summary>
    public static EdfSignal Read(ReadOnlySpan<byte> bytes, int index, int count, string format, WarningLog log)
    {
        var (at, cells) = (0, new List<string>());
        foreach (var width in (ReadOnlySpan<int>)[16, 80, 8, 8, 8, 8, 8, 80, 8, 32])
        {
            cells.Add(EdfHeader.Cell(bytes, at + (index * width), width));
            at += count * width;
        }

        var place = $"signal {index + 1}";
        if (!int.TryParse(cells[8], NumberStyles.None, CultureInfo.InvariantCulture, out var samples))
        {
            throw EdfHeader.Bad(log, place, $"'{WarningLog.Shorten(cells[8])}' is no number of samples in a record.");
        }

        var isAnnotations = format.Contains('+', StringComparison.Ordinal) && cells[0] == format[..3] + " Annotations";
        var unit = SignalUnit.Parse(cells[2]);
        var description = string.Join("; ", new[] { cells[1], cells[7] }.Where(text => text.Length > 0));
        var (gain, shift) = isAnnotations ? (1, 0) : ScalingOf(cells, place, log) ?? (0, 0);
        var steps = isAnnotations || gain == 0 ? null : StepsOf(cells);
        if (!isAnnotations && gain == 0)
        {
            (gain, unit) = (1, SignalUnit.None);
            log.Add("edf-scale", 0, place, "Its smallest and largest values do not make a scale; its numbers are read as they are stored, and their unit is not known.");
        }
        else if (!isAnnotations && unit.Kind == SignalKind.Unknown)
        {
            log.Add("edf-unit", 0, place, $"The unit '{WarningLog.Shorten(cells[2])}' is not known; it stays so.");
        }

        return new(cells[0], unit, gain, shift, samples, description) { IsAnnotations = isAnnotations, Steps = steps };
    }

    /// <summary>Scales stored numbers, the low byte first.</summary>
    /// <param name="bytes">Of as many numbers as are wanted.</param>
    /// <param name="isWide">Of three bytes, else of two.</param>
    /// <param name="into">In the signal's unit.</param>
    public void Decode(ReadOnlySpan<byte> bytes, bool isWide, Span<double> into)
    {
        var (gain, shift) = (Gain, Shift);
        if (isWide)
        {
            for (var i = 0; i < into.Length; i++)
            {
                var at = bytes.Slice(3 * i, 3);
                into[i] = ((at[0] | (at[1] << 8) | ((sbyte)at[2] << 16)) * gain) + shift;
            }

            return;
        }

        for (var i = 0; i < into.Length; i++)
        {
            into[i] = (BinaryPrimitives.ReadInt16LittleEndian(bytes[(2 * i)..]) * gain) + shift;
        }
    }

    private static SampleSteps? StepsOf(List<string> cells) =>
        int.TryParse(cells[5], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var least)
        && int.TryParse(cells[6], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var most)
        && least >= short.MinValue && most <= short.MaxValue && most > least ? new(cells[3].Replace(',', '.'), cells[4].Replace(',', '.'), least, most) : null;

    private static (double Gain, double Shift)? ScalingOf(List<string> cells, string place, WarningLog log)
    {
        var numbers = cells.GetRange(3, 4).ConvertAll(text => EdfHeader.NumberOf(text, place, log));
        if (numbers is not [{ } low, { } high, { } least, { } most] || most <= least || high == low)
        {
            return null;
        }

        var gain = (high - low) / (most - least);
        return (gain, low - (gain * least));
    }
}
