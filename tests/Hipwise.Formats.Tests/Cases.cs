using Hipwise.Testing;

namespace Hipwise.Formats.Tests;

/// <summary>Files that lie beside the repository, with published or computed results.</summary>
internal static class Cases
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "cases", "opensim"));

    /// <summary>The file; the test is skipped with a line that says so when the folder is not there.</summary>
    public static string File(string path)
    {
        Assert.SkipUnless(Directory.Exists(Folder), "../shared/cases/opensim is not there; only our own small files are tested.");
        return Path.Combine(Folder, path);
    }
}
