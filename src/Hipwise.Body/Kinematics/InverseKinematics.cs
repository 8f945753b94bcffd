using Hipwise.Body.Dynamics;
using Hipwise.Body.Model;

namespace Hipwise.Body.Kinematics;

/// <summary>Finds the pose whose markers lie nearest to those seen: weighted least squares with an analytic Jacobian, by
/// Levenberg and Marquardt's steps from the pose before. Clamped coordinates stay in their ranges, locked ones at their defaults, coupled
/// ones where their leaders put them. Made once for a model and tasks; a frame allocates nothing. Not for two threads at a time.</summary>
public sealed class InverseKinematics
{
    private const int MostIterations = 100;

    // A step this small (rad or m) in every coordinate ends the search.
    private const double StepTolerance = 1e-9;

    private readonly BodyModel _model;
    private readonly Workspace _work;
    private readonly TrackedMarker[] _markers;
    private readonly TrackedCoordinate[] _coordinates;

    // Variables: the coordinates that may move, and the place of each coordinate among them (-1 when it may not).
    private readonly int[] _free;
    private readonly int[] _slot;
    private readonly double[] _gain;
    private readonly double[] _pose;
    private readonly double[] _trial;
    private readonly double[] _gradient;
    private readonly double[] _hessian;
    private readonly double[] _factor;
    private readonly double[] _step;
    private readonly double[] _columns;
    private readonly double[] _targets;
    private readonly int[] _touched;
    private readonly bool[] _held;
    private double _scale;

    /// <summary>Prepares for a model and tasks.</summary>
    /// <exception cref="ModelException">A task names what the model does not have, or has a weight below 0.</exception>
    public InverseKinematics(BodyModel model, IkTasks tasks)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(tasks);
        _model = model;
        _work = new Workspace(model);
        var n = model.CoordinateCount;
        _free = [.. Enumerable.Range(0, n).Where(c => !model.Coordinates[c].IsLocked && model.Coordinates[c].Prescribed is null && model.Table.Leader[c] < 0)];
        _slot = new int[n];
        for (var c = 0; c < n; c++)
        {
            _slot[c] = Array.IndexOf(_free, RootOf(c));
        }

