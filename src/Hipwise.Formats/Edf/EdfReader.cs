using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.Edf;

/// <summary>Reads recordings of the European Data Format (<c>.edf</c>), EDF+ with and without gaps, and the 24-bit forms of both (<c>.bdf</c>).
/// Name and birthday of the person recorded are not looked at. Long ones need not be held whole: see <see cref="RecordingSource.Open"/>.</summary>
public static class EdfReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The <c>.edf</c> or <c>.bdf</c> file.</param>
    /// <exception cref="BadFileException">It cannot be opened or understood.</exception>
    public static RecordingFile ReadFile(string path)
    {
        using var stream = NodeReader.OpenFile(path);
        return Read(stream, path);
    }

    /// <summary>Reads from a stream, which is closed.</summary>
    /// <param name="stream">From the file's first byte; it must be able to seek.</param>
    /// <param name="file">What messages call the file.</param>
    /// <exception cref="BadFileException">The recording cannot be understood.</exception>
    public static RecordingFile Read(Stream stream, string file)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var source = EdfSource.Open(stream, file);
        return new RecordingFile(source.Format, source.Load()) { Started = source.Started, Warnings = source.Warnings };
    }
}
