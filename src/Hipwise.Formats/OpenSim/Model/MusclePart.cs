using Hipwise.Body.Model;
using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.OpenSim.Model;

/// <summary>Reads muscles. What a file leaves out has the value that OpenSim 4 gives it.</summary>
internal sealed class MusclePart(PathPart paths, int version)
{
    private const double LeastControl = 0.01;

    public static bool IsMuscle(string tag) =>
        tag.EndsWith("Muscle", StringComparison.Ordinal) || tag.EndsWith("Muscle_Deprecated", StringComparison.Ordinal);

    public MuscleDescription Read(Node node)
    {
        node.IsUsed = true;
        var curves = Curves(node);
        var (rise, fall) = curves is MuscleCurves.Thelen2003 ? (0.015, 0.05) : (0.01, 0.04);
        var (least, most) = ForcePart.Controls(node, LeastControl, 1);
        return new MuscleDescription(
            node.RequiredName(), paths.Points(node), paths.Wraps(node), NotNegative(node, 1000, "max_isometric_force"),
            Positive(node, 0.1, "optimal_fiber_length"), NotNegative(node, 0.2, "tendon_slack_length"), Pennation(node),
            Speed(node), least, most, curves, ForcePart.Applies(node))
        {
            MaximumPennation = node.Number(Math.Acos(0.1), "maximum_pennation_angle"),
            ActivationTime = NotNegative(node, rise, "activation_time_constant"),
            DeactivationTime = NotNegative(node, fall, "deactivation_time_constant"),
        };
    }

    private static double Pennation(Node node)
    {
        var angle = node.Number(0, "pennation_angle_at_optimal", "pennation_angle");
        return angle is >= 0 and < Math.PI / 2 ? angle : throw node.Bad($"Its pennation angle is {angle:R} rad; it must lie between 0 and a right angle.");
    }

    // OpenSim's Thelen2003Muscle has not looked at Vmax since version 3: it uses 10 where max_contraction_velocity is absent.
    private double Speed(Node node)
    {
        if (node.Tag is "Thelen2003Muscle" && version < 30000 && node.Find("Vmax") is { } old)
        {
            if (old.Numbers() is not [10] && node.Word("max_contraction_velocity") is null)
            {
                node.WarnOfKind("Vmax is not used: OpenSim 4 takes max_contraction_velocity, and 10 where that is absent.");
            }

            return Positive(node, 10, "max_contraction_velocity");
        }

        return Positive(node, 10, "max_contraction_velocity", "Vmax");
    }

    private static MuscleCurves Curves(Node node)
    {
        switch (node.Tag)
        {
            case "Thelen2003Muscle":
                // Of the older muscle of the same name; the newer one does not know them.
                node.Find("Vmax0")?.UseAll();
                node.Find("damping")?.UseAll();
                return Thelen(node, (0.04, 0.6, 0.45, 5, 0.25, 1.4));
            case "Thelen2003Muscle_Deprecated":
                node.WarnOfKind("This older form of the muscle is read as a Thelen2003Muscle.");
                return Thelen(node, (0.033, 0.6, 0.5, 4, 0.3, 1.8));
            case "Millard2012EquilibriumMuscle":
                return Millard(node);
            case "Millard2012AccelerationMuscle":
                node.WarnOfKind("Its fibre's mass is not modelled: it is read as a Millard2012EquilibriumMuscle.");
                return Millard(node);
            case "RigidTendonMuscle":
                node.WarnOfKind("It is read as a Millard2012EquilibriumMuscle with OpenSim's curves and a rigid tendon.");
                return new MuscleCurves.Millard2012 { IgnoresTendonCompliance = true };
            case "DeGrooteFregly2016Muscle":
                node.WarnOfKind("It is read as a Millard2012EquilibriumMuscle with OpenSim's curves.");
                return Millard(node);
            default:
                node.WarnOfKind($"Muscles of type {node.Tag} are read as a Thelen2003Muscle with OpenSim's curves.");
                return Thelen(node, (0.04, 0.6, 0.45, 5, 0.25, 1.4));
        }
    }

    private static MuscleCurves.Thelen2003 Thelen(
        Node node, (double Tendon, double Fiber, double Active, double Passive, double Shape, double Lengthening) otherwise) => new(
        Positive(node, otherwise.Tendon, "FmaxTendonStrain"), Positive(node, otherwise.Fiber, "FmaxMuscleStrain"),
        Positive(node, otherwise.Active, "KshapeActive"), Positive(node, otherwise.Passive, "KshapePassive"),
        Positive(node, otherwise.Shape, "Af"), Positive(node, otherwise.Lengthening, "Flen"))
    {
        ForceVelocityExtrapolation = node.Number(0.95, "fv_linear_extrap_threshold"),
        IgnoresTendonCompliance = node.Flag(false, "ignore_tendon_compliance"),
        IgnoresActivationDynamics = node.Flag(false, "ignore_activation_dynamics"),
        MinimumActivation = Share(node, 0.01, "minimum_activation"),
    };

    private static MuscleCurves.Millard2012 Millard(Node node) => MillardCurves.Read(node) with
    {
        FiberDamping = NotNegative(node, 0.1, "fiber_damping"),
        IgnoresTendonCompliance = node.Flag(false, "ignore_tendon_compliance"),
        IgnoresActivationDynamics = node.Flag(false, "ignore_activation_dynamics"),
        MinimumActivation = Share(node, 0.01, "minimum_activation"),
    };

    private static double Share(Node node, double otherwise, string tag)
    {
        var value = node.Number(otherwise, tag);
        return value is >= 0 and <= 1 ? value : throw node.Bad($"Its {tag} is {value:R}; it must lie between 0 and 1.");
    }

    private static double NotNegative(Node node, double otherwise, string tag)
    {
        var value = node.Number(otherwise, tag);
        return value >= 0 ? value : throw node.Bad($"Its {tag} is {value:R}; it must not be negative.");
    }

    private static double Positive(Node node, double otherwise, params ReadOnlySpan<string> tags)
    {
        var value = node.Number(otherwise, tags);
        return value > 0 ? value : throw node.Bad($"Its {tags[0]} is {value:R}; it must be greater than 0.");
    }
}
