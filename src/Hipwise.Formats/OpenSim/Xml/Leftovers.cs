using System.Collections.Frozen;

namespace Hipwise.Formats.OpenSim.Xml;

/// <summary>Names what a file holds and no reader asked for, once for each kind of element.</summary>
internal static class Leftovers
{
    /// <summary>Elements that change no answer: looks, authors, and starting values of integrations in time.</summary>
    private static readonly FrozenSet<string> NoMatter = FrozenSet.ToFrozenSet(
        [
            "defaults", "groups", "credits", "publications", "notes", "inertial_notes",
            "Appearance", "VisibleObject", "FrameGeometry", "frame_geometry", "attached_geometry", "geometry_files", "GeometrySet", "geometry",
            "Geometry", "Mesh", "ModelVisualizer", "ModelVisualPreferences", "display_preference", "color", "show_axes", "visible", "opacity",
            "scale_factors", "default_color", "display", "socket_frame", "fixed",
            "default_speed_value", "initial_value", "motion_type", "restore_constraints", "is_free_to_satisfy_constraints",
            "default_activation", "default_fiber_length", "default_excitation", "optimal_force",
            "use_origin_and_insertion", "error_variance", "assembly_accuracy", "use_visualizer", "WrapObjectSet",
        ],
        StringComparer.Ordinal);

    /// <summary>Walks down from an element that was used.</summary>
    public static void Report(Node node)
    {
        foreach (var child in node.Children)
        {
            // Of a set that is not known, its members are named.
            if (child.IsUsed || (!NoMatter.Contains(child.Tag) && child.Tag.EndsWith("Set", StringComparison.Ordinal) && child.Find("objects") is not null))
            {
                Report(child);
            }
            else if (!NoMatter.Contains(child.Tag) && !SaysNothing(child))
            {
                var owner = node.Tag is "objects" or "components" ? "" : $" of {node.Tag}";
                node.Document.Warnings.Add($"left|{node.Tag}|{child.Tag}", child.Line, child.Place, $"{child.Tag}{owner} is not modelled and is left out.");
            }
        }
    }

    private static bool SaysNothing(Node node) =>
        node.IsEmpty && (string.IsNullOrEmpty(node.Name) || node.Tag.EndsWith("Set", StringComparison.Ordinal));
}
