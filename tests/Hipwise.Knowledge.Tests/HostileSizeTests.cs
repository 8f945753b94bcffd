using System.Text;
using Hipwise.Knowledge.Yaml;

namespace Hipwise.Knowledge.Tests;

/// <summary>Tests that measure the time of the whole process and so run alone.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Files as large as allowed, made to be slow or to fill the memory.</summary>
[Collection(nameof(Alone))]
public sealed class HostileSizeTests
{
    // That much honest YAML costs less than a second; time of the processor, so that other work on the machine does not count.
    private static readonly TimeSpan Cost = TimeSpan.FromSeconds(4);

    // Below the mebibyte above which a file is refused unread.
    private const int Characters = 500_000;

    [Theory]
    [InlineData("[")]
    [InlineData("[a, ")]
    [InlineData("? ")]
    [InlineData("- a\n")]
    [InlineData("a,")]
    [InlineData("'")]
    [InlineData("\"\\n")]
    [InlineData("&a ")]
    [InlineData("# a\n")]
    [InlineData("...\n")]
    [InlineData(" ")]
    [InlineData("a: b\n")]
    [InlineData("\0")]
    public void A_file_of_one_thing_repeated_is_read_or_refused_soon(string unit)
    {
        var bytes = Encoding.UTF8.GetBytes(Repeat(unit));
        var thrown = Soon(() => Record.Exception(() => YamlFile.Parse(bytes)));
        (thrown is null or YamlFileException).ShouldBeTrue($"{thrown?.GetType().Name}: {thrown?.Message}");
    }

    [Theory]
    [InlineData("exercises/sample.yaml", "harder: []", "harder: [", "x{0}, ", "]")]
    [InlineData("exercises/sample.yaml", "\nsources: [article-a]", "\nsources: [", "y{0}, ", "]")]
    [InlineData("exercises/sample.yaml", "family: sample", "family: sample\n", "k{0}: 1\n", "")]
    [InlineData("findings/sample.yaml", "needs: {hip-extension-strength: 2}", "needs: {", "n{0}: 1, ", "}")]
    [InlineData("rules.yaml", "parameters: {extra-reps: 2, ", "parameters: {", "p{0}: 1, ", "extra-reps: 2, ")]
    [InlineData("goals.yaml", "- id: run\n", "", "- a\n", "- id: run\n")]
    public void A_folder_with_a_file_full_of_one_thing_is_refused_or_loaded_soon(
        string file, string from, string before, string each, string after)
    {
        using var copy = new KnowledgeCopy();
        Samples.AddTo(copy);
        copy.Replace(file, from, before + Counted(each) + after);
        Soon(() => copy.Problems());
    }

    [Fact]
    public void Many_sentences_in_another_language_are_laid_over_soon()
    {
        using var copy = new KnowledgeCopy();
        copy.Append("words.yaml", Counted("k{0}: a\n"));
        copy.Write("text/de/words.yaml", Counted("k{0}: b\n"));
        Soon(() => copy.Problems("de"));
    }

    [Fact]
    public void A_huge_file_is_refused_without_being_read_into_memory()
    {
        using var copy = new KnowledgeCopy();
        copy.Spoil(folder =>
        {
            using var file = File.Create(Path.Combine(folder, "claims/huge.yaml"));
            file.SetLength(256L << 20);
        });

        var before = GC.GetAllocatedBytesForCurrentThread();
        copy.Problems().ShouldContain(problem => problem.File == "claims/huge.yaml" && problem.Message.Contains("1048576 at most"));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(128L << 20);
    }

    [Fact]
    public void A_long_ladder_of_exercises_is_climbed_to_its_top()
    {
        const int rungs = 1500;
        using var copy = new KnowledgeCopy();
        for (var i = 0; i < rungs; i++)
        {
            var next = i + 1 < rungs ? $"rung-{i + 1}" : "rung-0";
            copy.Write($"exercises/rung-{i}.yaml", Samples.Exercise.Replace("id: sample", $"id: rung-{i}").Replace("harder: []", $"harder: [{next}]"));
        }

        var problems = Soon(() => copy.Problems());
        problems.Where(problem => problem.Message.StartsWith("harder variants", StringComparison.Ordinal)).ShouldHaveSingleItem().Message.ShouldContain("rung-0");
    }

    private static T Soon<T>(Func<T> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        var result = work();
        (Environment.CpuUsage.TotalTime - before).ShouldBeLessThan(Cost);
        return result;
    }

    private static string Repeat(string unit) => new StringBuilder().Insert(0, unit, Characters / unit.Length).ToString();

    private static string Counted(string each)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < Characters; i++)
        {
            text.AppendFormat(null, each, i);
        }

        return text.ToString();
    }
}
