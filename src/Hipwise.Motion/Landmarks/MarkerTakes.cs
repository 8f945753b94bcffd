using System.Collections.Immutable;
using Hipwise.Formats;
using Hipwise.Formats.OpenSim;
using Hipwise.Knowledge;

namespace Hipwise.Motion.Landmarks;

/// <summary>Laboratory markers seen as a camera far away would see them, so that they go through the same measures with errors of their own.</summary>
public static class MarkerTakes
{
    // The picture: so many pixels a side, of which the movement fills a part.
    private const int Side = 4000;
    private const double Filled = 0.8;

    /// <summary>Projects markers onto the plane a screen needs, without perspective.</summary>
    /// <param name="markers">Positions in metres, y upwards.</param>
    /// <param name="rules">Which markers stand for which point.</param>
    /// <param name="view">The view wanted; which way the person faces is taken from the hips.</param>
    /// <param name="file">What messages call the file.</param>
    /// <exception cref="BadFileException">Hips, knees or ankles have no markers, or there are too few or too many frames.</exception>
    public static LandmarkTake Project(MarkerTrajectories markers, CameraRules rules, CameraView view, string file)
    {
        if (markers.Times.Length is < 2 or > LandmarkTake.MostFrames)
        {
            throw new BadFileException(file, 0, "", $"It has {markers.Times.Length} frames; 2 to {LandmarkTake.MostFrames} can be read.");
        }

        var columns = ColumnsOf(markers.Names, rules);
        Landmark[] needed = [Landmark.LeftHip, Landmark.RightHip, Landmark.LeftKnee, Landmark.RightKnee, Landmark.LeftAnkle, Landmark.RightAnkle];
        var missing = needed.Where(point => !columns.ContainsKey(point)).Select(point => point.Word()).ToList();
        if (missing.Count > 0)
        {
            throw new BadFileException(file, 0, "markers", $"No marker stands for {string.Join(", ", missing)}; camera.yaml lists the names that are known.");
        }

        var across = AcrossOf(markers, columns);
        return Build(markers, columns, view == CameraView.Frontal ? across : (-across.Z, across.X));
    }

    /// <summary>Which columns of markers stand for each point. Names may have the person's name and a colon before them.</summary>
    internal static Dictionary<Landmark, int[]> ColumnsOf(ImmutableArray<string> names, CameraRules rules)
    {
        var plain = names.Select(name => name[(name.LastIndexOf(':') + 1)..]).ToList();
        var columns = new Dictionary<Landmark, int[]>();
        foreach (var marker in rules.Markers)
        {
            var point = LandmarkNames.All.ToList().IndexOf(marker.Point);
            var set = marker.Choices.FirstOrDefault(choice => choice.All(plain.Contains));
            if (point >= 0 && !set.IsDefaultOrEmpty)
            {
                columns[(Landmark)point] = [.. set.Select(plain.IndexOf)];
            }
        }

        return columns;
    }

    // The usual horizontal way from the right hip to the left one.
    private static (double X, double Z) AcrossOf(MarkerTrajectories markers, Dictionary<Landmark, int[]> columns)
    {
        var (x, z) = (0.0, 0.0);
        foreach (var row in markers.Positions)
        {
            var (left, right) = (Mean(row, columns[Landmark.LeftHip]), Mean(row, columns[Landmark.RightHip]));
            x += double.IsNaN(left.X - right.X) ? 0 : left.X - right.X;
            z += double.IsNaN(left.Z - right.Z) ? 0 : left.Z - right.Z;
        }

        var length = Math.Sqrt((x * x) + (z * z));
        return length > 0 ? (x / length, z / length) : (1, 0);
    }

    private static LandmarkTake Build(MarkerTrajectories markers, Dictionary<Landmark, int[]> columns, (double X, double Z) right)
    {
        var places = markers.Positions.Select(row => columns.ToDictionary(pair => pair.Key, pair => Place(Mean(row, pair.Value), right))).ToList();
        var known = places.SelectMany(frame => frame.Values).Where(place => !double.IsNaN(place.U)).ToList();
        var (left, top) = (known.Min(place => place.U), known.Max(place => place.V));
        var size = Math.Max(known.Max(place => place.U) - left, top - known.Min(place => place.V)) / Filled;
        var margin = (1 - Filled) / 2;
        var builder = new LandmarkTakeBuilder(Side, Side) { Engine = "markers", Model = "orthographic", IsMeasured = true };
        var image = new float[LandmarkTake.Stride];
        for (var frame = 0; frame < places.Count; frame++)
        {
            Array.Fill(image, float.NaN);
            foreach (var (point, place) in places[frame])
            {
                image[4 * (int)point] = (float)(margin + ((place.U - left) / size));
                image[(4 * (int)point) + 1] = (float)(margin + ((top - place.V) / size));
                image[(4 * (int)point) + 3] = double.IsNaN(place.U) ? 0 : 1;
            }

            builder.Add(markers.Times[frame], image, []);
        }

        return builder.ToTake();
    }

    private static (double U, double V) Place((double X, double Y, double Z) point, (double X, double Z) right) => ((point.X * right.X) + (point.Z * right.Z), point.Y);

    internal static (double X, double Y, double Z) Mean(double[] row, int[] markers) =>
        (markers.Average(marker => row[3 * marker]), markers.Average(marker => row[(3 * marker) + 1]), markers.Average(marker => row[(3 * marker) + 2]));
}
