using Hipwise.Body;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Signals;

namespace Hipwise.Simulation.Analyses;

/// <summary>Where the markers of a model are while it moves.</summary>
public static class MarkerPlaces
{
    /// <summary>Computes them, with the columns of OpenSim's inverse kinematics tool.</summary>
    /// <param name="model">The model.</param>
    /// <param name="markers">Names of markers of the model.</param>
    /// <param name="motion">Every coordinate of the model (rad or m), in its order.</param>
    /// <returns>Three channels for each marker, <c>_tx</c>, <c>_ty</c> and <c>_tz</c>: its place in ground (m).</returns>
    public static TimeSeries Calculate(BodyModel model, IReadOnlyList<string> markers, TimeSeries motion)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(markers);
        ArgumentNullException.ThrowIfNull(motion);
        var known = model.Description.Markers.ToDictionary(marker => marker.Name, StringComparer.Ordinal);
        var (work, pose) = (new Workspace(model), new double[model.CoordinateCount]);
        var channels = Array.ConvertAll(new double[3 * markers.Count][], _ => new double[motion.Times.Length]);
        for (var i = 0; i < motion.Times.Length; i++)
        {
            for (var c = 0; c < pose.Length; c++)
            {
                pose[c] = motion.Channels[c][i];
            }

            ForwardKinematics.UpdatePositions(work, pose);
            for (var m = 0; m < markers.Count; m++)
            {
                var place = work.GetFrame(model.FindSegment(known[markers[m]].Segment)).Apply(known[markers[m]].Location);
                (channels[3 * m][i], channels[(3 * m) + 1][i], channels[(3 * m) + 2][i]) = (place.X, place.Y, place.Z);
            }
        }

        return new(motion.Times, [.. from marker in markers from axis in "xyz" select $"{marker}_t{axis}"], channels);
    }
}
