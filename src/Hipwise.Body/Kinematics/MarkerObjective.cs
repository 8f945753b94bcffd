using Hipwise.Body.Model;

namespace Hipwise.Body.Kinematics;

// The objective of inverse kinematics with its gradient and Hessian by the coordinates that may move, all exact.
internal sealed class MarkerObjective
{
    private readonly BodyModel _model;
    private readonly TrackedMarker[] _markers;
    private readonly TrackedCoordinate[] _coordinates;
    private readonly int[] _slot;
    private readonly double[] _targets;

    private readonly MarkerMoments _moments;
    private double _scale;

    public MarkerObjective(BodyModel model, IkTasks tasks)
    {
        (_model, Work) = (model, new Workspace(model));
        var n = model.CoordinateCount;
        Free = [.. Enumerable.Range(0, n).Where(model.Table.IsFree)];
        _slot = [.. Enumerable.Range(0, n).Select(c => Array.IndexOf(Free, RootOf(c)))];
        _markers = [.. tasks.Markers.Where(task => Check(task.Weight, task.Marker) > 0).Select(task => TrackedMarker.Compile(model, task))];
        _coordinates = [.. tasks.Coordinates.Where(task => Check(task.Weight, task.Coordinate) > 0)
            .Select(task => new TrackedCoordinate(model.Table.Require(task.Coordinate, "A task"), task.Weight, task.Value))];
        MarkerNames = [.. tasks.Markers.Where(task => task.Weight > 0).Select(task => task.Marker)];
        _targets = new double[_coordinates.Length];
        (Gradient, Hessian) = (new double[Free.Length], new double[Free.Length * Free.Length]);
        _moments = new(Work, _slot, _markers.Select(marker => marker.Segment));
    }

    public Workspace Work { get; }

    public IReadOnlyList<string> MarkerNames { get; }

    // The coordinates that may move: the variables.
    public int[] Free { get; }

    public double[] Gradient { get; }

    // Lower triangle by rows.
    public double[] Hessian { get; }

    public int MarkerCount => _markers.Length;

    // The variable that a coordinate follows, or -1, and how fast.
    public int SlotOf(int coordinate) => _slot[coordinate];

    public double GainOf(int coordinate) => _moments.Gain[coordinate];

    // What the frame fixes: targets, and the sum of the weights of the markers seen.
    public void Prepare(ReadOnlySpan<double> places, ReadOnlySpan<double> coordinateValues)
    {
        for (var i = 0; i < _coordinates.Length; i++)
        {
            var task = _coordinates[i];
            _targets[i] = task.Value ?? (coordinateValues.IsEmpty ? _model.Coordinates[task.Coordinate].Default : coordinateValues[task.Coordinate]);
        }

        var sum = 0.0;
        for (var i = 0; i < _markers.Length; i++)
        {
            sum += IsSeen(places, i) ? _markers[i].Weight : 0;
        }

        _scale = sum > 0 ? 1 / sum : 0;
    }

    public double Evaluate(ReadOnlySpan<double> pose, ReadOnlySpan<double> places)
    {
        ForwardKinematics.UpdatePositions(Work, pose);
        var objective = 0.0;
        for (var i = 0; i < _markers.Length; i++)
        {
            if (IsSeen(places, i))
            {
                var (x, y, z) = Place(_markers[i]);
                var (ex, ey, ez) = (x - places[3 * i], y - places[(3 * i) + 1], z - places[(3 * i) + 2]);
                objective += _markers[i].Weight * _scale * ((ex * ex) + (ey * ey) + (ez * ez)) / 2;
            }
        }

        for (var i = 0; i < _coordinates.Length; i++)
        {
            var error = pose[_coordinates[i].Coordinate] - _targets[i];
            objective += _coordinates[i].Weight * error * error / 2;
        }

        return objective;
    }

