using System.Collections.Immutable;
using Hipwise.Formats.Text;
using Hipwise.Signals;

namespace Hipwise.Formats.OpenSim;

/// <summary>Several tables that are written side by side, some rows at a time, so that long runs need not hold them whole. The files are there whole
/// or not at all: they get their names when all is written.</summary>
public sealed class GrowingTables : IDisposable
{
    private readonly string[] _paths;
    private readonly List<(FileStream Stream, TableText Text)> _open = [];
    private bool _complete;

    /// <summary>Begins the files.</summary>
    /// <param name="paths">The files, which are replaced when they are there.</param>
    /// <param name="titles">A title for each.</param>
    /// <param name="columns">The same columns in all of them, in radians, metres and newtons.</param>
    /// <param name="rows">How many rows there will be.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public GrowingTables(string[] paths, string[] titles, ImmutableArray<string> columns, int rows)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(titles);
        _paths = paths;
        try
        {
            for (var i = 0; i < paths.Length; i++)
            {
                var stream = new FileStream(PartOf(paths[i]), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
                _open.Add((stream, new TableText(stream)));
                var none = new TimeSeries([], columns, [.. columns.Select(_ => Array.Empty<double>())]);
                StorageWriter.Header(_open[i].Text, new StorageTable(titles[i], none, InDegrees: false), rows);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Adds rows to every table.</summary>
    /// <param name="blocks">The rows of each table, in the order of the files.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Append(IReadOnlyList<TimeSeries> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        for (var i = 0; i < _open.Count; i++)
        {
            StorageWriter.Rows(_open[i].Text, blocks[i]);
        }
    }

    /// <summary>Gives the files their names.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Complete()
    {
        CloseAll();
        foreach (var path in _paths)
        {
            File.Move(PartOf(path), path, overwrite: true);
        }

        _complete = true;
    }

    /// <summary>Closes the files; those that are not complete are removed.</summary>
    public void Dispose()
    {
        if (!_complete)
        {
            try
            {
                CloseAll();
            }
            finally
            {
                Array.ForEach(_paths, path => File.Delete(PartOf(path)));
            }
        }
    }

    private void CloseAll()
    {
        foreach (var (stream, text) in _open)
        {
            using (stream)
            {
                text.Dispose();
            }
        }

        _open.Clear();
    }

    private static string PartOf(string path) => path + ".part";
}
