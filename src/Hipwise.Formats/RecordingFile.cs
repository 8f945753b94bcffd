using System.Collections.Immutable;
using Hipwise.Signals;

namespace Hipwise.Formats;

/// <summary>A recording as a file holds it. Whose it is, is never read.</summary>
/// <param name="Format">What the file is, for instance <c>EDF+C</c>.</param>
/// <param name="Recording">Time 0 is when the recording began, or what the file's own clock says.</param>
public sealed record RecordingFile(string Format, Recording Recording)
{
    /// <summary>When the recording began by the clock of the place where it was made; null when the file does not say.</summary>
    public DateTime? Started { get; init; }

    /// <summary>What was read differently from how it stands in the file, and what was not read.</summary>
    public ImmutableArray<FileWarning> Warnings { get; init; } = [];
}
