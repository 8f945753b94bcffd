using Hipwise.Knowledge;
using Hipwise.Motion.Landmarks;

namespace Hipwise.Motion.Quality;

/// <summary>The cheapest labels of one run of frames, by dynamic programming over pairs of frames that are not left out.</summary>
internal sealed class LegPath
{
    // Knees and ankles of both sides, x and y.
    private const int Values = 8;

    // A run's first pair of frames has no speed yet to go on with.
    private const double FirstStepSlack = 2;

    private static readonly Landmark[] Direct = [Landmark.LeftKnee, Landmark.RightKnee, Landmark.LeftAnkle, Landmark.RightAnkle];
    private readonly SwapRules rules;
    private readonly int count;
    private readonly int reach;
    private readonly double step;
    private readonly double[] times;
    private readonly double[] legs;
    private readonly double[] facing;
    private readonly double[] cost;
    private readonly int[] before;
    private readonly double facingMost;

    public LegPath(RawPoints points, List<int> frames, double[] facingOfAll, SwapRules rules)
    {
        (this.rules, count, reach) = (rules, frames.Count, rules.LongestRefusal + 1);
        times = [.. frames.Select(frame => points.Take.Times[frame])];
        step = count > 1 ? Statistics.Median([.. times.Zip(times.Skip(1), (a, b) => b - a)]) : 1;
        legs = new double[count * 2 * Values];
        facing = [.. frames.Select(frame => double.IsNaN(facingOfAll[frame]) ? 0 : facingOfAll[frame])];
        facingMost = Math.Sign(facingOfAll.Where(value => !double.IsNaN(value)).Sum());
        for (var i = 0; i < count; i++)
        {
            for (var k = 0; k < Direct.Length; k++)
            {
                var (own, other) = (Place(points, frames[i], Direct[k]), Place(points, frames[i], Direct[k].Mirrored()));
                (legs[At(i, 0) + (2 * k)], legs[At(i, 0) + (2 * k) + 1]) = own;
                (legs[At(i, 1) + (2 * k)], legs[At(i, 1) + (2 * k) + 1]) = other;
            }
        }

        cost = new double[count * StatesOfFrame];
        before = new int[count * StatesOfFrame];
    }

    // A state: a frame, its label, and the frame and label before it; with no frame before as the first.
    private int StatesOfFrame => 2 * (1 + (2 * reach));

    public LegLabel[] Find()
    {
        for (var frame = 0; frame < count; frame++)
        {
            for (var label = 0; label < 2; label++)
            {
                Reach(frame, label);
            }
        }

        return Trace(Cheapest());
    }

    private void Reach(int frame, int label)
    {
        var own = LabelCost(frame, label);
        Set(frame, label, 0, 0, (rules.Refusal * frame) + own, -1);
        for (var back = 1; back <= reach && back <= frame; back++)
        {
            for (var earlier = 0; earlier < 2; earlier++)
            {
                var (best, from) = BestInto(frame, label, frame - back, earlier);
                Set(frame, label, back, earlier, best + (rules.Refusal * (back - 1)) + (label == earlier ? 0 : rules.Jump) + own, from);
            }
        }
    }

    private (double Cost, int From) BestInto(int frame, int label, int last, int lastLabel)
    {
        var (best, from) = (double.PositiveInfinity, -1);
        for (var back = 0; back <= reach && back <= last; back++)
        {
            for (var earlier = 0; earlier < (back == 0 ? 1 : 2); earlier++)
            {
                var state = StateOf(last, lastLabel, back, earlier);
                var total = cost[state] + Misfit(frame, label, last, lastLabel, last - back, earlier);
                if (total < best)
                {
                    (best, from) = (total, state);
                }
            }
        }

        return (best, from);
    }

    // How far knees and ankles are from where they were going, in usual misfits squared and capped.
    private double Misfit(int frame, int label, int last, int lastLabel, int first, int firstLabel)
    {
        var ahead = times[frame] - times[last];
        var speed = first == last ? 0 : ahead / (times[last] - times[first]);
        var scale = rules.Scale * (ahead / step) * (first == last ? FirstStepSlack : 1);
        var (now, then, start) = (At(frame, label), At(last, lastLabel), At(first, firstLabel));
        var sum = 0.0;
        for (var k = 0; k < Values; k += 2)
        {
            var x = legs[now + k] - legs[then + k] - (speed * (legs[then + k] - legs[start + k]));
            var y = legs[now + k + 1] - legs[then + k + 1] - (speed * (legs[then + k + 1] - legs[start + k + 1]));
            sum += Math.Min(((x * x) + (y * y)) / (scale * scale), rules.MostMisfit);
        }

        return sum;
    }

    private double LabelCost(int frame, int label) =>
        step * ((rules.Anchor * label) + (rules.Facing * Math.Max(0, -facing[frame] * facingMost * (1 - (2 * label)))));

    private int Cheapest()
    {
        var (best, end) = (double.PositiveInfinity, 0);
        for (var frame = Math.Max(0, count - reach); frame < count; frame++)
        {
            for (var state = frame * StatesOfFrame; state < (frame + 1) * StatesOfFrame; state++)
            {
                var total = cost[state] + (rules.Refusal * (count - 1 - frame));
                if (IsReachable(state) && total < best)
                {
                    (best, end) = (total, state);
                }
            }
        }

        return end;
    }

    private LegLabel[] Trace(int state)
    {
        var labels = new LegLabel[count];
        Array.Fill(labels, LegLabel.Refused);
        for (; state >= 0; state = before[state])
        {
            labels[state / StatesOfFrame] = state % StatesOfFrame >= StatesOfFrame / 2 ? LegLabel.Exchanged : LegLabel.Kept;
        }

        return labels;
    }

    private bool IsReachable(int state)
    {
        var (frame, place) = (state / StatesOfFrame, state % (StatesOfFrame / 2));
        return place == 0 || ((place + 1) / 2) <= frame;
    }

    private void Set(int frame, int label, int back, int earlier, double value, int from)
    {
        var state = StateOf(frame, label, back, earlier);
        (cost[state], before[state]) = (value, from);
    }

    private int StateOf(int frame, int label, int back, int earlier) =>
        (frame * StatesOfFrame) + (label * (StatesOfFrame / 2)) + (back == 0 ? 0 : (2 * back) - 1 + earlier);

    private static int At(int frame, int label) => ((frame * 2) + label) * Values;

    // Against the middle of the hips, so that a person who walks past stays where they are.
    private static (double X, double Y) Place(RawPoints points, int frame, Landmark point)
    {
        var x = (points.XOf(frame, Landmark.LeftHip) + points.XOf(frame, Landmark.RightHip)) / 2;
        var y = (points.YOf(frame, Landmark.LeftHip) + points.YOf(frame, Landmark.RightHip)) / 2;
        return double.IsNaN(x)
            ? (points.XOf(frame, point) / points.Trunk, points.YOf(frame, point) / points.Trunk)
            : ((points.XOf(frame, point) - x) / points.Trunk, (points.YOf(frame, point) - y) / points.Trunk);
    }
}
