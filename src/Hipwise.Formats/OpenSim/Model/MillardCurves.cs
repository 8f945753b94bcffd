using Hipwise.Body.Model;
using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.OpenSim.Model;

/// <summary>Reads the four curves of a Millard muscle; what is absent keeps OpenSim's value.</summary>
internal static class MillardCurves
{
    public static MuscleCurves.Millard2012 Read(Node muscle)
    {
        var curves = new MuscleCurves.Millard2012();
        if (muscle.Property("ActiveForceLengthCurve") is { } active)
        {
            curves = Active(curves, active);
        }

        if (muscle.Property("ForceVelocityCurve") is { } velocity)
        {
            curves = Velocity(curves, velocity);
        }

        if (muscle.Property("FiberForceLengthCurve") is { } fiber)
        {
            curves = curves with
            {
                PassiveStrainAtZero = fiber.Number(curves.PassiveStrainAtZero, "strain_at_zero_force"),
                PassiveStrainAtOne = fiber.Number(curves.PassiveStrainAtOne, "strain_at_one_norm_force"),
                PassiveStiffnessAtLow = fiber.OptionalNumber("stiffness_at_low_force"),
                PassiveStiffnessAtOne = fiber.OptionalNumber("stiffness_at_one_norm_force"),
                PassiveCurviness = fiber.OptionalNumber("curviness"),
            };
        }

        return muscle.Property("TendonForceLengthCurve") is { } tendon ? Tendon(curves, tendon) : curves;
    }

    private static MuscleCurves.Millard2012 Active(MuscleCurves.Millard2012 curves, Node node) => curves with
    {
        MinimumActiveLength = node.Number(curves.MinimumActiveLength, "min_norm_active_fiber_length"),
        TransitionLength = node.Number(curves.TransitionLength, "transition_norm_fiber_length"),
        MaximumActiveLength = node.Number(curves.MaximumActiveLength, "max_norm_active_fiber_length"),
        ShallowAscendingSlope = node.Number(curves.ShallowAscendingSlope, "shallow_ascending_slope"),
        MinimumActiveValue = node.Number(curves.MinimumActiveValue, "minimum_value"),
    };

    private static MuscleCurves.Millard2012 Velocity(MuscleCurves.Millard2012 curves, Node node) => curves with
    {
        ConcentricSlopeAtVmax = node.Number(curves.ConcentricSlopeAtVmax, "concentric_slope_at_vmax"),
        ConcentricSlopeNearVmax = node.Number(curves.ConcentricSlopeNearVmax, "concentric_slope_near_vmax"),
        IsometricSlope = node.Number(curves.IsometricSlope, "isometric_slope"),
        EccentricSlopeAtVmax = node.Number(curves.EccentricSlopeAtVmax, "eccentric_slope_at_vmax"),
        EccentricSlopeNearVmax = node.Number(curves.EccentricSlopeNearVmax, "eccentric_slope_near_vmax"),
        MaximumEccentricMultiplier = node.Number(curves.MaximumEccentricMultiplier, "max_eccentric_velocity_force_multiplier"),
        ConcentricCurviness = node.Number(curves.ConcentricCurviness, "concentric_curviness"),
        EccentricCurviness = node.Number(curves.EccentricCurviness, "eccentric_curviness"),
    };

    private static MuscleCurves.Millard2012 Tendon(MuscleCurves.Millard2012 curves, Node node) => curves with
    {
        TendonStrainAtOne = node.Number(curves.TendonStrainAtOne, "strain_at_one_norm_force"),
        TendonStiffnessAtOne = node.OptionalNumber("stiffness_at_one_norm_force"),
        TendonForceAtToeEnd = node.OptionalNumber("norm_force_at_toe_end"),
        TendonCurviness = node.OptionalNumber("curviness"),
    };
}
