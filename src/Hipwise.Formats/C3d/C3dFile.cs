using System.Collections.Immutable;
using Hipwise.Formats.OpenSim;
using Hipwise.Signals;

namespace Hipwise.Formats.C3d;

/// <summary>What a C3D file holds of a trial.</summary>
/// <param name="Markers">Places in the laboratory's own axes (m); none when the file has no points.</param>
/// <param name="Recording">Analog channels and events. Time 0 is the trial's first frame, which the file may begin after.</param>
/// <param name="Up">The laboratory's axis that points up, as the file says (<c>+Z</c>); empty when it does not.</param>
public sealed record C3dFile(MarkerTrajectories Markers, Recording Recording, string Up)
{
    /// <summary>What was read differently from how it stands in the file, and what was not read.</summary>
    public ImmutableArray<FileWarning> Warnings { get; init; } = [];
}
