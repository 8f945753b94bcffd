using Hipwise.Body.Dynamics;
using Hipwise.Body.Model;

namespace Hipwise.Body.Kinematics;

/// <summary>Finds the pose whose markers lie nearest to those seen: weighted least squares with exact derivatives, by damped Newton
/// steps from the pose before. Clamped coordinates stay in their ranges, locked ones at their defaults, coupled
/// ones where their leaders put them. Made once for a model and tasks; a frame allocates nothing. Not for two threads at a time.</summary>
public sealed class InverseKinematics
{
    private const int MostIterations = 200;

    // A step this small (rad or m) in every coordinate ends the search. After one of Newton's steps what is left is about its square;
    // after one of Gauss's and Newton's it may be a good part of it.
    private const double NewtonTolerance = 1e-6;
    private const double GaussTolerance = 1e-10;
    private const double LeastDamping = 1e-12;
    private const double FirstDamping = 1e-6;

    // Holds what no marker pulls at (in the unit of the Hessian).
    private const double Floor = 1e-12;

    private readonly BodyModel _model;
    private readonly MarkerObjective _objective;
    private readonly int[] _free;
    private readonly double[] _pose;
    private readonly double[] _before;
    private readonly double[] _trial;
    private readonly double[] _factor;
    private readonly double[] _step;
    private readonly double[] _spread;
    private readonly bool[] _held;

