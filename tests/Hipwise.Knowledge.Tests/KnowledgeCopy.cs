using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;

[assembly: AssemblyFixture(typeof(Hipwise.Knowledge.Tests.KnowledgeCopies))]

namespace Hipwise.Knowledge.Tests;

/// <summary>A copy of the shipped knowledge in a folder of its own, to be broken by a test.</summary>
/// <remarks>Writing hundreds of files costs more than reading them, so a folder is mended after a test and lent to the next one.</remarks>
internal sealed class KnowledgeCopy : IDisposable
{
    private readonly HashSet<string> touched = new(StringComparer.Ordinal);
    private bool spoilt;

    public string Folder { get; } = KnowledgeCopies.Borrow();

    public string PathOf(string file) => Path.Combine(Folder, file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public void Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    public void Write(string file, byte[] bytes)
    {
        touched.Add(file);
        KnowledgeCopies.Write(Folder, file, bytes);
    }

    public void Append(string file, string text) => Write(file, Read(file) + text);

    /// <summary>Replaces a passage that must be there, so that a test cannot change nothing.</summary>
    public void Replace(string file, string from, string to)
    {
        var text = Read(file);
        text.ShouldContain(from, Case.Sensitive, $"{file} no longer holds what this test changes");
        Write(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    public void Delete(string file)
    {
        touched.Add(file);
        File.Delete(PathOf(file));
    }

    /// <summary>Changes the folder in a way that is not mended: it is thrown away after the test.</summary>
    public void Spoil(Action<string> change)
    {
        spoilt = true;
        change(Folder);
    }

    public ImmutableArray<KnowledgeProblem> Problems(string language = "en")
    {
        var knowledge = KnowledgeLoader.TryLoad(Folder, out var problems, language);
        (knowledge is null).ShouldBe(!problems.IsEmpty, "there is knowledge exactly when there is no problem");
        return problems;
    }

    public KnowledgeBase Load(string language = "en") => KnowledgeLoader.Load(Folder, language);

    public void Dispose()
    {
        if (spoilt)
        {
            Directory.Delete(Folder, recursive: true);
            return;
        }

        foreach (var file in touched)
        {
            Mend(file);
        }

        KnowledgeCopies.Return(Folder);
    }

    private void Mend(string file)
    {
        if (Shipped.Files.TryGetValue(file, out var bytes) || Shipped.BodyFiles.TryGetValue(file, out bytes))
        {
            KnowledgeCopies.Write(Folder, file, bytes);
        }
        else
        {
            File.Delete(PathOf(file));
        }
    }
}

/// <summary>The folders that are lent to tests; all are gone when the tests are.</summary>
public sealed class KnowledgeCopies : IDisposable
{
    private static readonly ConcurrentBag<string> Free = [];

    internal static string Borrow()
    {
        if (Free.TryTake(out var free))
        {
            return free;
        }

        var folder = Directory.CreateTempSubdirectory("hipwise-knowledge-").FullName;
        foreach (var (file, bytes) in Shipped.Files.Concat(Shipped.BodyFiles))
        {
            Write(folder, file, bytes);
        }

        return folder;
    }

    internal static void Return(string folder) => Free.Add(folder);

    internal static void Write(string folder, string file, byte[] bytes)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    public void Dispose()
    {
        while (Free.TryTake(out var folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
