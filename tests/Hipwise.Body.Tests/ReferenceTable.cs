using System.Globalization;
using Hipwise.Body.Model;
using Hipwise.Formats.OpenSim;

namespace Hipwise.Testing;

/// <summary>The reference cases beside the project, read by a few lines of their own so that no reader of ours judges itself.</summary>
internal static class Cases
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "cases", "opensim"));

    public static string Path_(params string[] parts)
    {
        Assert.SkipUnless(Directory.Exists(Folder), $"The reference cases are not there ({Path.Combine("..", "shared", "cases", "opensim")} beside the project).");
        return Path.Combine([Folder, .. parts]);
    }

    public static BodyModel Model(params string[] parts) => BodyModel.Compile(OsimReader.ReadFile(Path_(parts)).Model);

    public static Table Read(params string[] parts) => Table.Parse(Path_(parts));
}

/// <summary>A table of a .mot or .sto file.</summary>
internal sealed record Table(string[] Names, double[][] Rows, bool InDegrees)
{
    public static Table Parse(string path)
    {
        var lines = File.ReadAllLines(path);
        var header = Array.FindIndex(lines, line => line.Trim() == "endheader");
        var degrees = lines.Take(header).Any(line => line.Replace(" ", string.Empty, StringComparison.Ordinal).Equals("inDegrees=yes", StringComparison.Ordinal));
        char[] gaps = [' ', '\t', '\r'];
        var names = lines[header + 1].Split(gaps, StringSplitOptions.RemoveEmptyEntries);
        double[][] rows = [.. lines.Skip(header + 2).Where(line => line.Trim().Length > 0)
            .Select(line => line.Split(gaps, StringSplitOptions.RemoveEmptyEntries).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray())];
        return new(names, rows, degrees);
    }

    public int Column(string name) => Array.IndexOf(Names, name);

    public double[] Values(string name) => [.. Rows.Select(row => row[Column(name)])];
}
