using System.Text;

namespace Hipwise.Knowledge.Tests;

/// <summary>A file that cannot be read as it should is named; the rest is still read.</summary>
public sealed class FileComplaintsTests
{
    private const string File = "exercises/glute-bridge.yaml";

    [Theory]
    [InlineData("", 1, "the file is empty")]
    [InlineData("# only a comment\n", 1, "the file is empty")]
    [InlineData("id: glute-bridge\nid: glute-bridge\n", 2, "'id' stands twice in the same entry")]
    [InlineData("id: glute-bridge\ntext: &words\n  name: A\n", 2, "an anchor (& or *) stands here; write the value out")]
    [InlineData("id: glute-bridge\ntext: *words\n", 2, "an alias (& or *) stands here; write the value out")]
    [InlineData("id: glute-bridge\n---\nid: other\n", 2, "a second document begins here")]
    [InlineData("id: glute-bridge\ntext: [a\n", 0, "not valid YAML")]
    [InlineData("id: glute-bridge\n\ttext: a\n", 0, "not valid YAML")]
    [InlineData("id: glute-bridge\n? [a, b]\n: c\n", 0, "a key here is not plain text")]
    [InlineData("- id: glute-bridge\n", 1, "keys with values were expected here")]
    [InlineData("glute-bridge\n", 1, "keys with values were expected here")]
    public void A_file_that_is_not_one_plain_entry_is_named(string text, int line, string complaint)
    {
        var problems = After(copy => copy.Write(File, text));
        problems.ShouldContain(problem => problem.File == File && (line == 0 || problem.Line == line) && problem.Message.Contains(complaint));
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_named()
    {
        After(copy => copy.Write(File, Encoding.Latin1.GetBytes("id: glute-bridge\ntext: café\n")))
            .ShouldContain(problem => problem.File == File && problem.Message.Contains("not UTF-8"));
    }

    [Fact]
    public void A_byte_order_mark_is_no_fault()
    {
        using var copy = new KnowledgeCopy();
        copy.Write(File, [0xEF, 0xBB, 0xBF, .. Shipped.Files[File]]);
        copy.Problems().ShouldBeEmpty();
    }

    [Fact]
    public void A_file_above_a_mebibyte_is_refused()
    {
        After(copy => copy.Append(File, new string('#', 1 << 20)))
            .ShouldContain(problem => problem.File == File && problem.Message.Contains("1048576 at most"));
    }

    [Fact]
    public void Nesting_that_is_too_deep_is_refused()
    {
        After(copy => copy.Write(File, "id: " + new string('[', 60) + new string(']', 60)))
            .ShouldContain(problem => problem.File == File && problem.Message.Contains("nested deeper"));
    }

    [Theory]
    [InlineData("goals.yaml")]
    [InlineData("poses.yaml")]
    [InlineData("you.yaml")]
    [InlineData("words.yaml")]
    [InlineData("reasoning.yaml")]
    [InlineData("red-flags.yaml")]
    public void A_missing_file_is_named(string file)
    {
        After(copy => copy.Delete(file)).ShouldContain(new KnowledgeProblem(file, 0, "the file is missing"));
    }

    [Theory]
    [InlineData("notes.yaml")]
    [InlineData("exercise/swing.yaml")]
    [InlineData("exercises/swing.yml")]
    public void A_file_that_nothing_reads_is_named(string file)
    {
        After(copy => copy.Write(file, "id: swing\n")).ShouldContain(problem => problem.File == file);
    }

    [Theory]
    [InlineData("claims")]
    [InlineData("exercises")]
    [InlineData("figures")]
    [InlineData("findings")]
    [InlineData("hypotheses")]
    [InlineData("muscles")]
    [InlineData("screens")]
    public void A_missing_folder_of_entries_is_noticed(string entries)
    {
        After(copy => copy.Spoil(folder => Directory.Delete(Path.Combine(folder, entries), recursive: true))).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("places.yaml")]
    [InlineData("needs.yaml")]
    [InlineData("goals.yaml")]
    [InlineData("dosage.yaml")]
    [InlineData("sources.yaml")]
    public void A_list_without_the_entries_that_others_speak_of_is_noticed(string file)
    {
        After(copy => copy.Write(file, "[]\n")).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_knowledge_folder_that_is_not_there_is_one_problem_with_the_mend()
    {
        var folder = Path.Combine(Path.GetTempPath(), "hipwise-not-there", "knowledge");
        KnowledgeLoader.TryLoad(folder, out var problems).ShouldBeNull();
        problems.ShouldHaveSingleItem().ToString().ShouldBe($"{folder}: there is no such folder; name the knowledge folder with --knowledge or HIPWISE_KNOWLEDGE");
        Should.Throw<KnowledgeException>(() => KnowledgeLoader.Load(folder)).Message.ShouldBe(problems[0].ToString());
    }

    [Fact]
    public void An_empty_knowledge_folder_names_the_files_that_are_missing()
    {
        After(copy => copy.Spoil(folder => Array.ForEach(Directory.GetFiles(folder, "*", SearchOption.AllDirectories), System.IO.File.Delete)))
            .ShouldContain(new KnowledgeProblem("sources.yaml", 0, "the file is missing"));
    }

    [Fact]
    public void A_link_to_nowhere_is_a_problem_and_no_crash()
    {
        After(copy => copy.Spoil(folder => System.IO.File.CreateSymbolicLink(Path.Combine(folder, "exercises/gone.yaml"), "nowhere")))
            .ShouldContain(problem => problem.File == "exercises/gone.yaml" && problem.Message.StartsWith("cannot be read"));
    }

    [Fact]
    public void An_id_must_be_the_file_name()
    {
        After(copy => copy.Write("exercises/swing.yaml", Samples.Exercise))
            .ShouldContain(new KnowledgeProblem("exercises/swing.yaml", 1, "the id 'sample' must be the file name 'swing'"));
    }

    [Theory]
    [InlineData("Sample")]
    [InlineData("sämple")]
    [InlineData("sam_ple")]
    [InlineData("sam ple")]
    public void An_id_holds_only_lower_case_letters_digits_and_hyphens(string id)
    {
        After(copy => copy.Write($"exercises/{id}.yaml", Samples.Exercise.Replace("id: sample", $"id: {id}")))
            .ShouldContain(problem => problem.Line == 1 && problem.Message.Contains("may hold only a-z, 0-9 and hyphens"));
    }

    [Fact]
    public void An_id_used_twice_is_named_where_it_stands_again()
    {
        var lines = 0;
        var problems = After(copy =>
        {
            lines = copy.Read("goals.yaml").Count(letter => letter == '\n');
            copy.Append("goals.yaml", "- {id: run, needs: {}, text: {name: Run}}\n");
        });
        problems.ShouldHaveSingleItem().ShouldBe(new KnowledgeProblem("goals.yaml", lines + 1, "there already is a goal 'run'; ids are unique"));
    }

    [Fact]
    public void A_list_among_the_sentences_is_named()
    {
        After(copy => copy.Append("words.yaml", "sample:\n  - a\n")).ShouldContain(problem => problem.File == "words.yaml" && problem.Line > 1);
    }

    private static List<KnowledgeProblem> After(Action<KnowledgeCopy> change)
    {
        using var copy = new KnowledgeCopy();
        change(copy);
        return [.. copy.Problems()];
    }
}
