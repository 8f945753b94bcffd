using Hipwise.Body.Model;
using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.OpenSim.Model;

/// <summary>Reads coordinates that follow others.</summary>
internal static class CouplingPart
{
    /// <summary>The coupling, or null when the file switches it off.</summary>
    public static CouplingDescription? Read(Node node)
    {
        node.IsUsed = true;
        if (!node.Flag(!node.Flag(false, "isDisabled"), "isEnforced"))
        {
            node.UseAll();
            node.Warn("It is switched off in the file and is left out.");
            return null;
        }

        var independent = node.Words("independent_coordinate_names");
        if (independent.Length != 1)
        {
            throw node.Bad($"It names {independent.Length} coordinates to follow; exactly one is supported.");
        }

        var dependent = node.Word("dependent_coordinate_name") ?? throw node.Bad("It does not name the coordinate that follows.");
        var function = FunctionPart.Inside(node.Property("coupled_coordinates_function"))
            ?? throw node.Bad("It has no function (coupled_coordinates_function).");
        var factor = node.Number(1, "scale_factor");
        return new CouplingDescription(
            node.RequiredName(), dependent, independent[0], factor is 1 ? function : new ScalarFunction.Multiplied(function, factor));
    }
}
