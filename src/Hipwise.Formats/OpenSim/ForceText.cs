using Hipwise.Body.Model;

namespace Hipwise.Formats.OpenSim;

/// <summary>Writes muscles, actuators and couplings.</summary>
internal sealed class ForceText(OsimText text, ModelDescription model)
{
    private static readonly string[] Letters = ["x", "y", "z"];

    private readonly Dictionary<string, string> joints = model.Joints
        .SelectMany(joint => joint.Coordinates.Select(coordinate => (Coordinate: coordinate.Name, joint.Name)))
        .ToDictionary(pair => pair.Coordinate, pair => pair.Name, StringComparer.Ordinal);

    public static void Coupling(OsimText text, CouplingDescription coupling)
    {
        text.Open("CoordinateCouplerConstraint", coupling.Name);
        text.Value("isEnforced", true);
        text.Open("coupled_coordinates_function");
        text.Function(coupling.Function);
        text.Close();
        text.Value("independent_coordinate_names", coupling.Independent);
        text.Value("dependent_coordinate_name", coupling.Dependent);
        text.Value("scale_factor", 1.0);
        text.Close();
    }

    public void Muscle(MuscleDescription muscle)
    {
        text.Open(muscle.Curves is MuscleCurves.Thelen2003 ? "Thelen2003Muscle" : "Millard2012EquilibriumMuscle", muscle.Name);
        text.Value("appliesForce", muscle.AppliesForce);
        text.Value("min_control", muscle.MinimumControl);
        text.Value("max_control", muscle.MaximumControl);
        Path(muscle);
        text.Value("max_isometric_force", muscle.MaximumIsometricForce);
        text.Value("optimal_fiber_length", muscle.OptimalFiberLength);
        text.Value("tendon_slack_length", muscle.TendonSlackLength);
        text.Value("pennation_angle_at_optimal", muscle.PennationAtOptimal);
        text.Value("max_contraction_velocity", muscle.MaximumContractionVelocity);
        text.Value("maximum_pennation_angle", muscle.MaximumPennation);
        text.Value("activation_time_constant", muscle.ActivationTime);
        text.Value("deactivation_time_constant", muscle.DeactivationTime);
        if (muscle.Curves is MuscleCurves.Thelen2003 thelen)
        {
            Thelen(thelen);
        }
        else
        {
            Millard((MuscleCurves.Millard2012)muscle.Curves);
        }

        text.Close();
    }

    public void Actuator(ActuatorDescription actuator)
    {
        text.Open(actuator.Effect switch { ActuatorEffect.OnCoordinate => "CoordinateActuator", ActuatorEffect.AtPoint => "PointActuator", _ => "TorqueActuator" }, actuator.Name);
        text.Value("min_control", actuator.MinimumControl);
        text.Value("max_control", actuator.MaximumControl);
        switch (actuator.Effect)
        {
            case ActuatorEffect.OnCoordinate on:
                text.Value("coordinate", on.Name);
                break;
            case ActuatorEffect.AtPoint at:
                text.Value("body", at.Segment);
                text.Value("point", at.Point);
                text.Value("point_is_global", at.PointIsGlobal);
                text.Value("direction", at.Direction);
                text.Value("force_is_global", at.DirectionIsGlobal);
                break;
            case ActuatorEffect.Torque torque:
                text.Value("bodyA", torque.SegmentA);
                text.Value("bodyB", torque.SegmentB);
                text.Value("torque_is_global", torque.AxisIsGlobal);
                text.Value("axis", torque.Axis);
                break;
        }

        text.Value("optimal_force", actuator.OptimalForce);
        text.Close();
    }

    private void Path(MuscleDescription muscle)
    {
        text.Open("GeometryPath", "geometrypath");
        text.Open("PathPointSet");
        text.Open("objects");
        for (var i = 0; i < muscle.Path.Length; i++)
        {
            Point(muscle.Path[i], $"{muscle.Name}-P{i + 1}");
        }

        text.Close(2);
        text.Set("PathWrapSet", "pathwrapset", muscle.Wraps, wrap =>
        {
            text.Open("PathWrap", "pathwrap");
            text.Value("wrap_object", wrap.WrapObject);
            text.Value("method", wrap.Method.ToString().ToLowerInvariant());
            text.Value("range", $"{wrap.FirstPoint} {wrap.LastPoint}");
            text.Close();
        });
        text.Close();
    }

