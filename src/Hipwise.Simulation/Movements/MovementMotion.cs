using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Signals;

namespace Hipwise.Simulation.Movements;

/// <summary>A movement as poses in even steps of time: through its key poses, with what stands on something kept where it stands and the mass
/// centre kept above it.</summary>
public sealed class MovementMotion
{
    // Beyond this part of the base of support posture begins to give way.
    private const double EasyPart = 0.5;

    // What a posture may miss its supports and its balance by (m) before it is told.
    private const double Met = 1e-3;

    private readonly Movement _movement;
    private readonly BodyModel _model;
    private readonly PostureSolver _solver;
    private readonly KeyCourse?[] _courses;
    private readonly PostureSolver.HeldPoint[]?[] _held;
    private readonly double[] _keyTimes;
    private readonly int[] _segments;
    private readonly List<string> _misses = [];

    private MovementMotion(BodyModel model, Movement movement)
    {
        (_model, _movement) = (model, movement);
        _keyTimes = [.. movement.Poses.Select(pose => pose.Time)];
        _courses = FindCourses(model, movement, _keyTimes);
        _segments = [.. movement.Supports.Select(support => model.Tree.Require(support.Segment, $"The support '{support.Name}'"))];
        _held = new PostureSolver.HeldPoint[]?[_segments.Length];
        _solver = new(model, c => _courses[c] is null && model.Tree.Parent[model.Tree.SegmentOf[c]] == 0);
        Times = [];
        Poses = [];
    }

    /// <summary>s, from 0 in even steps.</summary>
    public double[] Times { get; private set; }

    /// <summary>Every coordinate (rad or m) at each of <see cref="Times"/>.</summary>
    public double[][] Poses { get; private set; }

    /// <summary>What could not be met, in words that name the time; empty when all was.</summary>
    public IReadOnlyList<string> Misses => _misses;

