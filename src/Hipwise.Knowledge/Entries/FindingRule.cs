using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Knowledge;

/// <summary>How one finding is made from observations.</summary>
/// <param name="Id">For instance <c>pelvic-drop</c>.</param>
/// <param name="Muscles">Muscles or regions the task asks of.</param>
/// <param name="Weight">How much settling it is worth when the next screen is chosen, 1-5.</param>
/// <param name="Places">Pain there makes it worth more.</param>
/// <param name="Goals">These goals make it worth more.</param>
/// <param name="Tests">The first one with data decides.</param>
/// <param name="Needs">What it asks of a plan, need to weight.</param>
/// <param name="Claims">The articles' claims it speaks to.</param>
/// <param name="Words">The words a person reads.</param>
/// <param name="Grounds">Where this comes from.</param>
public sealed record FindingRule(
    string Id, ImmutableArray<string> Muscles, int Weight, ImmutableArray<string> Places, ImmutableArray<string> Goals,
    ImmutableArray<FindingTest> Tests, ImmutableSortedDictionary<string, int> Needs, ImmutableArray<string> Claims, FindingWords Words,
    Grounds Grounds);

/// <summary>The kinds of test that make a finding.</summary>
public enum FindingTestKind
{
    /// <summary>A number above its reference by more than the error.</summary>
    Above,

    /// <summary>A number below its reference by more than the error.</summary>
    Below,

    /// <summary>A number outside its reference by more than the error.</summary>
    Outside,

    /// <summary>A yes, a no, or an option.</summary>
    Is,

    /// <summary>Left against right.</summary>
    Difference,

    /// <summary>Several conditions together.</summary>
    Pattern,
}

/// <summary>One way to make a finding.</summary>
/// <param name="Kind">What is compared.</param>
/// <param name="Measure">The measure looked at; null for a pattern.</param>
/// <param name="Values">For <see cref="FindingTestKind.Is"/>: the answers that count.</param>
/// <param name="Reference">Bounds of our own where the measure has none, or null.</param>
/// <param name="Best">The strongest it can become.</param>
/// <param name="All">For a pattern: all conditions that must be met.</param>
/// <param name="Seen">What was seen, where this test needs other words than the finding's, or null.</param>
/// <param name="None">What to say when not there, where this test needs other words, or null.</param>
public sealed record FindingTest(
    FindingTestKind Kind, MeasureId? Measure, ImmutableArray<string> Values, Reference? Reference, Strength Best, ImmutableArray<Condition> All,
    string? Seen, string? None);

/// <summary>What a person reads about a finding; places in braces are filled in.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Seen">What was seen.</param>
/// <param name="None">What to say when it was looked for and is not there.</param>
/// <param name="MayMean">What it may mean.</param>
/// <param name="Surer">What would make it surer.</param>
public sealed record FindingWords(string Title, string Seen, string None, ImmutableArray<string> MayMean, ImmutableArray<string> Surer);
