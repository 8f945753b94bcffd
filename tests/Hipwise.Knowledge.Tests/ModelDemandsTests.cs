using Hipwise.Formats.Csv;
using Hipwise.Testing;
namespace Hipwise.Knowledge.Tests;

/// <summary>What the body model says that movements ask of muscles, as the knowledge keeps it.</summary>
public sealed class ModelDemandsTests
{
    private const string File = "body/demands.csv";

    [Fact]
    public void The_atlas_draws_with_the_tension_that_the_body_is_built_with() =>
        CsvTable.ReadFile(Path.Combine(Repository.Knowledge, "body", "facts", "constants.csv")).Rows
            .Single(row => row.Text("constant") == "specific_tension").Number("value").ShouldBe(Shipped.Knowledge.Atlas.SpecificTension);

    [Fact]
    public void Every_drawn_movement_is_there_and_none_is_stale()
    {
        var demands = Shipped.Knowledge.ModelDemands;
        demands.Figures.Keys.ShouldBe(Shipped.Knowledge.Figures.Keys, ignoreOrder: true);
        demands.Model.ShouldBe(ModelDemands.HashOf(Hipwise.Testing.Repository.Knowledge), "run 'hipwise body build' and keep what it writes");
        demands.Figures.Values.Count(figure => figure.IsCarried).ShouldBeGreaterThan(40);
        new FileInfo(Path.Combine(Hipwise.Testing.Repository.Knowledge, File)).Length.ShouldBeLessThan(300_000);
    }

    [Fact]
    public void The_side_that_works_is_the_one_that_is_found()
    {
        var lift = Shipped.Knowledge.ModelDemands.Figures["side-lying-abduction"];
        var medius = lift.Find("gluteus-medius").ShouldNotBeNull();
        medius.Side.ShouldBe(VariantSide.Working);
        medius.Peak.ShouldBeGreaterThan(0.3);
        lift.Find("transversus-abdominis").ShouldBeNull();
    }

    [Fact]
    public void Another_figure_gives_another_hash_and_other_demands_another_version()
    {
        using var copy = new KnowledgeCopy();
        var (version, hash) = (copy.Load().Version, ModelDemands.HashOf(copy.Folder));
        copy.Append(File, "# a remark\n");
        copy.Load().Version.ShouldNotBe(version);
        ModelDemands.HashOf(copy.Folder).ShouldBe(hash);
        copy.Append("figures/squat.yaml", "# a remark\n");
        ModelDemands.HashOf(copy.Folder).ShouldNotBe(hash);
    }

    [Fact]
    public void Without_the_table_there_are_no_demands_and_no_problem()
    {
        using var copy = new KnowledgeCopy();
        copy.Delete(File);
        copy.Load().ModelDemands.Figures.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("squat,both,", "sqat,both,", "no figure is called 'sqat'; did you mean 'squat'?")]
    [InlineData(",gluteus-maximus-middle,", ",gluteus-maximus-mid,", "no muscle is called 'gluteus-maximus-mid'")]
    [InlineData("squat,both,vastus-lateralis,", "squat,both,vastus-lateralis,1", "An activation is 0 to 1.")]
    [InlineData(",peak,", ",top,", "The column 'peak' is missing")]
    public void A_slip_is_named_with_its_line(string from, string to, string complaint)
    {
        using var copy = new KnowledgeCopy();
        copy.Replace(File, from, to);
        copy.Problems().ShouldContain(problem => problem.File == File && problem.Line > 0 && problem.Message.Contains(complaint, StringComparison.Ordinal));
    }
}
