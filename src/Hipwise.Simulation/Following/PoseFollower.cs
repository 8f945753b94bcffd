using System.Collections.Immutable;
using Hipwise.Body;
using Hipwise.Body.Dynamics;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;

namespace Hipwise.Simulation.Following;

/// <summary>Finds the likeliest pose of a body from points in a picture, guessed depths and what is known of its coordinates: the
/// greatest posterior, by damped Gauss-Newton steps from the pose before. Ranges of clamped joint coordinates are kept. Made once for a body and a camera; a frame
/// allocates nothing. Not for two threads at a time.</summary>
public sealed class PoseFollower
{
    // Steps below this (rad or m) change nothing that can be seen; the start of a take is settled more finely.
    private const double Settled = 1e-3;
    private const double LeastDamping = 1e-9;
    private const double MostDamping = 1e6;

    // Half the width (m) of what carries a body that stands on one point.
    private const double LeastHalfWidth = 0.01;

    private readonly BodyModel _model;
    private readonly CameraFit _fit;
    private readonly PointRows[] _points;
    private readonly int _middles;
    private readonly int[] _free;
    private readonly bool[] _ranges;
    private readonly double[] _priorValues;
    private readonly double[] _priorWeights;
    private readonly double[][] _massRows;
    private readonly PosteriorSystem _system;
    private readonly double[] _pose;
    private readonly double[] _trial;
    private readonly double[] _middle;
    private (Vec3 Middle, double HalfX, double HalfZ)? _base;

    /// <summary>Prepares for a body and a camera.</summary>
    /// <param name="model">The body; nothing that is followed may lie on a segment that a coupled coordinate moves.</param>
    /// <param name="points">What is seen, in the order of every frame.</param>
    /// <param name="priors">What is known of coordinates; those without one are held by nothing.</param>
    /// <param name="fit">The camera and how far it is believed.</param>
    /// <exception cref="ModelException">The model lacks a segment or coordinate, or a number cannot be.</exception>
    public PoseFollower(BodyModel model, ImmutableArray<FollowedPoint> points, ImmutableArray<CoordinatePrior> priors, CameraFit fit)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(fit);
        (_model, _fit, Work) = (model, Check(fit), new Workspace(model));
        _free = [.. Enumerable.Range(0, model.CoordinateCount).Where(model.Table.IsFree)];
        // How a body lies in the room has no ends: a turn of -180° is one of 180°.
        _ranges = [.. _free.Select(c => model.Coordinates[c].IsClamped && model.Tree.Parent[model.Tree.SegmentOf[c]] != 0)];
        _points = [.. points.Select(point => PointRows.Compile(point, model, _free))];
        _middles = _points.Count(point => point.IsMiddle);
        (_priorValues, _priorWeights) = (new double[_free.Length], new double[_free.Length]);
        foreach (var prior in priors)
        {
            var i = Array.IndexOf(_free, model.Table.Require(prior.Coordinate, "What is known"));
            if (i < 0 || !double.IsFinite(prior.Value) || !(prior.Deviation > 0))
            {
                throw new ModelException($"What is known of '{prior.Coordinate}' cannot be: it must move freely, and its deviation must be above 0.");
            }

            (_priorValues[i], _priorWeights[i]) = (prior.Value, 1 / (prior.Deviation * prior.Deviation));
        }

