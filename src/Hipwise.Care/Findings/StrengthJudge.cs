using Hipwise.Core;
using Hipwise.Knowledge;
using MathNet.Numerics.Distributions;

namespace Hipwise.Care.Findings;

/// <summary>How strong a finding is.</summary>
/// <param name="settings">Thresholds and ceilings.</param>
internal sealed class StrengthJudge(StrengthSettings settings)
{
    /// <summary>Probability that a normally distributed value lies beyond a margin.</summary>
    /// <param name="excess">How far the value lies beyond the margin.</param>
    /// <param name="sd">Its standard deviation, in the same unit; zero for an exact value.</param>
    public static double ProbabilityBeyond(double excess, double sd) =>
        sd > 0 ? Normal.CDF(0, 1, excess / sd) : excess > 0 ? 1 : 0;

    /// <summary>The strength of a value beyond its margin; it grows as the probability does.</summary>
    public Strength OfProbability(double probability) =>
        probability >= settings.Clear ? Strength.Clear : probability >= settings.Likely ? Strength.Likely : Strength.Unclear;

    /// <summary>The strength of something seen on some tries: all of enough tries make it clear, most of them likely.</summary>
    public static Strength OfTries(int seen, int tries, int wanted) =>
        seen == 0 ? Strength.None
        : seen == tries && tries >= wanted ? Strength.Clear
        : seen * 2 > tries ? Strength.Likely
        : Strength.Unclear;

    /// <summary>The strongest a source can make a finding.</summary>
    public Strength Ceiling(ObservationSource source) => settings.Ceilings[(int)source];

    /// <summary>The weakest of several limits, never below unclear unless the finding is none.</summary>
    public static Strength Limit(Strength strength, params ReadOnlySpan<Strength> ceilings)
    {
        foreach (var ceiling in ceilings)
        {
            strength = ceiling < strength ? ceiling : strength;
        }

        return strength;
    }
}
