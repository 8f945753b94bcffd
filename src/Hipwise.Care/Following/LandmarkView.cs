using System.Collections.Immutable;
using Hipwise.Knowledge;
using Hipwise.Motion.Landmarks;
using Hipwise.Signals.Filters;

namespace Hipwise.Care.Following;

// The followed points of one frame after another, smoothed: places in picture heights about the middle, right and up, and guessed depths (m).
internal sealed class LandmarkView
{
    private readonly ImmutableArray<Landmark> _landmarks;
    private readonly double _leastVisibility;
    private readonly OneEuro[] _filters;
    private readonly double[] _image;
    private readonly double[] _depth;
    private readonly double[] _trust;

    public LandmarkView(ImmutableArray<Landmark> landmarks, PointFilters rules)
    {
        (_landmarks, _leastVisibility) = (landmarks, rules.LeastVisibility);
        _filters = new OneEuro[3 * landmarks.Length];
        Array.Fill(_filters, new OneEuro(rules.LiveCutoffHz, rules.LiveBeta, rules.LiveSpeedCutoffHz));
        (_image, _depth, _trust) = (new double[2 * landmarks.Length], new double[landmarks.Length], new double[landmarks.Length]);
    }

    public int Count => _landmarks.Length;

    // How many were seen.
    public int Seen { get; private set; }

    // Counted from between the hips, nearer is more.
    public ReadOnlySpan<double> Depth => _depth;

    // How surely each was seen in the newest frame, 0 to 1.
    public ReadOnlySpan<double> Trust => _trust;

    public (double X, double Y) this[int point] => (_image[2 * point], _image[(2 * point) + 1]);

    public void Update(double time, ReadOnlySpan<float> image, ReadOnlySpan<float> world, double shape, double roll)
    {
        var (sin, cos) = Math.SinCos(double.IsNaN(roll) ? 0 : roll);
        Seen = 0;
        for (var i = 0; i < _landmarks.Length; i++)
        {
            var at = 4 * (int)_landmarks[i];
            var seen = image[at + 3] >= _leastVisibility;
            // The camera's turn about its line of sight is undone.
            var (x, y) = ((image[at] - 0.5) * shape, image[at + 1] - 0.5);
            _image[2 * i] = _filters[3 * i].Next(time, seen ? (x * cos) + (y * sin) : double.NaN);
            _image[(2 * i) + 1] = _filters[(3 * i) + 1].Next(time, seen ? (x * sin) - (y * cos) : double.NaN);
            _depth[i] = _filters[(3 * i) + 2].Next(time, seen ? -world[at + 2] : double.NaN);
            _trust[i] = seen ? Math.Min(1, image[at + 3]) : _leastVisibility;
            Seen += double.IsNaN(_image[2 * i]) ? 0 : 1;
        }
    }

    // In metres at the person's distance.
    public void FillMetres(double heightsPerMetre, Span<double> image)
    {
        for (var i = 0; i < image.Length; i++)
        {
            image[i] = _image[i] / heightsPerMetre;
        }
    }
}
