using System.IO.Compression;
using Hipwise.Testing;

namespace Hipwise.Formats.Tests;

/// <summary>Files that lie beside the repository, with published or computed results; and the few that lie in it.</summary>
internal static class Cases
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "cases"));

    /// <summary>A file of OpenSim; the test is skipped with a line that says so when the folder is not there.</summary>
    public static string File(string path) => Of("opensim", path);

    /// <summary>A file of one of the folders, skipped alike.</summary>
    public static string Of(string folder, string path)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, folder)), $"../shared/cases/{folder} is not there; only our own small files are tested.");
        return Path.Combine(Folder, folder, path);
    }

    /// <summary>A file of the tests themselves; Fixtures/C3d/NOTICE.md says whose they are.</summary>
    public static byte[] Fixture(string path)
    {
        using var file = System.IO.File.OpenRead(Path.Combine(Repository.Root, "tests", "Hipwise.Formats.Tests", "Fixtures", $"{path}.gz"));
        using var bytes = new MemoryStream();
        new GZipStream(file, CompressionMode.Decompress).CopyTo(bytes);
        return bytes.ToArray();
    }
}