        _markers = [.. tasks.Markers.Where(task => Check(task.Weight, task.Marker) > 0).Select(task => TrackedMarker.Compile(model, task, _slot))];
        _coordinates = [.. tasks.Coordinates.Where(task => Check(task.Weight, task.Coordinate) > 0)
            .Select(task => new TrackedCoordinate(model.Table.Require(task.Coordinate, "A task"), task.Weight, task.Value))];
        MarkerNames = [.. tasks.Markers.Where(task => task.Weight > 0).Select(task => task.Marker)];
        var m = _free.Length;
        (_gain, _pose, _trial, _targets) = (new double[n], model.GetDefaultPose(), new double[n], new double[_coordinates.Length]);
        (_gradient, _step, _hessian, _factor, _columns) = (new double[m], new double[m], new double[m * m], new double[m * m], new double[3 * m]);
        (_touched, _held) = (new int[m], new bool[m]);
    }

    /// <summary>The markers that take part, in the order in which a frame's places are given.</summary>
    public IReadOnlyList<string> MarkerNames { get; }

    /// <summary>The workspace at the pose found, for what comes next.</summary>
    public Workspace Work => _work;

    /// <summary>The pose of now: every coordinate (rad or m). The next frame starts here.</summary>
    public ReadOnlySpan<double> Pose => _pose;

    /// <summary>Starts the next frame from a pose of the caller's.</summary>
    /// <param name="pose">Every coordinate (rad or m).</param>
    public void Start(ReadOnlySpan<double> pose)
    {
        pose.CopyTo(_pose);
        _model.Table.ApplyCouplings(_pose);
    }

    /// <summary>Solves one frame.</summary>
    /// <param name="places">Three numbers (m, in ground) for each of <see cref="MarkerNames"/>; NaN for a marker not seen.</param>
    /// <param name="time">s, for prescribed coordinates.</param>
    /// <param name="coordinateValues">The value of every coordinate that a task without a value of its own follows; may be empty.</param>
    public IkResult Solve(ReadOnlySpan<double> places, double time = 0, ReadOnlySpan<double> coordinateValues = default)
    {
        if (places.Length != 3 * _markers.Length)
        {
            throw new ArgumentException($"{places.Length} numbers for {_markers.Length} markers.", nameof(places));
        }

        Prepare(places, time, coordinateValues);
        var objective = Evaluate(_pose, places, linearise: true);
        var damping = 1e-6;
        var (iterations, converged) = (0, false);
        while (iterations < MostIterations && !converged)
        {
            iterations++;
            if (!TryStep(damping, out var largest))
            {
                damping = Math.Max(damping * 10, 1e-9);
                continue;
            }

            var next = Evaluate(_trial, places, linearise: false);
            converged = largest < StepTolerance;
            if (next <= objective)
            {
                _trial.CopyTo(_pose, 0);
                objective = Evaluate(_pose, places, linearise: true);
                damping = Math.Max(damping / 10, 1e-12);
            }
            else if (!converged)
            {
                damping *= 10;
            }
        }

        Evaluate(_pose, places, linearise: true);
        return Report(objective, iterations, converged, places);
    }

    /// <summary>The objective of any pose, for comparison; the solver's own pose stays.</summary>
    /// <param name="pose">Every coordinate (rad or m), coupled ones included.</param>
    /// <param name="places">As for <see cref="Solve"/>.</param>
    public double CalculateObjective(ReadOnlySpan<double> pose, ReadOnlySpan<double> places)
    {
        Prepare(places, 0, default);
        var objective = Evaluate(pose, places, linearise: false);
        ForwardKinematics.UpdatePositions(_work, _pose);
        return objective;
    }

    /// <summary>The covariance of the free coordinates that noise in the markers brings about, at the pose found: linear in the noise,
    /// with every marker's noise independent and alike in all directions.</summary>
    /// <param name="noise">Standard deviation of each coordinate of a marker's place (m).</param>
    /// <param name="places">The frame that was solved.</param>
    /// <param name="covariance">Filled: n × n by rows over all coordinates ((rad or m)²); 0 for those that cannot move, carried over to coupled ones.</param>
    /// <exception cref="ModelException">Some coordinate is held by no marker or task, so that its variance has no bound.</exception>
    public void CalculateCovariance(double noise, ReadOnlySpan<double> places, Span<double> covariance)
    {
        var (n, m) = (_model.CoordinateCount, _free.Length);
        Evaluate(_pose, places, linearise: true);
        _hessian.CopyTo(_factor, 0);
        if (!Cholesky.TryFactor(_factor, m))
        {
            throw new ModelException("The markers do not hold every coordinate: its variance has no bound.");
        }

        // H⁻¹ (Σ w² JᵀJ σ²) H⁻¹, one column after another.
        var spread = new double[m * m];
        AddSpread(places, noise, spread);
        for (var pass = 0; pass < 2; pass++)
        {
            for (var column = 0; column < m; column++)
            {
                Cholesky.Solve(_factor, m, spread.AsSpan(column * m, m));
            }

            Transpose(spread, m);
        }

        for (var a = 0; a < n; a++)
        {
            for (var b = 0; b < n; b++)
            {
                covariance[(a * n) + b] = _slot[a] < 0 || _slot[b] < 0 ? 0 : _gain[a] * _gain[b] * spread[(_slot[a] * m) + _slot[b]];
            }
        }
    }

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

    // Values that this frame fixes: prescribed and locked coordinates, targets, and the sum of the weights of the markers seen.
    private void Prepare(ReadOnlySpan<double> places, double time, ReadOnlySpan<double> coordinateValues)
    {
        for (var c = 0; c < _pose.Length; c++)
        {
            var coordinate = _model.Coordinates[c];
            if (_model.Table.Prescribed[c] is { } prescribed)
            {
                _pose[c] = prescribed.Evaluate(time);
            }
            else if (coordinate.IsLocked)
            {
                _pose[c] = coordinate.Default;
            }
            else if (coordinate.IsClamped && _model.Table.Leader[c] < 0)
            {
                _pose[c] = Math.Clamp(_pose[c], coordinate.Minimum, coordinate.Maximum);
            }
        }

        for (var i = 0; i < _coordinates.Length; i++)
        {
            var task = _coordinates[i];
            _targets[i] = task.Value ?? (coordinateValues.IsEmpty ? _model.Coordinates[task.Coordinate].Default : coordinateValues[task.Coordinate]);
        }

        _model.Table.ApplyCouplings(_pose);
        var sum = 0.0;
        for (var i = 0; i < _markers.Length; i++)
        {
            sum += IsSeen(places, i) ? _markers[i].Weight : 0;
        }

        _scale = sum > 0 ? 1 / sum : 0;
    }

    private static bool IsSeen(ReadOnlySpan<double> places, int i) =>
        double.IsFinite(places[3 * i]) && double.IsFinite(places[(3 * i) + 1]) && double.IsFinite(places[(3 * i) + 2]);

    private double Evaluate(ReadOnlySpan<double> pose, ReadOnlySpan<double> places, bool linearise)
    {
        ForwardKinematics.UpdatePositions(_work, pose);
        if (linearise)
        {
            Array.Clear(_gradient);
            Array.Clear(_hessian);
            UpdateGains(pose);
        }

        var objective = 0.0;
        for (var i = 0; i < _markers.Length; i++)
        {
            if (IsSeen(places, i))
            {
                objective += AddMarker(_markers[i], places.Slice(3 * i, 3), linearise);
            }
        }

        for (var i = 0; i < _coordinates.Length; i++)
        {
            var (c, weight, _) = _coordinates[i];
            var error = pose[c] - _targets[i];
            objective += weight * error * error / 2;
            if (linearise && _slot[c] is >= 0 and var s)
            {
                _gradient[s] += weight * _gain[c] * error;
                _hessian[(s * _free.Length) + s] += weight * _gain[c] * _gain[c];
            }
        }

        return objective;
    }

    // How fast each coordinate moves with the variable that it follows.
    private void UpdateGains(ReadOnlySpan<double> pose)
    {
        Array.Fill(_gain, 1);
        foreach (var coupling in _model.Table.Couplings)
        {
            coupling.Function.Evaluate(pose[coupling.Independent], out var first, out _);
            _gain[coupling.Dependent] = first * _gain[coupling.Independent];
        }
    }

    private double AddMarker(TrackedMarker marker, ReadOnlySpan<double> seen, bool linearise)
    {
        var f = _work.Frames.AsSpan(12 * marker.Segment, 12);
        var x = (f[0] * marker.X) + (f[1] * marker.Y) + (f[2] * marker.Z) + f[9];
        var y = (f[3] * marker.X) + (f[4] * marker.Y) + (f[5] * marker.Z) + f[10];
        var z = (f[6] * marker.X) + (f[7] * marker.Y) + (f[8] * marker.Z) + f[11];
        var (ex, ey, ez) = (x - seen[0], y - seen[1], z - seen[2]);
        var weight = marker.Weight * _scale;
        if (linearise)
        {
            var count = FillColumns(marker, x, y, z);
            var n = _free.Length;
            for (var a = 0; a < count; a++)
            {
                var (ax, ay, az) = (weight * _columns[3 * a], weight * _columns[(3 * a) + 1], weight * _columns[(3 * a) + 2]);
                _gradient[_touched[a]] += (ax * ex) + (ay * ey) + (az * ez);
                var row = _hessian.AsSpan(_touched[a] * n, n);
                for (var b = 0; b <= a; b++)
                {
                    row[_touched[b]] += (ax * _columns[3 * b]) + (ay * _columns[(3 * b) + 1]) + (az * _columns[(3 * b) + 2]);
                }
            }
        }

        return weight * ((ex * ex) + (ey * ey) + (ez * ez)) / 2;
    }

    // The marker's velocity for a unit of each variable that moves it; variables in rising order, so that the Hessian's lower triangle fills.
    private int FillColumns(TrackedMarker marker, double x, double y, double z)
    {
        marker.Slots.CopyTo(_touched, 0);
        _columns.AsSpan(0, 3 * marker.Slots.Length).Clear();
        for (var i = 0; i < marker.Chain.Length; i++)
        {
            var (c, at) = (marker.Chain[i], 3 * marker.Place[i]);
            var s = _work.Twists.AsSpan(6 * c, 6);
            var gain = _gain[c];
            _columns[at] += gain * (s[3] + (s[1] * z) - (s[2] * y));
            _columns[at + 1] += gain * (s[4] + (s[2] * x) - (s[0] * z));
            _columns[at + 2] += gain * (s[5] + (s[0] * y) - (s[1] * x));
        }

        return marker.Slots.Length;
    }

    // Solves for a step; variables that push against their range are held.
    private bool TryStep(double damping, out double largest)
    {
        var n = _free.Length;
        for (var i = 0; i < n; i++)
        {
            var coordinate = _model.Coordinates[_free[i]];
            _held[i] = coordinate.IsClamped
                && ((_pose[_free[i]] <= coordinate.Minimum && _gradient[i] > 0) || (_pose[_free[i]] >= coordinate.Maximum && _gradient[i] < 0));
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                _factor[(i * n) + j] = _held[i] || _held[j] ? 0 : _hessian[(i * n) + j];
            }

            // What nothing pulls at stays where it is.
            _factor[(i * n) + i] = _held[i] ? 1 : (_hessian[(i * n) + i] * (1 + damping)) + 1e-12;
            _step[i] = _held[i] ? 0 : -_gradient[i];
        }

        largest = double.PositiveInfinity;
        if (!Cholesky.TryFactor(_factor, n))
        {
            return false;
        }

        Cholesky.Solve(_factor, n, _step);
        largest = Move();
        return double.IsFinite(largest);
    }

    private double Move()
    {
        _pose.CopyTo(_trial, 0);
        var largest = 0.0;
        for (var i = 0; i < _free.Length; i++)
        {
            var coordinate = _model.Coordinates[_free[i]];
            var next = _pose[_free[i]] + _step[i];
            next = coordinate.IsClamped ? Math.Clamp(next, coordinate.Minimum, coordinate.Maximum) : next;
            largest = Math.Max(largest, Math.Abs(next - _pose[_free[i]]));
            _trial[_free[i]] = next;
        }

        _model.Table.ApplyCouplings(_trial);
        return largest;
    }

    private IkResult Report(double objective, int iterations, bool converged, ReadOnlySpan<double> places)
    {
        var (seen, sum, largest) = (0, 0.0, 0.0);
        for (var i = 0; i < _markers.Length; i++)
        {
            if (!IsSeen(places, i))
            {
                continue;
            }

            var (marker, f) = (_markers[i], _work.GetFrame(_markers[i].Segment));
            var error = f.Apply(new(marker.X, marker.Y, marker.Z)) - new Spatial.Vec3(places[3 * i], places[(3 * i) + 1], places[(3 * i) + 2]);
            (seen, sum, largest) = (seen + 1, sum + error.Dot(error), Math.Max(largest, error.Norm));
        }

        return new(objective, iterations, converged, seen, sum, largest);
    }

    private void AddSpread(ReadOnlySpan<double> places, double noise, double[] spread)
    {
        var m = _free.Length;
        for (var i = 0; i < _markers.Length; i++)
        {
            if (!IsSeen(places, i))
            {
                continue;
            }

            var marker = _markers[i];
            var place = _work.GetFrame(marker.Segment).Apply(new(marker.X, marker.Y, marker.Z));
            var count = FillColumns(marker, place.X, place.Y, place.Z);
            var weight = marker.Weight * _scale * noise;
            for (var a = 0; a < count; a++)
            {
                for (var b = 0; b < count; b++)
                {
                    spread[(_touched[a] * m) + _touched[b]] += weight * weight * ((_columns[3 * a] * _columns[3 * b])
                        + (_columns[(3 * a) + 1] * _columns[(3 * b) + 1]) + (_columns[(3 * a) + 2] * _columns[(3 * b) + 2]));
                }
            }
        }
    }

    private static void Transpose(double[] matrix, int n)
    {
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                (matrix[(i * n) + j], matrix[(j * n) + i]) = (matrix[(j * n) + i], matrix[(i * n) + j]);
            }
        }
    }

    private sealed record TrackedCoordinate(int Coordinate, double Weight, double? Value);

    // Chain: the coordinates that move it; Slots: their variables, rising and without doubles; Place: each coordinate's place among them.
    private sealed record TrackedMarker(int Segment, double X, double Y, double Z, double Weight, int[] Chain, int[] Slots, int[] Place)
    {
        public static TrackedMarker Compile(BodyModel model, MarkerTask task, int[] slot)
        {
            var marker = model.Description.Markers.FirstOrDefault(marker => marker.Name == task.Marker)
                ?? throw new ModelException($"A task names the marker '{task.Marker}', which the model does not have.");
            var segment = model.Tree.Require(marker.Segment, $"The marker '{marker.Name}'");
            int[] chain = [.. model.Paths.Chain(0, segment).ToArray().Select(link => link.Coordinate).Where(c => slot[c] >= 0)];
            int[] slots = [.. chain.Select(c => slot[c]).Distinct().Order()];
            return new(segment, marker.Location.X, marker.Location.Y, marker.Location.Z, task.Weight, chain, slots, [.. chain.Select(c => Array.IndexOf(slots, slot[c]))]);
        }
    }
}
