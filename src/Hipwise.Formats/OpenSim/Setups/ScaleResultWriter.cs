using System.Collections.Immutable;
using System.Text;
using System.Xml;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Formats.Text;

namespace Hipwise.Formats.OpenSim.Setups;

/// <summary>Writes what OpenSim's scaling writes beside models: the factors it used (ScaleSet), and the markers it placed (MarkerSet).</summary>
public static class ScaleResultWriter
{
    /// <summary>Writes a file of factors; it appears whole or not at all.</summary>
    /// <param name="path">The file, which is replaced when it is there.</param>
    /// <param name="factors">Segments, and factors along their x, y and z.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteFactors(string path, IEnumerable<(string Segment, Vec3 Factors)> factors) => Write(path, text => text.Set(
        "ScaleSet", "scaleset", factors, factor =>
        {
            text.Open("Scale", "");
            text.Value("scales", factor.Factors);
            text.Value("segment", factor.Segment);
            text.Value("apply", value: true);
            text.Close();
        }));

    /// <summary>Writes a file of markers; it appears whole or not at all.</summary>
    /// <param name="path">The file, which is replaced when it is there.</param>
    /// <param name="markers">In the order in which they are written.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteMarkers(string path, ImmutableArray<MarkerDescription> markers) => Write(path, text => text.Set(
        "MarkerSet", "markerset", markers, marker => OsimWriter.Marker(text, marker)));

    private static void Write(string path, Action<OsimText> write) => NewFile.Write(path, stream =>
    {
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, IndentChars = "\t", Encoding = new UTF8Encoding(false), NewLineChars = "\n" });
        var text = new OsimText(xml);
        text.Open("OpenSimDocument");
        xml.WriteAttributeString("Version", "40000");
        write(text);
        text.Close();
    });
}
