using System.Globalization;
using System.Text;
using Hipwise.Formats.Text;
using Hipwise.Signals;

namespace Hipwise.Formats.Edf;

/// <summary>Writes recordings as EDF+ (<c>.edf</c>), with gaps where they have some. Samples that come from EDF stay what they are; others
/// become 65536 steps between a channel's smallest and largest one. What is missing, and what fills the last record of a stretch, is written as the smallest step
/// and marked as <c>Not recorded</c>.</summary>
public static class EdfWriter
{
    /// <summary>Letters of a label; longer ones are cut off and numbered.</summary>
    public const int LongestLabel = 16;

    internal const string NotRecorded = "Not recorded";

    /// <summary>Writes a file; it appears whole or not at all.</summary>
    /// <param name="path">The file, which is replaced when it is there.</param>
    /// <param name="source">Its warnings are not written; nobody is named. It is gone through twice.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="stop">Ends it; then no file is left.</param>
    /// <exception cref="ArgumentException">The format cannot hold it; see <see cref="FindObstacle"/>.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteFile(string path, RecordingSource source, IProgress<double>? progress = null, CancellationToken stop = default) =>
        NewFile.Write(path, stream => Write(stream, source, progress, stop));

    /// <summary>Why the format cannot hold a recording: there is no sample, channels have different gaps, or their rates have no common record. Null when it can.</summary>
    /// <param name="source">What is to be written.</param>
    public static string? FindObstacle(RecordingSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return EdfRecords.TryCut(source, out _);
    }

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="stream">Where the bytes go.</param>
    /// <param name="source">Its warnings are not written; nobody is named. It is gone through twice.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="stop">Ends it between records.</param>
    /// <exception cref="ArgumentException">The format cannot hold it; see <see cref="FindObstacle"/>.</exception>
    public static void Write(Stream stream, RecordingSource source, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(source);
        if (EdfRecords.TryCut(source, out var records) is { } obstacle)
        {
            throw new ArgumentException(obstacle, nameof(source));
        }

        var scan = EdfScan.Of(source, progress is null ? null : new Part(progress, 0), stop);
        var outputs = source.Channels.Select((channel, i) => EdfOutput.Of(channel, records!.SamplesOf(channel), i, scan)).ToList();
        var texts = records!.Annotations(source.Events, scan.Missing);
        var bytes = 2 * ((texts.Values.Select(text => text.Length).Append(EdfRecords.LongestTime).Max() + 1) / 2);
        stream.Write(Header(source, records, outputs, bytes / 2));
        WriteRecords(stream, source, records, outputs, texts, bytes, progress is null ? null : new Part(progress, 0.5), stop);
    }

    private static void WriteRecords(
        Stream stream, RecordingSource source, EdfRecords records, List<EdfOutput> outputs, Dictionary<int, byte[]> texts, int textBytes, IProgress<double>? progress,
        CancellationToken stop)
    {
        var text = new byte[textBytes];
        for (var r = 0; r < records.Count; r++)
        {
            stop.ThrowIfCancellationRequested();
            for (var i = 0; i < outputs.Count; i++)
            {
                stream.Write(outputs[i].Record(source, i, records, r));
            }

            var said = texts.GetValueOrDefault(r) ?? records.TimeOf(r);
            text.AsSpan().Clear();
            said.CopyTo(text, 0);
            stream.Write(text);
            progress?.Report((r + 1.0) / records.Count);
        }
    }

    // One of two halves of the work.
    private sealed class Part(IProgress<double> whole, double from) : IProgress<double>
    {
        public void Report(double value) => whole.Report(from + (value / 2));
    }

    private static byte[] Header(RecordingSource file, EdfRecords records, List<EdfOutput> outputs, int annotationSamples)
    {
        var text = new StringBuilder();
        void Put(string value, int width) => text.Append(value.PadRight(width)[..width]);
        var day = file.Started?.ToString("dd-MMM-yyyy", CultureInfo.InvariantCulture).ToUpperInvariant() ?? "X";
        Put("0", 8);
        Put("X X X X", 80);
        Put($"Startdate {day} X X X", 80);
        Put(file.Started?.ToString("dd.MM.yy", CultureInfo.InvariantCulture) ?? "01.01.85", 8);
        Put(file.Started?.ToString("HH.mm.ss", CultureInfo.InvariantCulture) ?? "00.00.00", 8);
        Put(Whole(EdfHeader.BlockSize * (outputs.Count + 2)), 8);
        Put(records.IsContinuous ? "EDF+C" : "EDF+D", 44);
        Put(Whole(records.Count), 8);
        Put(records.Duration.ToString("0.######", CultureInfo.InvariantCulture), 8);
        Put(Whole(outputs.Count + 1), 4);
        void Field(Func<EdfOutput, string> of, string ofAnnotations, int width)
        {
            outputs.ForEach(output => Put(of(output), width));
            Put(ofAnnotations, width);
        }

        Field(output => output.Label, "EDF Annotations", 16);
        Field(_ => "", "", 80);
        Field(output => output.Unit, "", 8);
        Field(output => output.Steps.Low, "-1", 8);
        Field(output => output.Steps.High, "1", 8);
        Field(output => Whole(output.Steps.Least), "-32768", 8);
        Field(output => Whole(output.Steps.Most), "32767", 8);
        Field(_ => "", "", 80);
        Field(output => Whole(output.Samples), Whole(annotationSamples), 8);
        Field(_ => "", "", 32);
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
