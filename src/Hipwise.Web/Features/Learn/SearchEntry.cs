using System.Collections.Immutable;

namespace Hipwise.Web.Features.Learn;

/// <summary>A page, or a part of one, that a search can find.</summary>
/// <param name="Kind">What it is, as the key of its name under <c>learn.kind</c>.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Summary">What is shown below the name.</param>
public sealed record SearchEntry(string Kind, string Address, string Name, string Summary);

/// <summary>What a search found.</summary>
/// <param name="Entries">The best first.</param>
/// <param name="HoldAllWords">False when nothing holds all the words, and these hold some.</param>
public sealed record SearchResult(ImmutableArray<SearchEntry> Entries, bool HoldAllWords);