    // Gradient and Hessian at the pose that was evaluated last; bends: whether with the markers' curved ways, or Gauss's and Newton's part alone.
    public void Linearise(ReadOnlySpan<double> pose, ReadOnlySpan<double> places, bool bends)
    {
        Array.Clear(Gradient);
        Array.Clear(Hessian);
        _moments.UpdateGains(pose);
        SumMarkers(places, 1);
        _moments.AddDerivatives(bends, Gradient, Hessian);
        for (var i = 0; i < _coordinates.Length; i++)
        {
            var (c, weight, _) = _coordinates[i];
            if (_slot[c] is >= 0 and var s)
            {
                var gain = _moments.Gain[c];
                Gradient[s] += weight * gain * (pose[c] - _targets[i]);
                Hessian[(s * Free.Length) + s] += weight * gain * gain;
            }
        }
    }

    // How far the markers seen are from their places: how many, the sum of squares, the largest (m).
    public (int Seen, double Squares, double Largest) Errors(ReadOnlySpan<double> places)
    {
        var (seen, squares, largest) = (0, 0.0, 0.0);
        for (var i = 0; i < _markers.Length; i++)
        {
            if (IsSeen(places, i))
            {
                var (x, y, z) = Place(_markers[i]);
                var (ex, ey, ez) = (x - places[3 * i], y - places[(3 * i) + 1], z - places[(3 * i) + 2]);
                var square = (ex * ex) + (ey * ey) + (ez * ez);
                (seen, squares, largest) = (seen + 1, squares + square, Math.Max(largest, Math.Sqrt(square)));
            }
        }

        return (seen, squares, largest);
    }

    // Σ (w·noise)² JᵀJ: the covariance of the gradient, in the lower triangle by rows; scratch for a gradient is overwritten.
    public void FillSpread(ReadOnlySpan<double> places, double noise, Span<double> scratch, Span<double> spread)
    {
        spread.Clear();
        SumMarkers(places, 2);
        _moments.AddDerivatives(bends: false, scratch, spread);
        foreach (ref var value in spread)
        {
            value *= noise * noise;
        }
    }

    private static bool IsSeen(ReadOnlySpan<double> places, int i) =>
        double.IsFinite(places[3 * i]) && double.IsFinite(places[(3 * i) + 1]) && double.IsFinite(places[(3 * i) + 2]);

    private static double Check(double weight, string name) => weight >= 0 && double.IsFinite(weight)
        ? weight
        : throw new ModelException($"The weight of '{name}' is {weight}; it must be 0 or more.");

    private int RootOf(int c)
    {
        while (_model.Table.Leader[c] >= 0)
        {
            c = _model.Table.Leader[c];
        }

        return c;
    }

    private (double X, double Y, double Z) Place(TrackedMarker marker)
    {
        var f = Work.Frames.AsSpan(12 * marker.Segment, 12);
        return (
            (f[0] * marker.X) + (f[1] * marker.Y) + (f[2] * marker.Z) + f[9],
            (f[3] * marker.X) + (f[4] * marker.Y) + (f[5] * marker.Z) + f[10],
            (f[6] * marker.X) + (f[7] * marker.Y) + (f[8] * marker.Z) + f[11]);
    }

    // Every marker seen, with a power of its share in the objective as its weight.
    private void SumMarkers(ReadOnlySpan<double> places, int power)
    {
        _moments.Clear();
        for (var i = 0; i < _markers.Length; i++)
        {
            if (IsSeen(places, i))
            {
                var share = _markers[i].Weight * _scale;
                var (x, y, z) = Place(_markers[i]);
                _moments.Add(
                    _markers[i].Segment, power == 1 ? share : share * share, x, y, z, x - places[3 * i], y - places[(3 * i) + 1], z - places[(3 * i) + 2]);
            }
        }
    }

    private sealed record TrackedCoordinate(int Coordinate, double Weight, double? Value);

    private sealed record TrackedMarker(int Segment, double X, double Y, double Z, double Weight)
    {
        public static TrackedMarker Compile(BodyModel model, MarkerTask task)
        {
            var marker = model.Description.Markers.FirstOrDefault(marker => marker.Name == task.Marker)
                ?? throw new ModelException($"A task names the marker '{task.Marker}', which the model does not have.");
            var (x, y, z) = marker.Location;
            return new(model.Tree.Require(marker.Segment, $"The marker '{marker.Name}'"), x, y, z, task.Weight);
        }
    }
}
