using System.Collections.Immutable;
using Hipwise.Formats.C3d;
using Hipwise.Formats.Edf;
using Hipwise.Formats.OpenSim.Xml;
using Hipwise.Formats.SignalText;
using Hipwise.Signals;

namespace Hipwise.Formats;

/// <summary>An open file of recorded channels, whose samples are read as they are asked for. EDF and BDF stay in the file, however long they are; tables of
/// text and C3D files are held in memory. Not for several threads at once.</summary>
public abstract class RecordingSource : IDisposable
{
    // What is read of all channels before the next part of them.
    private const int SliceBytes = 1 << 20;
    private const int HeadBytes = 16;

    /// <summary>What the file is, for instance <c>EDF+C</c>.</summary>
    public required string Format { get; init; }

    /// <summary>When the recording began by the clock of the place where it was made; null when the file does not say.</summary>
    public DateTime? Started { get; init; }

    /// <summary>In the file's order; no two have the same label.</summary>
    public required ImmutableArray<SourceChannel> Channels { get; init; }

    /// <summary>What was marked, by time.</summary>
    public required ImmutableArray<RecordingEvent> Events { get; init; }

    /// <summary>What was read differently from how it stands in the file, and what was not read.</summary>
    public required ImmutableArray<FileWarning> Warnings { get; init; }

