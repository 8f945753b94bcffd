using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Signals;

namespace Hipwise.Simulation.Movements;

/// <summary>A movement as poses in even steps of time: through its key poses, with what stands on something kept where it stands and the mass
/// centre kept above it.</summary>
public sealed class MovementMotion
{
    // What a posture may miss its supports and its balance by (m) before it is told.
    private const double Met = 1e-3;

    private readonly Movement _movement;
    private readonly BodyModel _model;
    private readonly PostureSolver _solver;
    private readonly PostureSolver.HeldPoint[]?[] _held;
    private readonly double[] _keyTimes;
    private readonly int[] _segments;
    private readonly int[][] _gives;
    private readonly BaseOfSupport?[] _bases;
    private readonly bool[] _isNamed;
    private readonly List<string> _misses = [];

    private MovementMotion(BodyModel model, Movement movement, double balanceWeight)
    {
        (_model, _movement, _solver) = (model, movement, new(model, balanceWeight));
        _keyTimes = [.. movement.Poses.Select(pose => pose.Time)];
        _segments = [.. movement.Supports.Select(support => model.Tree.Require(support.Segment, $"The support '{support.Name}'"))];
        _gives = [.. movement.Supports.Select(support => support.Gives.Select(name => model.Table.Require(name, $"The support '{support.Name}'")).ToArray())];
        _held = new PostureSolver.HeldPoint[]?[_segments.Length];
        _bases = new BaseOfSupport?[_keyTimes.Length];
        _isNamed = new bool[model.CoordinateCount];
        foreach (var name in movement.Poses.SelectMany(pose => pose.Coordinates.Keys))
        {
            _isNamed[model.Table.Require(name, $"The movement '{movement.Id}'")] = true;
        }

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
    public static MovementMotion Calculate(BodyModel model, Movement movement, int frames) => Calculate(model, movement, frames, Gently);

    // How strongly the mass centre is drawn above what carries the body, as the solver counts it: gently, and where footing is lost, more.
    internal const double Gently = 0.45;
    internal const double Firmly = 1;

    internal static MovementMotion Calculate(BodyModel model, Movement movement, int frames, double balanceWeight)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(movement);
        ArgumentOutOfRangeException.ThrowIfLessThan(frames, FewestFrames);
        Check(movement);
        var motion = new MovementMotion(model, movement, balanceWeight);
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

        if (movement.PlacedBy < 0 || movement.PlacedBy >= movement.Poses.Length)
        {
            throw new ModelException($"The movement '{movement.Id}' is placed by pose {movement.PlacedBy + 1}, which it does not have.");
        }
    }

    // First the key poses, each with what it stands on; then the ways between these, on which what stands still stays.
    private void Run(int frames)
    {
        var keys = SettleKeys();
        var courses = Enumerable.Range(0, _model.CoordinateCount).Select(c => new KeyCourse(_keyTimes, Array.ConvertAll(keys, key => key[c]))).ToArray();
        var (held, pose) = ((PostureSolver.HeldPoint[]?[])_held.Clone(), (double[])keys[0].Clone());
        Times = [.. Enumerable.Range(0, frames).Select(i => _movement.Duration * i / (frames - 1))];
        Poses = new double[frames][];
        _misses.Clear();
        for (var i = 0; i < frames; i++)
        {
            for (var s = 0; s < held.Length; s++)
            {
                _held[s] = IsHeld(s, Times[i]) ? held[s] : null;
            }

            Settle(pose, Array.ConvertAll(courses, course => course.At(Times[i])), Times[i], BasesAt(Times[i]));
            Poses[i] = (double[])pose.Clone();
        }
    }

    // Once a support has its place it keeps it, also for the second round.
    private double[][] SettleKeys()
    {
        var (pose, wishes) = (_model.GetDefaultPose(), FindWishes());
        var (keys, kept) = (new double[_keyTimes.Length][], new PostureSolver.HeldPoint[]?[_held.Length]);
        var first = _movement.PlacedBy;
        foreach (var k in Enumerable.Range(first, keys.Length - first).Concat(Enumerable.Range(0, first).Reverse()))
        {
            if (k == first - 1)
            {
                // Back to where the later poses began.
                keys[first].CopyTo(pose, 0);
                kept.CopyTo(_held, 0);
            }

            if (k == first)
            {
                wishes[k].CopyTo(pose, 0);
                _model.Table.ApplyCouplings(pose);
            }

            // What no pose names of the place in the room stays where it is.
            var wish = wishes[k].Select((value, c) => !_isNamed[c] && IsRoot(c) ? pose[c] : value).ToArray();
            Begin(pose, wish, _keyTimes[k]);
            // What lies near is known only once the pose is settled; then balance may lean on it.
            for (var round = 0; round < (_movement.Supports.Any(support => support.IsLoose) ? 2 : 1); round++)
            {
                _bases[k] = BaseOf(_keyTimes[k], s => StaysAround(_movement.Supports[s], k)) ?? BaseOf(_keyTimes[k], _ => true);
                Settle(pose, wish, _keyTimes[k], _bases[k] is { } only ? [(only, 1)] : []);
            }

            keys[k] = (double[])pose.Clone();
            for (var s = 0; s < kept.Length; s++)
            {
                kept[s] ??= _held[s];
            }
        }

        kept.CopyTo(_held, 0);
        return keys;
    }

