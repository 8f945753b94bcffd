using System.Collections.Immutable;
using Hipwise.Body;
using Hipwise.Body.Dynamics;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Muscles;
using Hipwise.Body.Recruitment;
using Hipwise.Body.Spatial;
using Hipwise.Signals;
using Hipwise.Simulation.Motions;

namespace Hipwise.Simulation.Movements;

// The frames of one movement, one after the other.
internal sealed class MovementRun(BodyModel model, Movement movement, MovementOptions options)
{
    // A reserve that brings up the first of these moments (N·m) costs as much as a muscle at full activation, ten times it a hundred times as
    // much: it stays idle until muscles are spent. Where they lack so much that this does not settle, the second takes its place.
    private static readonly double[] ReserveMoments = [0.3, 10];

    private readonly Pressing _pressing = new(model, movement);
    private readonly Dictionary<(string Pressing, double Reserve), LoadSharing> _sharings = [];
    private readonly Workspace _work = new(model);
    private readonly double[] _q = new double[model.CoordinateCount];
    private readonly double[] _velocity = new double[model.CoordinateCount];
    private readonly double[] _acceleration = new double[model.CoordinateCount];
    private readonly double[] _forces = new double[model.CoordinateCount];
    private readonly double[] _loads = new double[6 * model.Segments.Length];
    private readonly List<double[]> _activations = [];
    private readonly List<double[]> _tensions = [];
    private readonly List<double[]> _moments = [];
    private readonly List<double[]> _lacking = [];
    private readonly List<double[]> _supports = [];
    private readonly List<double[]> _turns = [];
    private readonly List<MovementFrame> _frames = [];
    private readonly BandPull[] _bands = [.. movement.Bands.Select(band => BandPull.Compile(band, model))];
    private readonly ImmutableArray<string> _joints = [.. FindJoints(model)];
    private ImmutableArray<string> _names = [];
    private ImmutableArray<string> _coordinates = [];

    public void Add(double time, CoordinateMotion motion)
    {
        motion.Evaluate(time, _q, _velocity, _acceleration);
        ForwardKinematics.UpdatePositions(_work, _q);
        ForwardKinematics.UpdateVelocities(_work, _velocity);
        Array.Clear(_loads);
        foreach (var band in _bands)
        {
            band.Add(_work, _loads);
        }

        InverseDynamics.Update(_work, _acceleration, _loads, _forces);
        MusclePaths.Update(_work);
        var key = _pressing.Update(_work, time);
        var share = Sharing(key, ReserveMoments[0]);
        var status = share.Solve(_work, _forces);
        if (status != RecruitmentStatus.Solved)
        {
            var softer = Sharing(key, ReserveMoments[1]);
            (share, status) = softer.Solve(_work, _forces) == RecruitmentStatus.Solved ? (softer, RecruitmentStatus.Solved) : (share, status);
        }

        Store(time, share, status);
    }

    public MovementResult Finish(MovementMotion poses)
    {
        var times = poses.Times;
        ImmutableArray<string> supports = [.. movement.Supports.SelectMany(support => (string[])[$"{support.Name} x", $"{support.Name} y", $"{support.Name} z"])];
        return new(
            poses.ToSeries(), new(times, _names, Columns(_activations)), new(times, [.. model.Muscles], Columns(_tensions)),
            new(times, _coordinates, Columns(_moments)), new(times, _joints, Columns(_lacking)), new(times, supports, Columns(_supports)),
            new(times, supports, Columns(_turns)), [.. _frames], poses.Misses);
    }

    // The free coordinates of joints, without those of the body in the room.
    private static IEnumerable<string> FindJoints(BodyModel model) => Enumerable.Range(0, model.CoordinateCount)
        .Where(c => model.Table.IsFree(c) && model.Tree.Parent[model.Tree.SegmentOf[c]] != 0).Select(c => model.Coordinates[c].Name);

    private static double[][] Columns(List<double[]> rows) =>
        [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Select(row => row[column]).ToArray())];

    // What presses changes which contacts there are.
    private LoadSharing Sharing(string pressing, double reserve)
    {
        if (!_sharings.TryGetValue((pressing, reserve), out var share))
        {
            _sharings.Add((pressing, reserve), share = new LoadSharing(model, new()
            {
                Exponent = options.Exponent, Limits = options.Limits, IncludesPassiveForces = true, Contacts = [.. _pressing.Contacts(options.FrictionEdges)],
                Actuators = [.. _joints.Select(name => new ActuatorDescription(
                    $"{name} reserve", reserve, double.NegativeInfinity, double.PositiveInfinity, new ActuatorEffect.OnCoordinate(name)))],
            }));
        }

        (_names, _coordinates) = (share.Names[..^_joints.Length], share.Coordinates);
        return share;
    }

    private void Store(double time, LoadSharing share, RecruitmentStatus status)
    {
        var (tensions, supports, turns) = (new double[model.Muscles.Length], new double[3 * movement.Supports.Length], new double[3 * movement.Supports.Length]);
        share.FillTensions(tensions);
        for (var contact = 0; contact < share.ContactNames.Length; contact++)
        {
            var (force, place) = share.GetContact(_work, contact);
            Add(supports, 3 * _pressing.SupportOf(contact), force);
            Add(turns, 3 * _pressing.SupportOf(contact), place.Cross(force));
        }

        _activations.Add(share.Solver.Solution.Activations[.._names.Length].ToArray());
        _tensions.Add(tensions);
        _supports.Add(supports);
        _turns.Add(turns);
        StoreMoments(time, share, status);
    }

    private static void Add(double[] row, int at, Vec3 vector)
    {
        row[at] += vector.X;
        row[at + 1] += vector.Y;
        row[at + 2] += vector.Z;
    }

    // What muscles and the model's actuators bring up, what reserves had to, and what is missed.
    private void StoreMoments(double time, LoadSharing share, RecruitmentStatus status)
    {
        var (moments, lacking, missed) = (new double[share.Coordinates.Length], new double[_joints.Length], 0.0);
        var activations = share.Solver.Solution.Activations;
        for (var row = 0; row < moments.Length; row++)
        {
            var coefficients = share.Problem.Row(row);
            var missing = share.Problem.RightHandSide[row];
            for (var j = 0; j < activations.Length; j++)
            {
                var term = coefficients[j] * activations[j];
                missing -= term;
                moments[row] += j < _names.Length ? term : 0;
            }

            missed = Math.Max(missed, Math.Abs(missing));
        }

        var worst = 0;
        for (var i = 0; i < lacking.Length; i++)
        {
            lacking[i] = share.Strengths[_names.Length + i] * activations[_names.Length + i];
            worst = Math.Abs(lacking[i]) > Math.Abs(lacking[worst]) ? i : worst;
        }

        _moments.Add(moments);
        _lacking.Add(lacking);
        _frames.Add(new(time, status, missed, Math.Abs(lacking[worst]), _joints[worst]));
    }
}
