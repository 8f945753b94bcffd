namespace Hipwise.Cli.Commands;

/// <summary>Reads an input file or standard input without ever holding much more than the limit.</summary>
internal static class InputFile
{
    /// <summary>The bytes of a file; <c>-</c> is standard input. One byte more than the limit is enough to refuse it.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static byte[] Read(string path, int limit)
    {
        if (path != "-" && Directory.Exists(path))
        {
            throw new IOException($"{path} is a folder; name a file.");
        }

        if (path != "-" && !File.Exists(path))
        {
            throw new IOException($"{path} does not exist.");
        }

        using var input = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while (kept.Length <= limit && (read = input.Read(buffer)) > 0)
        {
            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }
}
