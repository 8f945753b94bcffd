namespace Hipwise.Data.Files;

/// <summary>Folders and files that only their owner may read; on Windows the folder's own rights hold.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    /// <summary>Makes a folder for its owner alone. One that holds other things already keeps its rights: it may be someone's home.</summary>
    public static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        var empty = !Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any();
        Directory.CreateDirectory(folder, OwnerFolder);
        if (empty)
        {
            File.SetUnixFileMode(folder, OwnerFolder);
        }
    }

    /// <summary>Makes an empty file for its owner alone, or takes others' rights away from one that is there.</summary>
    public static void MakeFile(string file)
    {
        Open(file, FileShare.ReadWrite).Dispose();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, OwnerFile);
        }
    }

    /// <summary>Opens a file for its owner alone; the stream's share is a lock of the operating system.</summary>
    public static FileStream Open(string file, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return new FileStream(file, options);
    }
}
