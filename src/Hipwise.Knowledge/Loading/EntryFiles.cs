using System.Collections.Immutable;
using Hipwise.Knowledge.Yaml;

namespace Hipwise.Knowledge.Loading;

/// <summary>Finds entries in the files of a knowledge folder and lays the words of another language over them.</summary>
internal sealed class EntryFiles(SortedDictionary<string, byte[]> files, string language, LoadContext context)
{
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    /// <summary>One entry a file; the id must be the file name.</summary>
    public ImmutableArray<T> Folder<T>(string folder, Func<EntryReader, T> read)
    {
        var entries = ImmutableArray.CreateBuilder<T>();
        foreach (var name in files.Keys.Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal)))
        {
            if (TryParse(name) is { } node)
            {
                CheckFileName(name, node);
                entries.Add(read(new EntryReader(name, Translate(node, name), context)));
            }
        }

        if (entries.Count == 0)
        {
            context.Report(new(folder, 0, "the folder is missing or holds no entries"));
        }

        return entries.ToImmutable();
    }

    /// <summary>A file that is a list of entries.</summary>
    public ImmutableArray<T> List<T>(string name, Func<EntryReader, T> read)
    {
        var node = TryParse(name);
        var wrapped = new YamlMap(1, node is null ? [] : [KeyValuePair.Create("entries", Translate(node, name))]);
        return new EntryReader(name, wrapped, context).List("entries", read);
    }

    /// <summary>A file that is one mapping.</summary>
    public EntryReader Single(string name) => new(name, TryParse(name) is { } node ? Translate(node, name) : new YamlMap(1, []), context);

    /// <summary>Files of sentences by key; a key stands in one of them.</summary>
    public Phrases Sentences(params ReadOnlySpan<string> names)
    {
        var sentences = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (TryParse(name) is { } node)
            {
                Gather("", Translate(node, name), sentences, name);
            }
        }

        return new Phrases(sentences.ToImmutable());
    }

    /// <summary>Complains about files that nothing reads.</summary>
    public void FinishAll()
    {
        foreach (var name in files.Keys.Where(name => !used.Contains(name) && !name.StartsWith("text/", StringComparison.Ordinal)))
        {
            context.Report(new(name, 0, "nothing reads this file; see knowledge/README.md for the folders and files there are"));
        }
    }

    private YamlNode? TryParse(string name)
    {
        used.Add(name);
        if (!files.TryGetValue(name, out var bytes))
        {
            context.Report(new(name, 0, "the file is missing"));
            return null;
        }

        try
        {
            return YamlFile.Parse(bytes);
        }
        catch (YamlFileException problem)
        {
            context.Report(new(name, problem.Line, problem.Message));
            return null;
        }
    }

    private void CheckFileName(string name, YamlNode node)
    {
        var expected = Path.GetFileNameWithoutExtension(name);
        if (node is YamlMap map && map.Items.FirstOrDefault(item => item.Key == "id").Value is YamlScalar id && id.Text != expected)
        {
            context.Report(new(name, id.Line, $"the id '{id.Text}' must be the file name '{expected}'"));
        }
    }

    private void Gather(string prefix, YamlNode node, ImmutableSortedDictionary<string, string>.Builder sentences, string name)
    {
        switch (node)
        {
            case YamlMap map:
                foreach (var (key, value) in map.Items)
                {
                    Gather(prefix.Length == 0 ? key : $"{prefix}.{key}", value, sentences, name);
                }

                break;
            case YamlScalar scalar:
                if (!sentences.TryAdd(prefix, scalar.Text))
                {
                    context.Report(new(name, scalar.Line, $"the sentence '{prefix}' stands in another file already"));
                }

                break;
            default:
                context.Report(new(name, node.Line, "sentences are keys with text, no lists"));
                break;
        }
    }

    /// <summary>Lays <c>text/LANGUAGE/NAME</c> over a file, where there is one.</summary>
    private YamlNode Translate(YamlNode node, string name)
    {
        var overlay = $"text/{language}/{name}";
        return language != "en" && files.ContainsKey(overlay) && TryParse(overlay) is { } words ? Overlay.Lay(words, node) : node;
    }
}
