using Hipwise.Testing;

namespace Hipwise.Cli.Tests;

public class KnowledgeCommandTests
{
    private static readonly string[] Kinds =
    [
        "muscles", "screens", "findings", "hypotheses", "exercises", "claims", "red-flags", "dosage", "rules", "ergonomics",
        "chains", "outcome-measures", "needs", "goals", "places", "equipment", "sources",
    ];

    private static readonly Lazy<ProcessOutcome> Everything = new(() => HipwiseProcess.Run("knowledge", "list"));

    [Fact]
    public void Check_says_in_one_line_that_all_is_well()
    {
        var line = HipwiseProcess.Run("knowledge", "check").ShouldSucceed().Lines.ShouldHaveSingleItem();

        line.ShouldContain("all is well");
        Kinds.ShouldAllBe(kind => line.Contains(kind, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_names_every_broken_file_and_line()
    {
        using var folder = new TempFolder();
        var knowledge = folder.CopyKnowledge();
        var exercise = Append(knowledge, "exercises/glute-bridge.yaml", "loads-of: nonsense");
        var finding = Append(knowledge, "findings/pelvic-drop.yaml", "colour: red");

        var outcome = HipwiseProcess.Run("knowledge", "check", "--knowledge", knowledge);

        outcome.ShouldFail(
            1, $"exercises/glute-bridge.yaml:{exercise}: 'loads-of'", $"findings/pelvic-drop.yaml:{finding}: 'colour'");
    }

    [Fact]
    public void A_dangling_id_is_named_where_it_stands()
    {
        using var folder = new TempFolder();
        var knowledge = folder.CopyKnowledge();
        File.Delete(Path.Combine(knowledge, "muscles", "gluteus-minimus.yaml"));

        HipwiseProcess.Run("knowledge", "check", "--knowledge", knowledge).ShouldFail(1, "'gluteus-minimus'", ".yaml:");
    }

    [Fact]
    public void A_broken_table_is_named_before_all_that_misses_its_entries()
    {
        using var folder = new TempFolder();
        var knowledge = folder.CopyKnowledge();
        Append(knowledge, "places.yaml", "- {id: tail");

        HipwiseProcess.Run("knowledge", "check", "--knowledge", knowledge).ShouldFail(1, "places.yaml:");
    }

    [Fact]
    public void A_checkup_on_broken_knowledge_fails_and_says_where()
    {
        using var folder = new TempFolder();
        var knowledge = folder.CopyKnowledge();
        var line = Append(knowledge, "screens/slump.yaml", "colour: red");

        HipwiseProcess.Run("checkup", ExamplePeople.PathOf("desk-worker"), "--json", "--knowledge", knowledge)
            .ShouldFail(1, $"screens/slump.yaml:{line}");
    }

    [Theory]
    [InlineData("knowledge check")]
    [InlineData("knowledge list")]
    public void A_missing_knowledge_folder_is_named(string line)
    {
        using var folder = new TempFolder();
        var missing = folder.PathOf("not-there");

        HipwiseProcess.Run([.. line.Split(' '), "--knowledge", missing]).ShouldFail(1, missing);
    }

    [Fact]
    public void The_option_comes_before_the_environment()
    {
        var elsewhere = new Dictionary<string, string?>(StringComparer.Ordinal) { ["HIPWISE_KNOWLEDGE"] = "/nowhere" };

        HipwiseProcess.RunWith([], elsewhere, "knowledge", "check").ShouldFail(1, "/nowhere");
        HipwiseProcess.RunWith([], elsewhere, "knowledge", "check", "--knowledge", Repository.Knowledge).ShouldSucceed();
    }

    [Fact]
    public void List_prints_kind_id_and_name_with_tabs_between()
    {
        var rows = Everything.Value.ShouldSucceed().Lines.Select(line => line.Split('\t')).ToList();

        rows.ShouldAllBe(row => row.Length == 3 && row.All(cell => cell.Length > 0));
        rows.Select(row => row[0]).Distinct(StringComparer.Ordinal).ShouldBe(Kinds, ignoreOrder: true);
        rows.Select(row => $"{row[0]}/{row[1]}").ShouldBeUnique();
        rows.ShouldContain(row => row[0] == "exercises" && row[1] == "glute-bridge" && row[2] == "Glute bridge");
    }

    [Theory]
    [InlineData("claims", 128)]
    [InlineData("red-flags", 34)]
    [InlineData("dosage", 47)]
    public void List_of_a_kind_prints_just_those(string kind, int atLeast)
    {
        var listed = HipwiseProcess.Run("knowledge", "list", kind).ShouldSucceed().Lines;

        listed.ShouldBe(Everything.Value.Lines.Where(line => line.StartsWith(kind + '\t', StringComparison.Ordinal)));
        listed.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
    }

    [Theory]
    [InlineData("glute-bridge", "Glute bridge", "cue:", "Ekstrom et al 2007", "doi:10.2519/jospt.2007.2471")]
    [InlineData("a03", "article-a", "contested", "Freeman")]
    [InlineData("Ekstrom2007", "Ekstrom et al 2007 J Orthop Sports Phys Ther", "10.2519/jospt.2007.2471")]
    [InlineData("single-leg-bridge", "Single-leg bridge", "measure hold")]
    [InlineData("saddle-numbness", "cauda equina", "urgency: emergency")]
    [InlineData("gluteus-medius-anterior", "hip flexed", "superior gluteal")]
    public void Show_prints_an_entry_with_its_sources(string id, params string[] parts)
    {
        var page = HipwiseProcess.Run("knowledge", "show", id).ShouldSucceed().Text;

        // Ids and names are shown as they are written, so that they can be copied.
        page.ShouldContain(id, Case.Sensitive);
        foreach (var part in parts)
        {
            page.ShouldContain(part, Case.Sensitive);
        }
    }

    private static int Append(string knowledge, string file, string text)
    {
        var path = Path.Combine(knowledge, file);
        var lines = File.ReadAllLines(path);
        File.WriteAllLines(path, [.. lines, text]);
        return lines.Length + 1;
    }
}
