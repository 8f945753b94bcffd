using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Formats.OpenSim.Model;
using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.OpenSim;

/// <summary>Reads OpenSim models (<c>.osim</c>) of XML layouts 20000 to 40700: joints inside bodies, and frames with sockets.
/// What the file says and the model cannot hold is named in a warning.</summary>
public static class OsimReader
{
    private const string Kind = "an OpenSim model";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The <c>.osim</c> file.</param>
    /// <exception cref="BadFileException">It cannot be opened, is not a model, or says something impossible.</exception>
    public static OsimModel ReadFile(string path)
    {
        using var stream = NodeReader.OpenFile(path);
        return Read(stream, path);
    }

    /// <summary>Reads from a stream that can seek.</summary>
    /// <param name="stream">Positioned at the file's first byte.</param>
    /// <param name="file">What messages call the file.</param>
    /// <exception cref="BadFileException">It is not a model, or says something impossible.</exception>
    public static OsimModel Read(Stream stream, string file)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var root = NodeReader.Read(stream, file, Kind);
        if (root.Tag is not "Model")
        {
            throw root.Bad($"{Kind} is expected here (an element Model).");
        }

        var reading = new ModelReading(root);
        var model = reading.Read();
        Leftovers.Report(root);
        return new OsimModel(model, root.Document.Version, root.Document.Warnings.ToImmutable());
    }
}
