using System.Collections.Immutable;

namespace Hipwise.Formats.OpenSim;

/// <summary>Where markers were at each moment.</summary>
/// <param name="Names">The markers, in the file's order.</param>
/// <param name="Times">Seconds, rising.</param>
/// <param name="Positions">For each time, x, y and z of each marker (m) one after the other; NaN where it was not seen.</param>
/// <param name="Rate">Frames a second, as the file says.</param>
/// <param name="Units">The file's unit of length, e.g. <c>mm</c>. Positions are in metres all the same.</param>
public sealed record MarkerTrajectories(ImmutableArray<string> Names, double[] Times, double[][] Positions, double Rate, string Units)
{
    /// <summary>What was read differently from how it stands in the file.</summary>
    public ImmutableArray<FileWarning> Warnings { get; init; } = [];
}
