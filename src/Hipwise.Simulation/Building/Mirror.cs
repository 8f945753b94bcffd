using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;

namespace Hipwise.Simulation.Building;

/// <summary>Makes a whole body of its midline and right half. What is named <c>…_r</c> or <c>…_r_…</c> stands on the right; its twin is its
/// mirror image across the plane z = 0, with every coordinate's sign keeping its anatomical sense (flexion stays flexion).</summary>
internal static class Mirror
{
    public static ModelDescription Complete(ModelDescription half) => half with
    {
        Segments = [.. half.Segments, .. half.Segments.Where(segment => IsRight(segment.Name)).Select(Left)],
        Joints = [.. half.Joints, .. half.Joints.Where(joint => IsRight(joint.Name)).Select(Left)],
        Couplings = [.. half.Couplings, .. half.Couplings.Where(coupling => IsRight(coupling.Name)).Select(Left)],
        WrapObjects = [.. half.WrapObjects, .. half.WrapObjects.Where(surface => IsRight(surface.Name)).Select(Left)],
        Muscles = [.. half.Muscles, .. half.Muscles.Where(muscle => IsRight(muscle.Name)).Select(Left)],
        Actuators = [.. half.Actuators, .. half.Actuators.Where(actuator => IsRight(actuator.Name)).Select(Left)],
        Markers = [.. half.Markers, .. half.Markers.Where(marker => IsRight(marker.Name))
            .Select(marker => marker with { Name = Left(marker.Name), Segment = Left(marker.Segment), Location = Across(marker.Location) })],
    };

    public static bool IsRight(string name) => name.EndsWith("_r", StringComparison.Ordinal) || name.Contains("_r_", StringComparison.Ordinal);

    /// <summary>The name of the twin; names of the midline stay.</summary>
    public static string Left(string name)
    {
        var ended = name.EndsWith("_r", StringComparison.Ordinal) ? name[..^2] + "_l" : name;
        return ended.Replace("_r_", "_l_", StringComparison.Ordinal);
    }

    private static Vec3 Across(Vec3 p) => new(p.X, p.Y, -p.Z);

    // A turning direction is told by its sense: mirrored, a turn about z keeps it and turns about x and y reverse.
    private static Vec3 TurnedAcross(Vec3 axis) => new(-axis.X, -axis.Y, axis.Z);

    private static Mat3 Across(Mat3 m) => new(
        new(m.Row0.X, m.Row0.Y, -m.Row0.Z), new(m.Row1.X, m.Row1.Y, -m.Row1.Z), new(-m.Row2.X, -m.Row2.Y, m.Row2.Z));

    private static Transform Across(Transform x) => new(Across(x.R), Across(x.P));

    private static SegmentDescription Left(SegmentDescription right) =>
        new(Left(right.Name), right.Mass, Across(right.MassCenter), Across(right.Inertia));

    private static JointDescription Left(JointDescription right) => new(
        Left(right.Name), right.Kind, Left(right.Parent), Left(right.Child), Across(right.ParentFrame), Across(right.ChildFrame),
        [.. right.Coordinates.Select(coordinate => coordinate with { Name = Left(coordinate.Name) })],
        [.. right.Rotations.Select(axis => Left(axis, TurnedAcross(axis.Axis)))],
        [.. right.Translations.Select(axis => Left(axis, Across(axis.Axis)))]);

    private static AxisDescription Left(AxisDescription right, Vec3 direction) =>
        IsNothing(right) ? right : new(direction, right.Coordinate is null ? null : Left(right.Coordinate), right.Function);

    // An axis along which nothing ever moves keeps its usual direction, so that the joint keeps its plain kind.
    private static bool IsNothing(AxisDescription axis) => axis.Function is ScalarFunction.Constant { Value: 0 };

    private static CouplingDescription Left(CouplingDescription right) =>
        new(Left(right.Name), Left(right.Dependent), Left(right.Independent), right.Function);

    private static WrapObjectDescription Left(WrapObjectDescription right) => right with
    {
        Name = Left(right.Name),
        Segment = Left(right.Segment),
        Frame = Across(right.Frame),
        QuadrantSign = right.QuadrantAxis == 2 ? -right.QuadrantSign : right.QuadrantSign,
    };

    private static MuscleDescription Left(MuscleDescription right) => right with
    {
        Name = Left(right.Name),
        Path = [.. right.Path.Select(Left)],
        Wraps = [.. right.Wraps.Select(wrap => wrap with { WrapObject = Left(wrap.WrapObject) })],
    };

    private static PathPointDescription Left(PathPointDescription right) => right switch
    {
        PathPointDescription.Fixed at => new PathPointDescription.Fixed(Left(at.On), Across(at.Location)),
        PathPointDescription.Conditional via => via with { On = Left(via.On), Location = Across(via.Location), Coordinate = Left(via.Coordinate) },
        PathPointDescription.Moving moving => new PathPointDescription.Moving(Left(moving.On), Left(moving.X), Left(moving.Y), Negative(Left(moving.Z))),
        _ => right,
    };

    private static MovingLocation Left(MovingLocation right) => right with { Coordinate = right.Coordinate is null ? null : Left(right.Coordinate) };

    private static MovingLocation Negative(MovingLocation location) => location with
    {
        Function = location.Function is ScalarFunction.Constant(var value) ? new ScalarFunction.Constant(-value) : new ScalarFunction.Multiplied(location.Function, -1),
    };

    private static ActuatorDescription Left(ActuatorDescription right) => right with
    {
        Name = Left(right.Name),
        Effect = right.Effect is ActuatorEffect.OnCoordinate(var coordinate) ? new ActuatorEffect.OnCoordinate(Left(coordinate)) : right.Effect,
    };
}
