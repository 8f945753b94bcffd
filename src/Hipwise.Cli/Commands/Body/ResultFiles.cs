using Hipwise.Formats.OpenSim;
using Hipwise.Signals;

namespace Hipwise.Cli.Commands.Body;

/// <summary>Where results go. A file appears whole or not at all, and never in place of an input.</summary>
internal static class ResultFiles
{
    /// <summary>Refuses, before anything is worked out, a result that cannot be written there.</summary>
    /// <exception cref="IOException">The place is a folder, or its folder is not there.</exception>
    /// <exception cref="MisuseException">It is one of the inputs.</exception>
    public static void CheckFile(string path, params ReadOnlySpan<string?> inputs)
    {
        var whole = Path.GetFullPath(path);
        foreach (var input in inputs)
        {
            if (input is not null && string.Equals(Path.GetFullPath(input), whole, StringComparison.Ordinal))
            {
                throw new MisuseException($"{path} is an input; name another file for the result.");
            }
        }

        if (Directory.Exists(whole))
        {
            throw new IOException($"{path} is a folder; name a file for the result.");
        }

        if (Path.GetDirectoryName(whole) is { } folder && !Directory.Exists(folder))
        {
            throw new IOException($"The folder {folder} does not exist; make it first.");
        }
    }

    /// <summary>Refuses, before anything is worked out, a folder for results that is a file.</summary>
    /// <exception cref="IOException">It is one.</exception>
    public static void CheckFolder(string path)
    {
        if (File.Exists(path))
        {
            throw new IOException($"{path} is a file; name a folder for the results.");
        }
    }

    /// <summary>Makes the folder for results when it is not there.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static void MakeFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new IOException($"{path} cannot be made a folder for results: {problem.Message}", problem);
        }
    }

    /// <summary>Writes a table in radians, metres and newtons.</summary>
    public static void Write(string path, string title, TimeSeries series) => StorageWriter.WriteFile(path, new StorageTable(title, series, InDegrees: false));

    /// <summary>A name from a file as part of a file's name.</summary>
    public static string Part(string name) =>
        string.Concat(name.Select(letter => letter is '/' or '\\' or ':' || char.IsControl(letter) || Path.GetInvalidFileNameChars().Contains(letter) ? '_' : letter));
}
