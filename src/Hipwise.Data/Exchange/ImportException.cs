using System.Collections.Immutable;
using Hipwise.Care.Checkup;

namespace Hipwise.Data.Exchange;

/// <summary>An exported file that cannot be taken in; nothing was written.</summary>
/// <param name="problems">All that is wrong with the place as a JSON path and the mend, never with an answer; at least one.</param>
public sealed class ImportException(ImmutableArray<AnswersProblem> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>All that is wrong, in the order of the file.</summary>
    public ImmutableArray<AnswersProblem> Problems { get; } = problems;
}
