using Hipwise.Body.Spatial;

namespace Hipwise.Simulation.Following;

/// <summary>A point of the body that a camera can find.</summary>
/// <param name="Segment">The segment of the model that carries it.</param>
/// <param name="Point">p_BoP_B (m).</param>
/// <param name="Deviation">Standard deviation of where it is seen, along each axis of the picture (m at the person's distance): above 0.</param>
/// <param name="IsMiddle">Whether depths are counted from the middle of the points that say so, as a pose engine counts them from between the hips.</param>
public sealed record FollowedPoint(string Segment, Vec3 Point, double Deviation, bool IsMiddle);

/// <summary>What is known of a coordinate before anything is seen.</summary>
/// <param name="Coordinate">A coordinate of the model.</param>
/// <param name="Value">Where it usually is (rad or m).</param>
/// <param name="Deviation">How far it usually is from there (rad or m): above 0.</param>
public sealed record CoordinatePrior(string Coordinate, double Value, double Deviation);

/// <summary>How a body is drawn towards what a camera sees of it. Ground is the camera's own: x to the right of the picture, y up, z towards the camera;
/// its origin lies on the line of sight where the person stands.</summary>
/// <param name="Distance">From the camera to ground's origin (m): above 0, infinite for a picture without perspective.</param>
/// <param name="DepthDeviation">Standard deviation of a guessed depth (m): above 0.</param>
/// <param name="BalanceShare">Standard deviation of the mass centre, as a share of the half width of what carries the body: above 0.</param>
/// <param name="Outlier">How many deviations off a point counts in full; beyond, its pull grows no more (source: Huber 1964).</param>
public sealed record CameraFit(double Distance, double DepthDeviation, double BalanceShare, double Outlier);
