using System.Globalization;

namespace Hipwise.Cli.Tests.Body;

/// <summary>What every command of the body keeps to.</summary>
internal static class BodyExpect
{
    /// <summary>One line on standard error, nothing on standard output, and none of the program's inside.</summary>
    public static void ShouldRefuse(this ProcessOutcome outcome, int exitCode, params string[] named)
    {
        outcome.ExitCode.ShouldBe(exitCode, outcome.ToString());
        outcome.Bytes.ShouldBeEmpty();
        outcome.Error.TrimEnd('\n').Split('\n').ShouldHaveSingleItem(outcome.ToString());
        outcome.Error.ShouldNotContain("   at Hipwise.");
        outcome.Error.ShouldNotContain("(Parameter");
        outcome.Error.ShouldNotContain("System.");
        named.ShouldAllBe(name => outcome.Error.Contains(name, StringComparison.Ordinal), outcome.Error);
    }

    /// <summary>The columns of a table by name, read by a few lines of their own.</summary>
    public static Dictionary<string, double[]> ReadTable(string path)
    {
        var lines = File.ReadAllLines(path);
        var header = Array.IndexOf(lines, "endheader");
        var names = lines[header + 1].Split('\t', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var rows = lines[(header + 2)..].Where(line => line.Trim().Length > 0)
            .Select(line => line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()).ToList();
        return names.Select((name, i) => (name, Values: rows.Select(row => row[i]).ToArray())).ToDictionary(pair => pair.name, pair => pair.Values, StringComparer.Ordinal);
    }
}
