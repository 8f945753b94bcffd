using System.Collections.Immutable;
using Hipwise.Knowledge;

namespace Hipwise.Care.Progress;

/// <summary>Tells change from noise.</summary>
internal static class ChangeJudge
{
    // Two measurements differ by chance by up to 1.96 × √2 standard errors in 95 of 100 cases.
    private static readonly double ChangeFactor = 1.96 * Math.Sqrt(2);

    /// <summary>The verdict on a change; the more error, the less is said.</summary>
    /// <param name="points">Values, oldest first; at least one.</param>
    /// <param name="smallest">The smallest change that may be shown; null or zero when no error is known.</param>
    public static Verdict Judge(ImmutableArray<TrendPoint> points, double? smallest) =>
        points.Length < 2 || !(smallest > 0) ? Verdict.CannotTellYet
        : Math.Abs(points[^1].Value - points[0].Value) >= smallest ? Verdict.Changed
        : Verdict.NoClearChange;

    /// <summary>
    /// The baseline tries: those of the first occasion, or where that has too few the values of the first days, one each, as long as they lie
    /// close together. Empty while there are too few of either.
    /// </summary>
    /// <param name="points">Values, oldest first; at least one.</param>
    /// <param name="least">How many are needed; two or more.</param>
    /// <param name="days">Within how many days the first ones must lie.</param>
    public static ImmutableArray<double> Baseline(ImmutableArray<TrendPoint> points, int least, int days)
    {
        if (points[0].Tries.Length >= least)
        {
            return points[0].Tries;
        }

        var first = points.Take(least).TakeWhile(point => point.Day.DayNumber - points[0].Day.DayNumber < days).Select(point => point.Value).ToImmutableArray();
        return first.Length < least ? [] : first;
    }

    /// <summary>A person's own variability: the standard deviation of the baseline tries, or null without them.</summary>
    public static double? OwnSem(ImmutableArray<double> tries)
    {
        if (tries.IsEmpty)
        {
            return null;
        }

        var mean = tries.Average();
        return Math.Sqrt(tries.Sum(one => (one - mean) * (one - mean)) / (tries.Length - 1));
    }

    /// <summary>
    /// The smallest detectable change: the largest of the published one and of what own and published errors come to. Tries of one
    /// occasion leave out how people vary from day to day, so that a small own variability never makes it smaller.
    /// </summary>
    /// <param name="error">The measure's error, or null.</param>
    /// <param name="ownSem">The person's own variability, or null.</param>
    /// <param name="points">Values, oldest first; an error in percent is taken of the largest.</param>
    public static double? SmallestChange(MeasurementError? error, double? ownSem, ImmutableArray<TrendPoint> points)
    {
        var largest = points.Max(point => Math.Abs(point.Value));
        double[] candidates = [error?.Mdc ?? 0, ChangeFactor * (error?.SdAt(largest) ?? 0), ChangeFactor * (ownSem ?? 0)];
        return candidates.Max() is var smallest and > 0 ? smallest : null;
    }
}
