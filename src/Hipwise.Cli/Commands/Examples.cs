using Hipwise.Knowledge;

namespace Hipwise.Cli.Commands;

/// <summary>The example people: answers files in the folder <c>examples</c> of the knowledge.</summary>
internal sealed class Examples(string knowledgeFolder)
{
    private readonly string folder = Path.Combine(knowledgeFolder, "examples");

    /// <summary>Their names in alphabetical order.</summary>
    public List<string> Names => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)]
        : throw new IOException($"{folder} does not exist; name the knowledge folder with --knowledge or HIPWISE_KNOWLEDGE.");

    /// <summary>The answers file of one.</summary>
    /// <exception cref="MisuseException">There is no such example.</exception>
    public byte[] Read(string name)
    {
        if (!Names.Contains(name))
        {
            var near = Spelling.Nearest(name, Names);
            throw new MisuseException($"There is no example '{name}'{(near is null ? "" : $"; did you mean '{near}'?")} See 'hipwise checkup --list-examples'.");
        }

        return File.ReadAllBytes(Path.Combine(folder, name + ".json"));
    }
}
