using System.Collections.Immutable;

namespace Hipwise.Knowledge;

/// <summary>How the body model follows the points that a camera sees.</summary>
/// <param name="Points">Where the engine's points lie on the model.</param>
/// <param name="Known">What is known of coordinates before anything is seen.</param>
/// <param name="Starts">Ways a body may face: degrees by coordinate.</param>
/// <param name="Fit">How far points, depths and balance are believed.</param>
/// <param name="Bounds">What a pose must fulfil before its demand is told.</param>
/// <param name="Told">Ids of the muscles that are told, in the order shown.</param>
/// <param name="Grounds">Where the numbers come from.</param>
public sealed record FollowRules(
    ImmutableArray<FollowPoint> Points, ImmutableArray<KnownCoordinate> Known, ImmutableArray<ImmutableDictionary<string, double>> Starts, FollowFit Fit,
    FollowBounds Bounds, ImmutableArray<string> Told, Grounds Grounds);

/// <summary>A point of the pose engine on the model.</summary>
/// <param name="Point">As landmark files call it, without a side.</param>
/// <param name="Marker">The landmark of the model, without a side; null when it lies on a segment.</param>
/// <param name="Segment">The segment of the model; null when there is a landmark.</param>
/// <param name="AtMillimetres">Where on the segment, of the right side: x, y, z (mm); empty when there is a landmark.</param>
/// <param name="DeviationCentimetres">Standard deviation of where it is seen (cm).</param>
/// <param name="IsMiddle">Whether depths are counted from the middle of the points that say so.</param>
public sealed record FollowPoint(
    string Point, string? Marker, string? Segment, ImmutableArray<double> AtMillimetres, double DeviationCentimetres, bool IsMiddle);

/// <summary>What is known of a coordinate before anything is seen.</summary>
/// <param name="Coordinate">As the model calls it, without a side.</param>
/// <param name="Value">Where it usually is (deg or cm).</param>
/// <param name="Deviation">How far it usually is from there (deg or cm).</param>
public sealed record KnownCoordinate(string Coordinate, double Value, double Deviation);

/// <summary>How far points, depths and balance are believed.</summary>
/// <param name="StartSeconds">For as long the size of the body in the picture is sought (s).</param>
/// <param name="DepthCentimetres">Standard deviation of a guessed depth (cm).</param>
/// <param name="BalanceShare">Standard deviation of the mass centre, as a share of the half width of what carries the body.</param>
/// <param name="Outlier">Deviations from which on a point's pull grows no more.</param>
/// <param name="NearCentimetres">As near to its surface a part of the body presses (cm).</param>
/// <param name="NearSoftCentimetres">The same where flesh gives way (cm).</param>
public sealed record FollowFit(
    double StartSeconds, double DepthCentimetres, double BalanceShare, double Outlier, double NearCentimetres, double NearSoftCentimetres);

/// <summary>What a pose must fulfil before its demand is told.</summary>
/// <param name="LeastPoints">Points that must be seen.</param>
/// <param name="MisfitCentimetres">Root of the mean square distance of points from the pose, at most (cm).</param>
/// <param name="FastestCentimetres">Speed of the mass centre, at most (cm/s).</param>
/// <param name="Unmet">Share of the weight, and of weight times leg, that may be carried by nothing.</param>
/// <param name="DemandSeconds">How often the load is shared among the muscles anew (s); the pose is found in every frame.</param>
/// <param name="IntervalSeconds">How often the intervals are worked out anew (s).</param>
public sealed record FollowBounds(int LeastPoints, double MisfitCentimetres, double FastestCentimetres, double Unmet, double DemandSeconds, double IntervalSeconds);
