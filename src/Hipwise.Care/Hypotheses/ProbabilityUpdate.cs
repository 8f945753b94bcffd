using System.Collections.Immutable;
using Hipwise.Care.Findings;
using Hipwise.Core;
using Hipwise.Knowledge;
using MathNet.Numerics.Distributions;

namespace Hipwise.Care.Hypotheses;

/// <summary>Updates a probability by likelihood ratios, with the uncertainty of the prior and of every ratio.</summary>
/// <remarks>
/// The logarithm of a likelihood ratio is taken as normal: from the published interval, or from the four counts behind sensitivity and
/// specificity by the usual large-sample variance, half a person added to each count when one is zero. The prior is taken as
/// even between its bounds. Prior and ratios are drawn from a Halton sequence, so that the same answers give the same
/// interval to the last digit. Tests of one construct are never multiplied: only one of them counts.
/// </remarks>
internal static class ProbabilityUpdate
{
    // A 95 % interval spans this many standard deviations to each side.
    private const double IntervalDeviations = 1.959964;
    private static readonly int[] Bases = [2, 3, 5, 7, 11, 13];

    /// <summary>The updated probability, or null when nothing with usable accuracy was done.</summary>
    /// <param name="hypothesis">With its prior.</param>
    /// <param name="judged">Its evidence, each with what is known and who measured it.</param>
    /// <param name="settings">Sample and interval.</param>
    public static Probability? Calculate(
        Hypothesis hypothesis, List<(Evidence Item, Truth Truth, ObservationSource? Source)> judged, ProbabilitySettings settings)
    {
        if (hypothesis.Prior is not { } prior)
        {
            return null;
        }

        var used = judged.Where(pair => pair.Truth != Truth.Open && pair.Item.MovesProbability)
            .Where(pair => pair.Item.AccuracyBy.IsEmpty || (pair.Source is { } source && pair.Item.AccuracyBy.Contains(source)))
            .GroupBy(pair => pair.Item.Construct, StringComparer.Ordinal)
            .Select(group => group.OrderByDescending(pair => MeasureCount(pair.Item)).First())
            .Take(Bases.Length - 1).ToList();
        if (used.Count == 0)
        {
            return null;
        }

        var ratios = used.ConvertAll(pair => LogRatio(pair.Item.Accuracy!, pair.Truth == Truth.Met));
        var sample = Sample(prior, ratios, settings.Samples);
        var tail = (1 - settings.Interval) / 2;
        return new Probability(
            prior.Low, prior.High, Quantile(sample, tail), Quantile(sample, 0.5), Quantile(sample, 1 - tail), settings.Interval,
            prior.Grounds.Note ?? "", [.. used.Select(pair => pair.Item.Construct!).Order(StringComparer.Ordinal)]);
    }

    private static int MeasureCount(Evidence item) => item.Condition is Observed observed ? observed.Measures.Length : 1;

    /// <summary>Mean and standard deviation of the logarithm of the likelihood ratio of a positive or negative test.</summary>
    internal static (double Mean, double Sd) LogRatio(Accuracy accuracy, bool positive)
    {
        if (accuracy is RatioAccuracy ratios)
        {
            var ratio = positive ? ratios.Positive : ratios.Negative;
            return (Math.Log(ratio.Value), Math.Log(ratio.High / ratio.Low) / (2 * IntervalDeviations));
        }

        var counted = (CountedAccuracy)accuracy;
        var (hits, misses) = Split(counted.Sensitivity, counted.Diseased);
        var (quiet, alarms) = Split(counted.Specificity, counted.Healthy);
        var half = hits == 0 || misses == 0 || quiet == 0 || alarms == 0 ? 0.5 : 0;
        var (inDiseased, inHealthy) = positive ? (hits + half, alarms + half) : (misses + half, quiet + half);
        var (diseased, healthy) = (counted.Diseased + 2 * half, counted.Healthy + 2 * half);
        var variance = 1 / inDiseased - 1 / diseased + 1 / inHealthy - 1 / healthy;
        return (Math.Log(inDiseased / diseased / (inHealthy / healthy)), Math.Sqrt(Math.Max(0, variance)));
    }

    private static (double Yes, double No) Split(double share, int people)
    {
        var yes = Math.Round(share * people, MidpointRounding.AwayFromZero);
        return (yes, people - yes);
    }

    private static double[] Sample(Prior prior, List<(double Mean, double Sd)> ratios, int count)
    {
        var sample = new double[count];
        for (var i = 0; i < count; i++)
        {
            var before = prior.Low + (prior.High - prior.Low) * Halton(i + 1, Bases[0]);
            var logOdds = Math.Log(before / (1 - before));
            for (var test = 0; test < ratios.Count; test++)
            {
                logOdds += ratios[test].Mean + ratios[test].Sd * Normal.InvCDF(0, 1, Halton(i + 1, Bases[test + 1]));
            }

            sample[i] = 1 / (1 + Math.Exp(-logOdds));
        }

        Array.Sort(sample);
        return sample;
    }

    /// <summary>The radical inverse of an index: evenly spread points between 0 and 1, both excluded.</summary>
    private static double Halton(int index, int radix)
    {
        var (fraction, value) = (1.0, 0.0);
        for (var rest = index; rest > 0; rest /= radix)
        {
            fraction /= radix;
            value += fraction * (rest % radix);
        }

        return value;
    }

    private static double Quantile(double[] sorted, double share) =>
        Math.Round(sorted[(int)Math.Round(share * (sorted.Length - 1), MidpointRounding.AwayFromZero)], 3, MidpointRounding.AwayFromZero);
}
