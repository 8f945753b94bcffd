using System.Collections.Immutable;
using Hipwise.Care.Movements;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Web.Features.Body;

namespace Hipwise.Web.Features.Simulate;

/// <summary>What a trial came to.</summary>
/// <param name="Motion">For the drawing and the table.</param>
/// <param name="Said">In sentences, the most telling first.</param>
/// <param name="IsCarried">Whether the body can do it.</param>
public sealed record Told(SceneMotion Motion, ImmutableArray<string> Said, bool IsCarried)
{
    private const double Percent = 100;
    private const int MostMuscles = 4;

    // Peaks that differ by less look alike (% of what a muscle has).
    private const double Worth = 3;

    /// <summary>Puts a trial beside the movement as it usually is.</summary>
    public static Told Of(SimulatedScene trial, SceneMotion usual, MovementDemands asUsual, BodyStage stage, Phrases words)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(usual);
        ArgumentNullException.ThrowIfNull(asUsual);
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(words);
        var demands = trial.Demands;
        return new(trial.Motion, [.. Beyond(demands, words), .. Work(demands, asUsual, words), .. Muscles(trial.Motion, usual, stage, words)], demands.IsCarried);
    }

    private static IEnumerable<string> Beyond(MovementDemands demands, Phrases words)
    {
        if (!demands.IsCarried)
        {
            yield return words.Say("simulate.beyond");
        }
    }

    // The share of the lifting work of each joint, both sides together.
    private static IEnumerable<string> Work(MovementDemands demands, MovementDemands usual, Phrases words) => demands.Work
        .GroupBy(work => (work.Joint, work.JointName)).Select(joint => (joint.Key, Share: joint.Sum(work => work.PositiveShare)))
        .Where(pair => pair.Share * Percent >= Worth).OrderByDescending(pair => pair.Share).Select(pair => words.Say(
            "simulate.work", ("joint", pair.Key.JointName), ("share", ModelWords.Number(Percent * pair.Share, 0)),
            ("usual", ModelWords.Number(Percent * usual.Work.Where(work => work.Joint == pair.Key.Joint).Sum(work => work.PositiveShare), 0))));

    private static IEnumerable<string> Muscles(SceneMotion motion, SceneMotion usual, BodyStage stage, Phrases words)
    {
        static double Most(MotionRow row) => Math.Max(row.Left, row.Right);
        var changes = stage.Rows.Select((row, i) => (row.Name, Now: Most(motion.Rows[i]), Before: Most(usual.Rows[i])))
            .Where(row => Math.Abs(row.Now - row.Before) >= Worth).OrderByDescending(row => Math.Abs(row.Now - row.Before)).ThenBy(row => row.Name, StringComparer.Ordinal)
            .Take(MostMuscles).ToList();
        return changes.Count == 0 ? [words.Say("simulate.alike")] : changes.Select(row => words.Say(
            row.Now > row.Before ? "simulate.more" : "simulate.less", ("muscle", row.Name), ("now", ModelWords.Number(row.Now, 0)), ("before", ModelWords.Number(row.Before, 0))));
    }
}
