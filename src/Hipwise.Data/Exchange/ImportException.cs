using System.Collections.Immutable;
using Hipwise.Care.Checkup;

namespace Hipwise.Data.Exchange;

/// <summary>An exported file that cannot be taken in; nothing was written.</summary>
/// <remarks>The message only counts: a path may hold the key of a part, and that is for the person's eyes, not for a log.</remarks>
/// <param name="problems">All that is wrong, in the order of the file; at least one.</param>
public sealed class ImportException(ImmutableArray<AnswersProblem> problems)
    : Exception($"The file cannot be imported; {(problems.Length == 1 ? "one place is" : $"{problems.Length} places are")} wrong. Nothing was written.")
{
    /// <summary>All that is wrong: the place as a JSON path and the mend, never what stands there.</summary>
    public ImmutableArray<AnswersProblem> Problems { get; } = problems;
}
