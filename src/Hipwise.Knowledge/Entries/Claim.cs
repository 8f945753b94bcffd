using System.Collections.Immutable;

namespace Hipwise.Knowledge;

/// <summary>A sentence of one of the two seed articles, held against the literature.</summary>
/// <param name="Id">For instance <c>a03</c>.</param>
/// <param name="Article">Key of the article.</param>
/// <param name="Quote">Up to eight of its words.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Verdict"><c>supported</c>, <c>partly</c>, <c>contested</c> or <c>wrong</c>.</param>
/// <param name="Summary">What is known, in one sentence.</param>
/// <param name="Product">What Hipwise does about it.</param>
/// <param name="Screens">Screens that test it.</param>
/// <param name="Exercises">Exercises that come from it.</param>
/// <param name="Grounds">Where the verdict comes from.</param>
public sealed record Claim(
    string Id, string Article, string Quote, string Topic, string Verdict, string Summary, string Product, ImmutableArray<string> Screens,
    ImmutableArray<string> Exercises, Grounds Grounds);
