using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Movements;

/// <summary>What a simulated movement asks of a body.</summary>
/// <param name="Phases">The ways between its poses, in order of time.</param>
/// <param name="Muscles">Every muscle and region that the body model has, left and right.</param>
/// <param name="Joints">Every joint moment that is told, left and right.</param>
/// <param name="Work">What muscles do at each joint.</param>
/// <param name="Supports">What carries the body.</param>
/// <param name="Shortfall">What nothing carries at the worst moment; null when the movement is carried throughout.</param>
/// <param name="Misses">What the postures could not meet, in words.</param>
public sealed record MovementDemands(
    ImmutableArray<MovementPhase> Phases, ImmutableArray<MuscleDemand> Muscles, ImmutableArray<JointDemand> Joints, ImmutableArray<JointWork> Work,
    ImmutableArray<SupportDemand> Supports, Shortfall? Shortfall, ImmutableArray<string> Misses)
{
    /// <summary>Whether the body can do the movement: every moment is carried and every posture met.</summary>
    public bool IsCarried => Shortfall is null && Misses.IsEmpty;

    /// <summary>The muscle or region of a side, or null where the body model does not have it.</summary>
    public MuscleDemand? Find(string muscle, Side side) => Muscles.FirstOrDefault(demand => demand.Muscle == muscle && demand.Side == side);
}

/// <summary>The way from one pose to the next.</summary>
/// <param name="Caption">What the figure says of the pose at its end.</param>
/// <param name="Way">How it goes.</param>
/// <param name="From">s.</param>
/// <param name="To">s.</param>
public sealed record MovementPhase(string Caption, PhaseWay Way, double From, double To);

/// <summary>How a phase goes.</summary>
public enum PhaseWay
{
    /// <summary>On to the next pose.</summary>
    There,

    /// <summary>A pose is held.</summary>
    Hold,

    /// <summary>Back to the pose before.</summary>
    Back,
}

/// <summary>What a muscle or region does in a movement. Its activation is that of its parts on the body model, each counted with its greatest force.</summary>
/// <param name="Muscle">Id of the muscle or region.</param>
/// <param name="Side">Which.</param>
/// <param name="Peak">Highest activation, 0 to 1.</param>
/// <param name="PeakPhase">Number of the phase it is in, from 0.</param>
/// <param name="Mean">Mean activation over the whole movement.</param>
/// <param name="PeakForce">Highest tension, active and passive (N).</param>
/// <param name="LongestFiber">Longest fibres of any part, in optimal lengths.</param>
/// <param name="Phases">The same phase by phase.</param>
public sealed record MuscleDemand(
    string Muscle, Side Side, double Peak, int PeakPhase, double Mean, double PeakForce, double LongestFiber, ImmutableArray<MusclePhase> Phases);

/// <summary>A muscle in one phase.</summary>
/// <param name="Peak">Highest activation.</param>
/// <param name="Mean">Mean activation.</param>
/// <param name="PeakForce">Highest tension (N).</param>
/// <param name="LongestFiber">Longest fibres, in optimal lengths.</param>
public sealed record MusclePhase(double Peak, double Mean, double PeakForce, double LongestFiber);

/// <summary>What muscles bring up at a joint, all together.</summary>
/// <param name="Moment">Which moment.</param>
/// <param name="Side">Of which side; null in the middle.</param>
/// <param name="Phases">Phase by phase.</param>
public sealed record JointDemand(JointMoment Moment, Side? Side, ImmutableArray<JointPhase> Phases)
{
    /// <summary>The phase with the largest moment, either way.</summary>
    public int PeakPhase => Phases.IndexOf(Phases.MaxBy(phase => Math.Abs(phase.Peak))!);
}

/// <summary>A joint moment in one phase.</summary>
/// <param name="Peak">The largest, with its sign (N·m).</param>
/// <param name="Mean">Mean (N·m).</param>
/// <param name="Shares">Who bears it, the largest share first.</param>
public sealed record JointPhase(double Peak, double Mean, ImmutableArray<MomentShare> Shares);

/// <summary>A region's share of a joint moment in a phase: its moment arm times its tension, over the sum of this for all muscles that act the way the
/// mean moment goes; both summed over the phase. What acts against it has no share. All shares add up to 1.</summary>
/// <param name="Muscle">Id of a muscle or region; null for muscles that the knowledge does not tell of.</param>
/// <param name="Side">Of which side; null in the middle.</param>
/// <param name="Share">0 to 1.</param>
public sealed record MomentShare(string? Muscle, Side? Side, double Share);

/// <summary>The work of muscles at a joint over the whole movement, all its directions together.</summary>
/// <param name="Joint">Id of the joint.</param>
/// <param name="JointName">In words.</param>
/// <param name="Side">Which; null in the middle.</param>
/// <param name="Positive">Done while shortening (J), 0 or more.</param>
/// <param name="Negative">Taken up while lengthening (J), 0 or less.</param>
/// <param name="PositiveShare">Of the positive work at all joints that are told, 0 to 1.</param>
public sealed record JointWork(string Joint, string JointName, Side? Side, double Positive, double Negative, double PositiveShare);

/// <summary>What carries the body.</summary>
/// <param name="Part">Of the body, such as foot.</param>
/// <param name="Side">Which; null in the middle.</param>
/// <param name="Phases">Phase by phase.</param>
public sealed record SupportDemand(string Part, Side? Side, ImmutableArray<SupportPhase> Phases);

/// <summary>A support in one phase.</summary>
/// <param name="MeanUp">Mean of its force against gravity (N).</param>
/// <param name="Peak">Largest force, whichever way (N).</param>
public sealed record SupportPhase(double MeanUp, double Peak);

/// <summary>More than a body can: what muscles lack at the worst moment, when they and the supports come as near as they can.</summary>
/// <param name="Missing">The greatest moment that is missing at a joint, without sign (N·m); where not even that would do, the greatest force or moment
/// by which the body as a whole would have to be pushed (N or N·m).</param>
/// <param name="IsMoment">Whether it is a moment at a joint.</param>
/// <param name="Coordinate">Of the body model; null for the body as a whole.</param>
/// <param name="JointName">The joint in words, where one is told of; else null.</param>
/// <param name="Side">Which; null in the middle.</param>
/// <param name="Phase">Number of the phase, from 0.</param>
/// <param name="Time">s.</param>
public sealed record Shortfall(double Missing, bool IsMoment, string? Coordinate, string? JointName, Side? Side, int Phase, double Time);
