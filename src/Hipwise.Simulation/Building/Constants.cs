using Hipwise.Formats;
using Hipwise.Formats.Csv;

namespace Hipwise.Simulation.Building;

/// <summary>Single numbers with their units, by name.</summary>
internal sealed class Constants
{
    private readonly Dictionary<string, CsvRow> _rows = new(StringComparer.Ordinal);
    private readonly string _file;

    private Constants(string file) => _file = file;

    public double this[string name, string unit]
    {
        get
        {
            var row = _rows.GetValueOrDefault(name) ?? throw new BadFileException(_file, 0, "constant", $"'{name}' is missing; give it in {unit}.");
            return row.Required("unit") == unit ? row.Number("value") : throw row.Bad("unit", $"'{name}' is wanted in {unit}.");
        }
    }

    public static Constants From(CsvTable table)
    {
        var constants = new Constants(table.File);
        foreach (var row in table.Rows)
        {
            if (!constants._rows.TryAdd(row.Required("constant"), row))
            {
                throw row.Bad("constant", $"'{row.Required("constant")}' is there twice.");
            }
        }

        return constants;
    }
}
