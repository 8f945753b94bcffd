using System.Collections.Immutable;
using System.Text;

namespace Hipwise.Knowledge.Tests;

/// <summary>A copy of the shipped knowledge in a folder of its own, to be broken by a test.</summary>
internal sealed class KnowledgeCopy : IDisposable
{
    public KnowledgeCopy()
    {
        foreach (var (file, bytes) in Shipped.Files)
        {
            Write(file, bytes);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("hipwise-knowledge-").FullName;

    public string PathOf(string file) => Path.Combine(Folder, file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public void Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    public void Write(string file, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllBytes(PathOf(file), bytes);
    }

    public void Append(string file, string text) => Write(file, Read(file) + text);

    /// <summary>Replaces a passage that must be there, so that a test cannot change nothing.</summary>
    public void Replace(string file, string from, string to)
    {
        var text = Read(file);
        text.ShouldContain(from, Case.Sensitive, $"{file} no longer holds what this test changes");
        Write(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    public void Delete(string file) => File.Delete(PathOf(file));

    public ImmutableArray<KnowledgeProblem> Problems(string language = "en")
    {
        var knowledge = KnowledgeLoader.TryLoad(Folder, out var problems, language);
        (knowledge is null).ShouldBe(!problems.IsEmpty, "there is knowledge exactly when there is no problem");
        return problems;
    }

    public KnowledgeBase Load(string language = "en") => KnowledgeLoader.Load(Folder, language);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
