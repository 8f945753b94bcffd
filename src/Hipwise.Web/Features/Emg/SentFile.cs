namespace Hipwise.Web.Features.Emg;

/// <summary>A file that was sent, on disk for as long as it is needed, readable by its owner alone.</summary>
internal sealed class SentFile : IDisposable
{
    private SentFile(string path, string name) => (Path, Name) = (path, name);

    /// <summary>Where it lies.</summary>
    public string Path { get; }

    /// <summary>What the person calls it.</summary>
    public string Name { get; }

    /// <summary>Writes down a file of a form.</summary>
    /// <param name="file">As it was sent.</param>
    /// <param name="ending">What kind of file it is.</param>
    /// <param name="stop">Ends it.</param>
    public static Task<SentFile> KeepAsync(IFormFile file, string ending, CancellationToken stop) =>
        KeepAsync(file.CopyToAsync, System.IO.Path.GetFileName(file.FileName), ending, stop);

    /// <summary>Writes down what comes.</summary>
    /// <param name="copy">Copies it into a stream.</param>
    /// <param name="name">What the person calls it.</param>
    /// <param name="ending">What kind of file it is; empty where its first bytes tell.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<SentFile> KeepAsync(Func<Stream, CancellationToken, Task> copy, string name, string ending, CancellationToken stop)
    {
        var sent = new SentFile(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"hipwise-{Guid.NewGuid():N}{ending}"), name);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            await using var stream = new FileStream(sent.Path, options);
            await copy(stream, stop);
            return sent;
        }
        catch
        {
            sent.Dispose();
            throw;
        }
    }

    /// <summary>A sentence about it, under the name that the person knows.</summary>
    public string Renamed(string text) => text.Replace(Path, Name, StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Dispose() => File.Delete(Path);
}
