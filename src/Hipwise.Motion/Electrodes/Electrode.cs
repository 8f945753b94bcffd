using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Formats;
using Hipwise.Signals;

namespace Hipwise.Motion.Electrodes;

/// <summary>What becomes of a channel.</summary>
public enum ElectrodeUse
{
    /// <summary>It is read, and its muscle is known.</summary>
    Read,

    /// <summary>It is read under its own name; somebody must say which muscle it is.</summary>
    Asked,

    /// <summary>It holds something else than a muscle's activity and is not read.</summary>
    NoMuscle,

    /// <summary>The map says to leave it.</summary>
    Skipped,
}

/// <summary>A channel with the muscle it is taken for.</summary>
/// <param name="Channel">As the file has it.</param>
/// <param name="Unit">Of its samples, as the file or the map says.</param>
/// <param name="Use">What becomes of it.</param>
/// <param name="Muscle">Id of the muscle; null unless it is read and known.</param>
/// <param name="Name">The muscle in words, or the channel's own name.</param>
/// <param name="Side">Of the body; null where nobody says.</param>
/// <param name="Choices">What its name may mean, where that is several things.</param>
/// <param name="IsMapped">The map speaks of it.</param>
public sealed record Electrode(
    SourceChannel Channel, SignalUnit Unit, ElectrodeUse Use, string? Muscle, string Name, Side? Side, ImmutableArray<string> Choices, bool IsMapped)
{
    /// <summary>It takes part in the analysis.</summary>
    public bool IsRead => Use is ElectrodeUse.Read or ElectrodeUse.Asked;
}