    /// <summary>Makes the poses of a movement.</summary>
    /// <param name="model">The body, with what it carries.</param>
    /// <param name="movement">The movement.</param>
    /// <param name="frames">How many poses, 8 or more.</param>
    /// <exception cref="ModelException">The movement names what the model does not have, or its poses are not in order.</exception>
    public static MovementMotion Calculate(BodyModel model, Movement movement, int frames)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(movement);
        ArgumentOutOfRangeException.ThrowIfLessThan(frames, FewestFrames);
        Check(movement);
        var motion = new MovementMotion(model, movement);
        motion.Run(frames);
        return motion;
    }

    /// <summary>A spline needs this many.</summary>
    public const int FewestFrames = 8;

    /// <summary>The poses as a table, for splines and files.</summary>
    public TimeSeries ToSeries() => new(
        Times, [.. _model.Coordinates.Select(c => c.Name)],
        [.. Enumerable.Range(0, _model.CoordinateCount).Select(c => Array.ConvertAll(Poses, pose => pose[c]))]);

    /// <summary>Whether a support holds at a time.</summary>
    public static bool Holds(Movement movement, Support support, double time)
    {
        ArgumentNullException.ThrowIfNull(movement);
        ArgumentNullException.ThrowIfNull(support);
        return time >= movement.Poses[support.From].Time && time <= movement.Poses[support.To ?? (movement.Poses.Length - 1)].Time;
    }

    private static void Check(Movement movement)
    {
        if (movement.Poses.Length < 2 || movement.Poses[0].Time != 0)
        {
            throw new ModelException($"The movement '{movement.Id}' needs two poses or more, the first at 0 s.");
        }

        for (var i = 1; i < movement.Poses.Length; i++)
        {
            if (!(movement.Poses[i].Time > movement.Poses[i - 1].Time))
            {
                throw new ModelException($"Pose {i + 1} of the movement '{movement.Id}' does not come after the one before it.");
            }
        }

        foreach (var support in movement.Supports)
        {
            if (support.Points.IsEmpty || support.From < 0 || support.From >= (support.To ?? movement.Poses.Length - 1) || support.To >= movement.Poses.Length)
            {
                throw new ModelException($"The support '{support.Name}' of the movement '{movement.Id}' has no points, or poses that the movement does not have.");
            }
        }
    }

    private static KeyCourse?[] FindCourses(BodyModel model, Movement movement, double[] times)
    {
        var courses = new KeyCourse?[model.CoordinateCount];
        foreach (var name in movement.Poses.SelectMany(pose => pose.Coordinates.Keys).Distinct())
        {
            var c = model.Table.Require(name, $"The movement '{movement.Id}'");
            var (values, value) = (new double[times.Length], model.Coordinates[c].Default);
            for (var i = 0; i < times.Length; i++)
            {
                values[i] = value = movement.Poses[i].Coordinates.GetValueOrDefault(name, value);
            }

            courses[c] = new(times, values);
        }

        return courses;
    }

    private void Run(int frames)
    {
        Times = [.. Enumerable.Range(0, frames).Select(i => _movement.Duration * i / (frames - 1))];
        Poses = new double[frames][];
        var pose = _model.GetDefaultPose();
        for (var i = 0; i < frames; i++)
        {
            var wished = Wish(Times[i], pose);
            if (i == 0)
            {
                wished.CopyTo(pose, 0);
                _model.Table.ApplyCouplings(pose);
            }

            Settle(pose, wished, Times[i]);
            Poses[i] = (double[])pose.Clone();
        }
    }

    // What no pose names stays: joints at their defaults, the place in the room where it is.
    private double[] Wish(double time, double[] pose)
    {
        var wished = _model.GetDefaultPose();
        for (var c = 0; c < wished.Length; c++)
        {
            wished[c] = _courses[c]?.At(time) ?? (_model.Tree.Parent[_model.Tree.SegmentOf[c]] == 0 ? pose[c] : wished[c]);
        }

        return wished;
    }

    // Those that hold now. A support that begins lies on its surface, wherever that is nearest; after its first posture it stays there.
    private List<PostureSolver.HeldPoint> Points(double time)
    {
        for (var i = 0; i < _held.Length; i++)
        {
            var (support, segment) = (_movement.Supports[i], _segments[i]);
            _held[i] = !Holds(_movement, support, time) ? null : _held[i]
                ?? [.. support.Points.Select(p => new PostureSolver.HeldPoint(segment, p, support.Surface.Normal) { Place = support.Surface.Origin, IsNew = true, Slides = true })];
        }

        return [.. _held.SelectMany(points => points ?? [])];
    }

    private void Settle(double[] pose, double[] wished, double time)
    {
        var points = Points(time);
        if (points.Exists(point => point.IsNew))
        {
            // Where a support begins follows from the pose alone; balance comes once it is there.
            _solver.Solve(pose, wished, points, null);
            Fix();
        }

        var settled = _solver.Solve(pose, wished, points, BaseAt(time, EasyPart));
        var overhang = BaseAt(time, 1)?.FindOverhang(MassCenter.Find(_solver.Work)).Norm ?? 0;
        Tell(overhang > Met, $"at {time:F2} s the mass centre is {1000 * overhang:F0} mm outside of what carries it");
        Tell(!settled, $"at {time:F2} s no posture settles");
        foreach (var point in points)
        {
            var miss = PlaceOf(point) - point.Place;
            var far = point.Slides ? Math.Abs(miss.Dot(point.Normal)) : miss.Norm;
            Tell(far > Met, $"at {time:F2} s {_model.Segments[point.Segment]} is {1000 * far:F1} mm from where it rests");
        }
    }

    private void Fix()
    {
        for (var i = 0; i < _held.Length; i++)
        {
            foreach (var point in _held[i] ?? [])
            {
                if (point.IsNew)
                {
                    (point.Place, point.Slides, point.IsNew, point.Beyond) = (PlaceOf(point), _movement.Supports[i].Slides, false, Vec3.Zero);
                }
            }
        }
    }

    private Vec3 PlaceOf(PostureSolver.HeldPoint point) => _solver.Work.GetFrame(point.Segment).Apply(point.Point);

    // Of the pose that the solver holds; points that slide carry it where they are now.
    private BaseOfSupport? BaseAt(double time, double size)
    {
        if (!_movement.Balances)
        {
            return null;
        }

        var up = -_model.Gravity;
        var carrying = new List<Vec3>();
        for (var i = 0; i < _segments.Length; i++)
        {
            var support = _movement.Supports[i];
            if (Holds(_movement, support, time) && support.Surface.Normal.Dot(up) > 0)
            {
                carrying.AddRange(_held[i]!.Select(PlaceOf));
            }
        }

        return carrying.Count == 0 ? null : new(carrying, up, size);
    }

    private void Tell(bool amiss, FormattableString what)
    {
        if (amiss)
        {
            _misses.Add(what.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
