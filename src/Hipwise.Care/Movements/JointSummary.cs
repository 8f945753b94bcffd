using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Simulation.Movements;

namespace Hipwise.Care.Movements;

// Joint moments, who bears them, and the work at each joint.
internal sealed class JointSummary(
    ImmutableArray<ToldJoint> told, BodyRegions regions, ModelDescription body, MovementResult result, MuscleMoments moments, int[] phaseOf, int phases)
{
    private readonly double[][] _net = [.. told.Select((_, k) => Net(moments, k, body.Muscles.Length, phaseOf.Length))];

    // Left before right; a coordinate without a side is in the middle.
    public static ImmutableArray<ToldJoint> Told(MovementRules rules, ModelDescription body)
    {
        var known = body.Joints.SelectMany(joint => joint.Coordinates).Select(coordinate => coordinate.Name).ToHashSet(StringComparer.Ordinal);
        return [.. rules.Moments.SelectMany(moment => known.Contains(moment.Coordinate)
            ? (ToldJoint[])[new(moment, null, moment.Coordinate)]
            : [.. Sides.All.Select(side => new ToldJoint(moment, side, $"{moment.Coordinate}_{FigureLandmarks.Letter(side)}"))])];
    }

    public ImmutableArray<JointDemand> Joints() =>
        [.. told.Select((joint, k) => new JointDemand(joint.Moment, joint.Side, [.. Enumerable.Range(0, phases).Select(phase => Phase(k, phase))]))];

    public ImmutableArray<JointWork> Work()
    {
        var groups = told.Select((joint, k) => (joint, k)).GroupBy(pair => (pair.joint.Moment.Joint, pair.joint.Side)).ToList();
        var works = groups.Select(group => WorkOf([.. group.Select(pair => pair.k)])).ToList();
        var all = works.Sum(work => work.Positive);
        return [.. groups.Select((group, i) => new JointWork(
            group.Key.Joint, group.First().joint.Moment.JointName, group.Key.Side, works[i].Positive, works[i].Negative, all > 0 ? works[i].Positive / all : 0))];
    }

    private static double[] Net(MuscleMoments moments, int coordinate, int muscles, int frames)
    {
        var net = new double[frames];
        for (var m = 0; m < muscles; m++)
        {
            var own = moments.Of(coordinate, m);
            for (var i = 0; i < frames; i++)
            {
                net[i] += own[i];
            }
        }

        return net;
    }

    private JointPhase Phase(int k, int phase)
    {
        var frames = Enumerable.Range(0, phaseOf.Length).Where(frame => phaseOf[frame] == phase).ToList();
        if (frames.Count == 0)
        {
            return new(0, 0, []);
        }

        var mean = frames.Average(frame => _net[k][frame]);
        return new(frames.Select(frame => _net[k][frame]).MaxBy(Math.Abs), mean, Shares(k, frames, Math.Sign(mean)));
    }

    private ImmutableArray<MomentShare> Shares(int k, List<int> frames, int way)
    {
        var shares = new Dictionary<(string? Muscle, Side? Side), double>();
        for (var m = 0; m < body.Muscles.Length; m++)
        {
            var (side, muscle) = regions.Find(body.Muscles[m].Name);
            var course = moments.Of(k, m);
            var own = 0.0;
            foreach (var frame in frames)
            {
                own += Math.Max(0, way * course[frame]);
            }

            shares[(muscle, side)] = shares.GetValueOrDefault((muscle, side)) + own;
        }

        var all = shares.Values.Sum();
        return [.. shares.Where(pair => pair.Value > 0).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Muscle, StringComparer.Ordinal)
            .Select(pair => new MomentShare(pair.Key.Muscle, pair.Key.Side, pair.Value / all))];
    }

    // From one moment to the next each coordinate goes some way against its mean moment; positive and negative are told apart for the joint as a whole.
    private (double Positive, double Negative) WorkOf(int[] coordinates)
    {
        var (positive, negative) = (0.0, 0.0);
        for (var i = 1; i < phaseOf.Length; i++)
        {
            var step = coordinates.Sum(k => result.Motion.Find(told[k].Coordinate) is { } q ? (_net[k][i] + _net[k][i - 1]) / 2 * (q[i] - q[i - 1]) : 0);
            positive += Math.Max(0, step);
            negative += Math.Min(0, step);
        }

        return (positive, negative);
    }
}

// A joint moment of one side, with its coordinate on the model.
internal sealed record ToldJoint(JointMoment Moment, Side? Side, string Coordinate);
