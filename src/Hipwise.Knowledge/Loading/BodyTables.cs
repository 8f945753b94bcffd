using System.Collections.Frozen;
using Hipwise.Formats;
using Hipwise.Formats.Csv;

namespace Hipwise.Knowledge.Loading;

/// <summary>What the knowledge takes from the tables of its body.</summary>
/// <param name="Muscles">Id of a muscle by the model's name for it, without its side's ending.</param>
/// <param name="Demands">What the model works out that movements ask of muscles.</param>
internal sealed record BodyTables(FrozenDictionary<string, string> Muscles, ModelDemands Demands)
{
    private const string MuscleFile = "body/facts/muscles.csv";
    private const string RightHalf = "_r";

    public static BodyTables Read(string folder, bool withDemands, LoadContext context)
    {
        var muscles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in Rows(folder, MuscleFile, context))
        {
            try
            {
                if (row.Text("entry") is { Length: > 0 } id)
                {
                    context.Mention(Kind.Muscle, id, MuscleFile, row.Line);
                    muscles[WithoutSide(row.Required("muscle"))] = id;
                }
            }
            catch (BadFileException problem)
            {
                context.Report(new(MuscleFile, problem.Line, problem.Problem));
                break;
            }
        }

        return new(muscles.ToFrozenDictionary(StringComparer.Ordinal), withDemands ? DemandReader.Read(folder, context) : ModelDemands.None);
    }

    // A knowledge without a body is one without simulation.
    private static IEnumerable<CsvRow> Rows(string folder, string name, LoadContext context)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            return CsvTable.ReadFile(path).Rows;
        }
        catch (BadFileException problem)
        {
            context.Report(new(name, problem.Line, problem.Problem));
            return [];
        }
    }

    private static string WithoutSide(string name) => name.EndsWith(RightHalf, StringComparison.Ordinal) ? name[..^RightHalf.Length] : name;
}
