using System.Collections.Immutable;
using Hipwise.Care.Checkup;
using Hipwise.Knowledge;

namespace Hipwise.Care.Hypotheses;

/// <summary>What one person's answers say about one hypothesis for one pain.</summary>
/// <param name="Id">Id of the hypothesis.</param>
/// <param name="Place">Where it hurts.</param>
/// <param name="Side">On which side.</param>
/// <param name="Name">Its name.</param>
/// <param name="Grade">How good the evidence is, 0-4.</param>
/// <param name="Gluteal">True when it involves the gluteal muscles.</param>
/// <param name="Data">What the data show.</param>
/// <param name="Leaning">Which way this person's answers point.</param>
/// <param name="Balance">Weights for less weights against, what is from memory left aside.</param>
/// <param name="For">What argues for it.</param>
/// <param name="Against">What argues against it.</param>
/// <param name="Open">Screens that would tell more, ids.</param>
/// <param name="Probability">The updated probability, or null where published accuracy allows none.</param>
/// <param name="Differentials">Other things that feel alike.</param>
/// <param name="Questions">What would tell them apart.</param>
/// <param name="SelfCare">What a person can do.</param>
/// <param name="SeeSomeone">When to see a professional, or null.</param>
/// <param name="Needs">What it asks of a plan, need to weight.</param>
/// <param name="Sources">Where this comes from.</param>
/// <param name="Status">How well that was checked.</param>
public sealed record Explanation(
    string Id, string Place, PainSide Side, string Name, int Grade, bool Gluteal, string Data, Leaning Leaning,
    int Balance, ImmutableArray<Argument> For, ImmutableArray<Argument> Against, ImmutableArray<string> Open, Probability? Probability,
    ImmutableArray<string> Differentials, ImmutableArray<string> Questions, string SelfCare, string? SeeSomeone,
    ImmutableSortedDictionary<string, int> Needs, ImmutableArray<string> Sources, CheckStatus Status);

/// <summary>Which way a person's answers point.</summary>
public enum Leaning
{
    /// <summary>Nothing was asked or seen that speaks to it.</summary>
    Open,

    /// <summary>As much for as against.</summary>
    Balanced,

    /// <summary>More for than against.</summary>
    Towards,

    /// <summary>More against than for.</summary>
    Away,
}

/// <summary>One thing that argues.</summary>
/// <param name="Text">What was reported or seen.</param>
/// <param name="Weight">How much, 1-3.</param>
/// <param name="Sources">Where that comes from.</param>
/// <param name="Status">How well that was checked; what is from memory does not tip the leaning.</param>
public sealed record Argument(string Text, int Weight, ImmutableArray<string> Sources, CheckStatus Status);

/// <summary>A probability with its interval, all 0-1.</summary>
/// <param name="PriorLow">Low end of what was assumed before.</param>
/// <param name="PriorHigh">High end of what was assumed before.</param>
/// <param name="Low">Low end after the tests.</param>
/// <param name="Middle">Median after the tests.</param>
/// <param name="High">High end after the tests.</param>
/// <param name="Interval">Share of the sample between low and high.</param>
/// <param name="Basis">What was assumed before, in words.</param>
/// <param name="Tests">Constructs that moved it.</param>
public sealed record Probability(
    double PriorLow, double PriorHigh, double Low, double Middle, double High, double Interval, string Basis, ImmutableArray<string> Tests);