    private void Point(PathPointDescription point, string name)
    {
        text.Open(point switch { PathPointDescription.Fixed => "PathPoint", PathPointDescription.Conditional => "ConditionalPathPoint", _ => "MovingPathPoint" }, name);
        text.Value("socket_parent_frame", OsimText.PathOf(point.Segment));
        switch (point)
        {
            case PathPointDescription.Fixed at:
                text.Value("location", at.Location);
                break;
            case PathPointDescription.Conditional via:
                text.Value("location", via.Location);
                text.Value("socket_coordinate", CoordinatePath(via.Coordinate));
                text.Value("range", [via.Minimum, via.Maximum]);
                break;
            case PathPointDescription.Moving moving:
                MovingLocation[] parts = [moving.X, moving.Y, moving.Z];
                for (var i = 0; i < parts.Length; i++)
                {
                    Moving(parts[i], Letters[i]);
                }

                break;
        }

        text.Close();
    }

    private void Moving(MovingLocation part, string letter)
    {
        if (part.Coordinate is { } coordinate)
        {
            text.Value($"socket_{letter}_coordinate", CoordinatePath(coordinate));
        }

        text.Open($"{letter}_location");
        text.Function(part.Function);
        text.Close();
    }

    private string CoordinatePath(string coordinate) => joints.TryGetValue(coordinate, out var joint) ? $"/jointset/{joint}/{coordinate}" : coordinate;

    private void Thelen(MuscleCurves.Thelen2003 curves)
    {
        text.Value("ignore_tendon_compliance", curves.IgnoresTendonCompliance);
        text.Value("ignore_activation_dynamics", curves.IgnoresActivationDynamics);
        text.Value("minimum_activation", curves.MinimumActivation);
        text.Value("FmaxTendonStrain", curves.TendonStrainAtMaximum);
        text.Value("FmaxMuscleStrain", curves.FiberStrainAtMaximum);
        text.Value("KshapeActive", curves.ActiveShape);
        text.Value("KshapePassive", curves.PassiveShape);
        text.Value("Af", curves.ForceVelocityShape);
        text.Value("Flen", curves.MaximumLengtheningForce);
        text.Value("fv_linear_extrap_threshold", curves.ForceVelocityExtrapolation);
    }

    private void Millard(MuscleCurves.Millard2012 curves)
    {
        text.Value("ignore_tendon_compliance", curves.IgnoresTendonCompliance);
        text.Value("ignore_activation_dynamics", curves.IgnoresActivationDynamics);
        text.Value("minimum_activation", curves.MinimumActivation);
        text.Value("fiber_damping", curves.FiberDamping);
        text.Open("ActiveForceLengthCurve");
        text.Value("min_norm_active_fiber_length", curves.MinimumActiveLength);
        text.Value("transition_norm_fiber_length", curves.TransitionLength);
        text.Value("max_norm_active_fiber_length", curves.MaximumActiveLength);
        text.Value("shallow_ascending_slope", curves.ShallowAscendingSlope);
        text.Value("minimum_value", curves.MinimumActiveValue);
        text.Close();
        text.Open("ForceVelocityCurve");
        text.Value("concentric_slope_at_vmax", curves.ConcentricSlopeAtVmax);
        text.Value("concentric_slope_near_vmax", curves.ConcentricSlopeNearVmax);
        text.Value("isometric_slope", curves.IsometricSlope);
        text.Value("eccentric_slope_at_vmax", curves.EccentricSlopeAtVmax);
        text.Value("eccentric_slope_near_vmax", curves.EccentricSlopeNearVmax);
        text.Value("max_eccentric_velocity_force_multiplier", curves.MaximumEccentricMultiplier);
        text.Value("concentric_curviness", curves.ConcentricCurviness);
        text.Value("eccentric_curviness", curves.EccentricCurviness);
        text.Close();
        text.Open("FiberForceLengthCurve");
        text.Value("strain_at_zero_force", curves.PassiveStrainAtZero);
        text.Value("strain_at_one_norm_force", curves.PassiveStrainAtOne);
        Optional("stiffness_at_low_force", curves.PassiveStiffnessAtLow);
        Optional("stiffness_at_one_norm_force", curves.PassiveStiffnessAtOne);
        Optional("curviness", curves.PassiveCurviness);
        text.Close();
        text.Open("TendonForceLengthCurve");
        text.Value("strain_at_one_norm_force", curves.TendonStrainAtOne);
        Optional("stiffness_at_one_norm_force", curves.TendonStiffnessAtOne);
        Optional("norm_force_at_toe_end", curves.TendonForceAtToeEnd);
        Optional("curviness", curves.TendonCurviness);
        text.Close();
    }

    private void Optional(string tag, double? value)
    {
        if (value is { } number)
        {
            text.Value(tag, number);
        }
    }
}
