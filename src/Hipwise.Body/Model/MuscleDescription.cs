using System.Collections.Immutable;
using Hipwise.Body.Spatial;

namespace Hipwise.Body.Model;

/// <summary>A muscle: its path, its architecture and its curves.</summary>
/// <param name="Name">Unique among the forces.</param>
/// <param name="Path">From origin to insertion, two points at least.</param>
/// <param name="Wraps">The surfaces its path may go around, in the file's order.</param>
/// <param name="MaximumIsometricForce">N, at optimal fibre length and full activation.</param>
/// <param name="OptimalFiberLength">m.</param>
/// <param name="TendonSlackLength">m.</param>
/// <param name="PennationAtOptimal">Angle between fibre and tendon at optimal fibre length (rad).</param>
/// <param name="MaximumContractionVelocity">Optimal fibre lengths a second.</param>
/// <param name="MinimumControl">Lowest activation that is asked for.</param>
/// <param name="MaximumControl">Highest activation that is asked for.</param>
/// <param name="Curves">How force depends on length and velocity.</param>
/// <param name="AppliesForce">False: the file switched it off.</param>
public sealed record MuscleDescription(
    string Name,
    ImmutableArray<PathPointDescription> Path,
    ImmutableArray<PathWrapDescription> Wraps,
    double MaximumIsometricForce,
    double OptimalFiberLength,
    double TendonSlackLength,
    double PennationAtOptimal,
    double MaximumContractionVelocity,
    double MinimumControl,
    double MaximumControl,
    MuscleCurves Curves,
    bool AppliesForce)
{
    /// <summary>The fibre is never taken as more pennate than this (rad); 84.26° unless the file says otherwise.</summary>
    public double MaximumPennation { get; init; } = Math.Acos(0.1);

    /// <summary>Time constant with which activation rises (s).</summary>
    public double ActivationTime { get; init; } = 0.015;

    /// <summary>Time constant with which activation falls (s).</summary>
    public double DeactivationTime { get; init; } = 0.05;
}

/// <summary>A point that a muscle's path goes through.</summary>
public abstract record PathPointDescription
{
    private PathPointDescription(string segment) => Segment = segment;

    /// <summary>The segment whose frame the place is given in, or ground.</summary>
    public string Segment { get; }

    /// <summary>A point that is always part of the path and does not move on its segment.</summary>
    /// <param name="On">Segment name or ground.</param>
    /// <param name="Location">In the segment's frame (m).</param>
    public sealed record Fixed(string On, Vec3 Location) : PathPointDescription(On);

    /// <summary>A point that is part of the path only while a coordinate is within a range.</summary>
    /// <param name="On">Segment name or ground.</param>
    /// <param name="Location">In the segment's frame (m).</param>
    /// <param name="Coordinate">The one whose value decides.</param>
    /// <param name="Minimum">Lower end of the range, which belongs to it.</param>
    /// <param name="Maximum">Upper end of the range, which belongs to it.</param>
    public sealed record Conditional(string On, Vec3 Location, string Coordinate, double Minimum, double Maximum) : PathPointDescription(On);

    /// <summary>A point that moves on its segment with coordinates.</summary>
    /// <param name="On">Segment name or ground.</param>
    /// <param name="X">Its x place (m).</param>
    /// <param name="Y">Its y place (m).</param>
    /// <param name="Z">Its z place (m).</param>
    public sealed record Moving(string On, MovingLocation X, MovingLocation Y, MovingLocation Z) : PathPointDescription(On);
}

/// <summary>One component of a moving point.</summary>
/// <param name="Coordinate">What it depends on; null when the function is constant.</param>
/// <param name="Function">Place (m) for the coordinate's value.</param>
public sealed record MovingLocation(string? Coordinate, ScalarFunction Function);

/// <summary>Which surface a path may go around, and between which of its points.</summary>
/// <param name="WrapObject">Name of the surface.</param>
/// <param name="Method">How the plane is chosen where a path around an ellipsoid is to lie in one (<see cref="MuscleConvention.OpenSim"/>).</param>
/// <param name="FirstPoint">Number of the first point of the range, from 1; -1 for the path's first point.</param>
/// <param name="LastPoint">Number of the last point of the range, from 1; -1 for the path's last point.</param>
public sealed record PathWrapDescription(string WrapObject, WrapMethod Method, int FirstPoint, int LastPoint);

/// <summary>By which conventions muscles are reckoned where OpenSim 4.6 departs from what a path and its pull must obey.</summary>
public enum MuscleConvention
{
    /// <summary>Around ellipsoids the shortest way, so that a pull is the slope of its length; every force along the tendon.</summary>
    Consistent,

    /// <summary>For results to be set beside OpenSim's: around ellipsoids in a plane, chosen by the path's <see cref="WrapMethod"/>, somewhat longer and with a
    /// pull that is not the slope of its length; and in load sharing the active force of Millard's muscles along the fibre (source: opensim-core).</summary>
    OpenSim,
}

/// <summary>How a path is laid over an ellipsoid. Shapes other than ellipsoids know one way only.</summary>
public enum WrapMethod
{
    /// <summary>Midway between the two others, blended by how the path lies.</summary>
    Hybrid,

    /// <summary>Through the point of the surface halfway between the tangents.</summary>
    Midpoint,

    /// <summary>In the plane parallel to the axis that lies best.</summary>
    Axial,
}