    /// <summary>Opens a file of any kind that is known: what its first bytes say decides, else it is taken as a table of text.</summary>
    /// <param name="path">C3D, EDF, BDF or a table of text.</param>
    /// <param name="options">What a table does not say.</param>
    /// <exception cref="BadFileException">It cannot be opened or understood; the message names the place and the mend.</exception>
    public static RecordingSource Open(string path, SignalTextOptions options)
    {
        var stream = NodeReader.OpenFile(path);
        try
        {
            switch (KindOf(stream))
            {
                case 'c':
                    using (stream)
                    {
                        var trial = C3dReader.Read(stream, path);
                        return trial.Recording.Channels.IsEmpty
                            ? throw new BadFileException(path, 0, "ANALOG", "The file holds markers and no recorded channel; export the trial with its analog channels.")
                            : Of(new RecordingFile("C3D", trial.Recording) { Warnings = trial.Warnings });
                    }

                case 'e':
                    return EdfSource.Open(stream, path);
                default:
                    using (stream)
                    {
                        return Of(SignalTextReader.Read(stream, path, options));
                    }
            }
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>A recording that is in memory, as a source.</summary>
    /// <param name="file">As it was read or made.</param>
    public static RecordingSource Of(RecordingFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var channels = file.Recording.Channels.Select(channel =>
            new SourceChannel(channel.Label, channel.Unit, channel.Rate, channel.Samples.Length, channel.Stretches) { Description = channel.Description });
        return new LoadedSource(file.Recording)
        {
            Format = file.Format, Started = file.Started, Channels = [.. channels], Events = file.Recording.Events, Warnings = file.Warnings,
        };
    }

    /// <summary>Copies samples of a channel. What is asked for in the file's order is read once.</summary>
    /// <param name="channel">Its place in <see cref="Channels"/>.</param>
    /// <param name="first">Place of the first sample wanted.</param>
    /// <param name="into">As many as are wanted.</param>
    /// <exception cref="BadFileException">The file can no longer be read.</exception>
    public abstract void Read(int channel, int first, Span<double> into);

    /// <summary>Reads all or some channels into memory. A channel without samples keeps its place, empty.</summary>
    /// <param name="keep">Which channels; null keeps all.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="stop">Ends it between parts.</param>
    public Recording Load(Func<SourceChannel, bool>? keep = null, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        var kept = Enumerable.Range(0, Channels.Length).Where(channel => keep?.Invoke(Channels[channel]) != false).ToList();
        var samples = kept.ToDictionary(channel => channel, channel => GC.AllocateUninitializedArray<double>(Channels[channel].Count));
        ForSlices(kept, (channel, first, count) => Read(channel, first, samples[channel].AsSpan(first, count)), progress, stop);
        return new Recording([.. kept.Select(channel => ChannelOf(Channels[channel], samples[channel]))], Events);
    }

    /// <summary>A time of this recording, which is closed with it. Its first sample is not at 0, but when it was.</summary>
    /// <param name="from">Seconds; the sample at it belongs to it.</param>
    /// <param name="to">Seconds; the sample at it does not.</param>
    public RecordingSource Between(double from, double to)
    {
        var ranges = Channels.Select(channel => channel.Within(from, to)).ToList();
        return new CutSource(this, [.. ranges.Select(range => range.First)])
        {
            Format = Format, Started = Started, Warnings = Warnings, Events = [.. Events.Where(one => one.Time >= from && one.Time < to)],
            Channels = [.. Channels.Zip(ranges, (channel, range) => channel with { Count = range.Count, Stretches = channel.Cut(range.First, range.Count) })],
        };
    }

    /// <summary>Goes through all samples once, part by part in the file's order, with never more than a part of each channel in memory.</summary>
    /// <param name="look">Given a channel's place, the place of the first sample and the samples.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="stop">Ends it between parts.</param>
    public void Scan(Action<int, int, ReadOnlySpan<double>> look, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(look);
        var buffer = Array.Empty<double>();
        void Part(int channel, int first, int count)
        {
            buffer = buffer.Length < count ? new double[count] : buffer;
            Read(channel, first, buffer.AsSpan(0, count));
            look(channel, first, buffer.AsSpan(0, count));
        }

        ForSlices([.. Enumerable.Range(0, Channels.Length)], Part, progress, stop);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what is open.</summary>
    /// <param name="disposing">True when asked to, and not by the collector.</param>
    protected virtual void Dispose(bool disposing)
    {
    }

    private void ForSlices(List<int> channels, Action<int, int, int> part, IProgress<double>? progress, CancellationToken stop)
    {
        var slices = 1 + (channels.Sum(channel => (long)Channels[channel].Count) * sizeof(short) / SliceBytes);
        for (var slice = 0L; slice < slices; slice++)
        {
            stop.ThrowIfCancellationRequested();
            foreach (var channel in channels)
            {
                var count = Channels[channel].Count;
                var (low, high) = ((int)(count * slice / slices), (int)(count * (slice + 1) / slices));
                if (high > low)
                {
                    part(channel, low, high - low);
                }
            }

            progress?.Report((slice + 1.0) / slices);
        }
    }

    private static Channel ChannelOf(SourceChannel channel, double[] samples) =>
        new(channel.Label, channel.Unit, channel.Rate, samples, channel.Stretches) { Description = channel.Description };

    // c: the second byte of a C3D file is 80. e: EDF begins with the version 0 in eight letters, BDF with 255.
    private static char KindOf(FileStream stream)
    {
        var head = new byte[HeadBytes];
        var length = stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
        stream.Position = 0;
        var extension = Path.GetExtension(stream.Name).ToUpperInvariant();
        return length > 1 && head[1] == 80 && head[0] < (byte)' ' ? 'c'
            : head.AsSpan().StartsWith("0       "u8) || (head[0] == 255 && head[1] != 254) ? 'e'
            : extension switch { ".C3D" => 'c', ".EDF" or ".BDF" => 'e', _ => 't' };
    }

    private sealed class CutSource(RecordingSource whole, int[] firsts) : RecordingSource
    {
        public override void Read(int channel, int first, Span<double> into) => whole.Read(channel, firsts[channel] + first, into);

        protected override void Dispose(bool disposing) => whole.Dispose();
    }

    private sealed class LoadedSource(Recording recording) : RecordingSource
    {
        public override void Read(int channel, int first, Span<double> into) => recording.Channels[channel].Samples.AsSpan(first, into.Length).CopyTo(into);
    }
}
