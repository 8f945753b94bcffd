namespace Hipwise.Formats;

/// <summary>A file cannot be read. The message is one sentence that names the file, the place in it and what is wrong.</summary>
/// <param name="file">The file, as the caller named it.</param>
/// <param name="line">Line, from 1; 0 when the trouble is with the file as a whole.</param>
/// <param name="place">Element or column; empty when there is none.</param>
/// <param name="problem">What is wrong and what mends it, as a sentence with its full stop.</param>
/// <param name="innerException">What was thrown underneath, if anything.</param>
public sealed class BadFileException(string file, int line, string place, string problem, Exception? innerException = null)
    : Exception(FileWarning.Compose(file, line, place, problem), innerException)
{
    /// <summary>The file, as the caller named it.</summary>
    public string File { get; } = file;

    /// <summary>Line, from 1; 0 when the trouble is with the file as a whole.</summary>
    public int Line { get; } = line;

    /// <summary>Element or column; empty when there is none.</summary>
    public string Place { get; } = place;

    /// <summary>What is wrong and what mends it.</summary>
    public string Problem { get; } = problem;
}
