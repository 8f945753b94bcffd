using System.Collections.Immutable;
using Hipwise.Formats.Csv;

namespace Hipwise.Simulation.Building;

/// <summary>The tables of one folder. Every row names its source, or says why it is our own; this is asked of each as it is read.</summary>
internal sealed class FactTables(string folder)
{
    private readonly SortedDictionary<string, string> _sources = new(StringComparer.Ordinal);

    /// <summary>What the model is called.</summary>
    public string Name => "hipwise";

    /// <summary>Keys of sources, with the place that names each first.</summary>
    public ImmutableSortedDictionary<string, string> Sources => _sources.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public CsvTable Read(string name)
    {
        var table = CsvTable.ReadFile(Path.Combine(folder, name));
        foreach (var row in table.Rows)
        {
            foreach (var column in table.Columns.Where(column => column.EndsWith("source", StringComparison.Ordinal)))
            {
                Note(name, row, column);
            }
        }

        return table;
    }

    private void Note(string name, CsvRow row, string column)
    {
        foreach (var key in row.Required(column).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (key == BodyFacts.OwnSource && row.Text("note").Length == 0)
            {
                throw row.Bad("note", "A value of our own needs its reason here.");
            }

            _sources.TryAdd(key, $"{name}:{row.Line}");
        }
    }
}
