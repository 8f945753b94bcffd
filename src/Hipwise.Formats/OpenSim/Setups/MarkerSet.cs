using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Formats.OpenSim.Model;

namespace Hipwise.Formats.OpenSim.Setups;

/// <summary>Markers from a file of their own, such as those with which a generic model is scaled.</summary>
/// <param name="Markers">In the file's order. Bodies are as the file names them.</param>
public sealed record MarkerSet(ImmutableArray<MarkerDescription> Markers)
{
    private const string Kind = "a file of markers (MarkerSet)";

    /// <summary>What the file says and the record does not hold.</summary>
    public ImmutableArray<FileWarning> Warnings { get; init; } = [];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file that setups name in <c>marker_set_file</c>.</param>
    /// <exception cref="BadFileException">It cannot be opened, or a marker in it is incomplete.</exception>
    public static MarkerSet ReadFile(string path) => Read(SetupFile.Open(path, Kind));

    /// <summary>Reads from a stream that can seek.</summary>
    /// <param name="stream">Positioned at the file's first byte.</param>
    /// <param name="file">What messages call the file.</param>
    /// <exception cref="BadFileException">A marker in it is incomplete.</exception>
    public static MarkerSet Read(Stream stream, string file) => Read(SetupFile.Open(stream, file, Kind));

    private static MarkerSet Read(SetupFile setup)
    {
        if (setup.Root.Tag is not "MarkerSet")
        {
            throw setup.Root.Bad($"This is not {Kind}.");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var markers = ImmutableArray.CreateBuilder<MarkerDescription>();
        foreach (var node in setup.Root.Objects())
        {
            if (node.Tag is "Marker")
            {
                var marker = MarkerPart.Read(node, (_, path) => new FramePlace(Sockets.LastPart(path), Transform.Identity));
                markers.Add(names.Add(marker.Name) ? marker : throw node.Bad("There are two markers of this name; rename one."));
            }
        }

        return new MarkerSet(markers.DrainToImmutable()) { Warnings = setup.Finish() };
    }
}
