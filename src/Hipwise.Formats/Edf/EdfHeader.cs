using System.Globalization;
using System.Text;

namespace Hipwise.Formats.Edf;

/// <summary>What stands before the data: what the file is, and each signal's scaling.</summary>
internal sealed record EdfHeader
{
    public const int BlockSize = 256;
    private const int MostSignals = 9999;
    private const double LongestRecord = 86400;

    /// <summary>Samples of three bytes (BDF), else of two.</summary>
    public required bool IsWide { get; init; }

    /// <summary>For instance <c>EDF+D</c>.</summary>
    public required string Format { get; init; }

    public required DateTime? Started { get; init; }

    /// <summary>As the file says; -1 unknown.</summary>
    public required long Records { get; init; }

    /// <summary>Of one record (s).</summary>
    public required double Duration { get; init; }

    public required List<EdfSignal> Signals { get; init; }

    public int Size => BlockSize * (Signals.Count + 1);

    public bool IsPlus => Format.Contains('+', StringComparison.Ordinal);

    /// <summary>Bytes of a sample.</summary>
    public int Width => IsWide ? 3 : 2;

    public long RecordBytes { get; private init; }

    /// <summary>Of the quickest signal in one record, 1 at least.</summary>
    public int MostSamples => Math.Max(1, Signals.Where(signal => !signal.IsAnnotations).Select(signal => signal.Samples).DefaultIfEmpty(1).Max());

    /// <summary>Reads what stands before the data.</summary>
    public static EdfHeader Read(Stream stream, WarningLog log)
    {
        var head = Bytes(stream, BlockSize);
        var signals = SignalsOf(head, log);
        var rest = Bytes(stream, BlockSize * signals);
        if (rest.Length < BlockSize * signals)
        {
            throw Bad(log, "header", $"The file ends within the header of its {signals} signals; copy it again.");
        }

        var header = Read([.. head, .. rest], signals, log);
        if (header.Signals.Exists(signal => signal.Label == "Status") && header.IsWide)
        {
            log.AddOnce(0, "Status", "Triggers in the channel Status are kept as numbers and are not made events.");
        }

        return header.RecordBytes > 0 ? header : throw Bad(log, "header", "No signal has samples; the file holds nothing.");
    }

    /// <summary>How many whole records are to be read of a file of so many bytes.</summary>
    public int RecordsIn(long length, WarningLog log)
    {
        var (there, rest) = Math.DivRem(Math.Max(0, length - Size), RecordBytes);
        if (there == 0 && Records != 0)
        {
            throw Bad(log, "data", $"The file ends before its first record of {RecordBytes} bytes is whole; copy it again.");
        }

        if (Records >= 0 && Records != there)
        {
            log.AddOnce(0, "number of records", $"{Records} records stand in the header and {there} are there; {Math.Min(there, Records)} are read.");
        }

        if (rest > 0 && (Records < 0 || there < Records))
        {
            log.AddOnce(0, "data", $"The last record is cut off; what is there of it ({rest} bytes) is left out.");
        }

        return (int)Math.Min(Records < 0 ? there : Math.Min(there, Records), int.MaxValue / 2);
    }

    /// <summary>How many signals the first block promises; it must be whole.</summary>
    public static int SignalsOf(ReadOnlySpan<byte> head, WarningLog log)
    {
        if (head.Length < BlockSize || !(head[0] == (byte)'0' || (head[0] == 255 && head[1..8].SequenceEqual("BIOSEMI"u8))))
        {
            throw Bad(log, "", head.Length == 0
                ? "The file is empty; copy it again."
                : "This is no EDF or BDF file: it must have 256 bytes at least and begin with the version 0, or with 255 and BIOSEMI.");
        }

        var text = Cell(head, 252, 4);
        return int.TryParse(text, out var count) && count is >= 1 and <= MostSignals ? count
            : throw Bad(log, "number of signals", $"'{WarningLog.Shorten(text)}' is no number from 1 to {MostSignals}.");
    }

