using System.Text.Json;
using Hipwise.Formats;

namespace Hipwise.Motion.Landmarks;

/// <summary>Reads a take written as JSON: <c>width</c>, <c>height</c> and <c>frames</c> of <c>t</c>, <c>image</c> and <c>world</c>.</summary>
/// <remarks>Other keys are passed over. A frame may carry <c>persons</c> and <c>roll</c> (rad); without frames' times <c>fps</c> counts.</remarks>
public static class LandmarkReader
{
    /// <summary>Most bytes that are read (B): ten minutes at sixty frames a second with room to spare.</summary>
    public const int LargestFile = 160 * 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The JSON file.</param>
    /// <exception cref="BadFileException">It cannot be opened or understood; one sentence names the place.</exception>
    public static LandmarkTake ReadFile(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Read(stream, path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new BadFileException(path, 0, "", $"It cannot be read: {problem.Message}", problem);
        }
    }

    /// <summary>Reads from a stream, never more than <see cref="LargestFile"/>.</summary>
    /// <param name="stream">At the first byte of the JSON.</param>
    /// <param name="file">What messages call it.</param>
    /// <exception cref="BadFileException">It is no take; one sentence names the place.</exception>
    public static LandmarkTake Read(Stream stream, string file = "landmarks")
    {
        var bytes = ReadAll(stream, file);
        var parser = new LandmarkParser(file);
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 16, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return parser.Parse(ref reader);
        }
        catch (JsonException problem)
        {
            throw new BadFileException(file, (int)(problem.LineNumber ?? 0) + 1, parser.Place, "It is no whole JSON; save the recording again.", problem);
        }
        catch (Exception problem) when (problem is InvalidOperationException or FormatException)
        {
            throw new BadFileException(file, 0, parser.Place, "Another kind of value was expected here.", problem);
        }
    }

    private static ReadOnlySpan<byte> ReadAll(Stream stream, string file)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            kept.Write(buffer, 0, read);
            if (kept.Length > LargestFile)
            {
                throw new BadFileException(file, 0, "", $"It is longer than {LargestFile / 1024 / 1024} MB; a take has ten minutes at most.");
            }
        }

        var all = kept.GetBuffer().AsSpan(0, (int)kept.Length);
        return all.StartsWith("\uFEFF"u8) ? all[3..] : all;
    }
}
