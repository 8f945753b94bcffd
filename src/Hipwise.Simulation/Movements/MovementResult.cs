using System.Collections.Immutable;
using Hipwise.Body.Recruitment;
using Hipwise.Signals;

namespace Hipwise.Simulation.Movements;

/// <summary>What a simulated movement came to.</summary>
/// <param name="Motion">Every coordinate (rad or m).</param>
/// <param name="Activations">Of each muscle, then of the model's own actuators.</param>
/// <param name="Forces">Tension of each muscle, active and passive (N), in the model's order.</param>
/// <param name="Moments">The generalised force that muscles and actuators bring up at each free coordinate (N·m or N).</param>
/// <param name="Reserves">What muscles and the model's own actuators lack at each joint's coordinates (N·m): nothing real brings it up.</param>
/// <param name="Supports">The force of each support on the body in ground (N): three columns each.</param>
/// <param name="SupportMoments">The moment of each support's force about ground's origin (N·m): three columns each.</param>
/// <param name="Frames">How each moment was solved.</param>
/// <param name="Misses">What the poses could not meet, in words.</param>
public sealed record MovementResult(
    TimeSeries Motion, TimeSeries Activations, TimeSeries Forces, TimeSeries Moments, TimeSeries Reserves, TimeSeries Supports,
    TimeSeries SupportMoments, ImmutableArray<MovementFrame> Frames, IReadOnlyList<string> Misses)
{
    // Reserves are never quite idle; below this (N·m) they are a rounding of the muscles' share.
    private const double Idle = 0.2;

    /// <summary>Whether the equations were met at every moment.</summary>
    public bool IsSolved => Frames.All(frame => frame.Status == RecruitmentStatus.Solved);

    /// <summary>Whether muscles and supports alone bring up what the postures ask for: nothing is lacking at a joint.</summary>
    public bool LacksNothing => IsSolved && Frames.All(frame => frame.Lacking < Idle);

    /// <summary>Whether they carry the movement: nothing lacks, and every posture is met.</summary>
    public bool IsCarried => LacksNothing && Misses.Count == 0;
}

/// <summary>How one moment of a movement was solved.</summary>
/// <param name="Time">s.</param>
/// <param name="Status">Whether muscles and supports can carry the movement.</param>
/// <param name="Residual">By how much the worst of the equations of motion is missed (N·m or N).</param>
/// <param name="Lacking">The greatest moment that muscles lack at a joint (N·m).</param>
/// <param name="Coordinate">Where they lack it.</param>
public readonly record struct MovementFrame(double Time, RecruitmentStatus Status, double Residual, double Lacking, string Coordinate);