    // What a pose does not name stays as in the pose before.
    private double[][] FindWishes()
    {
        var wished = _model.GetDefaultPose();
        return [.. _movement.Poses.Select(pose =>
        {
            foreach (var (name, value) in pose.Coordinates)
            {
                wished[_model.Table.Find(name)] = value;
            }

            return (double[])wished.Clone();
        })];
    }

    private bool IsRoot(int c) => _model.Tree.Parent[_model.Tree.SegmentOf[c]] == 0;

    // Where a support begins follows from the pose alone, before balance: on its surface, nearest to where the pose has it.
    private void Begin(double[] pose, double[] wished, double time)
    {
        var begun = new List<int>();
        for (var s = 0; s < _held.Length; s++)
        {
            var support = _movement.Supports[s];
            if (!IsHeld(s, time))
            {
                _held[s] = null;
            }
            else if (_held[s] is null)
            {
                var segment = _segments[s];
                _held[s] = [.. support.Points.Select(p => new PostureSolver.HeldPoint(segment, p, support.Surface.Normal) { Place = support.Surface.Origin, Slides = true })];
                begun.Add(s);
            }
        }

        if (begun.Count == 0)
        {
            return;
        }

        SetOpen(time);
        var points = _held.Where((held, s) => held is not null && !(begun.Contains(s) && _movement.Supports[s].IsPlacedByPose)).SelectMany(held => held!).ToList();
        _solver.Solve(pose, wished, points, []);
        foreach (var s in begun)
        {
            foreach (var point in _held[s]!)
            {
                // What does not reach its surface is aimed at it all the same, so that the miss is told.
                var place = PlaceOf(point);
                var above = _movement.Supports[s].IsPlacedByPose ? 0 : (place - point.Place).Dot(point.Normal);
                (point.Place, point.Slides, point.Beyond) = (place - (above * point.Normal), _movement.Supports[s].Slides, Vec3.Zero);
            }
        }
    }

    private void SetOpen(double time)
    {
        var given = new bool[_model.CoordinateCount];
        for (var s = 0; s < _gives.Length; s++)
        {
            foreach (var c in IsHeld(s, time) ? _gives[s] : [])
            {
                given[c] = true;
            }
        }

        _solver.SetOpen(c => given[c] || (!_isNamed[c] && IsRoot(c)));
    }

    private void Settle(double[] pose, double[] wished, double time, ImmutableArray<(BaseOfSupport Base, double Share)> bases)
    {
        SetOpen(time);
        var points = _held.Where(held => held is not null).SelectMany(held => held!).ToList();
        _solver.Solve(pose, wished, points, bases);
        var overhang = BaseOf(time, _ => true)?.FindOverhang(MassCenter.Find(_solver.Work)).Norm ?? 0;
        Tell(overhang > Met, $"at {time:F2} s the mass centre is {1000 * overhang:F0} mm outside of what carries it");
        foreach (var point in points)
        {
            var miss = PlaceOf(point) - point.Place;
            var far = point.Slides ? Math.Abs(miss.Dot(point.Normal)) : miss.Norm;
            Tell(far > Met, $"at {time:F2} s {_model.Segments[point.Segment]} is {1000 * far:F1} mm from where it rests");
        }
    }

    private Vec3 PlaceOf(PostureSolver.HeldPoint point) => _solver.Work.GetFrame(point.Segment).Apply(point.Point);

    private bool IsHeld(int s, double time) => !_movement.Supports[s].IsLoose && Holds(_movement, _movement.Supports[s], time);

    // What only begins or ends at a pose cannot yet, or no longer, be leant on there.
    private bool StaysAround(Support support, int key) =>
        (support.From < key || key == 0) && ((support.To ?? (_keyTimes.Length - 1)) > key || key == _keyTimes.Length - 1);

    // Of what stands or lies now, in the pose that the solver holds.
    private BaseOfSupport? BaseOf(double time, Predicate<int> counts)
    {
        var (up, carrying) = (-_model.Gravity, new List<Vec3>());
        for (var s = 0; s < _segments.Length && _movement.Balances; s++)
        {
            var (support, segment) = (_movement.Supports[s], _segments[s]);
            if (counts(s) && support.Surface.Normal.Dot(up) > 0 && Holds(_movement, support, time))
            {
                carrying.AddRange(support.Points.Select(point => _solver.Work.GetFrame(segment).Apply(point))
                    .Where(place => !support.IsLoose || Math.Abs((place - support.Surface.Origin).Dot(support.Surface.Normal)) < Pressing.Near));
            }
        }

        return carrying.Count == 0 ? null : new(carrying, up);
    }

    // On the way from one key pose to the next, the one's base counts less and less, the other's more and more.
    private ImmutableArray<(BaseOfSupport Base, double Share)> BasesAt(double time)
    {
        var next = Math.Clamp(Array.FindIndex(_keyTimes, key => key > time), 1, _keyTimes.Length - 1);
        next = time >= _keyTimes[^1] ? _keyTimes.Length - 1 : next;
        var share = KeyCourse.Ease((time - _keyTimes[next - 1]) / (_keyTimes[next] - _keyTimes[next - 1]));
        return [.. new[] { (_bases[next - 1], 1 - share), (_bases[next], share) }.Where(pair => pair.Item1 is not null).Select(pair => (pair.Item1!, pair.Item2))];
    }

    private void Tell(bool amiss, FormattableString what)
    {
        if (amiss)
        {
            _misses.Add(what.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
