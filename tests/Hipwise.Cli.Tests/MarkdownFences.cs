using Hipwise.Testing;

namespace Hipwise.Cli.Tests;

/// <summary>The fenced blocks of a document of this repository.</summary>
internal static class MarkdownFences
{
    private const string Fence = "```";

    /// <summary>The texts of all blocks in a language; none when there is no such document.</summary>
    public static List<string> Of(string document, string language)
    {
        var path = Path.Combine(Repository.Root, document);
        var texts = new List<string>();
        List<string>? block = null;
        var wanted = false;
        foreach (var line in File.Exists(path) ? File.ReadAllLines(path) : [])
        {
            if (!line.StartsWith(Fence, StringComparison.Ordinal))
            {
                block?.Add(line);
            }
            else if (block is null)
            {
                (block, wanted) = ([], line[Fence.Length..].Trim() == language);
            }
            else
            {
                texts.AddRange(wanted ? [string.Join('\n', block)] : []);
                block = null;
            }
        }

        return texts;
    }
}
