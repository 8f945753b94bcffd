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

    /// <summary>A person's own variability, or null with too few tries.</summary>
    /// <param name="tries">Tries of the first occasion.</param>
    /// <param name="least">How many are needed; two or more.</param>
    public static double? OwnSem(ImmutableArray<double> tries, int least)
    {
        if (tries.Length < least)
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