        _massRows = [new double[model.CoordinateCount], new double[model.CoordinateCount], new double[model.CoordinateCount]];
        _system = new(_free.Length);
        (_pose, _trial, _middle) = (model.GetDefaultPose(), model.GetDefaultPose(), new double[_free.Length]);
    }

    /// <summary>The scratch at the pose found, for what comes next.</summary>
    public Workspace Work { get; }

    /// <summary>The pose of now: every coordinate (rad or m).</summary>
    public ReadOnlySpan<double> Pose => _pose;

    /// <summary>How many points were seen in the last frame.</summary>
    public int Seen { get; private set; }

    /// <summary>Root of the mean square distance of the points seen from where the pose has them (m at the person's distance).</summary>
    public double Misfit { get; private set; }

    /// <summary>Steps of the last frame.</summary>
    public int Steps { get; private set; }

    /// <summary>The body's mass centre at the pose found (m, in ground).</summary>
    public Vec3 MassCenter => Movements.MassCenter.Find(Work);

    /// <summary>The next frame starts from this pose.</summary>
    /// <param name="pose">Every coordinate (rad or m).</param>
    public void Start(ReadOnlySpan<double> pose)
    {
        pose.CopyTo(_pose);
        _model.ApplyCouplings(_pose);
    }

    /// <summary>Says what carries the body from now on: its mass centre is then drawn above that, as that of a slow movement is.</summary>
    /// <param name="middle">Of the places that carry (m, in ground).</param>
    /// <param name="halfX">Half its width along x (m).</param>
    /// <param name="halfZ">Half its width along z (m).</param>
    public void Carry(Vec3 middle, double halfX, double halfZ) => _base = (middle, Math.Max(halfX, LeastHalfWidth), Math.Max(halfZ, LeastHalfWidth));

    /// <summary>Nothing is known to carry the body.</summary>
    public void Release() => _base = null;

    /// <summary>Solves one frame.</summary>
    /// <param name="image">For each point where it is seen, right and up of the line of sight (m at the person's distance); NaN where it is not.</param>
    /// <param name="depth">For each point how much nearer to the camera it is than the middle (m); NaN where that is not guessed.</param>
    /// <param name="trust">For each point how surely it is seen, above 0 to 1: its weight is that share of what its deviation gives it.</param>
    /// <param name="mostSteps">After so many it stays where it is; 1 or more. While somebody is followed the next frame goes on from there.</param>
    /// <returns>What was made least: half the sum of squares, each in its deviation.</returns>
    /// <exception cref="ArgumentException">Other numbers of numbers.</exception>
    public double Solve(ReadOnlySpan<double> image, ReadOnlySpan<double> depth, ReadOnlySpan<double> trust, int mostSteps)
    {
        if (image.Length != 2 * _points.Length || depth.Length != _points.Length || trust.Length != _points.Length)
        {
            throw new ArgumentException($"{image.Length} places, {depth.Length} depths and {trust.Length} shares for {_points.Length} points.", nameof(image));
        }

        for (var i = 0; i < _points.Length; i++)
        {
            _points[i].Trust = trust[i];
        }

        var (damping, value) = (LeastDamping, Evaluate(_pose, image, depth, linearise: true));
        for (Steps = 1; Steps <= mostSteps; Steps++)
        {
            var largest = Move(damping);
            var next = Evaluate(_trial, image, depth, linearise: false);
            if (next <= value)
            {
                _trial.CopyTo(_pose, 0);
                value = Evaluate(_pose, image, depth, linearise: true);
                damping = Math.Max(damping / 10, LeastDamping);
                if (largest < Settled)
                {
                    return value;
                }
            }
            else if (largest < Settled || damping > MostDamping)
            {
                break;
            }
            else
            {
                damping = Math.Max(damping, 1e-4) * 10;
            }
        }

        return Evaluate(_pose, image, depth, linearise: true);
    }

    /// <summary>Where the pose found has the points in the picture.</summary>
    /// <param name="image">Filled: for each point right and up of the line of sight (m at the person's distance).</param>
    public void FillImage(Span<double> image)
    {
        for (var i = 0; i < _points.Length; i++)
        {
            var place = Work.GetFrame(_points[i].Segment).Apply(_points[i].Point);
            var grown = GrownAt(place.Z);
            (image[2 * i], image[(2 * i) + 1]) = (place.X * grown, place.Y * grown);
        }
    }

    /// <summary>The covariance of the pose found, as far as it is told by deviations of points, depths and what was known: the inverse of the posterior's
    /// curvature. Coordinates at an end of their range count as certain. Overwritten by the next frame.</summary>
    /// <param name="covariance">Filled: n × n by rows over all coordinates ((rad or m)²), 0 for those that cannot move.</param>
    /// <returns>False when some coordinate is held by nothing.</returns>
    public bool FillCovariance(Span<double> covariance)
    {
        var n = _model.CoordinateCount;
        covariance.Clear();
        if (!_system.TryInvert())
        {
            return false;
        }

        for (var i = 0; i < _free.Length; i++)
        {
            for (var j = 0; j < _free.Length; j++)
            {
                covariance[(_free[i] * n) + _free[j]] = _system.Inverse(i, j);
            }
        }

        return true;
    }

    private double Evaluate(double[] pose, ReadOnlySpan<double> image, ReadOnlySpan<double> depth, bool linearise)
    {
        ForwardKinematics.UpdatePositions(Work, pose);
        if (linearise)
        {
            _system.Clear();
        }

        var sum = 0.0;
        for (var i = 0; i < _free.Length; i++)
        {
            var error = pose[_free[i]] - _priorValues[i];
            sum += _priorWeights[i] * error * error / 2;
            if (linearise)
            {
                _system.AddDiagonal(i, _priorWeights[i], error);
            }
        }

        sum += AddPoints(image, linearise) + AddDepths(depth, linearise);
        return _base is { } carried ? sum + AddBalance(carried, linearise) : sum;
    }

    private double AddPoints(ReadOnlySpan<double> image, bool linearise)
    {
        var (sum, squares) = (0.0, 0.0);
        Seen = 0;
        for (var i = 0; i < _points.Length; i++)
        {
            var (point, u, v) = (_points[i], image[2 * i], image[(2 * i) + 1]);
            var place = Work.GetFrame(point.Segment).Apply(point.Point);
            point.Place = place;
            if (double.IsNaN(u) || double.IsNaN(v))
            {
                continue;
            }

            Seen++;
            var grown = GrownAt(place.Z);
            var (right, up) = ((place.X * grown) - u, (place.Y * grown) - v);
            var share = point.Trust / (point.Deviation * point.Deviation);
            var length = Math.Sqrt(((right * right) + (up * up)) * share);
            squares += (right * right) + (up * up);
            sum += Cost(length);
            if (linearise)
            {
                point.UpdateRows(Work);
                var weight = Share(length) * share;
                var turn = double.IsFinite(_fit.Distance) ? grown * grown / _fit.Distance : 0;
                _system.Add(point.Moves, point.Row(grown, 0, place.X * turn), right, weight);
                _system.Add(point.Moves, point.Row(0, grown, place.Y * turn), up, weight);
            }
        }

        Misfit = Seen == 0 ? 0 : Math.Sqrt(squares / Seen);
        return sum;
    }

    // What is nearer is drawn larger; nothing is nearer than a tenth of the distance.
    private double GrownAt(double z) => double.IsFinite(_fit.Distance) ? _fit.Distance / Math.Max(_fit.Distance - z, _fit.Distance / 10) : 1;

    // Depths are counted from the middle of some points.
    private double AddDepths(ReadOnlySpan<double> depth, bool linearise)
    {
        var (sum, middle, weight) = (0.0, 0.0, 1 / (_fit.DepthDeviation * _fit.DepthDeviation));
        Array.Clear(_middle);
        foreach (var point in _points)
        {
            middle += point.IsMiddle ? point.Place.Z / _middles : 0;
            if (linearise && point.IsMiddle)
            {
                point.UpdateRows(Work);
                point.AddDepth(_middle, 1.0 / _middles);
            }
        }

        for (var i = 0; i < _points.Length && _middles > 0; i++)
        {
            if (double.IsNaN(depth[i]))
            {
                continue;
            }

            var error = _points[i].Place.Z - middle - depth[i];
            var length = Math.Abs(error) * Math.Sqrt(weight * _points[i].Trust);
            sum += Cost(length);
            if (linearise)
            {
                _points[i].UpdateRows(Work);
                _system.Add(_points[i].DepthFrom(_middle), error, weight * _points[i].Trust * Share(length));
            }
        }

        return sum;
    }

    private double AddBalance((Vec3 Middle, double HalfX, double HalfZ) carried, bool linearise)
    {
        var way = Movements.MassCenter.Find(Work) - carried.Middle;
        var (x, z) = (way.X / (carried.HalfX * _fit.BalanceShare), way.Z / (carried.HalfZ * _fit.BalanceShare));
        if (linearise)
        {
            Movements.MassCenter.FillVelocities(Work, _massRows);
            foreach (var row in _massRows)
            {
                _model.Table.Project(Work.CouplingSlopes, row);
            }

            AddMassRow(_massRows[0], way.X, Share(Math.Abs(x)), carried.HalfX * _fit.BalanceShare);
            AddMassRow(_massRows[2], way.Z, Share(Math.Abs(z)), carried.HalfZ * _fit.BalanceShare);
        }

        return Cost(Math.Abs(x)) + Cost(Math.Abs(z));
    }

    // Huber's: beyond the bound the pull stays the same. Of an error in its deviations.
    private double Share(double error) => error <= _fit.Outlier ? 1 : _fit.Outlier / error;

    private double Cost(double error) => error <= _fit.Outlier ? error * error / 2 : _fit.Outlier * (error - (_fit.Outlier / 2));

    private void AddMassRow(double[] row, double error, double share, double deviation)
    {
        for (var i = 0; i < _free.Length; i++)
        {
            _middle[i] = row[_free[i]];
        }

        _system.Add(_middle, error, share / (deviation * deviation));
    }

    // Tries a step within the ranges; the largest change.
    private double Move(double damping)
    {
        for (var i = 0; i < _free.Length; i++)
        {
            var (coordinate, value, slope) = (_model.Coordinates[_free[i]], _pose[_free[i]], _system.Gradient[i]);
            _system.Hold(i, _ranges[i] && ((value <= coordinate.Minimum && slope > 0) || (value >= coordinate.Maximum && slope < 0)));
        }

        _pose.CopyTo(_trial, 0);
        var largest = 0.0;
        if (!_system.TrySolve(damping))
        {
            return 0;
        }

        for (var i = 0; i < _free.Length; i++)
        {
            var (coordinate, next) = (_model.Coordinates[_free[i]], _pose[_free[i]] + _system.Step[i]);
            next = _ranges[i] ? Math.Clamp(next, coordinate.Minimum, coordinate.Maximum) : next;
            largest = Math.Max(largest, Math.Abs(next - _pose[_free[i]]));
            _trial[_free[i]] = next;
        }

        _model.ApplyCouplings(_trial);
        return largest;
    }

    private static CameraFit Check(CameraFit fit) => fit is { Distance: > 0, DepthDeviation: > 0, BalanceShare: > 0, Outlier: > 0 }
        ? fit
        : throw new ModelException("A camera's distance, deviations and the bound of outliers must be above 0.");
}
