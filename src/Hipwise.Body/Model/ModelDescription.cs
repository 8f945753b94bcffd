using System.Collections.Immutable;
using Hipwise.Body.Spatial;

namespace Hipwise.Body.Model;

/// <summary>A musculoskeletal model as plain values, just as a file gives it. <see cref="BodyModel.Compile"/> checks it and makes
/// the constant form that the algorithms use. Units: m, kg, s, N, rad; frames as each member says.</summary>
/// <param name="Name">What the file calls the model.</param>
/// <param name="Gravity">Acceleration in ground (m/s²).</param>
/// <param name="Segments">Rigid bodies other than ground.</param>
/// <param name="Joints">One for each segment, in any order.</param>
/// <param name="Couplings">Coordinates that follow others.</param>
/// <param name="WrapObjects">Surfaces that paths go around.</param>
/// <param name="Muscles">Muscles, in the file's order.</param>
/// <param name="Actuators">Ideal actuators that the model itself carries.</param>
/// <param name="Markers">Named places on segments.</param>
public sealed record ModelDescription(
    string Name,
    Vec3 Gravity,
    ImmutableArray<SegmentDescription> Segments,
    ImmutableArray<JointDescription> Joints,
    ImmutableArray<CouplingDescription> Couplings,
    ImmutableArray<WrapObjectDescription> WrapObjects,
    ImmutableArray<MuscleDescription> Muscles,
    ImmutableArray<ActuatorDescription> Actuators,
    ImmutableArray<MarkerDescription> Markers)
{
    /// <summary>The frame that does not move has this name wherever a segment is named.</summary>
    public const string Ground = "ground";
}

/// <summary>A rigid body.</summary>
/// <param name="Name">Unique in the model.</param>
/// <param name="Mass">kg, 0 or more.</param>
/// <param name="MassCenter">In the segment's frame (m).</param>
/// <param name="Inertia">About the mass centre, along the segment's axes (kg·m²), symmetric.</param>
public sealed record SegmentDescription(string Name, double Mass, Vec3 MassCenter, Mat3 Inertia);

/// <summary>How one segment moves against another: three rotations about successive axes, then three translations along axes
/// fixed in the parent's joint frame, each a function of coordinates. Every joint of OpenSim is written so.</summary>
/// <param name="Name">Unique in the model.</param>
/// <param name="Kind">The file's word for it, e.g. <c>PinJoint</c>: for people, not for the engine.</param>
/// <param name="Parent">Segment name or ground.</param>
/// <param name="Child">Segment name.</param>
/// <param name="ParentFrame">X_PF: the joint's frame in the parent.</param>
/// <param name="ChildFrame">X_CM: the joint's frame in the child.</param>
/// <param name="Coordinates">The numbers that tell how far it has moved; empty for a weld.</param>
/// <param name="Rotations">Three axes in order: rotation about the first, then about the carried second, then the carried third (rad).</param>
/// <param name="Translations">Three axes fixed in F (m).</param>
public sealed record JointDescription(
    string Name,
    string Kind,
    string Parent,
    string Child,
    Transform ParentFrame,
    Transform ChildFrame,
    ImmutableArray<CoordinateDescription> Coordinates,
    ImmutableArray<AxisDescription> Rotations,
    ImmutableArray<AxisDescription> Translations);

/// <summary>One axis of a joint's motion.</summary>
/// <param name="Axis">Direction, of length 1.</param>
/// <param name="Coordinate">Name of the coordinate that moves it; null when the function is constant.</param>
/// <param name="Function">Angle (rad) or distance (m) for the coordinate's value.</param>
public sealed record AxisDescription(Vec3 Axis, string? Coordinate, ScalarFunction Function);

/// <summary>A generalised coordinate.</summary>
/// <param name="Name">Unique in the model.</param>
/// <param name="IsRotational">rad when true, m when false.</param>
/// <param name="Default">Value when nothing else is said.</param>
/// <param name="Minimum">Lower end of its range.</param>
/// <param name="Maximum">Upper end of its range.</param>
/// <param name="IsClamped">Whether inverse kinematics must stay in the range.</param>
/// <param name="IsLocked">Whether it stays at its default.</param>
/// <param name="Prescribed">Its value as a function of time (s), when it is driven.</param>
public sealed record CoordinateDescription(
    string Name, bool IsRotational, double Default, double Minimum, double Maximum, bool IsClamped, bool IsLocked, ScalarFunction? Prescribed)
{
    /// <summary>Whether it moves its axes through curves only (a patella's, say). OpenSim's motion files give such a coordinate in
    /// radians or metres even where they give angles in degrees.</summary>
    public bool IsCoupled { get; init; }
}

