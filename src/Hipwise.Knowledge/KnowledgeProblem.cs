namespace Hipwise.Knowledge;

/// <summary>One thing wrong with the knowledge files.</summary>
/// <param name="File">Path inside the knowledge folder, with forward slashes.</param>
/// <param name="Line">Line of the file, counted from 1; 0 when the file as a whole is meant.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
public sealed record KnowledgeProblem(string File, int Line, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Message}" : $"{File}: {Message}";
}
