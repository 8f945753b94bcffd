using Hipwise.Formats.OpenSim;
using Hipwise.Knowledge;

namespace Hipwise.Motion.Landmarks;

/// <summary>Which of a laboratory's axes points up.</summary>
/// <param name="Axis">0 for x, 1 for y, 2 for z.</param>
/// <param name="Sign">+1 or -1.</param>
public readonly record struct UpAxis(int Axis, int Sign)
{
    // So much of the way from the ankles to the hips must go along one axis for it to be up.
    private const double LeastShare = 0.8;

    /// <summary>As OpenSim has it.</summary>
    public static UpAxis Y { get; } = new(1, 1);

    /// <summary>The axis by its name: <c>z</c>, <c>+Z</c>, <c>-Y</c>; null for anything else.</summary>
    /// <param name="text">Capitals do not count.</param>
    public static UpAxis? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (name, sign) = text.StartsWith('-') ? (text[1..], -1) : (text.TrimStart('+'), 1);
        var axis = name.Length == 1 ? "xyz".IndexOf(char.ToLowerInvariant(name[0]), StringComparison.Ordinal) : -1;
        return axis < 0 ? null : new(axis, sign);
    }

    /// <summary>The axis along which the hips usually lie from the ankles, as in somebody who stands or walks; null when it is none.</summary>
    /// <param name="markers">Positions in metres.</param>
    /// <param name="rules">Which markers stand for which point.</param>
    public static UpAxis? TryFind(MarkerTrajectories markers, CameraRules rules)
    {
        ArgumentNullException.ThrowIfNull(markers);
        ArgumentNullException.ThrowIfNull(rules);
        var columns = MarkerTakes.ColumnsOf(markers.Names, rules);
        var way = new double[3];
        for (var side = 0; side < 2; side++)
        {
            if (columns.TryGetValue(Landmark.LeftHip + side, out var hip) && columns.TryGetValue(Landmark.LeftAnkle + side, out var ankle))
            {
                markers.Positions.ToList().ForEach(row => Add(way, MarkerTakes.Mean(row, hip), MarkerTakes.Mean(row, ankle)));
            }
        }

        var length = Math.Sqrt(way.Sum(part => part * part));
        var longest = Array.FindIndex(way, part => Math.Abs(part) > LeastShare * length);
        return longest < 0 ? null : new(longest, Math.Sign(way[longest]));
    }

    /// <summary>The same places with y upwards: turned, never mirrored.</summary>
    /// <param name="markers">Positions in the laboratory's axes.</param>
    public MarkerTrajectories Turn(MarkerTrajectories markers)
    {
        ArgumentNullException.ThrowIfNull(markers);
        return this == Y ? markers : markers with { Positions = Array.ConvertAll(markers.Positions, Turn) };
    }

    // The two other axes keep their order around this one; a reversed one changes their places.
    private double[] Turn(double[] row)
    {
        var (next, last) = Sign > 0 ? ((Axis + 1) % 3, (Axis + 2) % 3) : ((Axis + 2) % 3, (Axis + 1) % 3);
        var turned = new double[row.Length];
        for (var i = 0; i < row.Length; i += 3)
        {
            (turned[i], turned[i + 1], turned[i + 2]) = (row[i + last], Sign * row[i + Axis], row[i + next]);
        }

        return turned;
    }

    /// <summary>The axis as files name it, for instance <c>+Z</c>.</summary>
    public override string ToString() => $"{(Sign > 0 ? '+' : '-')}{"XYZ"[Axis]}";

    private static void Add(double[] way, (double X, double Y, double Z) hip, (double X, double Y, double Z) ankle)
    {
        if (!double.IsNaN(hip.X - ankle.X))
        {
            (way[0], way[1], way[2]) = (way[0] + hip.X - ankle.X, way[1] + hip.Y - ankle.Y, way[2] + hip.Z - ankle.Z);
        }
    }
}
