using System.Collections.Immutable;
using Hipwise.Formats.Text;
using Hipwise.Signals;

namespace Hipwise.Formats.Edf;

/// <summary>An EDF or BDF file that is read record by record: when records began and what was marked first, samples when they are asked for.</summary>
internal sealed class EdfSource : RecordingSource
{
    private const int BufferBytes = 4 << 20;
    private const int LongRecord = 32 << 20;
    private const int LongestRecord = 128 << 20;

    private readonly Stream stream;
    private readonly string file;
    private readonly EdfHeader header;
    private readonly int records;
    private readonly List<int> kept;
    private readonly int[] offsets;
    private readonly byte[] buffer;
    private int firstBuffered;
    private int buffered;

    private EdfSource(Stream stream, string file, EdfHeader header, int records)
    {
        (this.stream, this.file, this.header, this.records) = (stream, file, header, records);
        kept = [.. Enumerable.Range(0, header.Signals.Count).Where(signal => !header.Signals[signal].IsAnnotations)];
        offsets = new int[header.Signals.Count];
        for (var signal = 1; signal < offsets.Length; signal++)
        {
            offsets[signal] = offsets[signal - 1] + (header.Signals[signal - 1].Samples * header.Width);
        }

        // Two records at least, so that a part that ends within one is read once; very long ones alone.
        var together = header.RecordBytes > LongRecord ? 1 : Math.Max(BufferBytes / header.RecordBytes, 2);
        buffer = new byte[Math.Min(together, records) * header.RecordBytes];
    }

    /// <summary>Opens it; the stream is closed with the source.</summary>
    public static EdfSource Open(Stream stream, string file)
    {
        try
        {
            var log = new WarningLog(file);
            var head = EdfHeader.Read(stream, log);
            var count = head.RecordsIn(stream.Length, log);
            if (head.Signals.Find(signal => !signal.IsAnnotations && (long)signal.Samples * count > Array.MaxLength) is { } endless)
            {
                throw EdfHeader.Bad(log, $"signal '{WarningLog.Shorten(endless.Label)}'", $"It has more than {Array.MaxLength} samples; cut the recording into several files.");
            }

            if (count > 0 && head.RecordBytes > LongestRecord)
            {
                throw EdfHeader.Bad(log, "header", $"A record has {head.RecordBytes} bytes, and {LongestRecord} are supported; write the recording with shorter records.");
            }

            var bare = new EdfSource(stream, file, head, count) { Format = head.Format, Channels = [], Events = [], Warnings = [] };
            var (clock, events) = (new EdfClock(head, log), new List<RecordingEvent>());
            bare.ReadTimes(clock, events, log);
            return new EdfSource(stream, file, head, count)
            {
                Format = head.Format, Started = head.Started, Channels = [.. bare.ChannelsOf(clock, log)], Events = [.. events.OrderBy(one => one.Time)],
                Warnings = log.ToImmutable(),
            };
        }
        catch (IOException problem)
        {
            throw new BadFileException(file, 0, "", $"The file cannot be read: {problem.Message}", problem);
        }
    }

    public override void Read(int channel, int first, Span<double> into)
    {
        var signal = header.Signals[kept[channel]];
        while (!into.IsEmpty)
        {
            var (record, within) = Math.DivRem(first, signal.Samples);
            var count = Math.Min(signal.Samples - within, into.Length);
            var bytes = Record(record).Slice(offsets[kept[channel]] + (within * header.Width), count * header.Width);
            signal.Decode(bytes, header.IsWide, into[..count]);
            first += count;
            into = into[count..];
        }
    }

    protected override void Dispose(bool disposing) => stream.Dispose();

    private ReadOnlySpan<byte> Record(int record)
    {
        if (record < firstBuffered || record >= firstBuffered + buffered)
        {
            try
            {
                buffered = (int)Math.Min(buffer.Length / header.RecordBytes, records - record);
                firstBuffered = record;
                stream.Position = header.Size + (record * header.RecordBytes);
                stream.ReadExactly(buffer, 0, (int)(buffered * header.RecordBytes));
            }
            catch (IOException problem)
            {
                buffered = 0;
                throw new BadFileException(file, 0, $"record {record + 1}", $"The file can no longer be read: {problem.Message}", problem);
            }
        }

        return buffer.AsSpan((int)((record - firstBuffered) * header.RecordBytes), (int)header.RecordBytes);
    }

    // Without annotations every record follows the one before it, and the file need not be gone through.
    private void ReadTimes(EdfClock clock, List<RecordingEvent> events, WarningLog log)
    {
        var texts = Enumerable.Range(0, header.Signals.Count).Where(signal => header.Signals[signal].IsAnnotations).ToList();
        for (var record = 0; record < records; record++)
        {
            double? time = null;
            foreach (var signal in texts)
            {
                var onset = EdfAnnotations.Read(Record(record).Slice(offsets[signal], header.Signals[signal].Samples * header.Width), events, log);
                // Only the first such signal tells the record's time.
                time = signal == texts[0] ? onset : time;
            }

            clock.Add(time);
        }
    }

    private IEnumerable<SourceChannel> ChannelsOf(EdfClock clock, WarningLog log)
    {
        var names = kept.ConvertAll(signal => header.Signals[signal].Label is { Length: > 0 } label ? label : $"channel_{signal + 1}");
        UniqueNames.Make(names, (name, other) => log.AddOnce(0, $"channel '{name}'", $"The name comes more than once; the later channel is called '{WarningLog.Shorten(other)}'."));
        for (var i = 0; i < kept.Count; i++)
        {
            var signal = header.Signals[kept[i]];
            ImmutableArray<Stretch> stretches = signal.Samples == 0 ? []
                : [.. clock.Stretches.Select(one => new Stretch(one.Start, one.FirstRecord * signal.Samples, one.Records * signal.Samples))];
            yield return new(names[i], signal.Unit, signal.Samples / header.Duration, records * signal.Samples, stretches)
            {
                Description = signal.Description, Steps = signal.Steps,
            };
        }
    }
}
