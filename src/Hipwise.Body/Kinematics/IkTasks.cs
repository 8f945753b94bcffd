using System.Collections.Immutable;
using Hipwise.Body.Model;

namespace Hipwise.Body.Kinematics;

/// <summary>How much each marker counts in inverse kinematics.</summary>
/// <param name="Marker">A marker of the model.</param>
/// <param name="Weight">0 or more; only ratios between markers matter.</param>
public sealed record MarkerTask(string Marker, double Weight);

/// <summary>A coordinate that is drawn towards a value.</summary>
/// <param name="Coordinate">A coordinate of the model.</param>
/// <param name="Weight">0 or more, against the mean square of the markers (m²) whose own weights add up to 1.</param>
/// <param name="Value">rad or m; null when each frame brings its own.</param>
public sealed record CoordinateTask(string Coordinate, double Weight, double? Value);

/// <summary>What inverse kinematics follows: ½ Σ wᵢ|rᵢ|² / Σ wᵢ over the markers seen in a frame, plus ½ Σ w(q - value)² over
/// coordinates. It is the objective of OpenSim's solver (source: opensim-core, simbody).</summary>
/// <param name="Markers">Marker tasks; those of weight 0 play no part.</param>
/// <param name="Coordinates">Coordinate tasks.</param>
public sealed record IkTasks(ImmutableArray<MarkerTask> Markers, ImmutableArray<CoordinateTask> Coordinates)
{
    /// <summary>Every marker of a model with weight 1.</summary>
    public static IkTasks AllMarkers(BodyModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new([.. model.Description.Markers.Select(marker => new MarkerTask(marker.Name, 1))], []);
    }
}
