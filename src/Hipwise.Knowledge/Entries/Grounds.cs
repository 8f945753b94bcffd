using System.Collections.Immutable;

namespace Hipwise.Knowledge;

/// <summary>How well a fact was checked against its source.</summary>
public enum CheckStatus
{
    /// <summary>The figure was read in a stored abstract, table or page.</summary>
    Verified,

    /// <summary>Some of the figures were read.</summary>
    Partly,

    /// <summary>Not seen: informs words, decides nothing alone.</summary>
    FromMemory,

    /// <summary>Our own rule or a stated assumption.</summary>
    Convention,

    /// <summary>A rule of the two seed articles.</summary>
    Article,
}

/// <summary>The written names of <see cref="CheckStatus"/>.</summary>
public static class CheckStatuses
{
    private static readonly string[] Names = ["verified", "partly", "from-memory", "convention", "article"];

    /// <summary>All names in order.</summary>
    public static IReadOnlyList<string> All => Names;

    /// <summary>The name as written in files and results.</summary>
    public static string Word(this CheckStatus status) => Names[(int)status];

    /// <summary>The status with this name; <see cref="CheckStatus.FromMemory"/>, the most cautious, when there is none.</summary>
    public static CheckStatus Parse(string name) =>
        Array.IndexOf(Names, name) is var index and >= 0 ? (CheckStatus)index : CheckStatus.FromMemory;
}

/// <summary>Where a fact comes from.</summary>
/// <param name="Sources">Keys of <c>sources.yaml</c>; empty only for conventions.</param>
/// <param name="Status">How well the row was checked.</param>
/// <param name="Note">What to know about the source, or null.</param>
public sealed record Grounds(ImmutableArray<string> Sources, CheckStatus Status, string? Note);
