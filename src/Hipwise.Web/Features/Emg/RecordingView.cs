using System.Collections.Immutable;
using Hipwise.Motion.Electrodes;

namespace Hipwise.Web.Features.Emg;

/// <summary>What came of a recording that was sent.</summary>
/// <param name="File">What it is called.</param>
/// <param name="Sheet">Which channel is which muscle; null when it could not be opened.</param>
/// <param name="Reading">What it shows; null when it could not be read.</param>
/// <param name="Problem">Why not, and what mends it; null when all is well.</param>
/// <param name="Warnings">What was read differently from how it stands in the file.</param>
public sealed record RecordingView(string File, ElectrodeSheet? Sheet, EmgReading? Reading, string? Problem, ImmutableArray<string> Warnings)
{
    /// <summary>Nothing but a problem.</summary>
    public static RecordingView Failed(string file, string problem) => new(file, null, null, problem, []);
}
