namespace Hipwise.Knowledge;

/// <summary>A paper, guideline or book that facts are taken from.</summary>
/// <param name="Key">How entries cite it.</param>
/// <param name="Citation">Authors, year, where published.</param>
/// <param name="Doi">Digital object identifier, or null.</param>
/// <param name="Seen">False when the citation is remembered, not read.</param>
public sealed record Source(string Key, string Citation, string? Doi, bool Seen);
