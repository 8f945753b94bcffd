using System.Collections.Immutable;
using Hipwise.Body;
using Hipwise.Body.Dynamics;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;

namespace Hipwise.Simulation.Movements;

// Finds the posture nearest to a wished one in which points of the body lie where they must and its mass centre above what carries it.
internal sealed class PostureSolver
{
    private const int MostSteps = 300;
    private const double StepTolerance = 1e-6;

    // From steps as small as this on (rad or m), the aim is corrected after each.
    private const double AimTolerance = 1e-2;

    // A point that is 1 cm off counts as much as an angle that is 1 rad off. What is left is made up for by aiming beyond, round after round.
    private const double PointWeight = 100;
    private const double PointTolerance = 1e-7;

    // What the movement leaves open (where in the room) hardly counts.
    private const double OpenWeight = 1e-3;
    private const double LeastDamping = 1e-9;

    private readonly BodyModel _model;
    private readonly double _balanceWeight;
    private readonly int[] _free;
    private readonly double[] _weights;
    private readonly double[] _normal;
    private readonly double[] _factor;
    private readonly double[] _gradient;
    private readonly double[] _step;
    private readonly double[][] _rows;
    private readonly double[] _trial;
    private readonly bool[] _held;
    private readonly double[] _ends;

    // A mass centre above the edge of the base of support counts as much as an angle that is as far off as the weight says (rad). It is drawn in
    // all the time: stopped at the edge, it would need a push from the floor that the floor cannot give.
    public PostureSolver(BodyModel model, double balanceWeight)
    {
        (_model, _balanceWeight, Work) = (model, balanceWeight, new Workspace(model));
        var n = model.CoordinateCount;
        _free = [.. Enumerable.Range(0, n).Where(model.Table.IsFree)];
        _weights = new double[_free.Length];
        (_normal, _factor) = (new double[_free.Length * _free.Length], new double[_free.Length * _free.Length]);
        (_gradient, _step, _trial) = (new double[_free.Length], new double[_free.Length], new double[n]);
        (_held, _ends) = (new bool[_free.Length], new double[_free.Length]);
        _rows = [new double[n], new double[n], new double[n]];
    }

    public Workspace Work { get; }

    // Which coordinates nobody asks for just now.
    public void SetOpen(Predicate<int> isOpen)
    {
        for (var i = 0; i < _free.Length; i++)
        {
            _weights[i] = isOpen(_free[i]) ? OpenWeight : 1;
        }
    }

    // The pose is the start and becomes the outcome: the best that was found when steps end, whatever it misses.
    public void Solve(double[] pose, ReadOnlySpan<double> wished, IReadOnlyList<HeldPoint> points, ImmutableArray<(BaseOfSupport Base, double Share)> bases)
    {
        var (value, damping, missed) = (Evaluate(pose, wished, points, bases, linearise: true), LeastDamping, double.PositiveInfinity);
        for (var i = 0; i < MostSteps; i++)
        {
            FindStep(pose, damping);
            var largest = Move(pose);
            if (!(Evaluate(_trial, wished, points, bases, linearise: false) <= value) && largest > StepTolerance)
            {
                damping *= 10;
                continue;
            }

            _trial.CopyTo(pose, 0);
            damping = Math.Max(damping / 10, LeastDamping);
            if (largest < AimTolerance)
            {
                missed = AimAnew(points);
            }

            value = Evaluate(pose, wished, points, bases, linearise: true);
            if (largest < StepTolerance && missed < PointTolerance)
            {
                return;
            }
        }

        Evaluate(pose, wished, points, bases, linearise: true);
    }

    // What a point misses is added to where it is aimed at. Returns the farthest miss (m).
    private double AimAnew(IReadOnlyList<HeldPoint> points)
    {
        var worst = 0.0;
        foreach (var point in points)
        {
            var error = ErrorOf(point);
            point.Beyond += error;
            worst = Math.Max(worst, error.Norm);
        }

        return worst;
    }

    // Half the weighted sum of squares; with its gradient and Gauss's and Newton's matrix on request.
    private double Evaluate(
        double[] pose, ReadOnlySpan<double> wished, IReadOnlyList<HeldPoint> points, ImmutableArray<(BaseOfSupport Base, double Share)> bases, bool linearise)
    {
        ForwardKinematics.UpdatePositions(Work, pose);
        if (linearise)
        {
            Array.Clear(_normal);
            Array.Clear(_gradient);
        }

        var sum = 0.0;
        for (var i = 0; i < _free.Length; i++)
        {
            var (error, square) = (pose[_free[i]] - wished[_free[i]], _weights[i] * _weights[i]);
            sum += square * error * error / 2;
            if (linearise)
            {
                _gradient[i] += square * error;
                _normal[(i * _free.Length) + i] += square;
            }
        }

        foreach (var point in points)
        {
            sum += AddPoint(point, linearise);
        }

        foreach (var (support, share) in bases)
        {
            sum += AddBalance(support, Math.Sqrt(share) * _balanceWeight, linearise);
        }

        return sum;
    }

