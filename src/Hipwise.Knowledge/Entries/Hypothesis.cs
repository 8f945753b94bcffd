using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Knowledge;

/// <summary>A possible explanation of pain at a place.</summary>
/// <param name="Id">For instance <c>deep-gluteal-syndrome</c>.</param>
/// <param name="Places">Places on the body map it may explain.</param>
/// <param name="Grade">How good the evidence is, 0-4; not which way it points.</param>
/// <param name="Gluteal">True when it involves the gluteal muscles.</param>
/// <param name="Offer">False: kept for learning, never offered as an explanation.</param>
/// <param name="Evidence">What argues for and against it in one person.</param>
/// <param name="Prior">Assumed or published share before any test, or null when no probability is ever given.</param>
/// <param name="Needs">What it asks of a plan, need to weight.</param>
/// <param name="Words">The words a person reads.</param>
/// <param name="Grounds">Where this comes from.</param>
public sealed record Hypothesis(
    string Id, ImmutableArray<string> Places, int Grade, bool Gluteal, bool Offer, ImmutableArray<Evidence> Evidence, Prior? Prior,
    ImmutableSortedDictionary<string, int> Needs, HypothesisWords Words, Grounds Grounds);

/// <summary>Which side an observation must be on to speak to pain on a side.</summary>
public enum EvidenceSide
{
    /// <summary>Any side, or no side.</summary>
    Any,

    /// <summary>The side of the pain.</summary>
    Pain,

    /// <summary>The other side.</summary>
    Other,
}

/// <summary>The direction in which evidence moves a hypothesis.</summary>
public enum Direction
{
    /// <summary>It says nothing.</summary>
    Nothing,

    /// <summary>It argues for.</summary>
    For,

    /// <summary>It argues against.</summary>
    Against,
}

/// <summary>One thing that argues for or against a hypothesis.</summary>
/// <param name="Condition">What is looked at.</param>
/// <param name="Side">On which side.</param>
/// <param name="Argues">What it says when met.</param>
/// <param name="Otherwise">What it says when asked and not met.</param>
/// <param name="Weight">How much, 1-3.</param>
/// <param name="Construct">What it really measures; of several items of one construct only one counts towards a probability.</param>
/// <param name="Accuracy">Published accuracy, or null.</param>
/// <param name="AccuracyBy">Who must have measured for the accuracy to apply; empty for anyone.</param>
/// <param name="Text">What was reported or seen, as a sentence.</param>
/// <param name="Grounds">Where this comes from.</param>
public sealed record Evidence(
    Condition Condition, EvidenceSide Side, Direction Argues, Direction Otherwise, int Weight, string? Construct, Accuracy? Accuracy,
    ImmutableArray<ObservationSource> AccuracyBy, string Text, Grounds Grounds)
{
    /// <summary>True when a probability may be updated from it: accuracy is there and its row is not from memory.</summary>
    public bool MovesProbability => Accuracy is not null && Grounds.Status is (CheckStatus.Verified or CheckStatus.Partly);
}

/// <summary>Published accuracy of a test.</summary>
public abstract record Accuracy;

/// <summary>Sensitivity and specificity with the sizes of the groups they were counted in.</summary>
/// <param name="Sensitivity">Share of people with the condition whose test is positive, 0-1.</param>
/// <param name="Specificity">Share of people without it whose test is negative, 0-1.</param>
/// <param name="Diseased">People with the condition.</param>
/// <param name="Healthy">People without it.</param>
public sealed record CountedAccuracy(double Sensitivity, double Specificity, int Diseased, int Healthy) : Accuracy;

/// <summary>Published likelihood ratios with their 95 % intervals.</summary>
/// <param name="Positive">When the test is positive.</param>
/// <param name="Negative">When the test is negative.</param>
public sealed record RatioAccuracy(RatioInterval Positive, RatioInterval Negative) : Accuracy;

/// <summary>A likelihood ratio with its 95 % interval.</summary>
/// <param name="Value">The ratio; above zero.</param>
/// <param name="Low">Lower end; above zero.</param>
/// <param name="High">Upper end.</param>
public readonly record struct RatioInterval(double Value, double Low, double High);

/// <summary>What is assumed or known before any test.</summary>
/// <param name="Low">Low end of the share, 0-1.</param>
/// <param name="High">High end of the share, 0-1.</param>
/// <param name="Grounds">Where it comes from.</param>
public sealed record Prior(double Low, double High, Grounds Grounds);

/// <summary>What a person reads about a hypothesis.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Data">What the data show.</param>
/// <param name="Differentials">Other things that feel alike.</param>
/// <param name="Questions">What would tell them apart.</param>
/// <param name="SelfCare">What a person can do.</param>
/// <param name="SeeSomeone">When to see a professional, or null.</param>
public sealed record HypothesisWords(
    string Name, string Data, ImmutableArray<string> Differentials, ImmutableArray<string> Questions, string SelfCare, string? SeeSomeone);
