using Hipwise.Cli.Commands.Body;

namespace Hipwise.Cli.Commands.Emg;

/// <summary>Files that commands about recordings write: whole or not at all, and never in place of one that is there unless that is asked for.</summary>
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

    /// <summary>Writes a file and gives it its name only when that has gone well.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        var part = path + ".part";
        try
        {
            using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
            }

            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }
}
