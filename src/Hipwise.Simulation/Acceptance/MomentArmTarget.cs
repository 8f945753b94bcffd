using System.Collections.Immutable;

namespace Hipwise.Simulation.Acceptance;

/// <summary>A published moment arm.</summary>
/// <param name="Label">The muscle as people call it.</param>
/// <param name="Muscles">The model's muscles that it stands for; their mean is weighted by cross-section.</param>
/// <param name="Coordinate">About which it was measured.</param>
/// <param name="HipFlexion">Posture (degrees); every other coordinate stands at its default.</param>
/// <param name="Mean">mm, OpenSim's sign: flexion, adduction and internal rotation are positive.</param>
/// <param name="Deviation">Published standard deviation (mm); null when none is told.</param>
/// <param name="Use">How the fixed reading takes it.</param>
/// <param name="Note">Why, where that is not plain.</param>
public sealed record MomentArmTarget(
    string Label, ImmutableArray<string> Muscles, string Coordinate, double HipFlexion, double Mean, double? Deviation, TargetUse Use, string Note);

/// <summary>What a published value is used for.</summary>
public enum TargetUse
{
    /// <summary>It counts.</summary>
    Compare,

    /// <summary>It is drawn beside the model's and counts for nothing: no deviation was told.</summary>
    Show,

    /// <summary>It is left out; its note says why.</summary>
    Drop,
}
