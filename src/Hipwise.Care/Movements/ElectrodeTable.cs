using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Formats;
using Hipwise.Formats.Csv;

namespace Hipwise.Care.Movements;

/// <summary>What surface electrodes told of an exercise in one study, and the movement of ours that is nearest to it.</summary>
/// <param name="Study">Who measured.</param>
/// <param name="IsHeldOut">Whether the study was set aside before anything was compared.</param>
/// <param name="Muscle">Id of the muscle.</param>
/// <param name="Exercise">As the study calls it.</param>
/// <param name="Figure">Id of the figure.</param>
/// <param name="Side">The side under the electrodes, in the figure as it is drawn.</param>
/// <param name="MeanPercent">Mean over people, in per cent of the greatest voluntary contraction.</param>
/// <param name="IsVerified">Whether the number was seen in a publication, at least in part; otherwise it is remembered.</param>
public sealed record ElectrodeRow(
    string Study, bool IsHeldOut, string Muscle, string Exercise, string Figure, Side Side, double MeanPercent, bool IsVerified);

/// <summary>Reads <c>electrodes.csv</c>.</summary>
public static class ElectrodeTable
{
    /// <summary>The table's place in a knowledge folder.</summary>
    public static string PathIn(string knowledge) => Path.Combine(knowledge, "body", "reference", "electrodes.csv");

    /// <summary>Reads all rows.</summary>
    /// <exception cref="BadFileException">A cell cannot be read; the message names file, line and column.</exception>
    public static ImmutableArray<ElectrodeRow> ReadFile(string path) => [.. CsvTable.ReadFile(path).Rows.Select(row => new ElectrodeRow(
        row.Required("study"), row.Choice("held_out", "no", "yes") == 1, row.Required("muscle"), row.Required("exercise"), row.Required("figure"),
        row.Choice("side", "left", "right") == 0 ? Side.Left : Side.Right, row.Number("mean_pct_mvic"),
        row.Choice("status", "remembered", "partly", "verified") > 0))];
}
