using System.Globalization;
using System.Text;
using Hipwise.Formats.Text;
using Hipwise.Signals;

namespace Hipwise.Formats.Edf;

/// <summary>Writes recordings as EDF+ (<c>.edf</c>), with gaps where they have some. Samples become 65536 steps between a channel's smallest and largest
/// one. What is missing, and what fills the last record of a stretch, is written as the smallest step and marked as <c>Not recorded</c>.</summary>
public static class EdfWriter
{
    internal const string NotRecorded = "Not recorded";

    /// <summary>Writes a file; it appears whole or not at all.</summary>
    /// <param name="path">The file, which is replaced when it is there.</param>
    /// <param name="file">Its warnings are not written; nobody is named.</param>
    /// <exception cref="ArgumentException">There is no channel, channels have different gaps, or their rates have no common record.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteFile(string path, RecordingFile file) => NewFile.Write(path, stream => Write(stream, file));

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="stream">Where the bytes go.</param>
    /// <param name="file">Its warnings are not written; nobody is named.</param>
    /// <exception cref="ArgumentException">There is no channel, channels have different gaps, or their rates have no common record.</exception>
    public static void Write(Stream stream, RecordingFile file)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(file);
        var records = EdfRecords.Of(file.Recording);
        var outputs = file.Recording.Channels.Select((channel, i) => EdfOutput.Of(channel, records.SamplesOf(channel), i)).ToList();
        var texts = records.Annotations(file.Recording);
        var bytes = 2 * ((texts.Max(text => text.Length) + 1) / 2);
        stream.Write(Header(file, records, outputs, bytes / 2));
        for (var r = 0; r < records.Count; r++)
        {
            foreach (var output in outputs)
            {
                stream.Write(output.Record(records, r));
            }

            stream.Write(texts[r]);
            stream.Write(new byte[bytes - texts[r].Length]);
        }
    }

    private static byte[] Header(RecordingFile file, EdfRecords records, List<EdfOutput> outputs, int annotationSamples)
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
        Field(output => output.LowText, "-1", 8);
        Field(output => output.HighText, "1", 8);
        Field(_ => "-32768", "-32768", 8);
        Field(_ => "32767", "32767", 8);
        Field(_ => "", "", 80);
        Field(output => Whole(output.Samples), Whole(annotationSamples), 8);
        Field(_ => "", "", 32);
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