    public static EdfHeader Read(ReadOnlySpan<byte> bytes, int signals, WarningLog log)
    {
        var isWide = bytes[0] == 255;
        var reserved = Cell(bytes, 192, 44);
        var kind = isWide ? "BDF" : "EDF";
        var format = reserved.StartsWith(kind + "+C", StringComparison.Ordinal) || reserved.StartsWith(kind + "+D", StringComparison.Ordinal) ? reserved[..5] : kind;
        if (Cell(bytes, 184, 8) is var size && size != (BlockSize * (signals + 1)).ToString(CultureInfo.InvariantCulture))
        {
            var bytesOfSignals = BlockSize * (signals + 1);
            log.AddOnce(0, "size of the header", $"'{WarningLog.Shorten(size)}' bytes stand here, and {bytesOfSignals} follow from the number of signals, which is followed.");
        }

        var list = new List<EdfSignal>();
        for (var i = 0; i < signals; i++)
        {
            list.Add(EdfSignal.Read(bytes[BlockSize..], i, signals, format, log));
        }

        return new EdfHeader
        {
            RecordBytes = list.Sum(signal => (long)signal.Samples) * (isWide ? 3 : 2), IsWide = isWide, Format = format,
            Started = StartOf(bytes, log), Signals = list, Records = RecordsOf(Cell(bytes, 236, 8), log),
            Duration = DurationOf(Cell(bytes, 244, 8), list, log),
        };
    }

    /// <summary>A field of letters, without blanks around it.</summary>
    public static string Cell(ReadOnlySpan<byte> bytes, int at, int length) =>
        Encoding.Latin1.GetString(bytes.Slice(at, length)).Replace('\0', ' ').Trim();

    /// <summary>A number of a field; a decimal comma is understood and told.</summary>
    public static double? NumberOf(string text, string place, WarningLog log)
    {
        if (text.Contains(',', StringComparison.Ordinal))
        {
            log.Add("edf-comma", 0, place, "A decimal comma is read as a point.");
        }

        return double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
    }

    public static BadFileException Bad(WarningLog log, string place, string problem) => new(log.File, 0, place, problem);

    private static byte[] Bytes(Stream stream, int count)
    {
        var bytes = new byte[Math.Min(count, Math.Max(0, stream.Length - stream.Position))];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static long RecordsOf(string text, WarningLog log)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var records) && records >= -1)
        {
            return records;
        }

        log.AddOnce(0, "number of records", $"'{WarningLog.Shorten(text)}' is no number of records; all that are there are read.");
        return -1;
    }

    private static double DurationOf(string text, List<EdfSignal> signals, WarningLog log)
    {
        var duration = NumberOf(text, "duration of a record", log) ?? double.NaN;
        // Nothing but annotations may come without a duration.
        return duration is > 0 and <= LongestRecord || (duration == 0 && signals.TrueForAll(signal => signal.IsAnnotations)) ? duration
            : throw Bad(log, "duration of a record", $"'{WarningLog.Shorten(text)}' is no number of seconds above 0 and up to {LongestRecord:0}.");
    }

    // Years of two digits: 85 to 99 are of the last century.
    private static DateTime? StartOf(ReadOnlySpan<byte> bytes, WarningLog log)
    {
        var (date, time) = (Cell(bytes, 168, 8).Split('.', '-', ':', '/'), Cell(bytes, 176, 8).Split('.', ':', '-'));
        var numbers = date.Concat(time).Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        if (numbers.Count == 6 && numbers.TrueForAll(number => number >= 0) && numbers[2] < 100)
        {
            var year = numbers[2] + (numbers[2] >= 85 ? 1900 : 2000);
            if (numbers[1] is >= 1 and <= 12 && numbers[0] >= 1 && numbers[0] <= DateTime.DaysInMonth(year, numbers[1]) && numbers[3] < 24 && numbers[4] < 60 && numbers[5] < 60)
            {
                return new DateTime(year, numbers[1], numbers[0], numbers[3], numbers[4], numbers[5], DateTimeKind.Unspecified);
            }
        }

        log.AddOnce(0, "start of the recording", "Date and time cannot be understood; when it began is not known.");
        return null;
    }
}
