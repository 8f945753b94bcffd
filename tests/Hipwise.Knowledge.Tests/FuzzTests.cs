using System.Diagnostics;
using System.Text;
using Hipwise.Knowledge.Yaml;

namespace Hipwise.Knowledge.Tests;

/// <summary>Damaged files are read or refused: never a crash, never a hang.</summary>
public sealed class FuzzTests
{
    // A shipped file is parsed in about a millisecond and all of them in a tenth of a second; this is for a busy machine.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly List<string> Names = [.. Shipped.Files.Keys];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_damaged_file_parses_or_throws_the_one_exception_of_its_kind(int seed)
    {
        var random = new Random(seed);
        var wrong = new List<string>();
        for (var i = 0; i < 250; i++)
        {
            var (name, bytes) = NextBroken(random);
            var watch = Stopwatch.StartNew();
            var thrown = Record.Exception(() => YamlFile.Parse(bytes));
            if (thrown is not (null or YamlFileException { Line: >= 1, Message.Length: > 0 }) || watch.Elapsed > Patience)
            {
                wrong.Add($"seed {seed}, case {i}, {name}, {watch.ElapsedMilliseconds} ms: {thrown?.GetType().Name} {thrown?.Message}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_cut_anywhere_is_read_or_refused()
    {
        var bytes = Encoding.UTF8.GetBytes(Samples.Screen + Samples.Exercise);
        for (var length = 0; length < bytes.Length; length++)
        {
            var thrown = Record.Exception(() => YamlFile.Parse(bytes.AsSpan(0, length)));
            (thrown is null or YamlFileException).ShouldBeTrue($"cut at {length}: {thrown}");
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void A_folder_with_damaged_files_loads_or_names_its_problems(int seed)
    {
        var random = new Random(seed);
        using var copy = new KnowledgeCopy();
        var wrong = new List<string>();
        for (var i = 0; i < 15; i++)
        {
            var broken = Enumerable.Range(0, random.Next(1, 4)).Select(_ => NextBroken(random)).DistinctBy(file => file.Name).ToList();
            broken.ForEach(file => copy.Write(file.Name, file.Bytes));
            var thrown = Record.Exception(() => CheckLoad(copy));
            if (thrown is not null)
            {
                wrong.Add($"seed {seed}, case {i}, {string.Join(" ", broken.Select(file => file.Name))}: {thrown.GetType().Name} {thrown.Message}");
            }

            broken.ForEach(file => copy.Write(file.Name, Shipped.Files[file.Name]));
        }

        wrong.ShouldBeEmpty();
    }

    private static void CheckLoad(KnowledgeCopy copy)
    {
        var watch = Stopwatch.StartNew();
        var problems = copy.Problems();
        watch.Elapsed.ShouldBeLessThan(Patience);
        problems.ShouldAllBe(problem => problem.Message.Length > 0 && problem.Line >= 0);
        problems.Select(problem => problem.File).Except([.. Names, .. Shipped.BodyFiles.Keys], StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static (string Name, byte[] Bytes) NextBroken(Random random)
    {
        var name = Names[random.Next(Names.Count)];
        var other = Names[random.Next(Names.Count)];
        return (name, Fuzz.Break(Shipped.Files[name], Shipped.Files[other], random));
    }
}
