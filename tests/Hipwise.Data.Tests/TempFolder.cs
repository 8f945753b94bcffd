namespace Hipwise.Data.Tests;

/// <summary>A folder that goes with the test; it is not there at first.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Shelf.NewFolder();

    public string Database => System.IO.Path.Combine(Path, "hipwise.db");

    /// <summary>Files of the folder <c>backups</c>, oldest first.</summary>
    public List<string> Backups
    {
        get
        {
            var folder = System.IO.Path.Combine(Path, "backups");
            return Directory.Exists(folder) ? [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)] : [];
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
