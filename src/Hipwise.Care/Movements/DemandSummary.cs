using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Simulation.Movements;

namespace Hipwise.Care.Movements;

// Sums a simulated movement up by muscle, joint, support and phase.
internal sealed class DemandSummary
{
    private readonly KnowledgeBase _knowledge;
    private readonly BodyRegions _regions;
    private readonly ModelDescription _body;
    private readonly Movement _movement;
    private readonly MovementResult _result;
    private readonly ImmutableArray<MovementPhase> _phases;
    private readonly int[] _phaseOf;
    private readonly JointSummary _joints;
    private readonly MuscleMoments _moments;

    public DemandSummary(
        KnowledgeBase knowledge, BodyRegions regions, ModelDescription body, MovementFigure figure, Movement movement, MovementResult result)
    {
        (_knowledge, _regions, _body, _movement, _result) = (knowledge, regions, body, movement, result);
        _phases = Phases(figure, movement);
        _phaseOf = Array.ConvertAll(result.Motion.Times, time => PhaseAt(time));
        var told = JointSummary.Told(knowledge.Movements, body);
        _moments = MuscleMoments.Calculate(BodyModel.Compile(body), result, [.. told.Select(joint => joint.Coordinate)]);
        _joints = new(told, regions, body, result, _moments, _phaseOf, _phases.Length);
    }

    public MovementDemands Summarize() => new(
        _phases, [.. _regions.All.SelectMany(muscle => Sides.All.Select(side => Muscle(muscle, side)))], _joints.Joints(), _joints.Work(),
        Supports(), FindShortfall(), [.. _result.Misses]);

    // A pose and the hold after it have the same caption; the way back goes through the same poses.
    private static ImmutableArray<MovementPhase> Phases(MovementFigure figure, Movement movement)
    {
        var phases = ImmutableArray.CreateBuilder<MovementPhase>();
        for (var i = 1; i < movement.Poses.Length; i++)
        {
            var way = movement.Poses[i].Coordinates.SequenceEqual(movement.Poses[i - 1].Coordinates) ? PhaseWay.Hold
                : i < figure.Poses.Length ? PhaseWay.There : PhaseWay.Back;
            phases.Add(new(movement.Poses[i].Phase, way, movement.Poses[i - 1].Time, movement.Poses[i].Time));
        }

        return phases.ToImmutable();
    }

    private int PhaseAt(double time)
    {
        var phase = 0;
        while (phase < _phases.Length - 1 && time > _phases[phase].To)
        {
            phase++;
        }

        return phase;
    }

    private MuscleDemand Muscle(string id, Side side)
    {
        var members = _regions.MembersOf(_body, id, side);
        var strength = members.Sum(m => _body.Muscles[m].MaximumIsometricForce);
        var activations = members.Select(m => (_result.Activations.Find(_body.Muscles[m].Name)!, _body.Muscles[m].MaximumIsometricForce / strength)).ToList();
        double Activation(int frame) => activations.Sum(pair => pair.Item1[frame] * pair.Item2);
        double Force(int frame) => members.Sum(m => _result.Forces.Channels[m][frame]);
        double Fiber(int frame) => members.Max(m => _moments.FiberLengths[m][frame]);
        var phases = Enumerable.Range(0, _phases.Length).Select(FramesOf).Select(frames => frames.Count == 0
            ? new MusclePhase(0, 0, 0, 0)
            : new MusclePhase(frames.Max(Activation), frames.Average(Activation), frames.Max(Force), frames.Max(Fiber))).ToImmutableArray();
        var all = Enumerable.Range(0, _phaseOf.Length).ToList();
        var peak = all.MaxBy(Activation);
        return new(id, side, Activation(peak), _phaseOf[peak], all.Average(Activation), all.Max(Force), all.Max(Fiber), phases);
    }

    private List<int> FramesOf(int phase) => [.. Enumerable.Range(0, _phaseOf.Length).Where(frame => _phaseOf[frame] == phase)];

    private ImmutableArray<SupportDemand> Supports()
    {
        var up = -_body.Gravity.Normalize();
        var landmarks = _body.Markers.ToLookup(marker => (marker.Segment, marker.Location), marker => marker.Name);
        var groups = _movement.Supports.Select((support, i) => (Name: NameOf(support), Number: i)).GroupBy(pair => pair.Name).ToList();
        return [.. groups.Select(group => new SupportDemand(group.Key.Part, group.Key.Side, [.. Enumerable.Range(0, _phases.Length).Select(FramesOf)
            .Select(frames => frames.Count == 0 ? new SupportPhase(0, 0) : new(frames.Average(f => ForceOf(group, f).Dot(up)), frames.Max(f => ForceOf(group, f).Norm)))]))];

        (string Part, Side? Side) NameOf(Support support)
        {
            string[] points = [.. support.Points.SelectMany(point => landmarks[(support.Segment, point)])];
            var sides = points.DefaultIfEmpty(support.Segment).Select(BodyRegions.SideOf).Distinct().ToList();
            var bare = points.Select(BodyRegions.WithoutSide).ToHashSet(StringComparer.Ordinal);
            var part = _knowledge.Movements.Parts.Select(part => (part.Part, Points: PointsOf(part))).Where(part => bare.IsSubsetOf(part.Points)).MinBy(part => part.Points.Length);
            return (part.Part ?? support.Segment, sides is [var one] ? one : null);
        }
    }

    private string[] PointsOf(RestingPart part) =>
        [.. part.Points, .. _knowledge.Movements.Leans.Where(lean => lean.Part == part.Part).SelectMany(lean => lean.Points)];

    private Vec3 ForceOf(IEnumerable<((string Part, Side? Side) Name, int Number)> supports, int frame) =>
        supports.Aggregate(Vec3.Zero, (sum, support) => sum + new Vec3(
            _result.Supports.Channels[3 * support.Number][frame], _result.Supports.Channels[(3 * support.Number) + 1][frame],
            _result.Supports.Channels[(3 * support.Number) + 2][frame]));

    // Where not even moments out of nowhere at the joints would do, the body as a whole would have to be pushed.
    private Shortfall? FindShortfall()
    {
        if (_result.LacksNothing)
        {
            return null;
        }

        var frames = Enumerable.Range(0, _result.Frames.Length).ToList();
        if (!_result.IsSolved)
        {
            var pushed = frames.MaxBy(i => _result.Frames[i].Residual);
            return new(_result.Frames[pushed].Residual, IsMoment: false, null, null, null, _phaseOf[pushed], _result.Frames[pushed].Time);
        }

        var worst = frames.MaxBy(i => _result.Frames[i].Lacking);
        var frame = _result.Frames[worst];
        var bare = BodyRegions.WithoutSide(frame.Coordinate);
        var joint = _knowledge.Movements.Moments.FirstOrDefault(moment => moment.Coordinate == bare)?.JointName
            ?? _knowledge.Movements.Joints.FirstOrDefault(mapping => mapping.Coordinate == bare)?.Joint;
        return new(frame.Lacking, IsMoment: true, frame.Coordinate, joint, BodyRegions.SideOf(frame.Coordinate), _phaseOf[worst], frame.Time);
    }
}
