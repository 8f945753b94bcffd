using System.Security.Cryptography;
using System.Text;
using Hipwise.Knowledge.Yaml;

namespace Hipwise.Knowledge.Loading;

/// <summary>The files of a knowledge folder, read once.</summary>
internal static class KnowledgeFolder
{
    private const int MostFiles = 20_000;

    /// <summary>All YAML files by path inside the folder with forward slashes, sorted; <c>examples</c> and <c>body</c> are not entries.</summary>
    public static SortedDictionary<string, byte[]> Read(string folder, List<KnowledgeProblem> problems)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var paths = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Take(MostFiles + 1).ToList();
        if (paths.Count > MostFiles)
        {
            problems.Add(new(".", 0, $"more than {MostFiles} files; is this a knowledge folder?"));
            return files;
        }

        foreach (var path in Directory.EnumerateFiles(folder, "*.yml", SearchOption.AllDirectories))
        {
            problems.Add(new(Path.GetRelativePath(folder, path).Replace('\\', '/'), 0, "is called .yml and would be left unread; rename it to .yaml"));
        }

        foreach (var path in paths)
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (!name.StartsWith("examples/", StringComparison.Ordinal) && !name.StartsWith("body/", StringComparison.Ordinal))
            {
                ReadFile(path, name, files, problems);
            }
        }

        return files;
    }

    private static void ReadFile(string path, string name, SortedDictionary<string, byte[]> files, List<KnowledgeProblem> problems)
    {
        try
        {
            // One byte more than is allowed is not read: the parser's own limit would come after a gigabyte is in memory.
            if (new FileInfo(path).Length is var length and > YamlFile.LargestFile)
            {
                problems.Add(new(name, 1, $"the file has {length} bytes; a knowledge file has {YamlFile.LargestFile} at most"));
                return;
            }

            files[name] = File.ReadAllBytes(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(name, 0, $"cannot be read: {problem.Message}"));
        }
    }

    /// <summary>A hash of names and contents, with the table of demands, which plans follow; line ends do not count, so that a checkout on any system gives
    /// the same.</summary>
    public static string Hash(SortedDictionary<string, byte[]> files, string folder)
    {
        var demands = Path.Combine(folder, DemandReader.File);
        IEnumerable<KeyValuePair<string, byte[]>> all = File.Exists(demands) ? files.Append(new(DemandReader.File, File.ReadAllBytes(demands))) : files;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, bytes) in all)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name + "\0"));
            hash.AppendData(bytes.AsSpan().Contains((byte)'\r') ? [.. bytes.Where(letter => letter != '\r')] : bytes);
            hash.AppendData([0]);
        }

        return "k-" + Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
