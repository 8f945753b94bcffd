using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Findings;

/// <summary>A descriptive statement made from observations.</summary>
/// <param name="Id">Id of the rule it was made by.</param>
/// <param name="Side">The side it is about, or null.</param>
/// <param name="Strength">How sure it is; none when it was looked for and is not there.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">What was seen, or that nothing beyond error was.</param>
/// <param name="MayMean">What it may mean; empty when none.</param>
/// <param name="Surer">What would make it surer; empty when none.</param>
/// <param name="Muscles">Muscles and regions the task asks of.</param>
/// <param name="Basis">The numbers behind it.</param>
/// <param name="Needs">What it asks of a plan, need to weight; empty when none.</param>
/// <param name="Claims">The articles' claims it speaks to.</param>
/// <param name="Sources">Where the rule comes from.</param>
/// <param name="Status">How well that was checked.</param>
public sealed record Finding(
    string Id, Side? Side, Strength Strength, string Title, string Text, ImmutableArray<string> MayMean, ImmutableArray<string> Surer,
    ImmutableArray<string> Muscles, FindingBasis Basis, ImmutableSortedDictionary<string, int> Needs, ImmutableArray<string> Claims,
    ImmutableArray<string> Sources, CheckStatus Status);

/// <summary>The numbers behind a finding; what does not apply is null.</summary>
/// <param name="Measure">The measure looked at, as <c>screen/measure</c>.</param>
/// <param name="Source">Who or what measured.</param>
/// <param name="Unit">Unit of the numbers.</param>
/// <param name="Value">The value, or the lower side's.</param>
/// <param name="Sd">Its standard deviation; of the difference, where two sides are compared.</param>
/// <param name="OtherValue">The other side's value, for a difference.</param>
/// <param name="ReferenceLow">Lower bound of the usual range.</param>
/// <param name="ReferenceHigh">Upper bound of the usual range.</param>
/// <param name="SmallestShown">The smallest departure beyond measurement error.</param>
/// <param name="Probability">Probability, 0-1, that the true value is beyond what may be shown.</param>
/// <param name="SeenTries">On how many tries it was seen.</param>
/// <param name="Tries">How many tries there were.</param>
/// <param name="Days">On how many different days it was seen.</param>
public sealed record FindingBasis(
    string? Measure, ObservationSource? Source, string? Unit, double? Value, double? Sd, double? OtherValue, double? ReferenceLow,
    double? ReferenceHigh, double? SmallestShown, double? Probability, int? SeenTries, int? Tries, int? Days);
