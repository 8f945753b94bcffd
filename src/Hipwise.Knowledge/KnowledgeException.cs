using System.Collections.Immutable;

namespace Hipwise.Knowledge;

/// <summary>The knowledge folder cannot be used: it is missing or has problems.</summary>
/// <param name="problems">All that is wrong, sorted by file and line; at least one.</param>
public sealed class KnowledgeException(ImmutableArray<KnowledgeProblem> problems)
    : Exception(problems.Length == 1 ? problems[0].ToString() : $"{problems[0]} (and {problems.Length - 1} more)")
{
    /// <summary>All that is wrong, sorted by file and line.</summary>
    public ImmutableArray<KnowledgeProblem> Problems { get; } = problems;
}
