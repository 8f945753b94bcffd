using Hipwise.Knowledge;
using Hipwise.Motion.Landmarks;

namespace Hipwise.Motion.Quality;

/// <summary>What to do with a frame's left and right.</summary>
internal enum LegLabel
{
    /// <summary>As the engine says.</summary>
    Kept,

    /// <summary>Left and right are exchanged.</summary>
    Exchanged,

    /// <summary>Neither fits: the frame tells nothing of the legs.</summary>
    Refused,
}

/// <summary>
/// Finds frames in which an engine exchanged the legs: the cheapest way through all frames, each kept, exchanged or left out, where knees and
/// ankles go on as they moved before. Going on alone can follow one wrong turn for ever; so two anchors hold it: an exchange costs for as long as it
/// lasts, and so does a label with which shoulders and hips point the other way than in most of the take.
/// </summary>
internal static class LegSwaps
{
    private static readonly (Landmark Left, Landmark Right)[] Legs =
    [
        (Landmark.LeftKnee, Landmark.RightKnee), (Landmark.LeftAnkle, Landmark.RightAnkle), (Landmark.LeftHeel, Landmark.RightHeel),
        (Landmark.LeftFootIndex, Landmark.RightFootIndex),
    ];

    /// <summary>Labels every frame of a take; frames without legs are refused.</summary>
    public static LegLabel[] Find(RawPoints points, PointFilters filters, SwapRules rules)
    {
        var labels = new LegLabel[points.FrameCount];
        Array.Fill(labels, LegLabel.Refused);
        if (double.IsNaN(points.Trunk))
        {
            return labels;
        }

        var facing = FacingOf(points);
        foreach (var run in RunsOf(points, filters.LongestGapSeconds))
        {
            var path = new LegPath(points, run, facing, rules);
            var found = path.Find();
            for (var i = 0; i < run.Count; i++)
            {
                labels[run[i]] = found[i];
            }
        }

        return labels;
    }

    /// <summary>Puts exchanged frames right and forgets the legs of refused ones; says how many of each there were.</summary>
    public static (int Repaired, int Refused) Repair(RawPoints points, LegLabel[] labels)
    {
        var facing = FacingOf(points);
        var most = Math.Sign(facing.Where(value => !double.IsNaN(value)).Sum());
        for (var frame = 0; frame < labels.Length; frame++)
        {
            if (labels[frame] == LegLabel.Exchanged)
            {
                Array.ForEach(Legs, leg => points.Exchange(frame, leg.Left, leg.Right));
                // Only when the whole body was turned about do shoulders, arms and hips follow.
                if (facing[frame] * most < -0.1)
                {
                    ExchangeBody(points, frame);
                }
            }
            else if (labels[frame] == LegLabel.Refused)
            {
                Array.ForEach(Legs, leg => Forget(points, frame, leg));
            }
        }

        var seen = Enumerable.Range(0, labels.Length).Where(points.Take.HasPerson).ToList();
        return (labels.Count(label => label == LegLabel.Exchanged), seen.Count(frame => labels[frame] == LegLabel.Refused));
    }

    private static void ExchangeBody(RawPoints points, int frame)
    {
        for (var left = Landmark.LeftShoulder; left <= Landmark.LeftHip; left += 2)
        {
            points.Exchange(frame, left, left.Mirrored());
        }
    }

    private static void Forget(RawPoints points, int frame, (Landmark Left, Landmark Right) leg)
    {
        points.Forget(frame, leg.Left);
        points.Forget(frame, leg.Right);
    }

    // How far left shoulder and hip lie to the right of the other ones in the picture, in trunk lengths.
    private static double[] FacingOf(RawPoints points) => [.. Enumerable.Range(0, points.FrameCount).Select(frame =>
        (points.XOf(frame, Landmark.LeftShoulder) - points.XOf(frame, Landmark.RightShoulder) + points.XOf(frame, Landmark.LeftHip)
            - points.XOf(frame, Landmark.RightHip)) / 2 / points.Trunk)];

    // Frames with all of both legs, cut where a gap is too long to go on over.
    private static List<List<int>> RunsOf(RawPoints points, double longestGap)
    {
        var runs = new List<List<int>>();
        for (var frame = 0; frame < points.FrameCount; frame++)
        {
            if (double.IsNaN(points.XOf(frame, Landmark.LeftKnee) + points.XOf(frame, Landmark.RightKnee)
                + points.XOf(frame, Landmark.LeftAnkle) + points.XOf(frame, Landmark.RightAnkle)))
            {
                continue;
            }

            if (runs.Count == 0 || points.Take.Times[frame] - points.Take.Times[runs[^1][^1]] > longestGap)
            {
                runs.Add([]);
            }

            runs[^1].Add(frame);
        }

        return runs;
    }
}
