using Hipwise.Testing;

namespace Hipwise.Cli.Tests.Body;

public class OwnBodyTests
{
    [Fact]
    public void Build_makes_the_kept_bytes_from_the_tables_again()
    {
        using var folder = new TempFolder();
        var model = Path.Combine(folder.CopyKnowledge(), "body", "hipwise.osim");
        var demands = Path.Combine(folder.PathOf("knowledge"), "body", "demands.csv");
        var (kept, keptDemands) = (File.ReadAllBytes(model), File.ReadAllBytes(demands));
        File.Delete(model);
        File.WriteAllText(demands, "figure,side,muscle\nno-such-figure,both,no-such-muscle\n");
        HipwiseProcess.Run("body", "build", "--knowledge", folder.PathOf("knowledge")).ExitCode.ShouldBe(0);
        File.ReadAllBytes(model).AsSpan().SequenceEqual(kept).ShouldBeTrue();
        File.ReadAllBytes(demands).AsSpan().SequenceEqual(keptDemands).ShouldBeTrue("run 'hipwise body build' and keep what it writes");
    }

    [Fact]
    public void Demands_of_another_model_are_found_and_not_touched_when_not_asked_for()
    {
        using var folder = new TempFolder();
        var demands = Path.Combine(folder.CopyKnowledge(), "body", "demands.csv");
        var kept = File.ReadAllBytes(demands);
        File.AppendAllText(folder.PathOf("knowledge/movements.yaml"), "# a remark\n");
        HipwiseProcess.Run("body", "check", "--knowledge", folder.PathOf("knowledge")).Out.ShouldContain("MISS  The demands are of this model and these figures: stale; run 'hipwise body build'");
        HipwiseProcess.Run("body", "build", "--model-only", "--knowledge", folder.PathOf("knowledge")).ExitCode.ShouldBe(0);
        File.ReadAllBytes(demands).AsSpan().SequenceEqual(kept).ShouldBeTrue();
    }

    [Fact]
    public void Check_tells_each_bar_and_ends_with_1_for_what_is_missed()
    {
        var run = HipwiseProcess.Run("body", "check");
        run.ExitCode.ShouldBe(1, run.ToString());
        run.Lines.Where(line => line.StartsWith("MISS", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain("Isometric strength");
        run.Lines.ShouldContain(line => line.StartsWith("ok    Published moment arms", StringComparison.Ordinal));
        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public void A_model_that_the_tables_do_not_make_is_found()
    {
        using var folder = new TempFolder();
        File.AppendAllText(Path.Combine(folder.CopyKnowledge(), "body", "hipwise.osim"), "\n");
        HipwiseProcess.Run("body", "check", "--knowledge", folder.PathOf("knowledge")).Out.ShouldContain("MISS  The file is what the tables make");
    }

    [Fact]
    public void A_source_that_nobody_knows_is_found()
    {
        using var folder = new TempFolder();
        var facts = Path.Combine(folder.CopyKnowledge(), "body", "facts", "constants.csv");
        File.WriteAllText(facts, File.ReadAllText(facts).Replace(",LaiUhlrich2022,its curves", ",LaiUhlrich2202,its curves", StringComparison.Ordinal));
        HipwiseProcess.Run("body", "check", "--knowledge", folder.PathOf("knowledge")).Out.ShouldContain("'LaiUhlrich2202' is not in sources.yaml");
    }

    [Fact]
    public void A_slip_in_a_table_is_one_line_with_file_and_place()
    {
        using var folder = new TempFolder();
        var facts = Path.Combine(folder.CopyKnowledge(), "body", "facts", "muscles.csv");
        File.WriteAllText(facts, File.ReadAllText(facts).Replace("piri_r,piriformis,", "piri_r,piriformis,much", StringComparison.Ordinal));
        var run = HipwiseProcess.Run("body", "build", "--knowledge", folder.PathOf("knowledge"));
        run.ExitCode.ShouldBe(1);
        run.Error.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain("muscles.csv");
        run.Error.ShouldContain("no finite number");
    }
}
