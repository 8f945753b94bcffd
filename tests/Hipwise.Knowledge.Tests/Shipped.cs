using Hipwise.Knowledge.Yaml;
using Hipwise.Testing;

namespace Hipwise.Knowledge.Tests;

/// <summary>The knowledge of this repository, read once for all tests.</summary>
internal static class Shipped
{
    private static readonly Lazy<KnowledgeBase> Loaded = new(() => KnowledgeLoader.Load(Repository.Knowledge));
    private static readonly Lazy<SortedDictionary<string, byte[]>> Bytes = new(ReadFiles);

    public static KnowledgeBase Knowledge => Loaded.Value;

    /// <summary>The bytes of every YAML file, by path inside the folder with forward slashes.</summary>
    public static IReadOnlyDictionary<string, byte[]> Files => Bytes.Value;

    /// <summary>The bytes of what the knowledge takes from its body, likewise.</summary>
    public static IReadOnlyDictionary<string, byte[]> BodyFiles { get; } = ((string[])["body/demands.csv", "body/facts/muscles.csv", "body/hipwise.osim"])
        .ToDictionary(file => file, file => File.ReadAllBytes(Path.Combine(Repository.Knowledge, file)), StringComparer.Ordinal);

    public static YamlNode Node(string file) => YamlFile.Parse(Files[file]);

    private static SortedDictionary<string, byte[]> ReadFiles()
    {
        var root = Repository.Knowledge;
        var files = Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal);
        return new SortedDictionary<string, byte[]>(files, StringComparer.Ordinal);
    }
}
