using System.Collections.Immutable;
using Hipwise.Formats.OpenSim.Xml;
using Hipwise.Formats.Text;
using Hipwise.Signals;

namespace Hipwise.Formats.Edf;

/// <summary>Reads recordings of the European Data Format (<c>.edf</c>), EDF+ with and without gaps, and the 24-bit forms of both (<c>.bdf</c>).
/// Name and birthday of the person recorded are not looked at.</summary>
public sealed class EdfReader
{
    private readonly Stream source;
    private readonly WarningLog log;

    private EdfReader(Stream source, string file) => (this.source, log) = (source, new WarningLog(file));

    /// <summary>Reads a file.</summary>
    /// <param name="path">The <c>.edf</c> or <c>.bdf</c> file.</param>
    /// <exception cref="BadFileException">It cannot be opened or understood.</exception>
    public static RecordingFile ReadFile(string path)
    {
        using var stream = NodeReader.OpenFile(path);
        return Read(stream, path);
    }

    /// <summary>Reads from a stream.</summary>
    /// <param name="stream">From the file's first byte; it must be able to seek.</param>
    /// <param name="file">What messages call the file.</param>
    /// <exception cref="BadFileException">The recording cannot be understood.</exception>
    public static RecordingFile Read(Stream stream, string file)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            return new EdfReader(stream, file).Read();
        }
        catch (IOException problem)
        {
            throw new BadFileException(file, 0, "", $"The file cannot be read: {problem.Message}", problem);
        }
    }

    private RecordingFile Read()
    {
        var header = Header();
        var records = RecordsThere(header);
        var samples = header.Signals.Select(signal => signal.IsAnnotations ? [] : new double[records * signal.Samples]).ToArray();
        var (clock, events) = (new EdfClock(header, log), new List<RecordingEvent>());
        var record = new byte[header.RecordBytes];
        for (var r = 0; r < records; r++)
        {
            source.ReadExactly(record);
            clock.Add(ReadRecord(header, record, r, samples, events));
        }

        var recording = new Recording([.. Channels(header, samples, clock)], [.. events.OrderBy(one => one.Time)]);
        return new RecordingFile(header.Format, recording) { Started = header.Started, Warnings = log.ToImmutable() };
    }

    private EdfHeader Header()
    {
        var head = Bytes(EdfHeader.BlockSize);
        var signals = EdfHeader.SignalsOf(head, log);
        var rest = Bytes(EdfHeader.BlockSize * signals);
        if (rest.Length < EdfHeader.BlockSize * signals)
        {
            throw EdfHeader.Bad(log, "header", $"The file ends within the header of its {signals} signals; copy it again.");
        }

        var header = EdfHeader.Read([.. head, .. rest], signals, log);
        if (header.Signals.Exists(signal => signal.Label == "Status") && header.IsWide)
        {
            log.AddOnce(0, "Status", "Triggers in the channel Status are kept as numbers and are not made events.");
        }

        return header.RecordBytes > 0 ? header : throw EdfHeader.Bad(log, "header", "No signal has samples; the file holds nothing.");
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[Math.Min(count, Math.Max(0, source.Length - source.Position))];
        source.ReadExactly(bytes);
        return bytes;
    }

    private int RecordsThere(EdfHeader header)
    {
        var (there, rest) = Math.DivRem(Math.Max(0, source.Length - header.Size), header.RecordBytes);
        if (there == 0 && header.Records != 0)
        {
            throw EdfHeader.Bad(log, "data", $"The file ends before its first record of {header.RecordBytes} bytes is whole; copy it again.");
        }

        if (header.Records >= 0 && header.Records != there)
        {
            log.AddOnce(0, "number of records", $"{header.Records} records stand in the header and {there} are there; {Math.Min(there, header.Records)} are read.");
        }

        if (rest > 0 && (header.Records < 0 || there < header.Records))
        {
            log.AddOnce(0, "data", $"The last record is cut off; what is there of it ({rest} bytes) is left out.");
        }

        return (int)Math.Min(header.Records < 0 ? there : Math.Min(there, header.Records), int.MaxValue / 2);
    }

    // Gives the time that the record's annotations say it begins at.
    private double? ReadRecord(EdfHeader header, ReadOnlySpan<byte> record, int number, double[][] samples, List<RecordingEvent> events)
    {
        double? time = null;
        var (width, isTimed) = (header.IsWide ? 3 : 2, false);
        for (var s = 0; s < header.Signals.Count; s++)
        {
            var signal = header.Signals[s];
            var bytes = record[..(signal.Samples * width)];
            record = record[bytes.Length..];
            if (signal.IsAnnotations)
            {
                var onset = EdfAnnotations.Read(bytes, events, log);
                // Only the first such signal tells the record's time.
                (time, isTimed) = isTimed ? (time, true) : (onset, true);
                continue;
            }

            var into = samples[s].AsSpan(number * signal.Samples, signal.Samples);
            for (var i = 0; i < into.Length; i++)
            {
                into[i] = (Stored(bytes[(i * width)..], width) * signal.Gain) + signal.Shift;
            }
        }

        return time;
    }

    private static int Stored(ReadOnlySpan<byte> bytes, int width) =>
        width == 2 ? (short)(bytes[0] | (bytes[1] << 8)) : bytes[0] | (bytes[1] << 8) | ((sbyte)bytes[2] << 16);

    private IEnumerable<Channel> Channels(EdfHeader header, double[][] samples, EdfClock clock)
    {
        var kept = Enumerable.Range(0, header.Signals.Count).Where(s => !header.Signals[s].IsAnnotations).ToList();
        var names = kept.ConvertAll(s => header.Signals[s].Label is { Length: > 0 } label ? label : $"channel_{s + 1}");
        UniqueNames.Make(names, (name, other) => log.AddOnce(0, $"channel '{name}'", $"The name comes more than once; the later channel is called '{WarningLog.Shorten(other)}'."));
        for (var i = 0; i < kept.Count; i++)
        {
            var signal = header.Signals[kept[i]];
            ImmutableArray<Stretch> stretches = signal.Samples == 0 ? []
                : [.. clock.Stretches.Select(one => new Stretch(one.Start, one.FirstRecord * signal.Samples, one.Records * signal.Samples))];
            yield return new Channel(names[i], signal.Unit, signal.Samples / header.Duration, samples[kept[i]], stretches) { Description = signal.Description };
        }
    }
}
