using Hipwise.Body.Spatial;
using Hipwise.Formats.OpenSim;

namespace Hipwise.Simulation.Scaling;

/// <summary>Markers of a person who stands still, averaged over a while as OpenSim's scaling does.</summary>
public sealed class StaticTrial
{
    // s. Times are printed with a few decimals.
    private const double SameTime = 1e-10;

    private readonly MarkerTrajectories _trial;
    private readonly int _first;
    private readonly int _last;

    private StaticTrial(MarkerTrajectories trial, int first, int last)
    {
        (_trial, _first, _last) = (trial, first, last);
        Places = trial.Names.Select((name, i) => (name, Place: Mean(i))).Where(pair => pair.Place.IsFinite)
            .ToDictionary(pair => pair.name, pair => pair.Place, StringComparer.Ordinal);
    }

    /// <summary>The mean place (m, in ground) of every marker that was seen.</summary>
    public IReadOnlyDictionary<string, Vec3> Places { get; }

    /// <summary>When it begins (s).</summary>
    public double Start => _trial.Times[_first];

    /// <summary>How many of the file's units of length make a metre.</summary>
    public double PerMetre => _trial.Units.ToUpperInvariant() switch { ['M', 'M' or 'I', ..] => 1000, ['C', ..] => 100, _ => 1 };

    /// <summary>How many frames are averaged.</summary>
    public int FrameCount => _last - _first + 1;

    /// <summary>Takes part of a trial.</summary>
    /// <param name="trial">One frame at least.</param>
    /// <param name="from">s; the frame at or before it is the first. May be -∞.</param>
    /// <param name="to">s; the frame at or after it is the last. May be +∞.</param>
    public static StaticTrial Take(MarkerTrajectories trial, double from, double to)
    {
        ArgumentNullException.ThrowIfNull(trial);
        var first = Math.Max(0, Array.FindLastIndex(trial.Times, time => time <= from + SameTime));
        var last = Array.FindIndex(trial.Times, first, time => time >= to - SameTime);
        return new(trial, first, last < 0 ? trial.Times.Length - 1 : last);
    }

    /// <summary>The distance (m) between two markers, averaged over the frames that show both; NaN when none does.</summary>
    public double Distance(string a, string b)
    {
        var (i, j) = (_trial.Names.IndexOf(a), _trial.Names.IndexOf(b));
        if (i < 0 || j < 0)
        {
            return double.NaN;
        }

        var lengths = Frames().Select(frame => (PlaceAt(frame, j) - PlaceAt(frame, i)).Norm).Where(double.IsFinite).ToList();
        return lengths.Count > 0 ? lengths.Average() : double.NaN;
    }

    /// <summary>How far a marker wanders at most along one of the axes (m); 0 for one that was not seen.</summary>
    public double Wander(string marker)
    {
        var i = _trial.Names.IndexOf(marker);
        var seen = Frames().Where(frame => i >= 0 && PlaceAt(frame, i).IsFinite).Select(frame => PlaceAt(frame, i)).ToList();
        return seen.Count == 0 ? 0 : Enumerable.Range(0, 3).Max(axis => seen.Max(place => place[axis]) - seen.Min(place => place[axis]));
    }

    /// <summary>The mean frame as a trial of its own, for inverse kinematics.</summary>
    public MarkerTrajectories ToTrial() => _trial with
    {
        Times = [Start],
        Positions =
        [
            [.. _trial.Names.SelectMany(name => Places.TryGetValue(name, out var place) ? (double[])[place.X, place.Y, place.Z] : [double.NaN, double.NaN, double.NaN])],
        ],
    };

    private IEnumerable<int> Frames() => Enumerable.Range(_first, FrameCount);

    private Vec3 PlaceAt(int frame, int marker)
    {
        var row = _trial.Positions[frame];
        return new(row[3 * marker], row[(3 * marker) + 1], row[(3 * marker) + 2]);
    }

    private Vec3 Mean(int marker)
    {
        var (sum, count) = (Vec3.Zero, 0);
        foreach (var frame in Frames())
        {
            var place = PlaceAt(frame, marker);
            (sum, count) = place.IsFinite ? (sum + place, count + 1) : (sum, count);
        }

        return sum / count;
    }
}
