using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Findings;

/// <summary>Left against right, with the error of both.</summary>
/// <param name="Difference">Higher minus lower, in the measure's unit.</param>
/// <param name="SmallestShown">The smallest difference that may be shown, in the measure's unit.</param>
/// <param name="Probability">Probability that the true difference is beyond the side rule.</param>
/// <param name="Percent">Difference in percent of the higher side.</param>
/// <param name="Sd">Standard deviation of the difference, in the measure's unit.</param>
internal readonly record struct SideComparison(double Difference, double SmallestShown, double Probability, double Percent, double Sd)
{
    /// <summary>True when the difference may be shown at all.</summary>
    public bool IsBeyondError => Difference > SmallestShown;

    /// <summary>The percentage for people.</summary>
    public string PercentWords => Unit.Of("percent").Format(Percent);

    /// <summary>Compares two readings of a measure that has a side rule.</summary>
    public static SideComparison Of(Quantity one, Quantity another, Measure measure)
    {
        var (low, high) = one.Value <= another.Value ? (one, another) : (another, one);
        var difference = high.Value - low.Value;
        var rule = measure.SideRule!;
        var threshold = rule.Units ?? rule.Percent!.Value / 100 * Math.Abs(high.Value);
        var smallest = Math.Max(threshold, measure.Error?.SmallestShown(high.Value) ?? 0);
        var sd = Math.Sqrt(low.Sd * low.Sd + high.Sd * high.Sd);
        var percent = high.Value == 0 ? 0 : 100 * difference / Math.Abs(high.Value);
        return new SideComparison(difference, smallest, StrengthJudge.ProbabilityBeyond(difference - threshold, sd), percent, sd);
    }
}
