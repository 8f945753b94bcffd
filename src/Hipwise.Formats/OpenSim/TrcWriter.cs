using System.Globalization;
using Hipwise.Formats.Text;

namespace Hipwise.Formats.OpenSim;

/// <summary>Writes marker trajectories (<c>.trc</c>) in metres, gaps as empty cells. Numbers are exact when read back.</summary>
public static class TrcWriter
{
    /// <summary>Writes a file; it appears whole or not at all.</summary>
    /// <param name="path">The file, which is replaced when it is there.</param>
    /// <param name="markers">Its warnings and its original unit are not written.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteFile(string path, MarkerTrajectories markers) => NewFile.Write(path, stream => Write(stream, markers, Path.GetFileName(path)));

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="stream">Where the text goes.</param>
    /// <param name="markers">Its warnings and its original unit are not written.</param>
    /// <param name="name">The file's name, which stands in its first line.</param>
    public static void Write(Stream stream, MarkerTrajectories markers, string name)
    {
        ArgumentNullException.ThrowIfNull(markers);
        using var text = new TableText(stream);
        Header(text, markers, name);
        for (var frame = 0; frame < markers.Times.Length; frame++)
        {
            text.Integer(frame + 1);
            text.Tab();
            text.Number(markers.Times[frame]);
            foreach (var value in markers.Positions[frame])
            {
                text.Tab();
                if (!double.IsNaN(value))
                {
                    text.Number(value);
                }
            }

            text.Text("\n");
        }
    }

    private static void Header(TableText text, MarkerTrajectories markers, string name)
    {
        var rate = markers.Rate.ToString("R", CultureInfo.InvariantCulture);
        var frames = markers.Times.Length;
        text.Line($"PathFileType\t4\t(X/Y/Z)\t{OneLine(name)}");
        text.Line("DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\tOrigNumFrames");
        text.Line($"{rate}\t{rate}\t{frames}\t{markers.Names.Length}\tm\t{rate}\t1\t{frames}");
        text.Line("Frame#\tTime\t" + string.Join("\t\t\t", markers.Names.Select(OneLine)) + "\t\t");
        text.Line("\t\t" + string.Join('\t', Enumerable.Range(1, markers.Names.Length).Select(i => $"X{i}\tY{i}\tZ{i}")));
        text.Line("");
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');
}
