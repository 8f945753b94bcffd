using System.Collections.Immutable;
using Hipwise.Signals;

namespace Hipwise.Formats.OpenSim;

/// <summary>What a <c>.mot</c> or <c>.sto</c> file holds. Values are as they stand there: angles are not converted.</summary>
/// <param name="Name">The title in the file's first lines.</param>
/// <param name="Series">Times (s) and columns.</param>
/// <param name="InDegrees">Whether angles are in degrees. Where the file does not say: degrees in SIMM's old dialect, radians elsewhere.</param>
public sealed record StorageTable(string Name, TimeSeries Series, bool InDegrees)
{
    /// <summary>Whether the file itself says in which unit angles are.</summary>
    public bool SaysUnit { get; init; } = true;

    /// <summary>What was read differently from how it stands in the file.</summary>
    public ImmutableArray<FileWarning> Warnings { get; init; } = [];
}