/// <summary>The curves of a muscle: force against length and against velocity, of fibre and tendon.</summary>
public abstract record MuscleCurves
{
    private MuscleCurves()
    {
    }

    /// <summary>Curves after Thelen 2003 (adjusted muscle model parameters; ASME J Biomech Eng 125).</summary>
    /// <param name="TendonStrainAtMaximum">Tendon strain at maximum isometric force.</param>
    /// <param name="FiberStrainAtMaximum">Passive fibre strain at maximum isometric force.</param>
    /// <param name="ActiveShape">Width of the Gaussian of active force against length.</param>
    /// <param name="PassiveShape">Steepness of passive force against length.</param>
    /// <param name="ForceVelocityShape">A_f.</param>
    /// <param name="MaximumLengtheningForce">Force at fast lengthening over isometric force.</param>
    public sealed record Thelen2003(
        double TendonStrainAtMaximum, double FiberStrainAtMaximum, double ActiveShape, double PassiveShape,
        double ForceVelocityShape, double MaximumLengtheningForce) : MuscleCurves
    {
        /// <summary>Share of the fastest lengthening force above which force against velocity is a straight line.</summary>
        public double ForceVelocityExtrapolation { get; init; } = 0.95;

        /// <summary>Whether the tendon is taken as rigid.</summary>
        public bool IgnoresTendonCompliance { get; init; }

        /// <summary>Whether activation has no dynamics.</summary>
        public bool IgnoresActivationDynamics { get; init; }

        /// <summary>Least activation.</summary>
        public double MinimumActivation { get; init; } = 0.01;
    }

    /// <summary>Curves after Millard 2013 (Flexing computational muscle; ASME J Biomech Eng 135), as quintic Bézier curves.</summary>
    public sealed record Millard2012 : MuscleCurves
    {
        /// <summary>Normalised fibre length below which no active force is made.</summary>
        public double MinimumActiveLength { get; init; } = 0.4441;

        /// <summary>Normalised fibre length where the steep ascending limb turns into the shallow one.</summary>
        public double TransitionLength { get; init; } = 0.73;

        /// <summary>Normalised fibre length above which no active force is made.</summary>
        public double MaximumActiveLength { get; init; } = 1.8123;

        /// <summary>Slope of the shallow ascending limb.</summary>
        public double ShallowAscendingSlope { get; init; } = 0.8616;

        /// <summary>Least value of the active curve.</summary>
        public double MinimumActiveValue { get; init; } = 0.1;

        /// <summary>Slope of force against velocity at the fastest shortening.</summary>
        public double ConcentricSlopeAtVmax { get; init; }

        /// <summary>The same slope just before the fastest shortening.</summary>
        public double ConcentricSlopeNearVmax { get; init; } = 0.25;

        /// <summary>Slope of force against velocity at rest.</summary>
        public double IsometricSlope { get; init; } = 5;

        /// <summary>Slope at the fastest lengthening.</summary>
        public double EccentricSlopeAtVmax { get; init; }

        /// <summary>Slope just before the fastest lengthening.</summary>
        public double EccentricSlopeNearVmax { get; init; } = 0.15;

        /// <summary>Force at fast lengthening over isometric force.</summary>
        public double MaximumEccentricMultiplier { get; init; } = 1.4;

        /// <summary>Curviness of the shortening side, 0 to 1.</summary>
        public double ConcentricCurviness { get; init; } = 0.6;

        /// <summary>Curviness of the lengthening side, 0 to 1.</summary>
        public double EccentricCurviness { get; init; } = 0.9;

        /// <summary>Strain at which the passive fibre begins to pull.</summary>
        public double PassiveStrainAtZero { get; init; }

        /// <summary>Strain at which the passive fibre pulls with maximum isometric force.</summary>
        public double PassiveStrainAtOne { get; init; } = 0.7;

        /// <summary>Slope of the passive fibre just above zero force; null: OpenSim's default.</summary>
        public double? PassiveStiffnessAtLow { get; init; }

        /// <summary>Slope of the passive fibre at maximum isometric force; null: OpenSim's default.</summary>
        public double? PassiveStiffnessAtOne { get; init; }

        /// <summary>Curviness of the passive fibre, 0 to 1; null: OpenSim's default.</summary>
        public double? PassiveCurviness { get; init; }

        /// <summary>Tendon strain at maximum isometric force.</summary>
        public double TendonStrainAtOne { get; init; } = 0.049;

        /// <summary>Slope of the tendon at maximum isometric force; null: OpenSim's default.</summary>
        public double? TendonStiffnessAtOne { get; init; }

        /// <summary>Normalised tendon force where the curve becomes straight; null: OpenSim's default.</summary>
        public double? TendonForceAtToeEnd { get; init; }

        /// <summary>Curviness of the tendon's toe, 0 to 1; null: OpenSim's default.</summary>
        public double? TendonCurviness { get; init; }

        /// <summary>Damping of the fibre: normalised force for a normalised velocity of 1.</summary>
        public double FiberDamping { get; init; } = 0.1;

        /// <summary>Whether the tendon is taken as rigid.</summary>
        public bool IgnoresTendonCompliance { get; init; }

        /// <summary>Whether activation has no dynamics.</summary>
        public bool IgnoresActivationDynamics { get; init; }

        /// <summary>Least activation.</summary>
        public double MinimumActivation { get; init; } = 0.01;
    }
}
