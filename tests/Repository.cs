namespace Hipwise.Testing;

/// <summary>Finds the files of this repository from a test.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>Hipwise.slnx</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The knowledge folder.</summary>
    public static string Knowledge => Path.Combine(Root, "knowledge");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Hipwise.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? Environment.GetEnvironmentVariable("HIPWISE_ROOT")
            ?? throw new InvalidOperationException("No Hipwise.slnx above the tests; set HIPWISE_ROOT.");
    }
}
