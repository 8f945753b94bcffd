using System.Xml.Linq;
using Hipwise.Testing;

namespace Hipwise.Conventions;

/// <summary>The source files and projects of the repository, as text.</summary>
internal static class Source
{
    /// <summary>Projects of <c>src</c> in dependency order, as DESIGN and ARCHITECTURE list them.</summary>
    public static readonly IReadOnlyList<string> Order =
    [
        "Hipwise.Core", "Hipwise.Body", "Hipwise.Signals", "Hipwise.Formats", "Hipwise.Simulation",
        "Hipwise.Knowledge", "Hipwise.Motion", "Hipwise.Care", "Hipwise.Data", "Hipwise.Web", "Hipwise.Cli",
    ];

    /// <summary>Projects without clock, chance, console and network.</summary>
    public static IEnumerable<string> Domain => Order.TakeWhile(name => name != "Hipwise.Data");

    public static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !path.Contains($"{Path.DirectorySeparatorChar}node_modules{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    /// <summary>Source of the pages: components beside the C# files.</summary>
    public static IEnumerable<string> Pages() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.razor", SearchOption.AllDirectories);

    /// <summary>The browser's part: TypeScript, without what was installed for it.</summary>
    public static IEnumerable<string> Scripts()
    {
        var client = Path.Combine(Repository.Root, "src", "Hipwise.Web", "Client");
        return Directory.EnumerateFiles(client, "*.ts").Concat(Directory.EnumerateFiles(Path.Combine(client, "elements"), "*.ts", SearchOption.AllDirectories));
    }

    public static IEnumerable<string> Projects(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories);

    public static string Show(string path) => Path.GetRelativePath(Repository.Root, path);

    public static IEnumerable<string> ReferencesOf(string project) => XDocument.Load(project).Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));
}
