namespace Hipwise.Formats.Text;

/// <summary>Writes a file so that it is there whole or not at all.</summary>
public static class NewFile
{
    /// <summary>Calls <paramref name="write"/> with a stream, and gives the file its name only when that has gone well.</summary>
    /// <param name="path">Where; one that is there is replaced.</param>
    /// <param name="write">What is written.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
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