    /// <summary>Prepares for a model and tasks.</summary>
    /// <exception cref="ModelException">A task names what the model does not have, or has a weight below 0.</exception>
    public InverseKinematics(BodyModel model, IkTasks tasks)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(tasks);
        (_model, _objective) = (model, new MarkerObjective(model, tasks));
        _free = _objective.Free;
        (_pose, _before, _trial) = (model.GetDefaultPose(), model.GetDefaultPose(), new double[model.CoordinateCount]);
        (_step, _held) = (new double[_free.Length], new bool[_free.Length]);
        (_factor, _spread) = (new double[_free.Length * _free.Length], new double[_free.Length * _free.Length]);
    }

    /// <summary>The markers that take part, in the order in which a frame's places are given.</summary>
    public IReadOnlyList<string> MarkerNames => _objective.MarkerNames;

    /// <summary>The workspace at the pose found, for what comes next.</summary>
    public Workspace Work => _objective.Work;

    /// <summary>The pose of now: every coordinate (rad or m). The next frame starts here.</summary>
    public ReadOnlySpan<double> Pose => _pose;

    /// <summary>Starts the next frame from a pose of the caller's.</summary>
    /// <param name="pose">Every coordinate (rad or m).</param>
    public void Start(ReadOnlySpan<double> pose)
    {
        pose.CopyTo(_pose);
        _model.Table.ApplyCouplings(_pose);
        _pose.CopyTo(_before, 0);
    }

    /// <summary>Starts the next frame where the movement between the last two leads to, which saves a step or two when frames follow evenly.
    /// After <see cref="Start"/> nothing has moved yet.</summary>
    public void StartAhead()
    {
        for (var c = 0; c < _pose.Length; c++)
        {
            (_pose[c], _before[c]) = ((2 * _pose[c]) - _before[c], _pose[c]);
        }

        _model.Table.ApplyCouplings(_pose);
    }

    /// <summary>Solves one frame.</summary>
    /// <param name="places">Three numbers (m, in ground) for each of <see cref="MarkerNames"/>; NaN for a marker not seen.</param>
    /// <param name="time">s, for prescribed coordinates.</param>
    /// <param name="coordinateValues">The value of every coordinate that a task without a value of its own follows; may be empty.</param>
    /// <exception cref="ArgumentException">Not three numbers for each marker.</exception>
    public IkResult Solve(ReadOnlySpan<double> places, double time = 0, ReadOnlySpan<double> coordinateValues = default)
    {
        Prepare(places, time, coordinateValues);
        var value = _objective.Evaluate(_pose, places);
        _objective.Linearise(_pose, places, bends: true);
        var (damping, tolerance, iterations, converged, atPose) = (FirstDamping, NewtonTolerance, 0, false, true);
        while (iterations < MostIterations && !converged)
        {
            iterations++;
            if (!TryStep(damping))
            {
                // Far from the solution the bends may outweigh the rest: Gauss's and Newton's part alone is never indefinite.
                RestorePose(places, ref atPose);
                _objective.Linearise(_pose, places, bends: false);
                (damping, tolerance) = (Math.Max(damping * 10, LeastDamping), GaussTolerance);
                continue;
            }

            var largest = Move();
            var next = _objective.Evaluate(_trial, places);
            (atPose, converged) = (false, largest < tolerance);
            if (next <= value)
            {
                _trial.CopyTo(_pose, 0);
                (value, atPose) = (next, true);
                damping = Math.Max(damping / 10, LeastDamping);
                if (!converged)
                {
                    _objective.Linearise(_pose, places, bends: true);
                    tolerance = NewtonTolerance;
                }
            }
            else
            {
                damping *= 10;
            }
        }

        RestorePose(places, ref atPose);
        var (seen, squares, far) = _objective.Errors(places);
        return new(value, iterations, converged, seen, squares, far);
    }

    /// <summary>The objective of any pose, for comparison; the solver's own pose stays.</summary>
    /// <param name="pose">Every coordinate (rad or m), coupled ones included.</param>
    /// <param name="places">As for <see cref="Solve"/>.</param>
    public double CalculateObjective(ReadOnlySpan<double> pose, ReadOnlySpan<double> places)
    {
        _objective.Prepare(places, default);
        var value = _objective.Evaluate(pose, places);
        ForwardKinematics.UpdatePositions(Work, _pose);
        return value;
    }

    /// <summary>The covariance of the coordinates that noise in the markers brings about, at the pose found: linear in the noise,
    /// with every marker's noise independent and alike in all directions.</summary>
    /// <param name="noise">Standard deviation of each coordinate of a marker's place (m).</param>
    /// <param name="places">The frame that was solved.</param>
    /// <param name="covariance">Filled: n × n by rows over all coordinates ((rad or m)²); 0 for those that cannot move, carried over to coupled ones.</param>
    /// <exception cref="ModelException">Some coordinate is held by no marker or task, so that its variance has no bound.</exception>
    public void CalculateCovariance(double noise, ReadOnlySpan<double> places, Span<double> covariance)
    {
        var (n, m) = (_model.CoordinateCount, _free.Length);
        _objective.Evaluate(_pose, places);
        _objective.Linearise(_pose, places, bends: true);
        _objective.Hessian.CopyTo(_factor, 0);
        if (!Cholesky.TryFactor(_factor, m))
        {
            throw new ModelException("The markers do not hold every coordinate: its variance has no bound.");
        }

        // H⁻¹ S H⁻¹ with S the covariance of the gradient: both sides, one column after another.
        var spread = _spread;
        _objective.FillSpread(places, noise, _step, spread);
        Mirror(spread, m);
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
                var (sa, sb) = (_objective.SlotOf(a), _objective.SlotOf(b));
                covariance[(a * n) + b] = sa < 0 || sb < 0 ? 0 : _objective.GainOf(a) * _objective.GainOf(b) * spread[(sa * m) + sb];
            }
        }
    }

    // Values that this frame fixes: prescribed and locked coordinates, ranges, targets.
    private void Prepare(ReadOnlySpan<double> places, double time, ReadOnlySpan<double> coordinateValues)
    {
        if (places.Length != 3 * _objective.MarkerCount)
        {
            throw new ArgumentException($"{places.Length} numbers for {_objective.MarkerCount} markers.", nameof(places));
        }

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

        _model.Table.ApplyCouplings(_pose);
        _objective.Prepare(places, coordinateValues);
    }

    private void RestorePose(ReadOnlySpan<double> places, ref bool atPose)
    {
        if (!atPose)
        {
            _objective.Evaluate(_pose, places);
            atPose = true;
        }
    }

    // Solves for a step; variables that push against their range are held.
    private bool TryStep(double damping)
    {
        var (n, hessian, gradient) = (_free.Length, _objective.Hessian, _objective.Gradient);
        for (var i = 0; i < n; i++)
        {
            var coordinate = _model.Coordinates[_free[i]];
            _held[i] = coordinate.IsClamped
                && ((_pose[_free[i]] <= coordinate.Minimum && gradient[i] > 0) || (_pose[_free[i]] >= coordinate.Maximum && gradient[i] < 0));
            for (var j = 0; j < i; j++)
            {
                _factor[(i * n) + j] = _held[i] || _held[j] ? 0 : hessian[(i * n) + j];
            }

            _factor[(i * n) + i] = _held[i] ? 1 : (hessian[(i * n) + i] * (1 + damping)) + Floor;
            _step[i] = _held[i] ? 0 : -gradient[i];
        }

        if (!Cholesky.TryFactor(_factor, n))
        {
            return false;
        }

        Cholesky.Solve(_factor, n, _step);
        return true;
    }

    // The largest change of a coordinate.
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

    private static void Mirror(double[] lower, int n)
    {
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                lower[(j * n) + i] = lower[(i * n) + j];
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
}
