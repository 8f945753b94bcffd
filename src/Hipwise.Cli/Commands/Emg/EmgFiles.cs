using Hipwise.Cli.Commands.Body;

namespace Hipwise.Cli.Commands.Emg;

/// <summary>Files that commands about recordings write: never in place of one that is there unless that is asked for.</summary>
internal static class EmgFiles
{
    /// <summary>Refuses a place before any work is done.</summary>
    public static void CheckNew(string path, bool replace, params ReadOnlySpan<string?> inputs)
    {
        ResultFiles.CheckFile(path, inputs);
        if (File.Exists(path) && !replace)
        {
            throw new MisuseException($"{path} is there already; name another file, or say --force to replace it.");
        }
    }
}
