using System.Collections.Immutable;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Muscles;
using Hipwise.Body.Spatial;

namespace Hipwise.Body.Scaling;

/// <summary>Makes a model of another person's size: lengths grow with the segment they are on, masses by a rule, and every muscle keeps the
/// proportion of fibre, tendon and path in the default pose (source: opensim-core, Model::scale and what it calls). Angles, strengths,
/// curves, limits and defaults of coordinates stay as they are, as in OpenSim.</summary>
public static class ModelScaling
{
    private static readonly Vec3 One = new(1, 1, 1);

    /// <summary>Scales a model.</summary>
    /// <param name="model">What is scaled; it stays as it is.</param>
    /// <param name="factors">By what each segment grows.</param>
    /// <param name="mass">What becomes of masses.</param>
    /// <exception cref="ModelException">A factor names a segment that the model lacks, the total mass is not above 0, or the model cannot be made.</exception>
    public static ModelDescription Apply(ModelDescription model, SegmentFactors factors, MassRule mass)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(factors);
        ArgumentNullException.ThrowIfNull(mass);
        RequireSegments(model, factors);
        var scaled = model with
        {
            Segments = Masses(model, factors, mass),
            Joints = [.. model.Joints.Select(joint => Joint(joint, factors))],
            Couplings = [.. model.Couplings.Select(coupling => Coupling(model, coupling, factors))],
            WrapObjects = [.. model.WrapObjects.Select(wrap => WrapScaling.Apply(wrap, factors[wrap.Segment]))],
            Muscles = [.. model.Muscles.Select(muscle => muscle with { Path = [.. muscle.Path.Select(point => Point(point, factors[point.Segment]))] })],
            Actuators = [.. model.Actuators.Select(actuator => actuator with { Effect = Effect(actuator.Effect, factors) })],
            Markers = [.. model.Markers.Select(marker => marker with { Location = marker.Location.Scale(factors[marker.Segment]) })],
        };
        return KeepProportions(scaled, PathLengths(model), PathLengths(scaled));
    }

    private static void RequireSegments(ModelDescription model, SegmentFactors factors)
    {
        var known = model.Segments.Select(segment => segment.Name).Append(ModelDescription.Ground).ToHashSet(StringComparer.Ordinal);
        if (factors.Segments.FirstOrDefault(name => !known.Contains(name)) is { } missing)
        {
            throw new ModelException($"The segment '{missing}' is to be scaled, but the model does not have it.");
        }
    }

    private static ImmutableArray<SegmentDescription> Masses(ModelDescription model, SegmentFactors factors, MassRule rule)
    {
        var segments = model.Segments.Select(segment => InertiaScaling.Apply(segment, factors[segment.Name], rule.KeepsDistribution)).ToImmutableArray();
        if (rule.Total is not { } total)
        {
            return segments;
        }

        var now = segments.Sum(segment => segment.Mass);
        return !double.IsFinite(total) || total <= 0 ? throw new ModelException($"A model cannot have a mass of {total:G6} kg.")
            : now <= 0 ? throw new ModelException($"No segment of the model has mass, so that {total:G6} kg cannot be shared among them.")
            : [.. segments.Select(segment => InertiaScaling.ApplyDensity(segment, total / now))];
    }

    // What moves the child belongs to the parent's size.
    private static JointDescription Joint(JointDescription joint, SegmentFactors factors)
    {
        var (parent, child) = (factors[joint.Parent], factors[joint.Child]);
        return joint with
        {
            ParentFrame = joint.ParentFrame with { P = joint.ParentFrame.P.Scale(parent) },
            ChildFrame = joint.ChildFrame with { P = joint.ChildFrame.P.Scale(child) },
            Translations = [.. joint.Translations.Select(axis => axis with { Function = Translation(joint, axis, parent) })],
        };
    }

    // A coordinate that is itself a distance keeps its meaning.
    private static ScalarFunction Translation(JointDescription joint, AxisDescription axis, Vec3 factors) =>
        IsCoordinate(axis)
            ? axis.Function
            : Times(axis.Function, Along(joint.ParentFrame.R * axis.Axis, factors));

    private static bool IsCoordinate(AxisDescription axis) => axis.Coordinate is not null && CompiledFunction.Compile(axis.Function).IsIdentity;

    // How a length along a direction grows: Σ aᵢ² fᵢ. OpenSim takes Σ |aᵢ| fᵢ of the axis as seen from the joint, which is the same along the
    // segment's own axes and too much along any other.
    private static double Along(Vec3 axis, Vec3 factors) => factors == One ? 1 : axis.Scale(axis).Dot(factors) / axis.Dot(axis);

    // A coordinate that is a distance and follows another one moves as far as the parent's size asks.
    private static CouplingDescription Coupling(ModelDescription model, CouplingDescription coupling, SegmentFactors factors)
    {
        var joint = model.Joints.FirstOrDefault(joint => joint.Coordinates.Any(coordinate => coordinate.Name == coupling.Dependent && !coordinate.IsRotational));
        var axis = joint?.Translations.FirstOrDefault(axis => axis.Coordinate == coupling.Dependent && IsCoordinate(axis));
        return joint is null || axis is null
            ? coupling
            : coupling with { Function = Times(coupling.Function, Along(joint.ParentFrame.R * axis.Axis, factors[joint.Parent])) };
    }

    private static PathPointDescription Point(PathPointDescription point, Vec3 factors) => point switch
    {
        PathPointDescription.Fixed place => place with { Location = place.Location.Scale(factors) },
        PathPointDescription.Conditional place => place with { Location = place.Location.Scale(factors) },
        PathPointDescription.Moving place => place with
        {
            X = place.X with { Function = Times(place.X.Function, factors.X) },
            Y = place.Y with { Function = Times(place.Y.Function, factors.Y) },
            Z = place.Z with { Function = Times(place.Z.Function, factors.Z) },
        },
        _ => point,
    };

    private static ActuatorEffect Effect(ActuatorEffect effect, SegmentFactors factors) =>
        effect is ActuatorEffect.AtPoint { PointIsGlobal: false } push ? push with { Point = push.Point.Scale(factors[push.Segment]) } : effect;

    private static ScalarFunction Times(ScalarFunction function, double factor) => factor == 1 ? function : function switch
    {
        ScalarFunction.Constant constant => new ScalarFunction.Constant(constant.Value * factor),
        ScalarFunction.Multiplied multiplied => multiplied with { Factor = multiplied.Factor * factor },
        _ => new ScalarFunction.Multiplied(function, factor),
    };

    // Length of each muscle's path in the default pose (m).
    private static double[] PathLengths(ModelDescription model)
    {
        var work = new Workspace(BodyModel.Compile(model));
        ForwardKinematics.UpdatePositions(work, work.Model.GetDefaultPose());
        MusclePaths.Update(work);
        return MusclePaths.GetLengths(work).ToArray();
    }

    private static ModelDescription KeepProportions(ModelDescription model, double[] before, double[] after) => model with
    {
        Muscles = [.. model.Muscles.Select((muscle, m) => before[m] > 0
            ? muscle with
            {
                OptimalFiberLength = muscle.OptimalFiberLength * (after[m] / before[m]),
                TendonSlackLength = muscle.TendonSlackLength * (after[m] / before[m]),
            }
            : muscle)],
    };
}
