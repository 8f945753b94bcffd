using System.Collections.Immutable;

namespace Hipwise.Care.Checkup;

/// <summary>An answers file that cannot be used.</summary>
/// <param name="problems">All that is wrong, in the order of the file; at least one.</param>
public sealed class AnswersException(ImmutableArray<AnswersProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>All that is wrong.</summary>
    public ImmutableArray<AnswersProblem> Problems { get; } = problems;
}

/// <summary>One thing wrong with an answers file.</summary>
/// <param name="Path">JSON path of the place, for instance <c>$.screens[0].left.hold</c>.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
public sealed record AnswersProblem(string Path, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Message}";
}
