using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Hipwise.Formats;
using Hipwise.Formats.Csv;

namespace Hipwise.Knowledge.Loading;

/// <summary>Reads <c>body/demands.csv</c>.</summary>
internal static class DemandReader
{
    /// <summary>Its place in the knowledge.</summary>
    public const string File = "body/demands.csv";

    private const string HashMark = "# model ";
    private static readonly string[] Sides = ["working", "other", "both"];

    public static ModelDemands Read(string folder, LoadContext context)
    {
        var path = Path.Combine(folder, File);
        if (!System.IO.File.Exists(path))
        {
            return ModelDemands.None;
        }

        try
        {
            var figures = CsvTable.ReadFile(path).Rows.GroupBy(row => row.Required("figure"), StringComparer.Ordinal)
                .ToFrozenDictionary(rows => rows.Key, rows => ReadFigure([.. rows], context), StringComparer.Ordinal);
            return new(HashIn(path), figures);
        }
        catch (BadFileException problem)
        {
            context.Report(new(File, problem.Line, problem.Problem + " 'hipwise body build' writes the table anew."));
            return ModelDemands.None;
        }
    }

    public static string HashOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string[] files =
        [
            "body/hipwise.osim", "body/facts/muscles.csv", "movements.yaml", "poses.yaml",
            .. Directory.EnumerateFiles(Path.Combine(folder, "figures"), "*.yaml").Select(file => $"figures/{Path.GetFileName(file)}").Order(StringComparer.Ordinal),
        ];
        foreach (var name in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name + "\0"));
            hash.AppendData([.. System.IO.File.ReadAllBytes(Path.Combine(folder, name)).Where(letter => letter != '\r'), 0]);
        }

        return "m-" + Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static string HashIn(string path)
    {
        var first = System.IO.File.ReadLines(path).FirstOrDefault() ?? "";
        return first.StartsWith(HashMark, StringComparison.Ordinal) ? first[HashMark.Length..].Split(' ', ';')[0] : "";
    }

    // A row without a muscle says only that the movement asks little of any.
    private static FigureDemands ReadFigure(CsvRow[] rows, LoadContext context)
    {
        context.Mention(Kind.Figure, rows[0].Required("figure"), File, rows[0].Line);
        return new(
            rows[0].Required("figure"), rows[0].OptionalNumber("missing"), (int)(rows[0].OptionalNumber("unmet") ?? 0),
            [.. rows.Where(row => row.Text("muscle").Length > 0).Select(row => ReadRegion(row, context))]);
    }

    private static RegionDemand ReadRegion(CsvRow row, LoadContext context)
    {
        context.Mention(Kind.Muscle, row.Text("muscle"), File, row.Line);
        return new(
            row.Text("muscle"), (VariantSide)row.Choice("side", Sides), Share(row, "peak"), Share(row, "mean"), (int)row.Number("phase"), row.Number("newtons"));
    }

    private static double Share(CsvRow row, string column) => row.Number(column) is >= 0 and <= 1 and var share ? share
        : throw row.Bad(column, "An activation is 0 to 1.");
}
