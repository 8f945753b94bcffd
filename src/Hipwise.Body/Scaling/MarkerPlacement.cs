using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;

namespace Hipwise.Body.Scaling;

/// <summary>Puts a model's markers where they were on a person who stood in a known pose (source: opensim-core, MarkerPlacer).</summary>
public static class MarkerPlacement
{
    /// <summary>Moves every marker that was seen and may be moved onto where it was seen; its segment stays the same.</summary>
    /// <param name="model">The model.</param>
    /// <param name="pose">The pose of the person: every coordinate (rad or m).</param>
    /// <param name="seen">Where markers were, in ground (m); one that is not finite stays where it is.</param>
    public static ModelDescription Move(BodyModel model, ReadOnlySpan<double> pose, IReadOnlyDictionary<string, Vec3> seen)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(seen);
        var work = new Workspace(model);
        ForwardKinematics.UpdatePositions(work, pose);
        return model.Description with
        {
            Markers = [.. model.Description.Markers.Select(marker => !marker.IsFixed && seen.TryGetValue(marker.Name, out var place) && place.IsFinite
                ? marker with { Location = work.GetFrame(model.FindSegment(marker.Segment)).Inverse().Apply(place) }
                : marker)],
        };
    }
}