/// <summary>A coordinate that follows another one.</summary>
/// <param name="Name">The file's name for the constraint.</param>
/// <param name="Dependent">The coordinate that follows.</param>
/// <param name="Independent">The coordinate that it follows.</param>
/// <param name="Function">The dependent value for the independent one; the file's scale factor is already multiplied in.</param>
public sealed record CouplingDescription(string Name, string Dependent, string Independent, ScalarFunction Function);

/// <summary>A named place on a segment.</summary>
/// <param name="Name">Unique in the model.</param>
/// <param name="Segment">Segment name or ground.</param>
/// <param name="Location">In the segment's frame (m).</param>
public sealed record MarkerDescription(string Name, string Segment, Vec3 Location)
{
    /// <summary>Whether it stays on its segment where it is when markers are moved onto measured ones.</summary>
    public bool IsFixed { get; init; }
}

/// <summary>A surface that muscle paths go around.</summary>
/// <param name="Name">As paths name it.</param>
/// <param name="Segment">The segment that carries it, or ground.</param>
/// <param name="Frame">X_SW: the surface's frame in the segment.</param>
/// <param name="Shape">Its form.</param>
/// <param name="IsActive">False: paths go through it.</param>
/// <param name="QuadrantAxis">0, 1 or 2: the axis across which only one side may be wrapped; meaningless when the sign is 0.</param>
/// <param name="QuadrantSign">+1 or -1: the side that may be wrapped; 0: any side.</param>
public sealed record WrapObjectDescription(
    string Name, string Segment, Transform Frame, WrapShape Shape, bool IsActive, int QuadrantAxis, int QuadrantSign);

/// <summary>The form of a wrap object, in its own frame.</summary>
public abstract record WrapShape
{
    private WrapShape()
    {
    }

    /// <summary>A cylinder about z.</summary>
    /// <param name="Radius">m.</param>
    /// <param name="Length">m, half of it on either side of the origin.</param>
    public sealed record Cylinder(double Radius, double Length) : WrapShape;

    /// <summary>A sphere about the origin.</summary>
    /// <param name="Radius">m.</param>
    public sealed record Sphere(double Radius) : WrapShape;

    /// <summary>An ellipsoid about the origin.</summary>
    /// <param name="Radii">Half axes along x, y and z (m).</param>
    public sealed record Ellipsoid(Vec3 Radii) : WrapShape;

    /// <summary>A ring about z; paths go through its hole. The names are those of OpenSim's files, where they mean this (source: opensim-core).</summary>
    /// <param name="InnerRadius">Of the tube: from its middle line to its surface (m); smaller than the other.</param>
    /// <param name="OuterRadius">Of the ring: from the axis to the tube's middle line (m).</param>
    public sealed record Torus(double InnerRadius, double OuterRadius) : WrapShape;
}

/// <summary>An ideal actuator: a force or moment without path or muscle, in proportion to its control.</summary>
/// <param name="Name">Unique among the forces.</param>
/// <param name="OptimalForce">Force (N) or moment (N·m) for a control of 1.</param>
/// <param name="MinimumControl">Lowest control; may be -∞.</param>
/// <param name="MaximumControl">Highest control; may be +∞.</param>
/// <param name="Effect">What it pushes or turns.</param>
public sealed record ActuatorDescription(string Name, double OptimalForce, double MinimumControl, double MaximumControl, ActuatorEffect Effect);

/// <summary>What an ideal actuator acts on.</summary>
public abstract record ActuatorEffect
{
    private ActuatorEffect()
    {
    }

    /// <summary>A generalised force on one coordinate.</summary>
    /// <param name="Name">The coordinate.</param>
    public sealed record OnCoordinate(string Name) : ActuatorEffect;

    /// <summary>A force at a point of a segment.</summary>
    /// <param name="Segment">The segment that is pushed.</param>
    /// <param name="Point">Where, in the segment's frame or in ground (m).</param>
    /// <param name="PointIsGlobal">Whether the point is given in ground.</param>
    /// <param name="Direction">Of length 1.</param>
    /// <param name="DirectionIsGlobal">Whether the direction is given in ground rather than in the segment.</param>
    public sealed record AtPoint(string Segment, Vec3 Point, bool PointIsGlobal, Vec3 Direction, bool DirectionIsGlobal) : ActuatorEffect;

    /// <summary>A moment on one segment and its opposite on another.</summary>
    /// <param name="SegmentA">Turned by the moment.</param>
    /// <param name="SegmentB">Turned the other way; ground when nothing else is said.</param>
    /// <param name="Axis">Of length 1.</param>
    /// <param name="AxisIsGlobal">Whether the axis is given in ground rather than in segment A.</param>
    public sealed record Torque(string SegmentA, string SegmentB, Vec3 Axis, bool AxisIsGlobal) : ActuatorEffect;
}
