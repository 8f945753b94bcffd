using System.Collections.Immutable;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;

namespace Hipwise.Body.Scaling;

/// <summary>Segments whose size follows from distances between markers: as measured over as in the model, averaged over the pairs
/// (source: opensim-core, ModelScaler).</summary>
/// <param name="Name">For messages.</param>
/// <param name="Pairs">Names of markers, two and two.</param>
/// <param name="Segments">What grows by the factor, and along which axes.</param>
public sealed record MarkerMeasurement(string Name, ImmutableArray<(string A, string B)> Pairs, ImmutableArray<SegmentAxes> Segments)
{
    /// <summary>The factor of a person against a model in its default pose.</summary>
    /// <param name="markers">Where the model's markers are: <see cref="FindMarkers"/>.</param>
    /// <param name="measured">The distance (m) between two markers on the person; NaN when it is not known.</param>
    /// <returns>NaN when a distance is not known or a pair coincides in the model, so that nothing can be said.</returns>
    public double CalculateFactor(IReadOnlyDictionary<string, Vec3> markers, Func<string, string, double> measured)
    {
        ArgumentNullException.ThrowIfNull(markers);
        ArgumentNullException.ThrowIfNull(measured);
        var sum = 0.0;
        foreach (var (a, b) in Pairs)
        {
            if (!markers.TryGetValue(a, out var from) || !markers.TryGetValue(b, out var to) || from == to)
            {
                return double.NaN;
            }

            sum += measured(a, b) / (to - from).Norm;
        }

        return Pairs.IsEmpty ? double.NaN : sum / Pairs.Length;
    }

    /// <summary>Where every marker of a model is in ground (m), in a pose.</summary>
    /// <param name="model">The model.</param>
    /// <param name="pose">Every coordinate (rad or m).</param>
    public static IReadOnlyDictionary<string, Vec3> FindMarkers(BodyModel model, ReadOnlySpan<double> pose)
    {
        ArgumentNullException.ThrowIfNull(model);
        var work = new Workspace(model);
        ForwardKinematics.UpdatePositions(work, pose);
        var places = new Dictionary<string, Vec3>(StringComparer.Ordinal);
        foreach (var marker in model.Description.Markers)
        {
            places[marker.Name] = work.GetFrame(model.Tree.Require(marker.Segment, $"The marker '{marker.Name}'")).Apply(marker.Location);
        }

        return places;
    }
}
