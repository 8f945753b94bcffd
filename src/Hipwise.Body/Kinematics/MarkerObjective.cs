using Hipwise.Body.Model;

namespace Hipwise.Body.Kinematics;

// The objective of inverse kinematics with its gradient and Hessian by the coordinates that may move, all exact.
internal sealed class MarkerObjective
{
    private readonly BodyModel _model;
    private readonly TrackedMarker[] _markers;
    private readonly TrackedCoordinate[] _coordinates;
    private readonly int[] _slot;
    private readonly double[] _gain;
    private readonly double[] _targets;

    // For the axes that move one marker: its velocity by each, and the error crossed with the axis.
    private readonly double[] _velocities;
    private readonly double[] _bends;
    private double _scale;

    public MarkerObjective(BodyModel model, IkTasks tasks)
    {
        (_model, Work) = (model, new Workspace(model));
        var n = model.CoordinateCount;
        Free = [.. Enumerable.Range(0, n).Where(c => !model.Coordinates[c].IsLocked && model.Coordinates[c].Prescribed is null && model.Table.Leader[c] < 0)];
        _slot = [.. Enumerable.Range(0, n).Select(c => Array.IndexOf(Free, RootOf(c)))];
        _markers = [.. tasks.Markers.Where(task => Check(task.Weight, task.Marker) > 0).Select(task => TrackedMarker.Compile(model, task, _slot))];
        _coordinates = [.. tasks.Coordinates.Where(task => Check(task.Weight, task.Coordinate) > 0)
            .Select(task => new TrackedCoordinate(model.Table.Require(task.Coordinate, "A task"), task.Weight, task.Value))];
        MarkerNames = [.. tasks.Markers.Where(task => task.Weight > 0).Select(task => task.Marker)];
        (_gain, _targets) = (new double[n], new double[_coordinates.Length]);
        (Gradient, Hessian) = (new double[Free.Length], new double[Free.Length * Free.Length]);
        var longest = _markers.Select(marker => marker.Axes.Length).DefaultIfEmpty().Max();
        (_velocities, _bends) = (new double[3 * longest], new double[3 * longest]);
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

    public double GainOf(int coordinate) => _gain[coordinate];

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
        UpdateGains(pose);
        for (var i = 0; i < _markers.Length; i++)
        {
            if (IsSeen(places, i))
            {
                AddMarker(_markers[i], places.Slice(3 * i, 3), bends);
            }
        }

        for (var i = 0; i < _coordinates.Length; i++)
        {
            var (c, weight, _) = _coordinates[i];
            if (_slot[c] is >= 0 and var s)
            {
                Gradient[s] += weight * _gain[c] * (pose[c] - _targets[i]);
                Hessian[(s * Free.Length) + s] += weight * _gain[c] * _gain[c];
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

    // Σ (w·noise)² JᵀJ, full and by rows: the covariance of the gradient.
    public void AddSpread(ReadOnlySpan<double> places, double noise, Span<double> spread)
    {
        var m = Free.Length;
        Span<double> columns = new double[3 * m];
        for (var i = 0; i < _markers.Length; i++)
        {
            if (!IsSeen(places, i))
            {
                continue;
            }

            FillVelocities(_markers[i], places.Slice(3 * i, 3));
            columns.Clear();
            for (var a = 0; a < _markers[i].Axes.Length; a++)
            {
                for (var k = 0; k < 3; k++)
                {
                    columns[(3 * _markers[i].Slots[a]) + k] += _velocities[(3 * a) + k];
                }
            }

            var weight = _markers[i].Weight * _scale * noise;
            for (var a = 0; a < m; a++)
            {
                for (var b = 0; b < m; b++)
                {
                    spread[(a * m) + b] += weight * weight
                        * ((columns[3 * a] * columns[3 * b]) + (columns[(3 * a) + 1] * columns[(3 * b) + 1]) + (columns[(3 * a) + 2] * columns[(3 * b) + 2]));
                }
            }
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

    private void UpdateGains(ReadOnlySpan<double> pose)
    {
        Array.Fill(_gain, 1);
        foreach (var coupling in _model.Table.Couplings)
        {
            coupling.Function.Evaluate(pose[coupling.Independent], out var first, out _);
            _gain[coupling.Dependent] = first * _gain[coupling.Independent];
        }
    }

    private (double X, double Y, double Z) Place(TrackedMarker marker)
    {
        var f = Work.Frames.AsSpan(12 * marker.Segment, 12);
        return (
            (f[0] * marker.X) + (f[1] * marker.Y) + (f[2] * marker.Z) + f[9],
            (f[3] * marker.X) + (f[4] * marker.Y) + (f[5] * marker.Z) + f[10],
            (f[6] * marker.X) + (f[7] * marker.Y) + (f[8] * marker.Z) + f[11]);
    }

    private void AddMarker(TrackedMarker marker, ReadOnlySpan<double> seen, bool bends)
    {
        var (ex, ey, ez) = FillVelocities(marker, seen);
        var (weight, n) = (marker.Weight * _scale, Free.Length);
        for (var b = 0; b < marker.Axes.Length; b++)
        {
            var (vx, vy, vz) = (weight * _velocities[3 * b], weight * _velocities[(3 * b) + 1], weight * _velocities[(3 * b) + 2]);
            var slot = marker.Slots[b];
            Gradient[slot] += (vx * ex) + (vy * ey) + (vz * ez);
            for (var a = 0; a <= b; a++)
            {
                var (ax, ay, az) = (_velocities[3 * a], _velocities[(3 * a) + 1], _velocities[(3 * a) + 2]);
                if (bends)
                {
                    // An axis nearer the root turns the way along which the later one moves the marker.
                    (ax, ay, az) = (ax + _bends[3 * a], ay + _bends[(3 * a) + 1], az + _bends[(3 * a) + 2]);
                }

                var value = (vx * ax) + (vy * ay) + (vz * az);
                var other = marker.Slots[a];
                Hessian[(Math.Max(slot, other) * n) + Math.Min(slot, other)] += slot == other && a != b ? 2 * value : value;
            }

            if (bends && Work.AxisSecond[marker.Axes[b]] is not 0 and var second && Work.AxisFirst[marker.Axes[b]] is not 0 and var first)
            {
                Hessian[(slot * n) + slot] += second / first * ((vx * ex) + (vy * ey) + (vz * ez)) * _gain[marker.Coordinates[b]];
            }
        }
    }

    // The marker's velocity for a unit of each variable, axis by axis from the root, and its error.
    private (double X, double Y, double Z) FillVelocities(TrackedMarker marker, ReadOnlySpan<double> seen)
    {
        var (x, y, z) = Place(marker);
        var (ex, ey, ez) = (x - seen[0], y - seen[1], z - seen[2]);
        for (var a = 0; a < marker.Axes.Length; a++)
        {
            var s = Work.AxisTwists.AsSpan(6 * marker.Axes[a], 6);
            var rate = Work.AxisFirst[marker.Axes[a]] * _gain[marker.Coordinates[a]];
            _velocities[3 * a] = rate * (s[3] + (s[1] * z) - (s[2] * y));
            _velocities[(3 * a) + 1] = rate * (s[4] + (s[2] * x) - (s[0] * z));
            _velocities[(3 * a) + 2] = rate * (s[5] + (s[0] * y) - (s[1] * x));
            _bends[3 * a] = rate * ((ey * s[2]) - (ez * s[1]));
            _bends[(3 * a) + 1] = rate * ((ez * s[0]) - (ex * s[2]));
            _bends[(3 * a) + 2] = rate * ((ex * s[1]) - (ey * s[0]));
        }

        return (ex, ey, ez);
    }

    private sealed record TrackedCoordinate(int Coordinate, double Weight, double? Value);

    // Axes: those that move it, from the root; Slots and Coordinates: the variable and the coordinate of each.
    private sealed record TrackedMarker(int Segment, double X, double Y, double Z, double Weight, int[] Axes, int[] Slots, int[] Coordinates)
    {
        public static TrackedMarker Compile(BodyModel model, MarkerTask task, int[] slot)
        {
            var marker = model.Description.Markers.FirstOrDefault(marker => marker.Name == task.Marker)
                ?? throw new ModelException($"A task names the marker '{task.Marker}', which the model does not have.");
            var (tree, segment) = (model.Tree, model.Tree.Require(marker.Segment, $"The marker '{marker.Name}'"));
            var axes = new List<int>();
            for (var s = segment; s > 0; s = tree.Parent[s])
            {
                axes.InsertRange(0, Enumerable.Range(tree.FirstAxis[s], tree.FirstAxis[s + 1] - tree.FirstAxis[s])
                    .Where(a => tree.Axes[a].Coordinate >= 0 && slot[tree.Axes[a].Coordinate] >= 0));
            }

            int[] coordinates = [.. axes.Select(a => tree.Axes[a].Coordinate)];
            var (x, y, z) = marker.Location;
            return new(segment, x, y, z, task.Weight, [.. axes], [.. coordinates.Select(c => slot[c])], coordinates);
        }
    }
}