    private double AddPoint(HeldPoint point, bool linearise)
    {
        var error = ErrorOf(point) + point.Beyond;
        if (linearise)
        {
            foreach (var row in _rows)
            {
                Array.Clear(row);
            }

            MassCenter.AddVelocities(Work, point.Segment, Work.GetFrame(point.Segment).Apply(point.Point), 1, _rows);
            Project();
            foreach (var direction in point.Slides ? (ReadOnlySpan<Vec3>)[point.Normal] : [Vec3.UnitX, Vec3.UnitY, Vec3.UnitZ])
            {
                AddRow(direction, error.Dot(direction), PointWeight);
            }
        }

        return PointWeight * PointWeight * error.Dot(error) / 2;
    }

    private Vec3 ErrorOf(HeldPoint point)
    {
        var error = Work.GetFrame(point.Segment).Apply(point.Point) - point.Place;
        return point.Slides ? error.Dot(point.Normal) * point.Normal : error;
    }

    private double AddBalance(BaseOfSupport support, double weight, bool linearise)
    {
        var (along, across) = support.Axes;
        var way = MassCenter.Find(Work) - support.Middle;
        var (first, second) = (way.Dot(along), way.Dot(across));
        if (linearise)
        {
            MassCenter.FillVelocities(Work, _rows);
            Project();
            AddRow(along, first, weight);
            AddRow(across, second, weight);
        }

        return weight * weight * ((first * first) + (second * second)) / 2;
    }

    private void Project()
    {
        foreach (var row in _rows)
        {
            _model.Table.Project(Work.CouplingSlopes, row);
        }
    }

    // One equation: a direction's share of the three rows of velocities, and its error.
    private void AddRow(Vec3 direction, double error, double weight)
    {
        var (n, square) = (_free.Length, weight * weight);
        for (var i = 0; i < n; i++)
        {
            _step[i] = (direction.X * _rows[0][_free[i]]) + (direction.Y * _rows[1][_free[i]]) + (direction.Z * _rows[2][_free[i]]);
        }

        for (var i = 0; i < n; i++)
        {
            _gradient[i] += square * _step[i] * error;
            for (var j = 0; j <= i && _step[i] != 0; j++)
            {
                _normal[(i * n) + j] += square * _step[i] * _step[j];
            }
        }
    }

    // Newton's step within the ranges: what would leave its range goes to the end of it, and the others' step is found anew beside that.
    private void FindStep(double[] pose, double damping)
    {
        var n = _free.Length;
        Array.Clear(_held);
        for (var found = true; found;)
        {
            found = false;
            SolveBesideHeld(damping);
            for (var i = 0; i < n; i++)
            {
                var coordinate = _model.Coordinates[_free[i]];
                if (!_held[i] && coordinate.IsClamped && Clamp(coordinate, pose[_free[i]] + _step[i]) is var end && end != pose[_free[i]] + _step[i])
                {
                    (_held[i], _ends[i], found) = (true, end - pose[_free[i]], true);
                }
            }
        }
    }

    private void SolveBesideHeld(double damping)
    {
        var n = _free.Length;
        for (var i = 0; i < n; i++)
        {
            _step[i] = _held[i] ? _ends[i] : -_gradient[i];
            for (var j = 0; j < i; j++)
            {
                _factor[(i * n) + j] = _held[i] || _held[j] ? 0 : _normal[(i * n) + j];
            }

            _factor[(i * n) + i] = _held[i] ? 1 : _normal[(i * n) + i] * (1 + damping);
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n && !_held[i]; j++)
            {
                _step[i] -= _held[j] ? _normal[(Math.Max(i, j) * n) + Math.Min(i, j)] * _ends[j] : 0;
            }
        }

        if (!Cholesky.TryFactor(_factor, n))
        {
            throw new ModelException("The posture cannot be solved: a number is not finite.");
        }

        Cholesky.Solve(_factor, n, _step);
    }

    private static double Clamp(CoordinateDescription coordinate, double value) => Math.Clamp(value, coordinate.Minimum, coordinate.Maximum);

    private double Move(double[] pose)
    {
        pose.CopyTo(_trial, 0);
        var largest = 0.0;
        for (var i = 0; i < _free.Length; i++)
        {
            var coordinate = _model.Coordinates[_free[i]];
            var next = pose[_free[i]] + _step[i];
            next = coordinate.IsClamped ? Clamp(coordinate, next) : next;
            largest = Math.Max(largest, Math.Abs(next - pose[_free[i]]));
            _trial[_free[i]] = next;
        }

        _model.Table.ApplyCouplings(_trial);
        return largest;
    }

    // A point of a segment and where it must be; one that slides only keeps its distance from the surface. Beyond: how far past its place it is
    // aimed at, so that it ends there (the scaled multiplier of an augmented Lagrangian; source: Nocedal and Wright 2006).
    internal sealed class HeldPoint(int segment, Vec3 point, Vec3 normal)
    {
        public int Segment => segment;

        public Vec3 Point => point;

        public Vec3 Normal => normal;

        public Vec3 Place { get; set; }

        public bool Slides { get; set; }

        public Vec3 Beyond { get; set; }
    }
}
