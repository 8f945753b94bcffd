namespace Hipwise.Data.Files;

/// <summary>Keeps a second server off a folder. The lock is the operating system's: it ends with the process, however that ends.</summary>
internal sealed class FolderLock : IDisposable
{
    // What the system says of a file that another has locked: Linux, macOS, Windows.
    private static readonly int[] Taken = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <summary>Takes the folder.</summary>
    /// <exception cref="DatabaseException">Someone else has it.</exception>
    public static FolderLock Take(string folder)
    {
        try
        {
            return new FolderLock(PrivateFiles.Open(Path.Combine(folder, "hipwise.lock"), FileShare.None));
        }
        catch (IOException problem) when (Taken.Contains(problem.HResult))
        {
            throw new DatabaseException($"Another Hipwise is using the folder {folder}. Stop that one, or give this one a folder of its own.", problem);
        }
    }

    // The file stays: taking it away could hit the lock that the next one has just taken.
    public void Dispose() => file.Dispose();
}
