using Hipwise.Formats.Text;
using Hipwise.Signals;

namespace Hipwise.Formats.OpenSim;

/// <summary>Writes tables that OpenSim reads (<c>.mot</c>, <c>.sto</c>). Numbers are exact when read back.</summary>
public static class StorageWriter
{
    /// <summary>Writes a file; it appears whole or not at all.</summary>
    /// <param name="path">The file, which is replaced when it is there.</param>
    /// <param name="table">Its warnings are not written.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteFile(string path, StorageTable table) => NewFile.Write(path, stream => Write(stream, table));

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="stream">Where the text goes.</param>
    /// <param name="table">Its warnings are not written.</param>
    public static void Write(Stream stream, StorageTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        using var text = new TableText(stream);
        Header(text, table, table.Series.Count);
        Rows(text, table.Series);
    }

    internal static void Header(TableText text, StorageTable table, int rows)
    {
        text.Line(OneLine(table.Name));
        text.Line("version=1");
        text.Line($"nRows={rows}");
        text.Line($"nColumns={table.Series.Names.Length + 1}");
        text.Line(table.InDegrees ? "inDegrees=yes" : "inDegrees=no");
        text.Line("endheader");
        text.Line(string.Join('\t', table.Series.Names.Select(OneLine).Prepend("time")));
    }

    internal static void Rows(TableText text, TimeSeries series)
    {
        for (var row = 0; row < series.Count; row++)
        {
            text.Number(series.Times[row]);
            foreach (var channel in series.Channels)
            {
                text.Tab();
                text.Number(channel[row]);
            }

            text.Text("\n");
        }
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');
}
